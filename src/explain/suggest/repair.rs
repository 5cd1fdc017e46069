//! What could be changed so that a field fits.

use super::plan::Change;
use crate::diagnostic::Target;
use crate::explain::clause::Site;
use crate::explain::evaluate::FieldOutcome;
use crate::explain::similar::Similar;
use crate::explain::survey::Survey;
use crate::explain::{Clause, Question};
use crate::json::{self, Node, Span, to_json};
use crate::path::Pointer;
use crate::pattern::{Field, Notation, Subject};

/// A change to one of the texts after which a field should fit.
pub(super) struct Repair {
    pub(super) target: Target,
    pub(super) message: String,
    pub(super) changes: Vec<Change>,
    /// Whether it throws away something that a person probably wants to keep.
    pub(super) last_resort: bool,
}

/// The longest value that is written into a rule.
const LONGEST_VALUE: usize = 200;
/// The most alternatives of a field that are looked at.
const MOST_ALTERNATIVES: usize = 64;

/// The repairs of a failing field, the most telling first.
pub(super) fn repairs<'a>(
    question: &Question<'a>,
    outcome: &FieldOutcome<'a>,
    clauses: &[Clause],
    survey: &Survey<'a>,
) -> Vec<Repair> {
    let of = Of {
        question,
        field: outcome.field,
        subject: &outcome.subject,
        place: &outcome.place,
        similar: outcome.similar,
        clauses,
        survey,
    };
    if of.is_expression() {
        return of.expression_repairs();
    }
    if of.field.notation == Notation::Filter {
        return of.filter_repairs();
    }
    let mut repairs = Vec::new();
    repairs.extend(of.wrap_operator());
    repairs.extend(of.rename_key());
    repairs.extend(of.move_field());
    repairs.extend(of.rewrite_literal());
    repairs.extend(of.stop_excluding());
    repairs.extend(of.accept_too());
    repairs.extend(of.add_element());
    repairs.extend(of.set_in_event());
    repairs.extend(of.delete_in_event());
    repairs.push(of.drop_field());
    repairs
}

/// A failing field.
pub(super) struct Of<'a, 's> {
    pub(super) question: &'s Question<'a>,
    pub(super) field: &'a Field,
    pub(super) subject: &'a Subject<'a>,
    pub(super) place: &'a Pointer,
    pub(super) similar: Option<Similar<'a>>,
    pub(super) clauses: &'s [Clause],
    pub(super) survey: &'s Survey<'a>,
}

pub(super) fn in_pattern(message: String, changes: Vec<Change>) -> Repair {
    Repair {
        target: Target::Pattern,
        message,
        changes,
        last_resort: false,
    }
}

pub(super) fn in_event(message: String, changes: Vec<Change>) -> Repair {
    Repair {
        target: Target::Event,
        message,
        changes,
        last_resort: false,
    }
}

impl<'a> Of<'a, '_> {
    pub(super) fn sites(&self) -> impl Iterator<Item = Site<'a>> {
        let (field, subject, place) = (self.field, self.subject, self.place);
        let (event, semantics) = (self.question.event, &self.question.pattern.semantics);
        let alternatives = field.alternatives.iter().take(MOST_ALTERNATIVES);
        alternatives.map(move |alternative| Site {
            field,
            alternative,
            subject,
            place,
            leaves: &[],
            event,
            semantics,
            similar: self.similar,
            survey: None,
        })
    }

    /// The scalar that the field holds, or the first one of its array.
    pub(super) fn scalar(&self) -> Option<&'a Node> {
        let scalar = match self.subject {
            Subject::Value(node) => match node.as_array() {
                Some(elements) => elements.iter().find(|element| element.is_scalar())?,
                None => *node,
            },
            Subject::Leaves(leaves) => leaves.first()?.node,
            Subject::Values(values) => values.iter().find(|value| value.is_scalar())?,
            Subject::NoAnchor
            | Subject::BrokenPath
            | Subject::Absent { .. }
            | Subject::NoAttribute(_)
            | Subject::Event(_) => return None,
        };
        (scalar.is_scalar() && to_json(scalar).len() <= LONGEST_VALUE).then_some(scalar)
    }

    pub(super) fn pattern_text(&self, span: Span) -> String {
        let bytes = self
            .question
            .pattern_text
            .get(span.start..span.end)
            .unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// A JSON text that one of the alternatives takes.
    pub(super) fn witness(&self) -> Option<String> {
        let actual = self.scalar();
        let alternatives = self.field.alternatives.iter();
        alternatives
            .take(MOST_ALTERNATIVES)
            .flat_map(|alternative| alternative.matcher.meaning().witnesses(actual))
            .find(|witness| self.holds_for_text(witness))
    }

    /// Whether the field would hold for the value of this JSON text.
    pub(super) fn holds_for_text(&self, text: &str) -> bool {
        let root = json::read(text.as_bytes(), &json::Options::event()).root;
        root.is_some_and(|node| self.holds_for(&node))
    }

    /// Whether the field would hold for this value.
    pub(super) fn holds_for(&self, node: &Node) -> bool {
        let semantics = &self.question.pattern.semantics;
        self.field.holds(&Subject::Value(node), semantics)
    }
}
