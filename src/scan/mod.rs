//! Reading an event without reading all of it: where strings and brackets are, 64 bytes at a time.
//!
//! A [`Cursor`] stops at quotes and brackets only, and leaps over values that nobody asks for.
//! Inside what is leapt over only quotes and brackets are looked at: a string that does not end,
//! a bracket that is not closed or closed too often is noticed; anything else is not.

mod block;
mod cursor;

pub(crate) use cursor::{Cursor, Malformed};

/// Leaps over a whole event: what no matcher of events can do without.
///
/// The floor that the benchmark compares with; how many bytes the event has, or 0 if its
/// structure is broken.
#[doc(hidden)]
#[must_use]
pub fn floor(event: &[u8]) -> usize {
    let mut cursor = Cursor::new(event);
    let leapt = cursor
        .blanks(0)
        .and_then(|start| cursor.leap(start, usize::MAX));
    leapt.unwrap_or_default()
}
