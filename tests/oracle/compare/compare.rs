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

/// The service refuses rules whose wildcards can make more work; the library takes them.
pub(crate) const HIGHEST_COMPLEXITY: u64 = 10;

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

/// Where the answers differ.
pub(crate) fn difference(
    case: &Case,
    ours: Result<Verdict, String>,
    library: Answer,
    judge: &mut Judge,
) -> io::Result<Option<Difference>> {
    let refused = library.complexity > HIGHEST_COMPLEXITY;
    let expected = if refused {
        Verdict::Rejected
    } else {
        library.verdict
    };
    if ours == Ok(expected) {
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
    let Some(rule) = Tree::parse(&case.pattern) else {
        return Ok(None);
    };
    let event = Tree::parse(&case.event).unwrap_or(Tree::Object(Vec::new()));
    let alone = judge.ask_alone(std::slice::from_ref(case))?;
    let Some(alone) = alone.first() else {
        return Ok(None);
    };
    let wrong = Wrong {
        ours,
        library,
        alone,
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
