//! The attributes that `ce-` headers carry.

use std::collections::HashMap;

use super::header::Header;
use super::mode::Mode;
use super::value::decode;
use super::{BINDING, Reading, finding};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::{Span, Text};
use crate::path::Pointer;

/// An attribute of an event and the header that carries it.
pub(super) struct Carried {
    /// Its name.
    pub(super) name: String,
    /// Where the name stands, without the prefix.
    pub(super) name_span: Span,
    /// What the header says.
    pub(super) text: Text,
    /// Where it says so.
    pub(super) value: Span,
}

impl Reading<'_> {
    /// The attributes in headers, the first of each name; what is wrong with them is reported.
    pub(super) fn carried(&mut self, mode: Mode) -> Vec<Carried> {
        let headers = std::mem::take(&mut self.message.headers);
        let mut first: HashMap<&str, &Header> = HashMap::new();
        let mut carried = Vec::new();
        for header in &headers {
            let Some(name) = header.attribute() else {
                continue;
            };
            if let Some(earlier) = first.get(name) {
                let again = self.repeated(header, earlier, Pointer::root().key(name));
                self.findings.push(again);
                continue;
            }
            first.insert(name, header);
            if let Some(misplaced) = misplaced(header, name, mode) {
                self.findings.push(misplaced);
                continue;
            }
            carried.push(self.carry(header, name));
        }
        self.message.headers = headers;
        carried
    }

    fn carry(&mut self, header: &Header, name: &str) -> Carried {
        let prefix = if name.is_empty() { 0 } else { "ce-".len() };
        let text = self.decoded(header, name);
        self.findings.extend(joined(header, name, &text));
        Carried {
            name: name.to_owned(),
            name_span: Span::new(header.name_span.start + prefix, header.name_span.end),
            text,
            value: header.value,
        }
    }

    fn decoded(&mut self, header: &Header, name: &str) -> Text {
        let decoded = decode(self.message.piece(header.value));
        if let Some((code, severity, fault)) = decoded.fault
            && self.message.unclear.binary_search(&header.value).is_err()
        {
            let start = header.value.start;
            let place = Span::new(start + fault.start, start + fault.end);
            let message = format!(
                "the value of `ce-{name}` is not as it must be: {}",
                fault.message
            );
            let mut found = Diagnostic::new(code, severity, Target::Event, message)
                .at(Pointer::root().key(name), place)
                .with_docs(BINDING);
            found.help = fault.help;
            self.findings.push(found);
            if severity == Severity::Error {
                self.unclear.push(header.value);
            }
        }
        match String::from_utf8(decoded.bytes) {
            Ok(text) => Text::from(text.as_str()),
            Err(bytes) => Text::from(String::from_utf8_lossy(bytes.as_bytes()).as_ref()),
        }
    }

    /// The finding that a header stands twice.
    pub(super) fn repeated(&self, again: &Header, first: &Header, path: Pointer) -> Diagnostic {
        let name = self.message.piece(again.name_span);
        let name = String::from_utf8_lossy(name);
        let same = self.message.piece(again.value) == self.message.piece(first.value);
        let message = if same {
            format!("the header `{name}` stands twice, with the same value")
        } else {
            format!("the header `{name}` stands twice, with different values")
        };
        let mut found = finding(
            Code::HttpDuplicateHeader,
            Severity::Error,
            message,
            again.name_span,
        );
        found.path = path;
        found
            .with_help("keep one of them; some receivers take the first, some the last, and some join them with a comma")
            .with_related("first here", first.name_span)
    }
}

/// A header whose content belongs elsewhere.
fn misplaced(header: &Header, name: &str, mode: Mode) -> Option<Diagnostic> {
    let (code, severity, message, help) = match (name, mode) {
        ("datacontenttype", _) => (
            Code::HttpDatacontenttypeHeader,
            if mode == Mode::Binary {
                Severity::Error
            } else {
                Severity::Warning
            },
            "there is a `ce-datacontenttype` header; this attribute has a header of its own",
            "write its value as `Content-Type`, and remove this one",
        ),
        ("data", _) => (
            Code::HttpDataHeader,
            Severity::Error,
            "there is a `ce-data` header; `data` is not an attribute, it is the body",
            "put the payload into the body, behind an empty line",
        ),
        ("data_base64", _) => (
            Code::AttrNameChars,
            Severity::Error,
            "there is a `ce-data_base64` header; that member exists in JSON only",
            "put the payload into the body as it is, behind an empty line",
        ),
        _ => return None,
    };
    let mut found = finding(code, severity, message, header.name_span);
    found.path = Pointer::root().key(name);
    Some(found.with_help(help).with_docs(BINDING))
}

/// Two headers of one value that something on the way has joined: `a, a`.
fn joined(header: &Header, name: &str, text: &Text) -> Option<Diagnostic> {
    let (left, right) = text.as_str()?.split_once(',')?;
    if left.is_empty() || right.trim_start() != left {
        return None;
    }
    let message = format!("the value of `ce-{name}` stands twice in it, joined by a comma");
    let mut found = finding(
        Code::HttpDuplicateHeader,
        Severity::Warning,
        message,
        header.value,
    );
    found.path = Pointer::root().key(name);
    Some(found.with_help(
        "the sender may have sent the header twice, and a proxy joined them; send it once",
    ))
}
