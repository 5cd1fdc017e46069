//! `anything-but`: the value is none of these, or does not satisfy another operator.

use super::numeric::refuse_number;
use super::scalar::quoted;
use super::{
    Equality, Failure, Fault, Form, Matcher, Meaning, OperatorSpec, Scalar, Site, Spelled,
    Standing, in_words,
};
use crate::json::{Node, Value};

/// A value that is none of these.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AnythingBut {
    /// None of these literals.
    Values(Vec<Node>, Equality),
    /// Not what satisfies this.
    Matching(Box<Matcher>),
}

/// What a dialect accepts inside `anything-but`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// When a value equals an excluded literal.
    pub(crate) equality: Equality,
    /// Which literals may stand alone or in a list.
    pub(crate) values: ExcludedValues,
    /// The operators that may be negated.
    pub(crate) nested: fn(name: &str) -> Option<(&'static OperatorSpec, Form)>,
    /// Those operators in words, for help.
    pub(crate) nested_in_words: &'static str,
}

/// The standing of the forms of a list of excluded values.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExcludedValues {
    /// A list of strings or of numbers.
    pub(crate) list: Form,
    /// `null` and booleans, alone or in a list.
    pub(crate) other_types: Form,
    /// A list of both strings and numbers.
    pub(crate) mixed: Form,
    /// An empty list.
    pub(crate) empty: Form,
}

const DOCUMENTED: Form = Form::Accepted(Standing::Documented);

impl AnythingBut {
    pub(super) fn compile(rules: &Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        match &operand.value {
            Value::Object(_) => Self::compile_nested(rules, operand, site),
            Value::Array(elements) => Self::compile_list(rules, elements, operand, site),
            _ => Self::compile_list(rules, std::slice::from_ref(operand), operand, site),
        }
    }

    fn compile_list(
        rules: &Rules,
        elements: &[Node],
        operand: &Node,
        site: &mut Site<'_>,
    ) -> Option<Matcher> {
        if let Some(composite) = elements.iter().find(|element| !element.is_scalar()) {
            let message = format!("`anything-but` lists values, not {}", composite.kind());
            let help = format!(
                "to negate an operator write `{{\"anything-but\": {}}}`",
                rules.nested_in_words
            );
            site.refuse(Fault::ListElement, composite.span, message, help);
            return None;
        }
        if rules.equality == Equality::Comparable && !comparable(elements, site) {
            return None;
        }
        let form = rules.values.form(elements, operand);
        site.check_as(fault(elements), form, operand.span)
            .then(|| Self::Values(elements.to_vec(), rules.equality).into())
    }

    fn compile_nested(rules: &Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        let members = operand.as_object()?.members();
        let [member] = members else {
            let message = format!("`anything-but` negates one operator, not {}", members.len());
            site.refuse(
                Fault::NotOneKey,
                operand.span,
                message,
                format!("write one of {}", rules.nested_in_words),
            );
            return None;
        };
        let name = member.key.to_display();
        let Some((spec, form)) = (rules.nested)(&name) else {
            let message = format!("`anything-but` cannot negate `{name}`");
            site.refuse(
                Fault::Nested,
                member.key_span,
                message,
                format!("write one of {}", rules.nested_in_words),
            );
            return None;
        };
        if !site.check(form, member.key_span) {
            return None;
        }
        let pointer = std::mem::replace(&mut site.pointer, crate::path::Pointer::root());
        site.pointer = pointer.key(&name);
        let negated = spec.compile(member, site);
        site.pointer = pointer;
        negated.map(|matcher| Self::Matching(Box::new(matcher)).into())
    }

    /// Whether nothing is excluded.
    pub(crate) fn excludes_nothing(&self) -> bool {
        matches!(self, Self::Values(values, _) if values.is_empty())
    }
}

/// Whether every number among the values can be compared exactly.
fn comparable(elements: &[Node], site: &mut Site<'_>) -> bool {
    let before = site.findings.len();
    for element in elements {
        if let Value::Number(number) = &element.value
            && !Spelled::of(number).is_comparable()
        {
            refuse_number(number, element, site);
        }
    }
    before == site.findings.len()
}

/// What is wrong with a list of these, if anything is.
fn fault(elements: &[Node]) -> Fault {
    let is_plain = |element: &Node| matches!(element.value, Value::String(_) | Value::Number(_));
    if elements.is_empty() {
        Fault::EmptyList
    } else if elements.iter().all(is_plain) {
        Fault::MixedList
    } else {
        Fault::ListElement
    }
}

impl ExcludedValues {
    fn form(&self, elements: &[Node], operand: &Node) -> Form {
        let is_text = |element: &Node| matches!(element.value, Value::String(_));
        let is_number = |element: &Node| matches!(element.value, Value::Number(_));
        let plain = |element: &Node| is_text(element) || is_number(element);
        if elements.is_empty() {
            self.empty
        } else if !elements.iter().all(plain) && self.other_types != DOCUMENTED {
            self.other_types
        } else if elements.iter().any(is_text) && elements.iter().any(is_number) {
            self.mixed
        } else if operand.as_array().is_some() {
            self.list
        } else {
            DOCUMENTED
        }
    }
}

impl Meaning for AnythingBut {
    fn test(&self, value: Scalar<'_>) -> bool {
        match self {
            Self::Values(values, equality) => {
                !values.iter().any(|literal| equality.holds(literal, value))
            }
            Self::Matching(matcher) => !matcher.test(value),
        }
    }

    fn expected(&self) -> String {
        match self {
            Self::Values(values, _) if values.is_empty() => "any value".to_owned(),
            Self::Values(values, _) => {
                format!(
                    "anything but {}",
                    in_words(&values.iter().map(quoted).collect::<Vec<_>>(), "or")
                )
            }
            Self::Matching(matcher) => format!("anything but {}", matcher.meaning().expected()),
        }
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        let message = match self {
            Self::Values(..) => format!("{field} is {}, which the rule excludes", value.quoted()),
            Self::Matching(matcher) => {
                let excluded = matcher.meaning().expected();
                format!(
                    "{field} is {}; the rule excludes {excluded}",
                    value.quoted()
                )
            }
        };
        Failure::new("excluded-value", message)
    }

    fn witnesses(&self, actual: Option<&Node>) -> Vec<String> {
        let like_actual = match actual.map(|node| &node.value) {
            Some(Value::Number(_)) => ["0", "1", "2"],
            Some(Value::Bool(_)) => ["true", "false", "0"],
            _ => ["\"other\"", "\"another\"", "\"\""],
        };
        like_actual
            .into_iter()
            .chain(["\"other\"", "0", "true", "null"])
            .map(str::to_owned)
            .collect()
    }

    fn is_documented(&self, value: Scalar<'_>) -> bool {
        match self {
            Self::Values(values, equality) => {
                let equal = |literal: &&Node| equality.holds(literal, value);
                match values.iter().find(equal) {
                    Some(excluded) => equality.is_documented(excluded, value),
                    None => values
                        .iter()
                        .all(|literal| equality.is_documented(literal, value)),
                }
            }
            Self::Matching(matcher) => matcher.meaning().is_documented(value),
        }
    }
}
