//! A scalar of an event as a matcher sees it.

use std::borrow::Cow;

use super::java_number::{java_text, narrowed_java_text};
use crate::json::{Node, Number, Text, Value, excerpt};

/// A value that is neither an object nor an array.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scalar<'e> {
    /// The value.
    pub(crate) node: &'e Node,
    /// How its text reads where a rule compares text.
    pub(crate) spelling: NumberSpelling,
}

/// How a number reads where values compare as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NumberSpelling {
    /// As the event spells it.
    Literal,
    /// As a Java number prints itself: `3.0e2` is `300`, `300.00` is `300.0`.
    Java,
    /// The same, whole numbers below 2³¹ cut to 32 bits: `-3000000000` is `1294967296`.
    JavaNarrowed,
    /// As spelled, and operators on text look at numbers and booleans too: the canonical text
    /// of a `CloudEvents` attribute.
    Attribute,
}

impl<'e> Scalar<'e> {
    /// A value whose numbers read as spelled.
    pub(crate) const fn literal(node: &'e Node) -> Self {
        Self {
            node,
            spelling: NumberSpelling::Literal,
        }
    }

    /// The string's text, if it is one without lone surrogates.
    pub(crate) fn as_str(self) -> Option<&'e str> {
        self.node.as_text().and_then(|text| text.as_str())
    }

    /// The bytes of the string, if it is one or is read as one.
    pub(crate) fn as_bytes(self) -> Option<&'e [u8]> {
        match &self.node.value {
            Value::Number(number) if self.spelling == NumberSpelling::Attribute => {
                Some(number.as_str().as_bytes())
            }
            Value::Bool(value) if self.spelling == NumberSpelling::Attribute => Some(truth(*value)),
            _ => self.node.as_text().map(Text::as_bytes),
        }
    }

    /// The number, if it is one, as the engine sees it.
    pub(crate) fn as_number(self) -> Option<Cow<'e, Number>> {
        match (&self.node.value, self.spelling) {
            (Value::Number(number), NumberSpelling::JavaNarrowed) => Some(Cow::Owned(Number::new(
                &narrowed_java_text(number.as_str()),
            ))),
            (Value::Number(number), _) => Some(Cow::Borrowed(number)),
            _ => None,
        }
    }

    /// The value as text without its type; null has none.
    pub(crate) fn untyped_text(self) -> Option<Cow<'e, [u8]>> {
        match &self.node.value {
            Value::String(text) => Some(Cow::Borrowed(text.as_bytes())),
            Value::Bool(value) => Some(Cow::Borrowed(truth(*value))),
            Value::Number(number) => Some(match self.spelling {
                NumberSpelling::Literal | NumberSpelling::Attribute => {
                    Cow::Borrowed(number.as_str().as_bytes())
                }
                NumberSpelling::Java => Cow::Owned(java_text(number.as_str()).into_bytes()),
                NumberSpelling::JavaNarrowed => {
                    Cow::Owned(narrowed_java_text(number.as_str()).into_bytes())
                }
            }),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// The value as JSON in backticks, cut where long, and how it reads where that differs.
    pub(crate) fn quoted(self) -> String {
        let quoted = quoted(self.node);
        match (&self.node.value, self.untyped_text()) {
            (Value::Number(number), Some(text)) if *text != *number.as_str().as_bytes() => {
                format!("{quoted} (read as `{}`)", String::from_utf8_lossy(&text))
            }
            _ => quoted,
        }
    }
}

const fn truth(value: bool) -> &'static [u8] {
    if value { b"true" } else { b"false" }
}

/// A value as JSON in backticks, cut where long.
pub(crate) fn quoted(node: &Node) -> String {
    const LONGEST: usize = 120;
    format!("`{}`", excerpt(node, LONGEST))
}
