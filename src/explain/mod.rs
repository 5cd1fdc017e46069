//! Why an event matches a rule or does not: the reference evaluation of every clause.
//!
//! Slow and complete where `rule_set` is fast and short; the two never import each other.

mod basis;
mod branch;
mod clause;
mod evaluate;
mod expression;
mod knative;
mod model;
mod near_miss;
mod nearest;
mod notes;
mod similar;
mod suggest;
mod summary;
mod survey;

pub use model::{
    Actual, Basis, Clause, Edit, Explanation, NearMiss, Note, Step, StepKind, Suggestion, Verdict,
};

use survey::Survey;

use crate::diagnostic::Diagnostic;
use crate::dialect::Dialect;
use crate::json::Node;
use crate::pattern::{EventPattern, OverBudget};

/// An event and a rule, as text and as read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    /// The event's text.
    pub(crate) event_text: &'a [u8],
    /// The event.
    pub(crate) event: &'a Node,
    /// The rule's text.
    pub(crate) pattern_text: &'a [u8],
    /// The rule's JSON.
    pub(crate) pattern_root: &'a Node,
    /// The rule.
    pub(crate) pattern: &'a EventPattern,
    /// The language of the rule, in which edited rules are compiled again.
    pub(crate) dialect: Dialect,
}

/// Explains a verdict; `diagnostics` are the findings so far on both texts.
pub(crate) fn explain(
    question: &Question<'_>,
    diagnostics: Vec<Diagnostic>,
) -> Result<Explanation, OverBudget> {
    let survey = Survey::of(question.event, question.pattern);
    let evaluation = evaluate::evaluate(question, &survey)?;
    let matched = evaluation.verdict() == Verdict::Matched;
    let suggestions = if matched {
        Vec::new()
    } else {
        suggest::suggest(question, &evaluation, &survey)
    };
    Ok(Explanation {
        matched,
        summary: summary::summarise(&evaluation, &diagnostics),
        blame: evaluation.blame(),
        basis: evaluation.basis(),
        notes: [
            evaluation.notes(),
            notes::engine_differs(question, matched),
            knative::differs(question, &evaluation),
        ]
        .concat(),
        tree: evaluation.tree,
        clauses: evaluation.clauses,
        suggestions,
        diagnostics,
    })
}
