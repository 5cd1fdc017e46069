//! One case, asked of both sides; what differs, and whether a defect explains it.

use std::io;

use whymatch::Dialect;

use crate::defects::{Parts, Wrong, explaining};
use crate::generate::Case;
use crate::judge::{Answer, Judge};
use crate::numbers::is_comparable;
use crate::ours;
use crate::text::is_number;
use crate::tree::Tree;
use crate::verdict::Verdict;

/// Who answers beside the judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// This project.
    Ours(Dialect),
    /// The judge itself, piece by piece.
    Alone,
}

/// Two answers that differ.
pub(crate) struct Difference {
    pub(crate) case: Case,
    pub(crate) ours: Result<Verdict, String>,
    pub(crate) library: Answer,
    /// The defect that explains it.
    pub(crate) defect: Option<&'static str>,
}

/// The answers of the other side.
pub(crate) fn answers(
    side: Side,
    cases: &[Case],
    judge: &mut Judge,
) -> io::Result<Vec<Result<Verdict, String>>> {
    match side {
        Side::Ours(dialect) => Ok(cases
            .iter()
            .map(|case| ours::verdict(case, dialect))
            .collect()),
        Side::Alone => {
            let answers = judge.ask_alone(cases)?;
            Ok(answers
                .into_iter()
                .map(|answer| Ok(answer.verdict))
                .collect())
        }
    }
}

/// Where the answers differ; `crashed` of both sides is no difference.
pub(crate) fn difference(
    case: &Case,
    ours: Result<Verdict, String>,
    library: Answer,
    judge: &mut Judge,
) -> io::Result<Option<Difference>> {
    if ours == Ok(library.verdict) {
        return Ok(None);
    }
    let defect = match &ours {
        Ok(ours) => defect(case, *ours, &library, judge)?,
        Err(_) => None,
    };
    Ok(Some(Difference {
        case: case.clone(),
        ours,
        library,
        defect,
    }))
}

fn defect(
    case: &Case,
    ours: Verdict,
    library: &Answer,
    judge: &mut Judge,
) -> io::Result<Option<&'static str>> {
    let (Some(rule), Some(event)) = (Tree::parse(&case.pattern), Tree::parse(&case.event)) else {
        return Ok(None);
    };
    let alone = judge.ask_alone(std::slice::from_ref(case))?;
    let wrong = Wrong {
        ours,
        library,
        alone: alone
            .first()
            .map_or(Verdict::Crashed, |answer| answer.verdict),
        odd_number: has_odd_number(&rule, &event, judge)?,
    };
    Ok(explaining(&Parts::of(&rule, &event), &wrong))
}

/// Whether the judge's JDK prints some number otherwise than newer ones do.
pub(crate) fn has_odd_number(rule: &Tree, event: &Tree, judge: &mut Judge) -> io::Result<bool> {
    let scalars = rule.scalars().into_iter().chain(event.scalars());
    let is_valid = |number: &&str| {
        is_number(number) && serde_json::from_str::<&serde_json::value::RawValue>(number).is_ok()
    };
    let numbers: Vec<_> = scalars.filter(is_valid).collect();
    if numbers.is_empty() {
        return Ok(false);
    }
    let judged = judge.comparable(&numbers)?;
    Ok(numbers
        .iter()
        .zip(judged)
        .any(|(number, judged)| is_comparable(number) != judged))
}
