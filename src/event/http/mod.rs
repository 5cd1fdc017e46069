//! HTTP messages that carry events, as people paste them.
//!
//! Source: the [HTTP protocol binding](https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/bindings/http-protocol-binding.md).
//! A message becomes a document like any other, whose ranges are those of the pasted text, so
//! that profiles need not know where an event came from.
//! Findings about an attribute have its JSON Pointer, `/id` for the header `ce-id`; those about
//! the message itself have the empty one.

mod binary;
mod body;
mod carried;
mod framing;
mod head;
mod header;
mod lines;
mod marks;
mod mode;
mod structured;
mod value;

use super::context::Notation;
use super::document::Document;
use super::findings::Findings;
use super::profile::{Binding, Profile, ProfileSpec};
use super::validate::{Batch, Received, ValidateOptions};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::{self, Span, to_json};
use crate::order;
use crate::path::Pointer;
use head::Message;
use mode::Mode;
pub(super) use value::locate;

const BINDING: &str = "https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/bindings/http-protocol-binding.md";

/// What is known of a message while it is read.
struct Reading<'a> {
    message: Message<'a>,
    options: json::Options,
    findings: Findings,
    /// Values that could not be made out.
    unclear: Vec<Span>,
}

/// Reads the message and finds the events in it.
pub(super) fn receive<'a>(
    text: &'a [u8],
    options: &ValidateOptions,
    spec: &ProfileSpec,
) -> Received<'a> {
    let options = json::Options::event().with_max_bytes(options.max_bytes);
    if text.len() > options.max_bytes {
        // The reader refuses it by its length alone.
        return refused(json::read(text, &options).diagnostics);
    }
    let mut findings = Findings::default();
    let Some(message) = head::read(text, &mut findings) else {
        return refused(findings.into_vec());
    };
    let mut reading = Reading {
        unclear: message.unclear.clone(),
        message,
        options,
        findings,
    };
    framing::check(&mut reading);
    let document = reading.document(spec);
    order::sort(&mut reading.unclear);
    Received {
        document,
        diagnostics: reading.findings.into_vec(),
        unclear: reading.unclear,
    }
}

fn refused<'a>(diagnostics: Vec<Diagnostic>) -> Received<'a> {
    Received {
        document: None,
        diagnostics,
        unclear: Vec::new(),
    }
}

/// The event that an HTTP message carries, as JSON text; absent if it carries none that can be read.
///
/// In binary mode every attribute is a string, as headers have no other values.
/// The answer says nothing about validity; a batch is an array.
///
/// ```
/// use whymatch::event::http_event;
///
/// let request = b"POST / HTTP/1.1\nce-id: e%2D1\nce-flag: true\n\n";
/// assert_eq!(http_event(request).as_deref(), Some(r#"{"id":"e-1","flag":"true"}"#));
/// ```
#[must_use]
pub fn http_event(message: &[u8]) -> Option<String> {
    let options = ValidateOptions {
        max_bytes: usize::MAX,
        ..ValidateOptions::default()
    };
    let received = receive(message, &options, Profile::CloudEvents.spec());
    Some(to_json(&received.document?.root))
}

impl<'a> Reading<'a> {
    fn document(&mut self, spec: &ProfileSpec) -> Option<Document<'a>> {
        match spec.http {
            Binding::CloudEvents => match self.mode()? {
                Mode::Binary => self.binary(),
                Mode::Structured => self.structured(Batch::Single),
                Mode::Batched => self.structured(Batch::Batch),
            },
            Binding::Body => {
                let root = self.json_body()?;
                Some(self.json_document(root, Batch::Single))
            }
        }
    }

    /// A document that stands in the body as JSON.
    fn json_document(&self, root: json::Node, batch: Batch) -> Document<'a> {
        Document {
            text: self.message.text,
            notation: Notation::Json,
            root,
            batch,
        }
    }
}

/// A finding about the message itself.
fn finding(code: Code, severity: Severity, message: impl Into<String>, span: Span) -> Diagnostic {
    Diagnostic::new(code, severity, Target::Event, message).at(Pointer::root(), span)
}
