//! Keys that stand twice in one object inside an event: readers keep one of the values.
//!
//! The members of the event itself are attributes, for which the profile speaks.

use std::collections::HashMap;

use super::document::Document;
use super::findings::Findings;
use super::validate::Batch;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::{Node, Object, Span, Value};
use crate::path::{Pointer, Trail};

/// Reports every key inside the events of a document that its object had before.
pub(super) fn check(document: &Document<'_>, findings: &mut Findings) {
    for (index, event) in document.events().iter().enumerate() {
        let trail = match document.batch {
            Batch::Single => Trail::Root,
            Batch::Batch => Trail::Index(&Trail::Root, index),
        };
        match &event.value {
            Value::Object(attributes) => check_members(attributes, trail, findings),
            _ => check_inside(event, trail, findings),
        }
    }
}

fn check_inside(node: &Node, trail: Trail<'_>, findings: &mut Findings) {
    match &node.value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                if !element.is_scalar() {
                    check_inside(element, Trail::Index(&trail, index), findings);
                }
            }
        }
        Value::Object(object) => {
            if !object.repeated().is_empty() {
                report(object, trail, findings);
            }
            check_members(object, trail, findings);
        }
        _ => {}
    }
}

fn check_members(object: &Object, trail: Trail<'_>, findings: &mut Findings) {
    for member in object.members() {
        if !member.value.is_scalar() {
            check_inside(&member.value, Trail::Key(&trail, &member.key), findings);
        }
    }
}

fn report(object: &Object, trail: Trail<'_>, findings: &mut Findings) {
    let mut before: HashMap<&[u8], Span> = HashMap::new();
    for member in object.members() {
        if let Some(earlier) = before.insert(member.key.as_bytes(), member.key_span) {
            let path = Trail::Key(&trail, &member.key).pointer();
            findings.push(repeated_key(path, member.key_span, earlier));
        }
    }
}

fn repeated_key(path: Pointer, span: Span, earlier: Span) -> Diagnostic {
    let name = path.dotted();
    let message = format!("`{name}` stands more than once; most readers keep the last");
    Diagnostic::new(
        Code::DuplicateKey,
        Severity::Warning,
        Target::Event,
        message,
    )
    .with_help("keep one of them")
    .at(path, span)
    .with_related("also here", earlier)
}
