//! `exists`: the field is there, or is not.

use super::{Failure, Fault, Matcher, Meaning, Primitive, Scalar, Site};
use crate::json::{Node, Value};

/// Whether the field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exists {
    /// `{"exists": true}`
    Present,
    /// `{"exists": false}`
    Absent,
}

impl Exists {
    pub(super) fn compile(operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        match operand.value {
            Value::Bool(true) => Some(Self::Present.into()),
            Value::Bool(false) => Some(Self::Absent.into()),
            _ => {
                let message = format!("`exists` takes `true` or `false`, not {}", operand.kind());
                site.refuse(
                    Fault::NotABoolean,
                    operand.span,
                    message,
                    "write `{\"exists\": true}` or `{\"exists\": false}`",
                );
                None
            }
        }
    }
}

impl Meaning for Exists {
    fn test(&self, _value: Scalar<'_>) -> bool {
        *self == Self::Present
    }

    fn expected(&self) -> String {
        match self {
            Self::Present => "any value",
            Self::Absent => "no such field",
        }
        .to_owned()
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        Failure::new(
            "field-present",
            format!(
                "{field} is {}; the rule wants it to be absent",
                value.quoted()
            ),
        )
    }

    /// No document says whether `null` is there.
    fn is_documented(&self, value: Scalar<'_>) -> bool {
        value.value != Primitive::Null
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        match self {
            Self::Present => vec!["\"any\"".to_owned()],
            Self::Absent => Vec::new(),
        }
    }
}
