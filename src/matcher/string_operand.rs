//! The operand of the operators that compare text: a string, or a list where allowed.

use super::{Fault, Form, Site};
use crate::json::{Node, Text, Value};

/// What a dialect accepts as the operand of `prefix`, `suffix` and `contains`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// Whether the empty string is accepted.
    pub(crate) empty: EmptyOperand,
    /// Whether a list is accepted, and what it means.
    pub(crate) list: ListOperand,
    /// The operator that may stand inside.
    pub(crate) nested: Option<&'static super::OperatorSpec>,
}

/// Whether the empty string is an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmptyOperand {
    /// It is; every string satisfies it.
    Accepted,
    /// It is not.
    Refused,
}

/// What a list of strings means as an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListOperand {
    /// One of them must hold; documents may know lists of one string only.
    AnyOf { one: Form, several: Form },
    /// All of them must hold.
    AllOf(Form),
    /// Lists are refused; the text says what to write.
    Refused(&'static str),
}

/// The strings of an operand.
pub(super) fn compile(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Vec<Text>> {
    match &operand.value {
        Value::String(text) => one(rules, text, operand, site).map(|text| vec![text]),
        Value::Array(elements) => list(rules, elements, operand, site),
        _ => {
            refuse_kind(operand, site);
            None
        }
    }
}

fn list(rules: Rules, elements: &[Node], operand: &Node, site: &mut Site<'_>) -> Option<Vec<Text>> {
    let form = match rules.list {
        ListOperand::AnyOf { one, .. } if elements.len() == 1 => one,
        ListOperand::AnyOf { several: form, .. } | ListOperand::AllOf(form) => form,
        ListOperand::Refused(help) => Form::Refused(help),
    };
    if !site.check(form, operand.span) {
        return None;
    }
    if elements.is_empty() {
        let message = format!("the list of `{}` is empty", site.operator);
        site.refuse(
            Fault::EmptyList,
            operand.span,
            message,
            "list at least one string",
        );
        return None;
    }
    let texts: Vec<_> = elements
        .iter()
        .map(|element| element_text(rules, element, site))
        .collect();
    texts.into_iter().collect()
}

fn element_text(rules: Rules, element: &Node, site: &mut Site<'_>) -> Option<Text> {
    let Some(text) = element.as_text() else {
        refuse_kind(element, site);
        return None;
    };
    one(rules, text, element, site)
}

fn one(rules: Rules, text: &Text, operand: &Node, site: &mut Site<'_>) -> Option<Text> {
    if text.as_bytes().is_empty() && rules.empty == EmptyOperand::Refused {
        let message = format!("`{}` does not take the empty string", site.operator);
        site.refuse(
            Fault::EmptyString,
            operand.span,
            message,
            "write at least one character, or leave the operator out",
        );
        return None;
    }
    Some(text.clone())
}

fn refuse_kind(operand: &Node, site: &mut Site<'_>) {
    let message = format!("`{}` takes a string, not {}", site.operator, operand.kind());
    let help = if operand.is_scalar() && !matches!(operand.value, Value::Null) {
        format!(
            "to compare text, write `\"{}\"`",
            crate::json::to_json(operand)
        )
    } else {
        "write one string".to_owned()
    };
    site.refuse(Fault::NotAString, operand.span, message, help);
}
