//! The reader: bytes in, nodes and findings out.

use super::fault::Fault;
use super::findings::Findings;
use super::parser::Parser;
use super::{Node, Options, Reading, Span};
use crate::path::Pointer;
use std::borrow::Cow;

/// Reads one JSON document, following RFC 8259 or what the options allow beyond it.
///
/// Time and memory grow with the length of the text only, whatever it holds.
/// A lone surrogate is a warning; keys that repeat are left to the caller.
///
/// ```
/// use whymatch::json::{Options, read};
///
/// let reading = read(br#"{"type": "oss:ObjectCreated",}"#, &Options::event());
/// assert!(reading.root.is_some());
/// assert_eq!(reading.diagnostics[0].help.as_deref(), Some("remove the comma before `}`"));
/// ```
#[must_use]
pub fn read(bytes: &[u8], options: &Options) -> Reading {
    let mut findings = Findings::new(options.target);
    let root = read_bytes(bytes, options, &mut findings);
    Reading {
        root,
        diagnostics: findings.finish(),
    }
}

/// Reads the JSON document that stands in a part of a text; ranges are those of the whole text.
#[must_use]
pub fn read_within(text: &[u8], part: Span, options: &Options) -> Reading {
    // Blanks in place of what stands before it keep the offsets.
    let mut document = vec![b' '; part.start.min(text.len())];
    document.extend_from_slice(text.get(part.start..part.end).unwrap_or_default());
    read(&document, options)
}

fn read_bytes(bytes: &[u8], options: &Options, findings: &mut Findings) -> Option<Node> {
    let whole = Span::new(0, bytes.len());
    if bytes.len() > options.max_bytes {
        let fault = Fault::TooLong {
            length: bytes.len(),
            limit: options.max_bytes,
        };
        findings.add(&fault, whole, &[], Pointer::root);
        return None;
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        findings.add(&Fault::Utf16, whole, &[], Pointer::root);
        return None;
    }
    let text = decode(bytes, findings);
    Parser::new(&text, options, findings).read()
}

/// The text; bytes that are not UTF-8 are reported and become blanks, so that offsets stay.
fn decode<'b>(bytes: &'b [u8], findings: &mut Findings) -> Cow<'b, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    let mut broken = Span::default();
    for chunk in bytes.utf8_chunks() {
        if !chunk.valid().is_empty() {
            report_broken(bytes, broken, findings);
            text.push_str(chunk.valid());
            broken = Span::new(text.len(), text.len());
        }
        text.extend(chunk.invalid().iter().map(|_| ' '));
        broken.end = text.len();
    }
    report_broken(bytes, broken, findings);
    Cow::Owned(text)
}

/// Reports a run of bytes that are not UTF-8, if there are any.
fn report_broken(bytes: &[u8], span: Span, findings: &mut Findings) {
    let broken = bytes.get(span.start..span.end).unwrap_or_default();
    if !broken.is_empty() {
        let fault = Fault::NotUtf8 {
            bytes: broken,
            offset: span.start,
        };
        findings.add(&fault, span, &[], Pointer::root);
    }
}
