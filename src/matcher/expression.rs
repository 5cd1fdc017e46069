//! A CESQL expression: the event as a whole makes it true.

use super::{Failure, Meaning, Scalar};
use crate::cesql::{Binding, Expression as Parsed};
use crate::json::{Node, Span};

/// An expression that must be true of an event.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Expression {
    /// The expression as written.
    text: Box<str>,
    /// What is evaluated; its places count from the start of the text.
    parsed: Parsed,
    /// How the event arrived.
    binding: Binding,
    /// The string that holds the expression, in the rule.
    span: Span,
}

impl Expression {
    pub(crate) fn new(text: &str, parsed: Parsed, binding: Binding, span: Span) -> Self {
        Self {
            text: text.into(),
            parsed,
            binding,
            span,
        }
    }

    /// Whether an event makes it true, without any error.
    pub(crate) fn passes(&self, event: &Node) -> bool {
        self.parsed.passes(event, self.binding)
    }

    /// The expression as written.
    pub(crate) const fn text(&self) -> &str {
        &self.text
    }

    pub(crate) const fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    pub(crate) const fn binding(&self) -> Binding {
        self.binding
    }

    /// The string that holds it, with its quotes.
    pub(crate) const fn span(&self) -> Span {
        self.span
    }
}

impl Meaning for Expression {
    /// An event is an object, never a scalar.
    fn test(&self, _value: Scalar<'_>) -> bool {
        false
    }

    fn expected(&self) -> String {
        "an event that makes the expression true".to_owned()
    }

    fn failure(&self, field: &str, _value: Scalar<'_>) -> Failure {
        Failure::new("expression-false", format!("{field} is no event"))
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        Vec::new()
    }
}
