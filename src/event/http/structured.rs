//! Structured and batched mode: the body is the event, or the events (HTTP binding §3.2, §3.3).

use super::carried::Carried;
use super::mode::Mode;
use super::{BINDING, Reading, finding};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::event::characters::{shorten, shown};
use crate::event::document::Document;
use crate::event::validate::Batch;
use crate::json::{Node, Object, Value};
use crate::order;
use crate::path::Pointer;

impl<'a> Reading<'a> {
    /// The event or events in the body; `announced` is what the content type says.
    pub(super) fn structured(&mut self, announced: Batch) -> Option<Document<'a>> {
        let mode = match announced {
            Batch::Single => Mode::Structured,
            Batch::Batch => Mode::Batched,
        };
        let carried = self.carried(mode);
        let root = self.json_body()?;
        let found = match root.value {
            Value::Array(_) => Batch::Batch,
            Value::Object(_) => Batch::Single,
            _ => announced,
        };
        if found != announced {
            self.findings.push(disagreement(found, &root));
        }
        match (found, root.as_object()) {
            (Batch::Single, Some(event)) => self.compare(&carried, event),
            (Batch::Single, None) => {}
            (Batch::Batch, _) => {
                let misplaced = carried.first().map(header_of_batch);
                self.findings.extend(misplaced);
            }
        }
        Some(self.json_document(root, found))
    }

    /// Headers may repeat attributes of the body; they cannot replace them.
    fn compare(&mut self, carried: &[Carried], event: &Object) {
        order::sort(&mut self.unclear);
        for attribute in carried {
            if self.unclear.binary_search(&attribute.value).is_ok() {
                continue;
            }
            let member = event.get(&attribute.name);
            let Some(member) = member.filter(|member| member.value.value != Value::Null) else {
                self.findings.push(not_in_body(attribute));
                continue;
            };
            let said = canonical(&member.value);
            if said.is_some_and(|said| said != attribute.text.as_bytes()) {
                self.findings.push(contradiction(attribute, &member.value));
            }
        }
    }
}

/// The canonical string of an attribute's value (core §Type System).
fn canonical(node: &Node) -> Option<&[u8]> {
    match &node.value {
        Value::String(text) => Some(text.as_bytes()),
        Value::Number(number) => Some(number.as_str().as_bytes()),
        Value::Bool(true) => Some(b"true"),
        Value::Bool(false) => Some(b"false"),
        _ => None,
    }
}

fn disagreement(found: Batch, root: &Node) -> Diagnostic {
    let (message, mode) = match found {
        Batch::Batch => (
            "the content type announces one event, but the body is an array",
            Mode::Batched,
        ),
        Batch::Single => (
            "the content type announces a batch, but the body is one event",
            Mode::Structured,
        ),
    };
    let help = format!(
        "write `Content-Type: {}`, or change the body",
        mode.content_type()
    );
    finding(Code::HttpMode, Severity::Error, message, root.span)
        .with_help(help)
        .with_docs(BINDING)
}

fn not_in_body(attribute: &Carried) -> Diagnostic {
    let name = shorten(&attribute.name);
    let message =
        format!("`{name}` stands in a header only; in structured mode it must stand in the body");
    let mut found = finding(
        Code::HttpMode,
        Severity::Error,
        message,
        attribute.name_span,
    );
    found.path = Pointer::root().key(&attribute.name);
    found
        .with_help("add it to the body, or remove the header")
        .with_docs(BINDING)
}

fn contradiction(attribute: &Carried, said: &Node) -> Diagnostic {
    let (name, text) = (shorten(&attribute.name), shown(&attribute.text));
    let message = format!("the header says that `{name}` is `{text}`, the body says otherwise");
    let mut found = finding(Code::HttpMode, Severity::Warning, message, attribute.value);
    found.path = Pointer::root().key(&attribute.name);
    found
        .with_help(
            "receivers read the body in structured mode; remove the header, or make it the same",
        )
        .with_related("the body says this", said.span)
}

fn header_of_batch(attribute: &Carried) -> Diagnostic {
    let message = "headers cannot carry attributes of a batch, which has several events";
    finding(
        Code::HttpMode,
        Severity::Warning,
        message,
        attribute.name_span,
    )
    .with_help("remove the headers that begin with `ce-`; each event has its own in the body")
    .with_docs(BINDING)
}
