//! Byte offsets to UTF-16 offsets.

use crate::json::Span;

use super::wire::Range;

/// Where a text's UTF-16 offsets part from its byte offsets.
///
/// Ends of what is longer in bytes than in UTF-16, each with the difference so far; for an
/// ASCII text there are none.
/// A run of invalid bytes counts as the one U+FFFD that a `TextDecoder` shows for it.
#[derive(Debug, Default)]
pub(super) struct Offsets(Vec<(usize, usize)>);

impl Offsets {
    /// Of a text in which the six bytes at each of `escapes` stand for one unit.
    pub(super) fn new(text: &[u8], escapes: &[usize]) -> Self {
        if text.is_ascii() && escapes.is_empty() {
            return Self::default();
        }
        let mut shrinks = wide(text, escapes);
        let mut total = 0;
        for (_, shrink) in &mut shrinks {
            total += *shrink;
            *shrink = total;
        }
        Self(shrinks)
    }

    /// The range that JavaScript knows this span as.
    pub(super) fn range(&self, span: Span) -> Range {
        Range {
            start: self.offset(span.start),
            end: self.offset(span.end),
        }
    }

    fn offset(&self, byte: usize) -> usize {
        let passed = self.0.partition_point(|(end, _)| *end <= byte);
        let shrink = passed.checked_sub(1).and_then(|last| self.0.get(last));
        byte - shrink.map_or(0, |(_, shrink)| *shrink)
    }
}

/// Everything that takes more bytes than UTF-16 units: where it ends, and how many more.
fn wide(text: &[u8], escapes: &[usize]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut escapes = escapes.iter().map(|at| (at + 6, 5)).peekable();
    let mut at = 0;
    for chunk in text.utf8_chunks() {
        for char in chunk.valid().chars() {
            found.extend(escapes.next_if(|(end, _)| *end <= at));
            at += char.len_utf8();
            if !char.is_ascii() {
                found.push((at, char.len_utf8() - char.len_utf16()));
            }
        }
        at += chunk.invalid().len();
        if chunk.invalid().len() > 1 {
            found.push((at, chunk.invalid().len() - 1));
        }
    }
    found.extend(escapes);
    found
}
