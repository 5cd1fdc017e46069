//! A literal: the value equals it.

use std::borrow::Cow;

use super::address::{Block, java_address};
use super::scalar::{Scalar, quoted};
use super::{Failure, Fault, Matcher, Meaning, Site};
use crate::json::{Decimal, Node, Number, Text, Value, to_json};

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
            Self::Typed => typed(literal, value.node),
            Self::Comparable => comparable(literal, value.node),
            Self::Printed => is_null(literal) && is_null(value.node) || same_text(literal, value),
            Self::Text => same_spelling(literal, value.node) || same_text(literal, value),
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
        match (&literal.value, &value.node.value) {
            (Value::Number(left), Value::Number(right)) if left != right => {
                !verdict
                    && (self == Self::Text
                        || left
                            .decimal()
                            .to_f64()
                            .total_cmp(&right.decimal().to_f64())
                            .is_ne())
            }
            _ => verdict == typed(literal, value.node),
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
        let same_kind = self.literal.kind() == value.node.kind();
        let (actual, wanted) = (value.quoted(), self.expected());
        if same_kind
            || matches!(self.literal.value, Value::Null)
            || matches!(value.node.value, Value::Null)
        {
            return Failure::new(
                "value-differs",
                format!("{field} is {actual}; the rule wants {wanted}"),
            );
        }
        let (actual_kind, wanted_kind) = (with_article(value.node), with_article(&self.literal));
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
pub(crate) fn typed(literal: &Node, value: &Node) -> bool {
    match (&literal.value, &value.value) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::String(left), Value::String(right)) => left == right,
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.decimal() == right.decimal()
        }
        _ => false,
    }
}

/// Equal type and value, where a number that no double shows exactly equals its spelling only.
fn comparable(literal: &Node, value: &Node) -> bool {
    match (&literal.value, &value.value) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.decimal() == right.decimal() && is_comparable(left)
        }
        _ => typed(literal, value),
    }
}

/// Whether the shortest text of the nearest double has exactly this value.
///
/// Source: Event Ruler 2.0.1 `ComparableNumber`, with `Double.toString` of JDK 19 and later,
/// which prints at least two digits: the least subnormal is `4.9E-324`.
pub(super) fn is_comparable(number: &Number) -> bool {
    if has_few_digits(number.as_str()) {
        return true;
    }
    let Ok(double) = number.as_str().parse::<f64>() else {
        return false;
    };
    if !double.is_finite() {
        return false;
    }
    let shortest = format!("{double:e}");
    if shortest.contains('.') {
        return same_digits(number.as_str(), &shortest);
    }
    let two_digits = format!("{double:.1e}");
    let has_one_digit = two_digits.parse() == Ok(double);
    let printed = if has_one_digit { two_digits } else { shortest };
    number.decimal() == Decimal::parse(&printed)
}

/// Whether two spellings of numbers that are nearly equal have the same digits, but for zeros at
/// either end.
fn same_digits(left: &str, right: &str) -> bool {
    let digits = |text: &str| {
        let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
        let digits: Vec<u8> = mantissa.bytes().filter(u8::is_ascii_digit).collect();
        let start = digits.iter().take_while(|digit| **digit == b'0').count();
        let end = digits
            .iter()
            .rev()
            .take_while(|digit| **digit == b'0')
            .count();
        let significant = digits.get(start..digits.len() - end);
        significant.unwrap_or_default().to_vec()
    };
    digits(left) == digits(right)
}

/// Whether a number has at most fifteen digits and no exponent: its double tells it from every
/// other such number, so that printing the double gives the number back.
fn has_few_digits(spelling: &str) -> bool {
    const MOST: usize = 15;
    let digits = spelling.bytes().filter(u8::is_ascii_digit).count();
    digits <= MOST && !spelling.contains(['e', 'E'])
}

/// Equal type and spelling.
fn same_spelling(literal: &Node, value: &Node) -> bool {
    match (&literal.value, &value.value) {
        (Value::Number(left), Value::Number(right)) => left == right,
        _ => typed(literal, value),
    }
}

const fn is_null(node: &Node) -> bool {
    matches!(node.value, Value::Null)
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
    same_text(literal, Scalar::literal(value.node))
}

/// The failure of an operator on strings that met something else.
pub(super) fn not_a_string(field: &str, value: Scalar<'_>, expected: &str) -> Failure {
    let actual = match value.node.value {
        Value::Null => "`null`".to_owned(),
        _ => format!("{} {}", with_article(value.node), value.quoted()),
    };
    Failure::new(
        "not-a-string",
        format!("{field} is {actual}; the rule wants {expected}"),
    )
}

/// The kind of a value with `the`: `the number`.
fn with_article(node: &Node) -> Cow<'static, str> {
    match node.value {
        Value::Null => Cow::Borrowed("the value"),
        Value::Bool(_) => Cow::Borrowed("the boolean"),
        Value::Number(_) => Cow::Borrowed("the number"),
        Value::String(_) => Cow::Borrowed("the string"),
        Value::Array(_) => Cow::Borrowed("the array"),
        Value::Object(_) => Cow::Borrowed("the object"),
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
