//! Lines of a text, with their places.

use crate::json::Span;

/// One line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// What stands in it, without its end.
    pub(super) span: Span,
    /// Where the next line begins.
    pub(super) next: usize,
}

/// The lines of `text` from `start` on; each ends with LF, CRLF or the text.
pub(super) fn lines(text: &[u8], start: usize) -> impl Iterator<Item = Line> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.iter().position(|byte| *byte == b'\n');
        let line = rest.get(..length.unwrap_or(rest.len()))?;
        let content = line.strip_suffix(b"\r").unwrap_or(line).len();
        let line = Line {
            span: Span::new(at, at + content),
            next: at + length.map_or(rest.len(), |length| length + 1),
        };
        at = line.next;
        Some(line)
    })
}

/// The bytes of a range.
pub(super) fn piece(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start..span.end).unwrap_or_default()
}

/// A range without the blanks and tabs at its ends.
pub(super) fn trimmed(text: &[u8], span: Span) -> Span {
    let is_blank = |byte: &&u8| matches!(**byte, b' ' | b'\t');
    let bytes = piece(text, span);
    let before = bytes.iter().take_while(is_blank).count();
    let rest = bytes.get(before..).unwrap_or_default();
    let after = rest.iter().rev().take_while(is_blank).count();
    Span::new(span.start + before, span.end - after)
}
