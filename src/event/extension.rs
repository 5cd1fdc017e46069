//! Extension attributes: the types of CloudEvents.

use super::attribute::check_characters;
use super::characters::shorten;
use super::documented::check_documented;
use super::findings::Findings;
use super::slot::Slot;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::json::{Number, Value};

const TYPES: &str =
    "https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/spec.md#type-system";

/// What an extension attribute may be: a Boolean, an Integer, a String, or null for absent.
pub(super) fn extension(slot: &Slot<'_>, findings: &mut Findings) {
    let before = findings.len();
    match slot.value() {
        Value::Null => return,
        Value::Bool(_) => {}
        Value::Number(number) => findings.extend(check_integer(slot, number)),
        Value::String(text) => check_characters(slot, text, findings),
        Value::Array(_) | Value::Object(_) => findings.push(container(slot)),
    }
    if findings.len() == before {
        findings.extend(check_documented(slot));
    }
}

fn container(slot: &Slot<'_>) -> Diagnostic {
    let (name, kind) = (slot.label(), slot.node().kind());
    let help = if name == "extensions" {
        "put each extension at the top level of the event, beside `id`"
    } else {
        "move it into `data`, or write its JSON text as a string"
    };
    let message = format!("`{name}` is {kind}; an attribute is a string, an integer or a boolean");
    slot.finding(Code::AttrType, Severity::Error, message)
        .with_help(help)
        .with_docs(TYPES)
}

/// An Integer is spelled with digits alone and fits 32 bits.
fn check_integer(slot: &Slot<'_>, number: &Number) -> Option<Diagnostic> {
    let (name, spelling) = (slot.label(), number.as_str());
    let digits = spelling.strip_prefix('-').unwrap_or(spelling);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("`{name}` is `{}`, not an integer", shorten(spelling));
        let help = "write it without fraction and exponent, or as a string";
        return Some(
            slot.finding(Code::IntegerSyntax, Severity::Error, message)
                .with_help(help)
                .with_docs(TYPES),
        );
    }
    if spelling.parse::<i32>().is_ok() {
        return None;
    }
    let message = format!(
        "`{name}` is `{}`, which does not fit 32 bits",
        shorten(spelling)
    );
    let help = "an Integer is from -2147483648 to 2147483647; write larger ones as a string";
    Some(
        slot.finding(Code::IntegerRange, Severity::Error, message)
            .with_help(help)
            .with_docs(TYPES),
    )
}
