//! The verdict in one plain sentence.

use super::evaluate::{Evaluation, FieldOutcome};
use super::{Clause, Verdict};
use crate::diagnostic::{Code, Diagnostic};
use crate::matcher::in_words;
use crate::pattern::{Notation, Subject};

/// The shortest true sentence that lets a person act.
pub(super) fn summarise(evaluation: &Evaluation<'_>, diagnostics: &[Diagnostic]) -> String {
    if evaluation.verdict() == Verdict::Matched {
        return matched(evaluation);
    }
    if diagnostics
        .iter()
        .filter(|finding| finding.code == Code::SwappedInputs)
        .count()
        > 1
    {
        return "The event and the rule seem to be swapped: what stands as the event looks like a rule.".to_owned();
    }
    let failing: Vec<_> = evaluation.failing().collect();
    let Some(first) = failing.first() else {
        return "The rule matches no event.".to_owned();
    };
    let reason = capitalised(&reason(evaluation, first));
    match failing.len() {
        1 => format!("{reason}."),
        count => format!(
            "{count} of {} {} do not fit. First: {reason}.",
            evaluation.nearest.fields.len(),
            conditions(evaluation)
        ),
    }
}

fn matched(evaluation: &Evaluation<'_>) -> String {
    let decisive = |outcome: &FieldOutcome<'_>| {
        let mut clauses = evaluation.clauses_of(outcome).iter();
        if outcome.field.negated {
            return clauses.next().map(|clause| let_through(outcome, clause));
        }
        clauses
            .find(|clause| clause.verdict == Verdict::Matched)
            .map(|clause| clause.message.clone())
    };
    let reasons: Vec<String> = evaluation.decisive().filter_map(decisive).collect();
    match reasons.as_slice() {
        [] => "The rule asks for nothing, so every event matches.".to_owned(),
        [one] => format!("{}.", capitalised(one)),
        [one, two] => format!("{}, and {two}.", capitalised(one)),
        [first, ..] => format!(
            "All {} {} fit. First: {first}.",
            reasons.len(),
            conditions(evaluation)
        ),
    }
}

/// Why a filter does not hold, where that is what the rule wants.
fn let_through(outcome: &FieldOutcome<'_>, clause: &Clause) -> String {
    let name = outcome.place.dotted();
    let reason = match (&outcome.subject, clause.actual.as_slice()) {
        (Subject::Value(_), [actual]) => format!("`{name}` is `{}`", actual.text),
        (Subject::Absent { .. }, _) => format!("the event has no `{name}`"),
        _ => clause.message.clone(),
    };
    format!("{reason}, which `not` lets through")
}

/// What the rule's conditions are called.
fn conditions(evaluation: &Evaluation<'_>) -> &'static str {
    let is_filter = |outcome: &FieldOutcome<'_>| outcome.field.notation == Notation::Filter;
    if evaluation.decisive().any(is_filter) {
        "filters"
    } else {
        "fields"
    }
}

/// Why a field fails: its one clause's reason, or what it is against all that would do.
fn reason(evaluation: &Evaluation<'_>, outcome: &FieldOutcome<'_>) -> String {
    match evaluation.clauses_of(outcome) {
        [] => format!(
            "the list of `{}` is empty, so no event matches",
            outcome.place.dotted()
        ),
        [only] if outcome.field.negated => {
            format!("{}, and `not` excludes that", only.message)
        }
        [only] => with_near_miss(only, only.message.clone()),
        [first, ..] => several(evaluation, outcome, first),
    }
}

fn several(evaluation: &Evaluation<'_>, outcome: &FieldOutcome<'_>, first: &Clause) -> String {
    let clauses = evaluation.clauses_of(outcome);
    let wanted: Vec<_> = clauses
        .iter()
        .map(|clause| clause.expected.clone())
        .collect();
    let wanted = in_words(&wanted, "or");
    let name = format!("`{}`", outcome.place.dotted());
    let message = match (first.actual.as_slice(), first.reason) {
        (_, "missing-field" | "missing-parent") => {
            let missing = first.message.split(';').next().unwrap_or_default();
            format!("{missing}; the rule wants {wanted}")
        }
        ([only], _) if only.pointer == outcome.place => {
            format!("{name} is `{}`; the rule wants {wanted}", only.text)
        }
        _ => format!("no element of {name} fits; the rule wants {wanted}"),
    };
    clauses
        .iter()
        .find(|clause| clause.near_miss.is_some())
        .map_or(message.clone(), |near| with_near_miss(near, message))
}

fn with_near_miss(clause: &Clause, message: String) -> String {
    /// Near misses that the message itself already tells.
    const TOLD: [&str; 1] = ["type-differs"];
    /// Near misses that tell the whole cause.
    const CAUSES: [&str; 4] = [
        "operator-outside-list",
        "json-in-string",
        "objects-in-array",
        "dotted-key",
    ];
    match &clause.near_miss {
        Some(near) if CAUSES.contains(&near.code) => near.message.clone(),
        Some(near) if !TOLD.contains(&near.code) => {
            format!("{message}. {}", capitalised(&near.message))
        }
        _ => message,
    }
}

/// The sentence with a capital letter, unless it begins with a name.
fn capitalised(sentence: &str) -> String {
    let mut characters = sentence.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
