//! Binary mode: attributes in headers, the payload in the body (HTTP binding §3.1).

use super::carried::Carried;
use super::mode::Mode;
use super::{BINDING, Reading, finding};
use crate::diagnostic::{Code, Severity, has_errors};
use crate::event::base64;
use crate::event::context::Notation;
use crate::event::document::Document;
use crate::event::media_type;
use crate::event::validate::Batch;
use crate::json::{Member, Node, Object, Span, Text, Value, read_within};
use crate::path::Pointer;

impl<'a> Reading<'a> {
    /// The event whose attributes are headers.
    pub(super) fn binary(&mut self) -> Option<Document<'a>> {
        let carried = self.carried(Mode::Binary);
        let mut headers = self.message.headers.iter();
        if !headers.any(|header| header.attribute().is_some()) {
            return self.no_event();
        }
        let mut members: Vec<Member> = carried.into_iter().map(member).collect();
        members.extend(self.content_type());
        members.extend(self.payload());
        Some(Document {
            text: self.message.text,
            notation: Notation::Header,
            root: Node {
                value: Value::Object(Object::new(members)),
                span: self.message.span,
            },
            batch: Batch::Single,
        })
    }

    /// A message without any `ce-` header; where its body is an event, that is looked at.
    fn no_event(&mut self) -> Option<Document<'a>> {
        if self.message.headers.is_empty() && self.findings.errors() > 0 {
            // It is no message at all, as was said.
            return None;
        }
        let body = self.quiet_body();
        let meant = body.as_ref().and_then(event_in);
        let help = match meant {
            Some(mode) => format!(
                "the body looks like it: write `Content-Type: {}`",
                mode.content_type()
            ),
            None => self.missing_headers().to_owned(),
        };
        let place = self.message.header("content-type").map_or_else(
            || Span::new(self.message.span.start, self.message.span.start),
            |header| header.value,
        );
        let message = "this is no CloudEvent in binary mode: no header begins with `ce-`";
        let found = finding(Code::HttpMode, Severity::Error, message, place);
        self.findings.push(found.with_help(help).with_docs(BINDING));
        let batch = match meant? {
            Mode::Batched => Batch::Batch,
            _ => Batch::Single,
        };
        Some(self.json_document(body?, batch))
    }

    fn missing_headers(&self) -> &'static str {
        let begins = |prefix: &str| {
            let mut headers = self.message.headers.iter();
            headers.any(|header| header.name.starts_with(prefix))
        };
        if begins("ce_") {
            "write `ce-` for `ce_`, which is how Kafka has them"
        } else if self.message.header("specversion").is_some() {
            "write `ce-` before the names of attributes, such as `ce-specversion`"
        } else {
            "add the headers `ce-id`, `ce-source`, `ce-specversion` and `ce-type`"
        }
    }

    /// `Content-Type` as the attribute that it is here.
    fn content_type(&mut self) -> Option<Member> {
        let Some(header) = self.message.header("content-type") else {
            if self.has_body() {
                let start = self.message.body.start;
                let message = "the message has a body and no `Content-Type`";
                let place = Span::new(start, start);
                let found = finding(Code::HttpContentType, Severity::Hint, message, place);
                let help = "say what the payload is, such as `Content-Type: application/json`; nothing may be assumed of it";
                self.findings.push(found.with_help(help));
            }
            return None;
        };
        let value = self.message.piece(header.value);
        Some(Member {
            key: Text::from("datacontenttype"),
            key_span: header.name_span,
            value: Node {
                value: Value::String(Text::from(String::from_utf8_lossy(value).as_ref())),
                span: header.value,
            },
        })
    }

    /// The body as the member that it would be in JSON.
    fn payload(&mut self) -> Option<Member> {
        if !self.has_body() {
            return None;
        }
        let said = self.message.value("content-type");
        let is_json = said.is_none_or(|value| {
            media_type::check(value).is_ok_and(|media_type| media_type.is_json())
        });
        let is_said = said.is_some();
        let body = self.message.body;
        if is_json {
            let reading = read_within(self.message.text, body, &self.options);
            let failed = has_errors(&reading.diagnostics);
            if let (Some(root), false) = (reading.root, failed) {
                for found in reading.diagnostics {
                    self.findings.push(found);
                }
                return Some(payload_member("data", root));
            }
            if is_said {
                self.not_json(reading.diagnostics.into_iter().next());
                return None;
            }
        }
        let bytes = self.message.piece(body);
        let (name, text) = match std::str::from_utf8(bytes) {
            Ok(text) => ("data", Text::from(text)),
            Err(_) => ("data_base64", Text::from(base64::encode(bytes).as_str())),
        };
        let value = Value::String(text);
        Some(payload_member(name, Node { value, span: body }))
    }

    /// A body that is not what its content type says; the bytes are opaque for CloudEvents.
    fn not_json(&mut self, fault: Option<crate::diagnostic::Diagnostic>) {
        let Some(fault) = fault else { return };
        let message = format!(
            "the content type says JSON, but the body is not: {}",
            fault.message
        );
        let place = fault.span.unwrap_or(self.message.body);
        let mut found = finding(Code::HttpBodyNotJson, Severity::Warning, message, place);
        found.path = Pointer::root().key("data");
        let help = "write JSON, or say in `Content-Type` what the body is";
        found.help = fault.help.or_else(|| Some(help.to_owned()));
        self.findings.push(found);
    }
}

fn member(carried: Carried) -> Member {
    Member {
        key: Text::from(carried.name.as_str()),
        key_span: carried.name_span,
        value: Node {
            value: Value::String(carried.text),
            span: carried.value,
        },
    }
}

fn payload_member(name: &str, value: Node) -> Member {
    Member {
        key: Text::from(name),
        key_span: Span::new(value.span.start, value.span.start),
        value,
    }
}

/// How the JSON of a body would have to be announced, if it is an event or a list of them.
fn event_in(body: &Node) -> Option<Mode> {
    let is_event = |node: &Node| {
        let event = node.as_object();
        event.is_some_and(|event| event.get("specversion").is_some())
    };
    match body.as_array() {
        Some(events) => events
            .first()
            .is_some_and(is_event)
            .then_some(Mode::Batched),
        None => is_event(body).then_some(Mode::Structured),
    }
}
