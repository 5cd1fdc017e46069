//! One line of a head: a name, a colon, a value (RFC 9112 §5).

use super::finding;
use super::lines::{piece, trimmed};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::event::characters::{characters, describe, shorten};
use crate::event::findings::Findings;
use crate::json::Span;

/// A header of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The name in lower case.
    pub(super) name: String,
    /// Where the name stands.
    pub(super) name_span: Span,
    /// Where the value stands, without the blanks around it; lines that continue it are in it.
    pub(super) value: Span,
}

impl Header {
    /// The attribute of an event that this header carries by its prefix.
    pub(super) fn attribute(&self) -> Option<&str> {
        self.name.strip_prefix("ce-")
    }
}

/// Reads a header; absent where a finding says that it is none.
pub(super) fn read(text: &[u8], line: Span, findings: &mut Findings) -> Option<Header> {
    let bytes = piece(text, line);
    let Some(colon) = bytes.iter().position(|byte| *byte == b':') else {
        findings.push(no_colon(bytes, line));
        return None;
    };
    if colon == 0 && is_pseudo(bytes) {
        return None;
    }
    let spelled = Span::new(line.start, line.start + colon);
    let name_span = trimmed(text, spelled);
    let name = piece(text, name_span);
    if let Some(fault) = name_fault(name, name_span) {
        findings.push(fault);
        return None;
    }
    if name_span.end < spelled.end {
        let message = "a blank stands between the name of a header and its colon";
        let blank = Span::new(name_span.end, spelled.end);
        findings.push(syntax(message, blank).with_help("remove it; servers refuse the request"));
    }
    Some(Header {
        name: String::from_utf8_lossy(name).to_ascii_lowercase(),
        name_span,
        value: trimmed(text, Span::new(spelled.end + 1, line.end)),
    })
}

/// A control character in a value; a line break there ends the header for one reader and not
/// for the next.
pub(super) fn check_value(text: &[u8], value: Span) -> Option<Diagnostic> {
    let mut bytes = piece(text, value).iter().enumerate();
    let (at, byte) = bytes.find(|(_, byte)| is_control(**byte))?;
    let found = describe(u32::from(*byte));
    let place = Span::new(value.start + at, value.start + at + 1);
    let message = format!("the value of a header has a control character, {found}");
    let help = "remove it, or write it as `%XX` if the attribute may hold it; put each header on a line of its own";
    Some(syntax(message, place).with_help(help))
}

/// A finding that the text is no HTTP message.
pub(super) fn syntax(message: impl Into<String>, span: Span) -> Diagnostic {
    finding(Code::HttpSyntax, Severity::Error, message, span)
}

const fn is_control(byte: u8) -> bool {
    byte.is_ascii_control() && byte != b'\t'
}

fn no_colon(line: &[u8], span: Span) -> Diagnostic {
    let shown = shorten(&String::from_utf8_lossy(line));
    syntax(format!("`{shown}` is no header: it has no colon"), span).with_help(
        "write `name: value`; put an empty line before the body, and no line breaks into values",
    )
}

/// `:method: POST`, as HTTP/2 writes the request line and browsers show it.
fn is_pseudo(line: &[u8]) -> bool {
    let rest = line.get(1..).unwrap_or_default();
    let name = rest.iter().take_while(|byte| byte.is_ascii_lowercase());
    matches!(rest.get(name.count()..), Some([b':', ..])) && !rest.starts_with(b":")
}

fn name_fault(name: &[u8], span: Span) -> Option<Diagnostic> {
    if name.is_empty() {
        let message = "a header has no name before its colon";
        return Some(syntax(message, Span::new(span.start, span.start + 1)).with_help("name it"));
    }
    let found = characters(name).find(|found| {
        let byte = u8::try_from(found.code).unwrap_or(b' ');
        found.end - found.start > 1 || !is_token(byte)
    })?;
    let shown = shorten(&String::from_utf8_lossy(name));
    let message = format!(
        "the name of the header `{shown}` has {}",
        describe(found.code)
    );
    let end = (span.start + found.end).min(span.end);
    let place = Span::new(span.start + found.start, end);
    let help = "a name has ASCII letters, digits and ``!#$%&'*+-.^_`|~`` only; if this belongs to the body, put an empty line before it";
    Some(syntax(message, place).with_help(help))
}

/// `tchar` of RFC 9110 §5.6.2.
const fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}
