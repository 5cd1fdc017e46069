//! Edits that turn the verdict, each applied and seen to do so before it is offered.

mod event_edits;
mod expression;
mod filter;
mod members;
mod plan;
mod repair;
mod rule_edits;

use plan::Change;
use repair::Repair;

use super::evaluate::{Evaluation, FieldOutcome};
use super::survey::Survey;
use super::{Question, Suggestion};
use crate::diagnostic::{Target, has_errors};
use crate::explain::Edit;
use crate::json;
use crate::matcher::in_words;
use crate::order;
use crate::pattern;

/// The most candidates that are tried.
const MOST_TRIED: usize = 16;
/// The most suggestions that are offered.
const MOST_OFFERED: usize = 5;

/// Verified edits, smallest first; what throws something away comes last.
pub(super) fn suggest<'a>(
    question: &Question<'a>,
    evaluation: &Evaluation<'a>,
    survey: &Survey<'a>,
) -> Vec<Suggestion> {
    let mut offered: Vec<(Candidate, Edited)> = Vec::new();
    for candidate in candidates(question, evaluation, survey)
        .into_iter()
        .take(tries(question))
    {
        let Some(edited) = candidate.verified(question) else {
            continue;
        };
        let is_new = |(other, before): &(Candidate, Edited)| {
            other.target != candidate.target || before.text != edited.text
        };
        if offered.iter().all(is_new) {
            offered.push((candidate, edited));
        }
    }
    order::sort_by_key(&mut offered, |(candidate, edited)| {
        (
            candidate.last_resort,
            size(question, candidate.target, &edited.edits),
        )
    });
    offered
        .into_iter()
        .take(MOST_OFFERED)
        .map(|(candidate, edited)| Suggestion {
            target: candidate.target,
            message: candidate.message,
            edits: edited.edits,
        })
        .collect()
}

/// How many candidates can be tried in bounded time.
fn tries(question: &Question<'_>) -> usize {
    const MUCH_WORK: usize = 1 << 20;
    match question.pattern.work(question.event) {
        0..MUCH_WORK => MOST_TRIED,
        _ => 4,
    }
}

/// A text with edits made.
struct Edited {
    edits: Vec<Edit>,
    text: Vec<u8>,
}

/// Changes that may turn the verdict.
struct Candidate {
    target: Target,
    message: String,
    changes: Vec<Change>,
    last_resort: bool,
}

impl Candidate {
    fn of(repairs: &[&Repair]) -> Option<Self> {
        let first = repairs.first()?;
        let place = match first.target {
            Target::Event => "in the event",
            Target::Pattern | Target::Expression => "in the rule",
        };
        let messages: Vec<_> = repairs
            .iter()
            .map(|repair| repair.message.clone())
            .collect();
        Some(Self {
            target: first.target,
            message: format!("{place}, {}", in_words(&messages, "and")),
            changes: repairs
                .iter()
                .flat_map(|repair| repair.changes.iter().cloned())
                .collect(),
            last_resort: repairs.iter().any(|repair| repair.last_resort),
        })
    }

    /// The edited text, if that turns the verdict.
    fn verified(&self, question: &Question<'_>) -> Option<Edited> {
        let (root, text) = match self.target {
            Target::Event => (question.event, question.event_text),
            Target::Pattern | Target::Expression => (question.pattern_root, question.pattern_text),
        };
        let edits = plan::edits(root, text, &self.changes)?;
        let text = plan::apply(text, &edits)?;
        let matches = match self.target {
            Target::Event => matches_event(question, &text),
            Target::Pattern | Target::Expression => pattern::compile(&text, question.dialect)
                .pattern
                .is_some_and(|pattern| pattern.matches(question.event) == Ok(true)),
        };
        matches.then_some(Edited { edits, text })
    }
}

fn matches_event(question: &Question<'_>, text: &[u8]) -> bool {
    let options = question
        .dialect
        .spec()
        .options(Target::Event)
        .with_max_bytes(text.len());
    let reading = json::read(text, &options);
    let event = reading.root.filter(|_| !has_errors(&reading.diagnostics));
    event.is_some_and(|event| question.pattern.matches(&event) == Ok(true))
}

/// For one failing field each of its repairs; for several, one repair for each at once.
fn candidates<'a>(
    question: &Question<'a>,
    evaluation: &Evaluation<'a>,
    survey: &Survey<'a>,
) -> Vec<Candidate> {
    let failing: Vec<&FieldOutcome<'_>> = evaluation.failing().collect();
    let repairs: Vec<Vec<Repair>> = failing
        .iter()
        .map(|outcome| repair::repairs(question, outcome, evaluation.clauses_of(outcome), survey))
        .collect();
    let everything = filter::ask_nothing(question);
    if let [only] = repairs.as_slice() {
        let each = only.iter().chain(&everything);
        return each.filter_map(|repair| Candidate::of(&[repair])).collect();
    }
    let choices: [fn(&Repair) -> bool; 4] = [
        |repair| repair.target == Target::Pattern && !repair.last_resort,
        |repair| repair.target == Target::Event,
        |repair| repair.target == Target::Pattern,
        |repair| repair.target == Target::Pattern && repair.last_resort,
    ];
    let combined = choices.iter().filter_map(|choice| {
        let chosen: Option<Vec<&Repair>> = repairs
            .iter()
            .map(|each| each.iter().find(|repair| choice(repair)))
            .collect();
        Candidate::of(&chosen?)
    });
    let everything = everything.iter();
    let everything = everything.filter_map(|repair| Candidate::of(&[repair]));
    combined.chain(everything).collect()
}

/// How much a person has to look at: what goes and what comes.
fn size(question: &Question<'_>, target: Target, edits: &[Edit]) -> usize {
    let text = match target {
        Target::Event => question.event_text,
        Target::Pattern | Target::Expression => question.pattern_text,
    };
    edits
        .iter()
        .map(|edit| {
            changed(
                text.get(edit.span.start..edit.span.end).unwrap_or_default(),
                edit,
            )
        })
        .sum()
}

fn changed(before: &[u8], edit: &Edit) -> usize {
    const LONGEST_COMPARED: usize = 200;
    let after = edit.text.as_str();
    let before = String::from_utf8_lossy(before);
    if before.len().max(after.len()) > LONGEST_COMPARED {
        return before.len() + after.len();
    }
    strsim::levenshtein(&before, after)
}
