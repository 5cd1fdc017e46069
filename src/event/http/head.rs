//! The head of a message: its first line, its headers, and where the body begins.

use super::header::{self, Header, syntax};
use super::lines::{Line, lines, piece, trimmed};
use super::marks::Marks;
use crate::event::findings::Findings;
use crate::json::Span;

/// A message in a pasted text.
pub(super) struct Message<'a> {
    /// The whole text.
    pub(super) text: &'a [u8],
    /// Its headers, in their order.
    pub(super) headers: Vec<Header>,
    /// Where the body stands; empty if there is none.
    pub(super) body: Span,
    /// Where the message stands.
    pub(super) span: Span,
    /// Values of headers that could not be made out.
    pub(super) unclear: Vec<Span>,
}

impl Message<'_> {
    /// The bytes of a range.
    pub(super) fn piece(&self, span: Span) -> &[u8] {
        piece(self.text, span)
    }

    /// The first header of this name, which is in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&Header> {
        self.headers.iter().find(|header| header.name == name)
    }

    /// The value of the first header of this name.
    pub(super) fn value(&self, name: &str) -> Option<&[u8]> {
        Some(self.piece(self.header(name)?.value))
    }
}

/// Reads a message; absent where a finding says that the text is none.
pub(super) fn read<'a>(text: &'a [u8], findings: &mut Findings) -> Option<Message<'a>> {
    let start = start_of(text);
    if let Some((message, help)) = another_text(text, start) {
        findings.push(syntax(message, Span::new(start, text.len())).with_help(help));
        return None;
    }
    let mut head = Head::new(text, Marks::of(text, start));
    for line in lines(text, start) {
        if let Some(body) = head.read(line, findings) {
            head.body = body;
            break;
        }
    }
    Some(Message {
        text,
        headers: head.headers,
        body: head.body,
        span: Span::new(start, head.body.end),
        unclear: head.unclear,
    })
}

/// Where the first line begins that is not blank, behind a byte order mark.
fn start_of(text: &[u8]) -> usize {
    let mark = usize::from(text.starts_with(b"\xEF\xBB\xBF")) * 3;
    let is_blank = |line: &Line| trimmed(text, line.span).start == line.span.end;
    let blank = lines(text, mark).take_while(is_blank).last();
    blank.map_or(mark, |line| line.next)
}

/// What else a text is, and what to do with it.
fn another_text(text: &[u8], start: usize) -> Option<(&'static str, &'static str)> {
    let rest = text.get(start..).unwrap_or_default().trim_ascii_start();
    let command = rest.strip_prefix(b"$ ").unwrap_or(rest);
    if rest.is_empty() {
        return Some((
            "there is no HTTP message: the text is empty",
            "paste the headers, an empty line and the body",
        ));
    }
    if command.starts_with(b"curl ") {
        return Some((
            "this is a curl command, not an HTTP message",
            "run it with `-v` and paste what it prints, or write each `-H` as a line, then an empty line and the body",
        ));
    }
    let is_json = matches!(rest.first(), Some(b'{' | b'[')) && !rest.starts_with(b"{ [");
    is_json.then_some((
        "this is JSON text, not an HTTP message",
        "check it with the format `json`, or put the headers and an empty line before it",
    ))
}

/// The part of a head that was read.
struct Head<'a> {
    text: &'a [u8],
    marks: Marks,
    headers: Vec<Header>,
    unclear: Vec<Span>,
    body: Span,
    before: Before,
}

/// What stood in the line before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Header,
    /// Something that a finding says is none.
    Fault,
}

impl<'a> Head<'a> {
    const fn new(text: &'a [u8], marks: Marks) -> Self {
        Self {
            text,
            marks,
            headers: Vec::new(),
            unclear: Vec::new(),
            body: Span::new(text.len(), text.len()),
            before: Before::Nothing,
        }
    }

    /// Reads a line; gives the body if the head ends here.
    fn read(&mut self, line: Line, findings: &mut Findings) -> Option<Span> {
        let content = self.marks.strip(self.text, line)?;
        let bytes = piece(self.text, content);
        if trimmed(self.text, content).start == content.end {
            return Some(self.marks.body(self.text, line.next));
        }
        if self.before == Before::Nothing && is_first_line(bytes) {
            self.before = Before::Fault;
            return None;
        }
        if matches!(bytes.first(), Some(b' ' | b'\t')) && self.before == Before::Header {
            self.fold(content, findings);
            return None;
        }
        if is_body(bytes) {
            let place = Span::new(content.start, content.start + 1);
            let message = "the body begins without an empty line before it";
            findings.push(syntax(message, place).with_help("put an empty line before it"));
            return Some(self.marks.body(self.text, content.start));
        }
        self.header(content, findings);
        None
    }

    fn header(&mut self, line: Span, findings: &mut Findings) {
        // Of several lines in a row that are no headers, the first is reported.
        let mut unreported = Findings::default();
        let listed = if self.before == Before::Fault && !self.headers.is_empty() {
            &mut unreported
        } else {
            &mut *findings
        };
        let Some(header) = header::read(self.text, line, listed) else {
            self.before = Before::Fault;
            return;
        };
        if let Some(control) = header::check_value(self.text, header.value) {
            findings.push(control);
            self.unclear.push(header.value);
        }
        self.before = Before::Header;
        self.headers.push(header);
    }

    /// A line that goes on with the value before it (RFC 9112 §5.2).
    fn fold(&mut self, line: Span, findings: &mut Findings) {
        let Some(header) = self.headers.last_mut() else {
            return;
        };
        header.value.end = trimmed(self.text, line).end;
        if self.unclear.last().map(|span| span.start) == Some(header.value.start) {
            self.unclear.pop();
        } else {
            let message = "the value of a header goes on in the next line, which is obsolete";
            findings.push(syntax(message, line).with_help(
                "write it in one line; if this is a header of its own, remove the blanks before it",
            ));
        }
        self.unclear.push(header.value);
    }
}

/// `POST /path HTTP/1.1` or `HTTP/1.1 200 OK`; browsers leave the version out.
fn is_first_line(line: &[u8]) -> bool {
    const METHODS: &[&[u8]] = &[b"POST", b"PUT", b"PATCH", b"GET", b"DELETE", b"OPTIONS"];
    if line.starts_with(b"HTTP/") {
        return true;
    }
    let mut words = line.split(|byte| *byte == b' ');
    let method = words.next().unwrap_or_default();
    let last = line.rsplit(|byte| *byte == b' ').next().unwrap_or_default();
    let named = !method.is_empty() && method.iter().all(u8::is_ascii_uppercase);
    words.next().is_some() && named && (last.starts_with(b"HTTP/") || METHODS.contains(&method))
}

/// Whether a line begins like JSON or XML, which no header does.
fn is_body(line: &[u8]) -> bool {
    matches!(line.first(), Some(b'{' | b'[' | b'<' | b'"'))
}
