//! Evaluates every clause of a pattern, none skipped.

use std::collections::HashSet;

use super::near_miss;
use super::nearest::{Nearest, nearest};
use super::similar::{Similar, similar_key};
use super::survey::Survey;
use super::{Basis, Clause, Note, Question, Step, StepKind, Verdict, basis, clause, expression};
use crate::dialect::Standing;
use crate::json::{Node, Span};
use crate::matcher::in_words;
use crate::path::Pointer;
use crate::pattern::{Condition, Field, FieldId, Flattened, OverBudget, Selection, Subject};

/// Every outcome of a pattern on an event.
pub(super) struct Evaluation<'a> {
    /// The nested outcomes.
    pub(super) tree: Step,
    /// The leaves.
    pub(super) clauses: Vec<Clause>,
    /// The fields in the order of the pattern.
    pub(super) fields: Vec<FieldOutcome<'a>>,
    /// The combination of fields that decides.
    pub(super) nearest: Nearest,
    /// Which fields belong to that combination, and which of them fail.
    decisive: HashSet<FieldId>,
    must_fail: HashSet<FieldId>,
    /// How many fields failed so far.
    failed: usize,
    /// The rule's text.
    pattern_text: &'a [u8],
    /// Whether documents say what a rule without any condition asks.
    without_fields: Standing,
}

/// What came of a field.
pub(super) struct FieldOutcome<'a> {
    /// The field.
    pub(super) field: &'a Field,
    /// What it found.
    pub(super) subject: Subject<'a>,
    /// Where in the event, or where it would be.
    pub(super) place: Pointer,
    /// The places to blame where it does not do what the rule wants.
    pub(super) blamed: Vec<Pointer>,
    /// Whether one of its alternatives holds.
    pub(super) verdict: Verdict,
    /// Whether it belongs to the combination that decides.
    pub(super) role: Role,
    /// The key of the event that the missing one was probably meant to be.
    pub(super) similar: Option<Similar<'a>>,
    /// The index of its first clause.
    first_clause: usize,
}

impl FieldOutcome<'_> {
    /// Whether it came out as the rule wants it.
    pub(super) fn serves(&self) -> bool {
        (self.verdict == Verdict::Matched) != self.field.negated
    }

    /// The parts of the expression that one of its alternatives is.
    fn expression_steps(&self, index: usize, rule: &[u8]) -> Vec<Step> {
        match (&self.subject, self.field.alternatives.get(index)) {
            (Subject::Event(event), Some(alternative)) => {
                expression::steps(alternative, event, rule)
            }
            _ => Vec::new(),
        }
    }
}

/// What a field has to do with the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It belongs to the combination that decides.
    Decisive,
    /// It belongs to another branch, or a later list takes its place.
    Elsewhere,
}

/// The most failing fields, and alternatives of one, for which near misses are looked for.
const MOST_FIELDS: usize = 64;
const MOST_ALTERNATIVES: usize = 64;

/// Evaluates every clause.
pub(super) fn evaluate<'a>(
    question: &Question<'a>,
    survey: &Survey<'a>,
) -> Result<Evaluation<'a>, OverBudget> {
    let pattern = question.pattern;
    let leaves = if pattern.reaches_leaves() {
        Flattened::new(question.event, &pattern.fields)
    } else {
        Flattened::default()
    };
    let nearest = nearest(question, &leaves)?;
    let mut evaluation = Evaluation {
        tree: Step::default(),
        clauses: Vec::new(),
        fields: Vec::new(),
        decisive: nearest.fields.iter().copied().collect(),
        must_fail: nearest.failing.iter().copied().collect(),
        failed: 0,
        pattern_text: question.pattern_text,
        without_fields: pattern.semantics.without_fields,
        nearest,
    };
    for (index, field) in pattern.fields.iter().enumerate() {
        evaluation.evaluate_field(FieldId(index), field, question, &leaves, survey);
    }
    let tree = evaluation.step(&pattern.root);
    let verdict = evaluation.nearest.failing.is_empty().into();
    evaluation.tree = Step { verdict, ..tree };
    Ok(evaluation)
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

impl<'a> Evaluation<'a> {
    pub(super) const fn verdict(&self) -> Verdict {
        self.tree.verdict
    }

    /// The places that made it fail.
    pub(super) fn blame(&self) -> Vec<Pointer> {
        let mut met = HashSet::new();
        let places = self.failing().flat_map(|outcome| &outcome.blamed);
        places.filter(|place| met.insert(*place)).cloned().collect()
    }

    /// The fields that made it fail.
    pub(super) fn failing(&self) -> impl Iterator<Item = &FieldOutcome<'a>> {
        self.decisive().filter(|outcome| !outcome.serves())
    }

    /// The fields of the combination that decides.
    pub(super) fn decisive(&self) -> impl Iterator<Item = &FieldOutcome<'a>> {
        self.fields
            .iter()
            .filter(|outcome| outcome.role == Role::Decisive)
    }

    pub(super) fn clauses_of(&self, outcome: &FieldOutcome<'_>) -> &[Clause] {
        let end = outcome.first_clause + outcome.field.alternatives.len();
        self.clauses
            .get(outcome.first_clause..end)
            .unwrap_or_default()
    }

    /// What the verdict rests on.
    pub(super) fn basis(&self) -> Basis {
        basis::of_verdict(self, self.without_fields)
    }

    /// What else to know about the verdict.
    pub(super) fn notes(&self) -> Vec<Note> {
        match self.basis() {
            Basis::Documented => Vec::new(),
            Basis::Assumed => vec![Note {
                code: "assumed",
                message:
                    "the documents do not decide this case; the verdict is the most likely reading"
                        .to_owned(),
                docs: None,
            }],
        }
    }

    fn evaluate_field(
        &mut self,
        id: FieldId,
        field: &'a Field,
        question: &Question<'a>,
        leaves: &Flattened<'a>,
        survey: &Survey<'a>,
    ) {
        let semantics = &question.pattern.semantics;
        let must_fail = self.must_fail.contains(&id);
        let (mut subject, mut place) = look(field, question, leaves, &self.nearest.selection);
        if must_fail && field.holds(&subject, semantics) {
            // Whether a field is absent is judged before all elements are chosen.
            (subject, place) = look(field, question, leaves, &Selection::default());
        }
        if must_fail && question.pattern.reaches_leaves() {
            let choices = field.element_choices(question.event, leaves, &self.nearest.selection);
            let nearest = choices
                .iter()
                .map(|selection| look(field, question, leaves, selection))
                .filter(|(subject, _)| !field.holds(subject, semantics))
                .min_by_key(|(subject, place)| {
                    near_miss::distance(field, subject, place, question)
                });
            (subject, place) = nearest.unwrap_or((subject, place));
        }
        let event = question.event;
        let first_clause = self.clauses.len();
        let looks_near = self.failed < MOST_FIELDS;
        let similar = looks_near.then(|| similar_key(field, &subject)).flatten();
        for (index, alternative) in field.alternatives.iter().enumerate() {
            let site = clause::Site {
                field,
                alternative,
                subject: &subject,
                place: &place,
                leaves: leaves.at(field),
                event,
                semantics,
                similar,
                survey: (looks_near && index < MOST_ALTERNATIVES).then_some(survey),
            };
            self.clauses.push(clause::explain(&site));
        }
        let verdict = field.holds(&subject, semantics).into();
        let blamed = match &subject {
            Subject::Event(event) => expression::blame(field, event),
            _ => vec![place.clone()],
        };
        self.failed += usize::from(verdict == Verdict::Unmatched);
        let is_decisive = self.decisive.contains(&id);
        let role = if is_decisive {
            Role::Decisive
        } else {
            Role::Elsewhere
        };
        self.fields.push(FieldOutcome {
            field,
            subject,
            place,
            blamed,
            verdict,
            role,
            similar,
            first_clause,
        });
    }

    fn step(&self, condition: &Condition) -> Step {
        let (kind, label, children, span) = match condition {
            Condition::All(children, span) => {
                (StepKind::All, "all of these", children.as_slice(), span)
            }
            Condition::Any(children, span) => {
                (StepKind::Any, "one of these", children.as_slice(), span)
            }
            Condition::Not(child, span) => {
                let child = std::slice::from_ref(child.as_ref());
                (StepKind::Not, "not this", child, span)
            }
            Condition::Field(id) => return self.field_step(*id),
        };
        let children: Vec<_> = children.iter().map(|child| self.step(child)).collect();
        let mut verdicts = children
            .iter()
            .map(|child| child.verdict == Verdict::Matched);
        let holds = match kind {
            StepKind::Any => verdicts.any(|holds| holds),
            StepKind::Not => verdicts.all(|holds| !holds),
            _ => verdicts.all(|holds| holds),
        };
        Step {
            kind,
            verdict: holds.into(),
            label: label.to_owned(),
            pattern_span: *span,
            children,
            ..Step::default()
        }
    }

    fn field_step(&self, id: FieldId) -> Step {
        let Some(outcome) = self.fields.get(id.0) else {
            return Step::default();
        };
        let leaf = |(index, clause): (usize, &Clause)| Step {
            kind: StepKind::Clause,
            verdict: clause.verdict,
            path: Some(clause.path.clone()),
            label: clause.message.clone(),
            pattern_span: clause.pattern_span,
            event_span: clause.event_span,
            children: outcome.expression_steps(index, self.pattern_text),
            clause: Some(outcome.first_clause + index),
            ..Step::default()
        };
        let field = outcome.field;
        let wanted: Vec<_> = field
            .alternatives
            .iter()
            .map(|each| each.matcher.meaning().expected())
            .collect();
        Step {
            kind: StepKind::Field,
            verdict: outcome.verdict,
            path: Some(outcome.place.clone()),
            label: match &outcome.subject {
                Subject::Event(_) => "the expression is true".to_owned(),
                _ => format!("{} is {}", field.name(), in_words(&wanted, "or")),
            },
            pattern_span: field.value_span,
            event_span: event_span(&outcome.subject),
            children: self
                .clauses_of(outcome)
                .iter()
                .enumerate()
                .map(leaf)
                .collect(),
            ..Step::default()
        }
    }
}

/// Where a field's value stands in the event.
pub(super) fn event_span(subject: &Subject<'_>) -> Option<Span> {
    match subject {
        Subject::Value(Node { span, .. }) | Subject::NoAttribute(Node { span, .. }) => Some(*span),
        Subject::Leaves(leaves) => leaves.first().map(|leaf| leaf.node.span),
        Subject::Values(values) => values.first().map(|value| value.span),
        Subject::NoAnchor | Subject::BrokenPath | Subject::Absent { .. } | Subject::Event(_) => {
            None
        }
    }
}

/// What a field finds, and where, among the leaves that go with a selection.
fn look<'a>(
    field: &Field,
    question: &Question<'a>,
    leaves: &Flattened<'a>,
    selection: &Selection,
) -> (Subject<'a>, Pointer) {
    if question.pattern.reaches_leaves() {
        return field.find_leaves(question.event, leaves, selection);
    }
    (field.find(question.event), field.event_pointer())
}
