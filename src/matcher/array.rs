//! `array`: some element of the array has all members of a JSON text.
//!
//! Source: Tencent Cloud EventBridge, "Event Pattern" (1108/42288): the operand is JSON text
//! inside a string, and all of its keys must be found in one element.

use super::scalar::quoted;
use super::{Failure, Fault, Matcher, Meaning, Scalar, Site, equals};
use crate::diagnostic::has_errors;
use crate::json::{self, Member, Node, Value, to_json};

/// An array with an element that has all of these members.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ArrayHas {
    wanted: Node,
}

/// What a dialect accepts as the operand of `array`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// Names that are operators, and so cannot be meant as members.
    pub(crate) operators: &'static [&'static str],
}

impl ArrayHas {
    pub(super) fn compile(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        let Some(text) = operand.as_text() else {
            let message = format!(
                "`array` takes JSON text inside a string, not {}",
                operand.kind()
            );
            let quoted_text = json::quote(&json::Text::from(to_json(operand).as_str()));
            site.refuse(
                Fault::NotAString,
                operand.span,
                message,
                format!("write `{quoted_text}`"),
            );
            return None;
        };
        let options = json::Options::pattern();
        let reading = json::read(text.as_bytes(), &options);
        if has_errors(&reading.diagnostics) {
            let fault = reading
                .diagnostics
                .first()
                .map_or("", |finding| &finding.message);
            let message = format!("the text inside `array` is not JSON: {fault}");
            site.refuse(
                Fault::InnerJson,
                operand.span,
                message,
                "write an object such as `\"{\\\"name\\\":\\\"time\\\"}\"`",
            );
            return None;
        }
        let wanted = reading.root?;
        if let Some(operator) = operator_inside(rules, &wanted) {
            let message = format!(
                "`array` compares members; the operator `{operator}` does not work inside it"
            );
            site.refuse(
                Fault::InnerJson,
                operand.span,
                message,
                "name members with plain values, such as `\"{\\\"name\\\":\\\"time\\\"}\"`",
            );
            return None;
        }
        let flat = |object: &json::Object| {
            let mut members = object.members().iter();
            members.all(|member| member.value.is_scalar())
        };
        if !wanted.as_object().is_some_and(flat) {
            site.assumed = true;
        }
        Some(Self { wanted }.into())
    }

    /// Whether one of these elements has all members.
    pub(crate) fn test_elements(&self, elements: &[Node]) -> bool {
        elements.iter().any(|element| has(element, &self.wanted))
    }

    /// Whether no element has all members while each member is in some element.
    pub(crate) fn is_split(&self, elements: &[Node]) -> bool {
        let somewhere = |wanted: &Member| {
            elements
                .iter()
                .any(|element| Self::has_member(element, wanted))
        };
        self.members().len() > 1
            && !self.test_elements(elements)
            && self.members().iter().all(somewhere)
    }

    /// The members that are wanted, if members are.
    pub(crate) fn members(&self) -> &[Member] {
        self.wanted
            .as_object()
            .map_or(&[], |object| object.members())
    }

    /// Whether the value has a member's value.
    pub(crate) fn has_member(element: &Node, wanted: &Member) -> bool {
        element
            .as_object()
            .is_some_and(|object| has_one(object, wanted))
    }
}

impl Meaning for ArrayHas {
    fn test(&self, _value: Scalar<'_>) -> bool {
        false
    }

    fn expected(&self) -> String {
        match self.members() {
            [] => format!("an array with the element {}", quoted(&self.wanted)),
            members => {
                let each: Vec<_> = members
                    .iter()
                    .map(|member| format!("`{}` {}", member.key, quoted(&member.value)))
                    .collect();
                format!(
                    "an array with an element that has {}",
                    super::in_words(&each, "and")
                )
            }
        }
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        let message = format!(
            "{field} is {}, not an array; the rule wants {}",
            value.quoted(),
            self.expected()
        );
        Failure::new("not-an-array", message)
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        vec![format!("[{}]", to_json(&self.wanted))]
    }
}

/// Whether a value has all that is wanted: objects member by member, the rest as equals.
fn has(value: &Node, wanted: &Node) -> bool {
    match (&value.value, &wanted.value) {
        (Value::Object(object), Value::Object(members)) => members
            .members()
            .iter()
            .all(|member| has_one(object, member)),
        (Value::Array(elements), Value::Array(listed)) => {
            elements.len() == listed.len()
                && elements
                    .iter()
                    .zip(listed)
                    .all(|(left, right)| has(left, right))
        }
        _ => equals::typed(wanted, Scalar::literal(value).value),
    }
}

fn has_one(object: &json::Object, wanted: &Member) -> bool {
    wanted
        .key
        .as_str()
        .and_then(|key| object.get(key))
        .is_some_and(|member| has(&member.value, &wanted.value))
}

fn operator_inside(rules: Rules, wanted: &Node) -> Option<String> {
    match &wanted.value {
        Value::Array(elements) => {
            elements
                .iter()
                .find_map(|element| match element.as_object()?.members() {
                    [only] if rules.operators.iter().any(|name| only.key == **name) => {
                        Some(only.key.to_string())
                    }
                    _ => None,
                })
        }
        Value::Object(object) => object
            .members()
            .iter()
            .find_map(|member| operator_inside(rules, &member.value)),
        _ => None,
    }
}
