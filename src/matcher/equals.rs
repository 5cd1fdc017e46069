//! A literal: the value equals it.

use super::address::{Block, java_address};
use super::scalar::quoted;
use super::{Failure, Fault, Matcher, Meaning, NumberSpelling, Primitive, Scalar, Site, Spelled};
use crate::json::{Node, Number, Text, Value, to_json};

/// A value that equals this literal.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Equals {
    literal: Node,
    equality: Equality,
    /// The address that the literal spells, where spellings of one address are equal.
    address: Option<Block>,
}

/// When two scalars are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Equality {
    /// Same JSON type; numbers by exact decimal value.
    Typed,
    /// Same JSON type; numbers by exact value where a double can show it, else by spelling;
    /// IP addresses by address.
    Comparable,
    /// Same text whatever the type, `null` only with `null`;
    /// numbers also if they are spelled alike.
    Text,
    /// Same text whatever the type, `null` only with `null`, also where spelling alike does not help.
    Printed,
}

impl Equality {
    /// Whether a value of the event equals a literal of the rule.
    pub(crate) fn holds(self, literal: &Node, value: Scalar<'_>) -> bool {
        match self {
            Self::Typed => typed(literal, value.value),
            Self::Comparable => comparable(literal, value.value),
            Self::Printed => are_null(literal, value.value) || same_text(literal, value),
            Self::Text => same_spelling(literal, value.value) || same_text(literal, value),
        }
    }

    /// Whether documents, today's or older ones, give this answer.
    ///
    /// Numbers that are spelled differently are documented to differ where values compare as
    /// text, and not at all where they do not.
    pub(crate) fn is_documented(self, literal: &Node, value: Scalar<'_>) -> bool {
        if matches!(self, Self::Comparable | Self::Printed) {
            return true;
        }
        let verdict = self.holds(literal, value);
        match (&literal.value, value.value) {
            (Value::Number(left), Primitive::Number(right)) if !right.is(left) => {
                let right = right.decimal();
                !verdict
                    && (self == Self::Text
                        || left.decimal().to_f64().total_cmp(&right.to_f64()).is_ne())
            }
            _ => verdict == typed(literal, value.value),
        }
    }

    /// What it says of types, for people.
    pub(crate) const fn type_rule(self) -> &'static str {
        match self {
            Self::Typed | Self::Comparable => "strings and numbers never equal each other",
            Self::Text | Self::Printed => "values are compared as text",
        }
    }
}

impl Equals {
    /// A matcher for this literal.
    pub(crate) fn new(literal: Node, equality: Equality) -> Self {
        let text = literal
            .as_text()
            .filter(|_| equality == Equality::Comparable)
            .and_then(Text::as_str);
        let address = text.and_then(java_address).map(Block::single);
        Self {
            literal,
            equality,
            address,
        }
    }

    /// `exactly`: the string, without regard to what it spells.
    pub(super) fn compile_exactly(operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        if operand.as_text().is_none() {
            let message = format!("`exactly` takes a string, not {}", operand.kind());
            site.refuse(Fault::NotAString, operand.span, message, "write one string");
            return None;
        }
        Some(Self::new(operand.clone(), Equality::Typed).into())
    }

    /// When a value equals it.
    pub(super) const fn equality(&self) -> Equality {
        self.equality
    }

    /// The address that it spells, where spellings of one address are equal.
    pub(super) const fn address(&self) -> Option<Block> {
        self.address
    }

    fn is_same_address(&self, value: Scalar<'_>) -> bool {
        let address = self
            .address
            .and_then(|block| Some((block, java_address(value.as_str()?)?)));
        address.is_some_and(|(block, address)| block.contains(address))
    }

    const fn is_null(&self) -> bool {
        matches!(self.literal.value, Value::Null)
    }

    /// The literal.
    pub(crate) const fn literal(&self) -> &Node {
        &self.literal
    }
}

impl Meaning for Equals {
    fn test(&self, value: Scalar<'_>) -> bool {
        self.equality.holds(&self.literal, value) || self.is_same_address(value)
    }

    fn expected(&self) -> String {
        quoted(&self.literal)
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        let wanted = Scalar::literal(&self.literal).value;
        let same_kind = std::mem::discriminant(&wanted) == std::mem::discriminant(&value.value);
        let (actual_kind, wanted_kind) = (with_article(value.value), with_article(wanted));
        let (actual, wanted) = (value.quoted(), self.expected());
        if same_kind || self.is_null() || value.value == Primitive::Null {
            return Failure::new(
                "value-differs",
                format!("{field} is {actual}; the rule wants {wanted}"),
            );
        }
        let mut message =
            format!("{field} is {actual_kind} {actual}; the rule wants {wanted_kind} {wanted}");
        if near_text(&self.literal, value) {
            message = format!("{message}, and {}", self.equality.type_rule());
        }
        Failure::new("type-differs", message)
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        vec![to_json(&self.literal)]
    }

    fn is_documented(&self, value: Scalar<'_>) -> bool {
        self.equality.is_documented(&self.literal, value)
    }

    fn map_text(&self, rewrite: &dyn Fn(&str) -> String) -> Option<Matcher> {
        let text = self.literal.as_text()?.as_str()?;
        let value = Value::String(Text::from(rewrite(text).as_str()));
        let literal = Node {
            value,
            span: self.literal.span,
        };
        Some(Self::new(literal, self.equality).into())
    }
}

/// Equal type and value.
#[inline]
pub(crate) fn typed(literal: &Node, value: Primitive<'_>) -> bool {
    match (&literal.value, value) {
        (Value::Null, Primitive::Null) => true,
        (Value::Bool(left), Primitive::Bool(right)) => *left == right,
        (Value::String(left), Primitive::String(right)) => left.as_bytes() == right,
        (Value::Number(left), Primitive::Number(right)) => same_number(left, right),
        _ => false,
    }
}

fn same_number(left: &Number, right: Spelled<'_>) -> bool {
    right.is(left) || left.decimal() == right.decimal()
}

/// Equal type and value, where a number that no double shows exactly equals its spelling only.
fn comparable(literal: &Node, value: Primitive<'_>) -> bool {
    match (&literal.value, value) {
        (Value::Number(left), Primitive::Number(right)) => {
            right.is(left) || same_number(left, right) && Spelled::of(left).is_comparable()
        }
        _ => typed(literal, value),
    }
}

/// Equal type and spelling.
fn same_spelling(literal: &Node, value: Primitive<'_>) -> bool {
    match (&literal.value, value) {
        (Value::Number(left), Primitive::Number(right)) => right.is(left),
        _ => typed(literal, value),
    }
}

const fn are_null(literal: &Node, value: Primitive<'_>) -> bool {
    matches!((&literal.value, value), (Value::Null, Primitive::Null))
}

fn same_text(literal: &Node, value: Scalar<'_>) -> bool {
    match (
        Scalar::literal(literal).untyped_text(),
        value.untyped_text(),
    ) {
        (Some(left), Some(right)) => left == right,
        _ => false,
    }
}

/// Whether the two would be equal if types did not count.
pub(crate) fn near_text(literal: &Node, value: Scalar<'_>) -> bool {
    let spelling = NumberSpelling::Literal;
    same_text(literal, Scalar { spelling, ..value })
}

/// The failure of an operator on strings that met something else.
pub(super) fn not_a_string(field: &str, value: Scalar<'_>, expected: &str) -> Failure {
    let actual = match value.value {
        Primitive::Null => "`null`".to_owned(),
        other => format!("{} {}", with_article(other), value.quoted()),
    };
    Failure::new(
        "not-a-string",
        format!("{field} is {actual}; the rule wants {expected}"),
    )
}

/// The kind of a value with `the`: `the number`.
const fn with_article(value: Primitive<'_>) -> &'static str {
    match value {
        Primitive::Null | Primitive::Structured => "the value",
        Primitive::Bool(_) => "the boolean",
        Primitive::Number(_) => "the number",
        Primitive::String(_) => "the string",
    }
}

/// The texts rewritten, where they can be.
pub(super) fn rewrite_all(texts: &[Text], rewrite: &dyn Fn(&str) -> String) -> Vec<Text> {
    texts
        .iter()
        .map(|text| {
            text.as_str()
                .map_or_else(|| text.clone(), |plain| Text::from(rewrite(plain).as_str()))
        })
        .collect()
}

/// Where `needle` first stands in `bytes`, in time linear in their lengths for UTF-8.
pub(super) fn position(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    match (std::str::from_utf8(bytes), std::str::from_utf8(needle)) {
        (Ok(text), Ok(needle)) => text.find(needle),
        _ if needle.is_empty() => Some(0),
        _ => bytes
            .windows(needle.len())
            .position(|window| window == needle),
    }
}
