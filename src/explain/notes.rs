//! Where an engine is known to answer otherwise than it should.
//!
//! Each defect of Event Ruler 2.0.1 is a way to answer the question once more: a note is made
//! only where that turns the verdict.

use std::collections::HashMap;

use super::{Note, Question};
use crate::json::Text;
use crate::matcher::{Beside, Quirk};
use crate::pattern::{Alternative, EventPattern, Field, FieldId, Flattened, OverBudget};

/// A defect that can be recognised.
#[derive(Clone, Copy)]
enum Defect {
    /// In how one value is tested.
    Test(Quirk),
    /// A path that begins with one empty key loses it.
    EmptyKey,
    /// A later branch whose lists overlap those of an earlier one is taken for a repetition.
    LaterBranch,
    /// A value outside an array is lost where its path is inside the array too.
    Outsider,
}

const DEFECTS: [(Defect, &str); 9] = [
    (
        Defect::Test(Quirk::QuestionMarks),
        "Event Ruler 2.0.1 answers differently: where letter case is ignored, it takes a character beyond U+FFFF for two question marks",
    ),
    (
        Defect::Test(Quirk::LeadingStar),
        "Event Ruler 2.0.1 may answer differently: beside a `wildcard` that begins with a star, an operator that ignores letter case begins anywhere",
    ),
    (
        Defect::Test(Quirk::OtherKind),
        "Event Ruler 2.0.1 answers differently: a block takes addresses of the other kind whose first digits agree",
    ),
    (
        Defect::Test(Quirk::NumberInBlock),
        "Event Ruler 2.0.1 answers differently: a block takes numbers whose digits, read as hexadecimal, begin an address in it",
    ),
    (
        Defect::Test(Quirk::Quotes),
        "Event Ruler 2.0.1 answers differently: it compares strings with their quotes, so a quote in the operand meets the one around the value",
    ),
    (
        Defect::Test(Quirk::NumberEnd),
        "Event Ruler 2.0.1 answers differently: where the rule compares numbers on the field too, the inner form of this number ends like a string",
    ),
    (
        Defect::EmptyKey,
        "Event Ruler 2.0.1 answers differently: it reads a path that begins with an empty key without that key",
    ),
    (
        Defect::LaterBranch,
        "Event Ruler 2.0.1 may answer differently: it drops a branch of `$or` whose lists overlap those of an earlier branch",
    ),
    (
        Defect::Outsider,
        "Event Ruler 2.0.1 answers differently: it loses the value outside the array where the same path is inside it too",
    ),
];

/// A note for each defect of Event Ruler that turns the verdict.
pub(super) fn engine_differs(question: &Question<'_>, matched: bool) -> Vec<Note> {
    if !question.pattern.reaches_leaves() {
        return Vec::new();
    }
    let leaves = Flattened::new(question.event, &question.pattern.fields);
    let turns = |defect: Defect| defect.answer(question, &leaves) == Some(Ok(!matched));
    DEFECTS
        .iter()
        .filter(|(defect, _)| turns(*defect))
        .map(|(_, sentence)| Note {
            code: "event-ruler-differs",
            message: (*sentence).to_owned(),
            docs: None,
        })
        .collect()
}

impl Defect {
    /// The engine's answer, if the defect can show.
    fn answer(
        self,
        question: &Question<'_>,
        leaves: &Flattened<'_>,
    ) -> Option<Result<bool, OverBudget>> {
        let pattern = question.pattern;
        match self {
            Self::Test(quirk) => with_quirk(pattern, leaves, quirk),
            Self::EmptyKey => without_empty_keys(pattern).map(|pattern| {
                let leaves = Flattened::new(question.event, &pattern.fields);
                pattern.matches_leaves(&leaves)
            }),
            Self::LaterBranch => {
                without_later_branches(pattern).map(|pattern| pattern.matches_leaves(leaves))
            }
            Self::Outsider => (pattern.fields.len() > 1)
                .then(|| pattern.matches_leaves(&leaves.without_outsiders())),
        }
    }
}

fn with_quirk(
    pattern: &EventPattern,
    leaves: &Flattened<'_>,
    quirk: Quirk,
) -> Option<Result<bool, OverBudget>> {
    let beside = beside(pattern);
    let at = |id: FieldId| beside.get(id.0).copied().unwrap_or_default();
    let shows = pattern.fields.iter().enumerate().any(|(index, field)| {
        let mut matchers = field.alternatives.iter().map(|each| &each.matcher);
        matchers.any(|matcher| quirk.concerns(matcher, at(FieldId(index))))
    });
    shows.then(|| {
        pattern.matches_by(leaves, |id, matcher, value| {
            quirk.test(matcher, value, at(id))
        })
    })
}

/// What the rule asks of the path of each field.
fn beside(pattern: &EventPattern) -> Vec<Beside> {
    let mut by_path: HashMap<Vec<u8>, Beside> = HashMap::new();
    for field in &pattern.fields {
        let beside = by_path.entry(field.dotted_key()).or_default();
        *beside = field
            .alternatives
            .iter()
            .fold(*beside, |beside, each| beside.and(&each.matcher));
    }
    let of_field = |field: &Field| by_path.get(&field.dotted_key()).copied();
    let fields = pattern.fields.iter();
    fields
        .map(|field| of_field(field).unwrap_or_default())
        .collect()
}

fn without_empty_keys(pattern: &EventPattern) -> Option<EventPattern> {
    let begins_empty = |field: &Field| matches!(field.keys.as_slice(), [first, second, ..] if is_empty(first) && !is_empty(second));
    if !pattern.fields.iter().any(begins_empty) {
        return None;
    }
    let mut pattern = pattern.clone();
    for field in pattern
        .fields
        .iter_mut()
        .filter(|field| begins_empty(field))
    {
        field.keys.remove(0);
    }
    Some(pattern)
}

fn is_empty(key: &Text) -> bool {
    key.as_bytes().is_empty()
}

/// Without the combinations that ask for the same paths as an earlier one with overlapping lists.
fn without_later_branches(pattern: &EventPattern) -> Option<EventPattern> {
    /// The most combinations that are compared with each other.
    const COMPARED: usize = 64;
    let mut kept: Vec<Vec<FieldId>> = Vec::new();
    for (index, combination) in pattern.combinations.iter().enumerate() {
        let repeats = |earlier: &Vec<FieldId>| repeats(pattern, earlier, combination);
        if index >= COMPARED || !kept.iter().any(repeats) {
            kept.push(combination.clone());
        }
    }
    (kept.len() < pattern.combinations.len()).then(|| EventPattern {
        combinations: kept,
        ..pattern.clone()
    })
}

fn repeats(pattern: &EventPattern, earlier: &[FieldId], later: &[FieldId]) -> bool {
    let pairs = pattern.fields_of(earlier).zip(pattern.fields_of(later));
    earlier.len() == later.len()
        && pairs.into_iter().all(|((first, one), (second, other))| {
            first == second || one.dotted_key() == other.dotted_key() && overlap(one, other)
        })
}

/// Whether two lists share an alternative; of long lists only the beginnings are compared.
fn overlap(one: &Field, other: &Field) -> bool {
    const COMPARED: usize = 16;
    let wanted = |each: &Alternative| (each.operator.clone(), each.matcher.meaning().expected());
    one.alternatives.iter().take(COMPARED).any(|each| {
        let mut others = other.alternatives.iter().take(COMPARED);
        others.any(|another| wanted(each) == wanted(another))
    })
}
