//! The three types of CESQL and the casts between them (CESQL 1.0.0, §3.1 and §3.7).

use std::borrow::Cow;
use std::fmt;

/// A value; texts may be borrowed from the expression or the event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number of 32 bits with a sign.
    Integer(i32),
    /// A sequence of Unicode characters; URIs and timestamps are such.
    String(Cow<'a, str>),
}

/// The type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// `true` and `false`.
    Boolean,
    /// Whole numbers of 32 bits with a sign.
    Integer,
    /// Sequences of Unicode characters.
    String,
}

impl Type {
    /// What an operation of this type gives where it cannot do better.
    #[must_use]
    pub const fn zero(self) -> Value<'static> {
        match self {
            Self::Boolean => Value::Boolean(false),
            Self::Integer => Value::Integer(0),
            Self::String => Value::String(Cow::Borrowed("")),
        }
    }

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Boolean => "Boolean",
            Self::Integer => "Integer",
            Self::String => "String",
        }
    }
}

impl Value<'_> {
    /// Its type.
    #[must_use]
    pub const fn kind(&self) -> Type {
        match self {
            Self::Boolean(_) => Type::Boolean,
            Self::Integer(_) => Type::Integer,
            Self::String(_) => Type::String,
        }
    }

    /// The same value, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Boolean(value) => Value::Boolean(value),
            Self::Integer(value) => Value::Integer(value),
            Self::String(text) => Value::String(Cow::Owned(text.into_owned())),
        }
    }

    /// As a Boolean: 0 is false, other integers are true; of texts, `true` and `false` in any letter case.
    pub(super) fn to_boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            Self::Integer(value) => Some(*value != 0),
            Self::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
            Self::String(_) => None,
        }
    }

    /// As an Integer: true is 1; of texts, decimal digits with an optional sign, in range.
    pub(super) fn to_integer(&self) -> Option<i32> {
        match self {
            Self::Boolean(value) => Some(i32::from(*value)),
            Self::Integer(value) => Some(*value),
            Self::String(text) => text.parse().ok(),
        }
    }

    /// As a text: `true`, `false`, or decimal digits.
    pub(super) fn to_text(&self) -> Cow<'_, str> {
        match self {
            Self::Boolean(true) => Cow::Borrowed("true"),
            Self::Boolean(false) => Cow::Borrowed("false"),
            Self::Integer(value) => Cow::Owned(value.to_string()),
            Self::String(text) => Cow::Borrowed(text),
        }
    }

    /// How many bytes a look at it takes; at least one.
    pub(super) fn weight(&self) -> usize {
        match self {
            Self::String(text) => text.len() + 1,
            Self::Boolean(_) | Self::Integer(_) => 1,
        }
    }
}

impl Value<'_> {
    /// The same as a value of another type, if there is one.
    pub(super) fn cast(self, wanted: Type) -> Option<Self> {
        match (wanted, self) {
            (Type::Boolean, value) => value.to_boolean().map(Value::Boolean),
            (Type::Integer, value) => value.to_integer().map(Value::Integer),
            (Type::String, Value::String(text)) => Some(Value::String(text)),
            (Type::String, value) => Some(Value::String(Cow::Owned(value.to_text().into_owned()))),
        }
    }
}

/// How many characters of a text are shown in messages.
const SHOWN: usize = 40;

/// As it is written in an expression, a long text cut.
impl fmt::Display for Value<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::String(text) = self else {
            return formatter.write_str(&self.to_text());
        };
        let (shown, cut) = beginning(text, SHOWN);
        let ellipsis = if cut { "…" } else { "" };
        write!(formatter, "'{}{ellipsis}'", shown.replace('\'', "\\'"))
    }
}

/// The first characters of a text, and whether more follow.
pub(super) fn beginning(text: &str, characters: usize) -> (&str, bool) {
    match text.char_indices().nth(characters) {
        Some((end, _)) => (text.get(..end).unwrap_or(text), true),
        None => (text, false),
    }
}
