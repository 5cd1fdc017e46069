//! The context attributes of an event as CESQL sees them (CESQL 1.0.0, §3.2).

use std::borrow::Cow;

use super::value::Value;
use crate::json::{Node, Value as Json};

/// How the event came, which decides the types of its attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Binding {
    /// As a JSON document: Booleans and Integers are what they are.
    #[default]
    Structured,
    /// As HTTP headers: every attribute is text, so all are Strings (HTTP binding, §3.1).
    Binary,
}

impl Binding {
    /// Every binding.
    pub const ALL: &'static [Self] = &[Self::Structured, Self::Binary];

    /// The name by which callers ask for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Structured => "structured",
            Self::Binary => "binary",
        }
    }
}

/// What an event has under an attribute's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribute<'a> {
    /// Nothing, or `null`, which is the same (JSON format, §2.2).
    Absent,
    /// A value.
    Value(Value<'a>),
    /// Something that no attribute can be; what it is, with its article.
    Untyped(&'static str),
}

/// The members of an event in JSON that are its payload, and no attributes (JSON format, §3.1).
pub(crate) const PAYLOAD: [&str; 2] = ["data", "data_base64"];

/// Looks up an attribute of an event; of a name that stands twice, the last counts.
///
/// There is an attribute of any name but `data` and `data_base64`, the payload.
#[must_use]
pub fn attribute<'e>(event: &'e Node, name: &str, binding: Binding) -> Attribute<'e> {
    let member = event.as_object().and_then(|object| object.get(name));
    let Some(member) = member.filter(|_| !PAYLOAD.contains(&name)) else {
        return Attribute::Absent;
    };
    match (typed(&member.value), binding) {
        (Attribute::Value(value), Binding::Binary) => {
            Attribute::Value(Value::String(match value {
                Value::String(text) => text,
                other => Cow::Owned(other.to_text().into_owned()),
            }))
        }
        (attribute, _) => attribute,
    }
}

/// Whether a value is of a type that attributes have; `null` is of none.
pub(crate) fn is_typed(node: &Node) -> bool {
    matches!(typed(node), Attribute::Value(_))
}

fn typed(node: &Node) -> Attribute<'_> {
    match &node.value {
        Json::Null => Attribute::Absent,
        Json::Bool(value) => Attribute::Value(Value::Boolean(*value)),
        Json::Number(number) => integer(number.as_str()),
        Json::String(text) => match text.as_str() {
            Some(text) => Attribute::Value(Value::String(Cow::Borrowed(text))),
            None => Attribute::Untyped("a string with half of a surrogate pair"),
        },
        Json::Array(_) => Attribute::Untyped("an array"),
        Json::Object(_) => Attribute::Untyped("an object"),
    }
}

/// The Integer of a spelling: digits with an optional `-`, in range (CloudEvents 1.0.2, Type System).
fn integer(spelling: &str) -> Attribute<'static> {
    match spelling.parse() {
        Ok(value) => Attribute::Value(Value::Integer(value)),
        Err(_) if spelling.contains(['.', 'e', 'E']) => {
            Attribute::Untyped("a number with a fraction or an exponent")
        }
        Err(_) => Attribute::Untyped("a number outside the 32 bits of an Integer"),
    }
}
