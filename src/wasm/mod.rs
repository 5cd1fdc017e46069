//! The border to JavaScript: parse, call, convert.
//!
//! Texts come in through [`Input`] buffers that JavaScript fills, answers go out as plain
//! objects, and the hits of a rule set as numbers.
//! Nothing is decided here.
//!
//! What JavaScript catches is one of four: an array of diagnostics (the user's text is at
//! fault), a string (the caller's argument is), a plain object with a message and diagnostics
//! (the bytes of a rule set are), or anything else (we are).

pub mod ask;
pub mod cesql;
pub mod input;
mod offsets;
pub mod rules;
mod wire;

use wasm_bindgen::prelude::wasm_bindgen;

/// Sends the message of a panic to the console; what follows is a trap.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}
