//! The text of a rule to an [`EventPattern`], which no longer knows its dialect.

mod alternative;
mod compile;
mod field;
mod holds;
mod lint;
mod names;
mod work;

pub(crate) use compile::compile;
pub(crate) use field::{Alternative, Field, Notation, Subject};
pub(crate) use names::nearest;

use crate::dialect::{ArrayRule, Standing};
use crate::json::Span;

/// A compiled event pattern.
#[derive(Debug, Clone)]
pub(crate) struct EventPattern {
    /// What must hold.
    pub(crate) root: Condition,
    /// How conditions meet what they find.
    pub(crate) semantics: Semantics,
}

/// What a pattern asks of an event.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    /// All of these.
    All(Vec<Condition>, Span),
    /// A field with alternatives.
    Field(Field),
}

/// How conditions meet what they find; what remains of a dialect after compiling.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Semantics {
    /// How conditions meet arrays.
    pub(crate) arrays: ArrayRule,
    /// Whether operators on text are documented to pass over other types.
    pub(crate) text_operators_on_other_types: Standing,
}

impl EventPattern {
    /// Every field, in the order of the pattern.
    pub(crate) fn fields(&self) -> Vec<&Field> {
        let mut fields = Vec::new();
        self.root.collect(&mut fields);
        fields
    }
}

impl Condition {
    fn collect<'a>(&'a self, fields: &mut Vec<&'a Field>) {
        match self {
            Self::All(children, _) => children.iter().for_each(|child| child.collect(fields)),
            Self::Field(field) => fields.push(field),
        }
    }
}
