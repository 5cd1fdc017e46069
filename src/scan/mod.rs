//! Reading an event without reading all of it: where strings and brackets are, 64 bytes at a time.
//!
//! A [`Cursor`] stops at quotes and brackets only, and leaps over values that nobody asks for.
//! Inside what is leapt over only quotes and brackets are looked at: a string that does not end,
//! a bracket that is not closed or closed too often is noticed; anything else is not.

mod cursor;
#[cfg(any(test, target_arch = "wasm32"))]
mod lines;
mod structure;
mod vectors;

pub(crate) use cursor::{Cursor, Malformed};
#[cfg(target_arch = "wasm32")]
pub(crate) use lines::Lines;
pub(crate) use structure::Structure;
