//! The text of a rule to an [`EventPattern`], which no longer knows its dialect.

mod alternative;
mod combine;
mod compile;
mod field;
mod filters;
mod holds;
mod json_path;
mod leaves;
mod lint;
mod member;
mod refuse;
mod work;

pub(crate) use crate::names::nearest;
pub(crate) use compile::{compile, compile_quietly};
pub(crate) use field::{Alternative, Anchor, Field, Notation, Route, Subject};
pub(crate) use holds::OverBudget;
pub(crate) use leaves::{Flattened, Leaf, Selection};
pub(crate) use work::may_exceed;

use crate::dialect::{ArrayRule, Judge, Reach, Standing};
use crate::json::Span;

/// A compiled event pattern.
#[derive(Debug, Clone)]
pub(crate) struct EventPattern {
    /// What must hold, as the rule nests it.
    pub(crate) root: Condition,
    /// The fields, in the order of the rule.
    pub(crate) fields: Vec<Field>,
    /// Where leaves must go together: what must hold, as combinations of fields, all of one of them.
    pub(crate) combinations: Vec<Vec<FieldId>>,
    /// How conditions meet what they find.
    pub(crate) semantics: Semantics,
}

/// The place of a field among an [`EventPattern`]'s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct FieldId(pub(crate) usize);

/// What a pattern asks of an event, as the rule nests it.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    /// All of these.
    All(Vec<Condition>, Span),
    /// One of these.
    Any(Vec<Condition>, Span),
    /// The contrary of this.
    Not(Box<Condition>, Span),
    /// A field with alternatives.
    Field(FieldId),
}

/// How conditions meet what they find; what remains of a dialect after compiling.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Semantics {
    /// How conditions meet arrays.
    pub(crate) arrays: ArrayRule,
    /// How paths meet the event.
    pub(crate) reach: Reach,
    /// What decides where documents are silent.
    pub(crate) judge: Judge,
    /// Whether operators on text are documented to pass over other types.
    pub(crate) text_operators_on_other_types: Standing,
    /// Whether documents say what a rule without any condition asks.
    pub(crate) without_fields: Standing,
}

impl Condition {
    /// Its place in the rule.
    pub(crate) fn span(&self, fields: &[Field]) -> Span {
        match self {
            Self::All(_, span) | Self::Any(_, span) | Self::Not(_, span) => *span,
            Self::Field(id) => fields
                .get(id.0)
                .map(|field| field.value_span)
                .unwrap_or_default(),
        }
    }
}

impl EventPattern {
    /// Whether paths reach through arrays, so that leaves must go together.
    pub(crate) fn reaches_leaves(&self) -> bool {
        self.semantics.reach == Reach::Leaves
    }

    /// The field with this id.
    pub(crate) fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.get(id.0)
    }

    /// The fields of a combination, in its order.
    pub(crate) fn fields_of<'a>(
        &'a self,
        combination: &'a [FieldId],
    ) -> impl Iterator<Item = (FieldId, &'a Field)> {
        combination
            .iter()
            .filter_map(|id| Some((*id, self.field(*id)?)))
    }
}
