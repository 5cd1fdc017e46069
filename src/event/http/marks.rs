//! What stands before each line of a pasted head: nothing, blanks, or the marks of `curl -v`.

use super::lines::{Line, lines, piece, trimmed};
use crate::json::Span;

/// What stands before the lines of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// So many blanks.
    Blanks(usize),
    /// `>` or `<`, as `curl -v` marks what it sends and receives, among remarks of its own.
    Curl(u8),
}

impl Marks {
    /// How the head that begins at `start` is marked.
    pub(super) fn of(text: &[u8], start: usize) -> Self {
        let Some(first) = lines(text, start).next() else {
            return Self::Blanks(0);
        };
        if is_of_curl(piece(text, first.span)) {
            return Self::Curl(marked_event(text, start));
        }
        let content = trimmed(text, first.span);
        Self::Blanks(content.start - first.span.start)
    }

    /// The line without its mark; absent if it is not of the head.
    pub(super) fn strip(self, text: &[u8], line: Line) -> Option<Span> {
        let bytes = piece(text, line.span);
        match self {
            Self::Blanks(most) => {
                let blanks = bytes.iter().take(most).take_while(|byte| **byte == b' ');
                Some(Span::new(line.span.start + blanks.count(), line.span.end))
            }
            Self::Curl(mark) => {
                let rest = bytes.strip_prefix(&[mark])?;
                let blank = usize::from(rest.first() == Some(&b' '));
                Some(Span::new(line.span.start + 1 + blank, line.span.end))
            }
        }
    }

    /// The body that begins at `start`, without what curl says around it.
    pub(super) fn body(self, text: &[u8], start: usize) -> Span {
        let whole = Span::new(start, text.len());
        if matches!(self, Self::Blanks(_)) {
            return whole;
        }
        let says = |line: &Line| is_of_curl(piece(text, line.span));
        let before = lines(text, start).take_while(says).last();
        let start = before.map_or(start, |line| line.next);
        let after = lines(text, start).find(says);
        Span::new(start, after.map_or(whole.end, |line| line.span.start))
    }
}

/// Whether `curl -v` writes such lines: `> …`, `< …`, `* …`, `{ [42 bytes data]`.
fn is_of_curl(line: &[u8]) -> bool {
    let counts = (line.starts_with(b"{ [") || line.starts_with(b"} ["))
        && line.trim_ascii_end().ends_with(b"bytes data]");
    let marked = matches!(line, [b'>' | b'<' | b'*', b' ', ..]);
    counts || marked || matches!(line.trim_ascii_end(), b">" | b"<")
}

/// Which of the two messages of a transcript is meant: the one sent, unless only the one
/// received has headers of an event.
fn marked_event(text: &[u8], start: usize) -> u8 {
    let has_event = |mark: u8| {
        lines(text, start).any(|line| {
            let content = Marks::Curl(mark).strip(text, line);
            content.is_some_and(|content| is_of_event(piece(text, content)))
        })
    };
    if !has_event(b'>') && has_event(b'<') {
        b'<'
    } else {
        b'>'
    }
}

fn is_of_event(line: &[u8]) -> bool {
    let begins = |prefix: &[u8]| {
        let start = line.get(..prefix.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(prefix)
    };
    begins(b"ce-") || begins(b"content-type: application/cloudevents")
}
