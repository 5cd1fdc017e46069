//! Evaluates every clause of a pattern, none skipped.

use super::near_miss::{Similar, similar_key};
use super::survey::Survey;
use super::{Basis, Clause, Note, Question, Step, StepKind, Verdict, basis, clause};
use crate::diagnostic::Diagnostic;
use crate::json::Node;
use crate::matcher::in_words;
use crate::path::Pointer;
use crate::pattern::{Condition, Field, Subject};

/// Every outcome of a pattern on an event.
pub(super) struct Evaluation<'a> {
    /// The nested outcomes.
    pub(super) tree: Step,
    /// The leaves.
    pub(super) clauses: Vec<Clause>,
    /// The fields in the order of the pattern.
    pub(super) fields: Vec<FieldOutcome<'a>>,
}

/// What came of a field.
pub(super) struct FieldOutcome<'a> {
    /// The field.
    pub(super) field: &'a Field,
    /// What it found.
    pub(super) subject: Subject<'a>,
    /// Whether one of its alternatives holds.
    pub(super) verdict: Verdict,
    /// The key of the event that the missing one was probably meant to be.
    pub(super) similar: Option<Similar<'a>>,
    /// The index of its first clause and how many there are.
    pub(super) first_clause: usize,
}

/// The most failing fields, and alternatives of one, for which near misses are looked for.
const MOST_FIELDS: usize = 64;
const MOST_ALTERNATIVES: usize = 64;

/// Evaluates every clause.
pub(super) fn evaluate<'a>(question: &Question<'a>, survey: &Survey<'a>) -> Evaluation<'a> {
    let mut walk = Walk {
        question: *question,
        survey,
        failing: 0,
        clauses: Vec::new(),
        fields: Vec::new(),
    };
    let tree = walk.condition(&question.pattern.root);
    Evaluation {
        tree,
        clauses: walk.clauses,
        fields: walk.fields,
    }
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Self {
        if holds {
            Self::Matched
        } else {
            Self::Unmatched
        }
    }
}

impl Evaluation<'_> {
    pub(super) fn verdict(&self) -> Verdict {
        self.tree.verdict
    }

    /// The fields that made it fail.
    pub(super) fn blame(&self) -> Vec<Pointer> {
        let pointers = self.failing().map(|outcome| &outcome.field.event_pointer);
        pointers.cloned().collect()
    }

    /// The fields without an alternative that holds.
    pub(super) fn failing(&self) -> impl Iterator<Item = &FieldOutcome<'_>> {
        self.fields
            .iter()
            .filter(|outcome| outcome.verdict == Verdict::Unmatched)
    }

    pub(super) fn clauses_of(&self, outcome: &FieldOutcome<'_>) -> &[Clause] {
        let end = outcome.first_clause + outcome.field.alternatives.len();
        self.clauses
            .get(outcome.first_clause..end)
            .unwrap_or_default()
    }

    /// What the verdict rests on.
    pub(super) fn basis(&self) -> Basis {
        basis::of_step(&self.tree, &self.clauses)
    }

    /// What else to know about the verdict.
    pub(super) fn notes(&self, _diagnostics: &[Diagnostic]) -> Vec<Note> {
        match self.basis() {
            Basis::Documented => Vec::new(),
            Basis::Assumed => vec![Note {
                code: "assumed",
                message: "the vendor's documents do not decide this case; the verdict is the most likely reading"
                    .to_owned(),
                docs: None,
            }],
        }
    }
}

struct Walk<'a, 's> {
    question: Question<'a>,
    survey: &'s Survey<'a>,
    /// How many fields failed so far.
    failing: usize,
    clauses: Vec<Clause>,
    fields: Vec<FieldOutcome<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn condition(&mut self, condition: &'a Condition) -> Step {
        match condition {
            Condition::All(children, span) => {
                let children: Vec<_> = children.iter().map(|child| self.condition(child)).collect();
                Step {
                    kind: StepKind::All,
                    verdict: children
                        .iter()
                        .all(|child| child.verdict == Verdict::Matched)
                        .into(),
                    path: None,
                    label: "all of these".to_owned(),
                    pattern_span: *span,
                    event_span: None,
                    children,
                    clause: None,
                }
            }
            Condition::Field(field) => self.field(field),
        }
    }

    fn field(&mut self, field: &'a Field) -> Step {
        let subject = field.find(self.question.event);
        let first_clause = self.clauses.len();
        let event = self.question.event;
        let semantics = &self.question.pattern.semantics;
        let looks_near = self.failing < MOST_FIELDS;
        let similar = looks_near.then(|| similar_key(field, subject)).flatten();
        let clauses: Vec<_> = field
            .alternatives
            .iter()
            .enumerate()
            .map(|(index, alternative)| {
                clause::explain(&clause::Site {
                    field,
                    alternative,
                    subject,
                    event,
                    semantics,
                    similar,
                    survey: (looks_near && index < MOST_ALTERNATIVES).then_some(self.survey),
                })
            })
            .collect();
        let holds = clauses
            .iter()
            .any(|clause| clause.verdict == Verdict::Matched);
        let verdict = Verdict::from(holds);
        self.failing += usize::from(!holds);
        let children = clauses
            .iter()
            .enumerate()
            .map(|(index, clause)| leaf(clause, first_clause + index))
            .collect();
        self.clauses.extend(clauses);
        self.fields.push(FieldOutcome {
            field,
            subject,
            verdict,
            similar,
            first_clause,
        });
        let wanted: Vec<_> = field
            .alternatives
            .iter()
            .map(|each| each.matcher.meaning().expected())
            .collect();
        Step {
            kind: StepKind::Field,
            verdict,
            path: Some(field.event_pointer.clone()),
            label: format!("{} is {}", field.name(), in_words(&wanted, "or")),
            pattern_span: field.value_span,
            event_span: event_span(subject),
            children,
            clause: None,
        }
    }
}

fn leaf(clause: &Clause, index: usize) -> Step {
    Step {
        kind: StepKind::Clause,
        verdict: clause.verdict,
        path: Some(clause.path.clone()),
        label: clause.message.clone(),
        pattern_span: clause.pattern_span,
        event_span: clause.event_span,
        children: Vec::new(),
        clause: Some(index),
    }
}

/// Where a field's value stands in the event.
pub(super) fn event_span(subject: Subject<'_>) -> Option<crate::json::Span> {
    match subject {
        Subject::Value(Node { span, .. }) => Some(*span),
        Subject::NoAnchor | Subject::Absent { .. } => None,
    }
}
