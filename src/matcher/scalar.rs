//! A scalar of an event as a matcher sees it.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::comparable::{has_few_digits, is_comparable};
use super::java_number::{java_text, narrowed_java_text};
use crate::json::{Decimal, Node, Number, Span, Text, Value, excerpt, number_end};

/// A value that is neither an object nor an array.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scalar<'e> {
    /// The value.
    pub(crate) value: Primitive<'e>,
    /// How its text reads where a rule compares text.
    pub(crate) spelling: NumberSpelling,
}

/// The kinds of scalar, wherever their bytes stand: in a tree, or still in the event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Primitive<'e> {
    Null,
    Bool(bool),
    Number(Spelled<'e>),
    /// The bytes of a string, unescaped: UTF-8 but for lone surrogates.
    String(&'e [u8]),
    /// An object or an array, which equals nothing and satisfies no operator on scalars.
    Structured,
}

/// A number as it is spelled, and what is known of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spelled<'e> {
    /// Follows the JSON grammar.
    text: &'e [u8],
    known: Option<&'e Known>,
}

/// What was found out about a number, so that it is found out once.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Known {
    double: OnceCell<f64>,
    is_comparable: OnceCell<bool>,
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
    #[inline]
    pub(crate) fn literal(node: &'e Node) -> Self {
        Self::new(node, NumberSpelling::Literal)
    }

    /// A value whose numbers read in some way.
    #[inline]
    pub(crate) fn new(node: &'e Node, spelling: NumberSpelling) -> Self {
        Self {
            value: Primitive::of(node),
            spelling,
        }
    }

    /// The string's text, if it is one without lone surrogates.
    pub(crate) fn as_str(self) -> Option<&'e str> {
        match self.value {
            Primitive::String(bytes) => std::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }

    /// The bytes of the string, if it is one or is read as one.
    #[inline]
    pub(crate) fn as_bytes(self) -> Option<&'e [u8]> {
        match self.value {
            Primitive::String(bytes) => Some(bytes),
            _ if self.spelling != NumberSpelling::Attribute => None,
            Primitive::Number(number) => Some(number.text),
            Primitive::Bool(value) => Some(truth(value)),
            _ => None,
        }
    }

    /// The spelling of the number, if it is one, as the engine sees it.
    pub(crate) fn as_number(self) -> Option<Cow<'e, str>> {
        let Primitive::Number(number) = self.value else {
            return None;
        };
        Some(if self.spelling.is_narrowed() {
            Cow::Owned(narrowed_java_text(number.as_str()))
        } else {
            Cow::Borrowed(number.as_str())
        })
    }

    /// The value as text without its type; null has none.
    pub(crate) fn untyped_text(self) -> Option<Cow<'e, [u8]>> {
        match self.value {
            Primitive::String(bytes) => Some(Cow::Borrowed(bytes)),
            Primitive::Bool(value) => Some(Cow::Borrowed(truth(value))),
            Primitive::Number(number) => Some(match self.spelling {
                NumberSpelling::Literal | NumberSpelling::Attribute => Cow::Borrowed(number.text),
                NumberSpelling::Java => Cow::Owned(java_text(number.as_str()).into_bytes()),
                NumberSpelling::JavaNarrowed => {
                    Cow::Owned(narrowed_java_text(number.as_str()).into_bytes())
                }
            }),
            Primitive::Null | Primitive::Structured => None,
        }
    }

    /// The value as JSON in backticks, cut where long, and how it reads where that differs.
    pub(crate) fn quoted(self) -> String {
        let quoted = quoted(&self.value.to_node());
        match (self.value, self.untyped_text()) {
            (Primitive::Number(number), Some(text)) if *text != *number.text => {
                format!("{quoted} (read as `{}`)", String::from_utf8_lossy(&text))
            }
            _ => quoted,
        }
    }
}

impl NumberSpelling {
    /// Whether the engine may see another number than the event has.
    pub(crate) const fn is_narrowed(self) -> bool {
        matches!(self, Self::JavaNarrowed)
    }

    /// Whether a number that is spelled like this text reads as it is spelled; all other texts do.
    pub(crate) fn keeps(self, text: &[u8]) -> bool {
        if number_end(text, 0) != Some(text.len()) {
            return true;
        }
        let value = Primitive::Number(Spelled { text, known: None });
        let read = Scalar {
            value,
            spelling: self,
        };
        read.untyped_text().as_deref() == Some(text)
    }
}

impl<'e> Primitive<'e> {
    /// The value of a tree.
    #[inline]
    pub(crate) fn of(node: &'e Node) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(*value),
            Value::Number(number) => Self::Number(Spelled::of(number)),
            Value::String(text) => Self::String(text.as_bytes()),
            Value::Array(_) | Value::Object(_) => Self::Structured,
        }
    }

    fn to_node(self) -> Node {
        let value = match self {
            Self::Null | Self::Structured => Value::Null,
            Self::Bool(value) => Value::Bool(value),
            Self::Number(number) => Value::Number(Number::new(number.as_str())),
            Self::String(bytes) => Value::String(Text::from_wtf8(bytes.to_vec())),
        };
        let span = Span::default();
        Node { value, span }
    }
}

impl<'e> Spelled<'e> {
    /// A number that follows the JSON grammar.
    #[inline]
    pub(crate) const fn new(text: &'e str) -> Self {
        let (text, known) = (text.as_bytes(), None);
        Self { text, known }
    }

    /// The number of a tree.
    #[inline]
    pub(crate) fn of(number: &'e Number) -> Self {
        let (text, known) = (number.as_bytes(), None);
        Self { text, known }
    }

    /// The same where there is a place for what is known of it.
    #[inline]
    pub(crate) const fn knowing(text: &'e [u8], known: &'e Known) -> Self {
        let known = Some(known);
        Self { text, known }
    }

    /// Whether it is spelled as another.
    pub(crate) fn is(self, other: &Number) -> bool {
        self.text == other.as_bytes()
    }

    /// As it is spelled.
    pub(crate) fn as_str(self) -> &'e str {
        std::str::from_utf8(self.text).unwrap_or_default()
    }

    /// The exact value.
    pub(crate) fn decimal(self) -> Decimal {
        Decimal::parse(self.as_str())
    }

    /// The nearest double, whose zero has no sign.
    #[inline]
    pub(crate) fn double(self) -> f64 {
        let nearest = || self.as_str().parse().unwrap_or(f64::NAN) + 0.0;
        match self.known {
            Some(known) => *known.double.get_or_init(nearest),
            None => nearest(),
        }
    }

    /// Whether every other such number has another nearest double.
    pub(crate) fn has_few_digits(self) -> bool {
        has_few_digits(self.text)
    }

    /// Whether Event Ruler can compare it.
    pub(crate) fn is_comparable(self) -> bool {
        let found = || is_comparable(self.as_str(), self.double());
        match self.known {
            Some(known) => *known.is_comparable.get_or_init(found),
            None => found(),
        }
    }
}

impl PartialEq for Spelled<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
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
