//! A buffer in wasm memory that JavaScript writes a text into.

use wasm_bindgen::prelude::wasm_bindgen;

use super::offsets::Offsets;

/// A text from JavaScript, as UTF-8.
///
/// It is kept between calls, so that a text costs one copy and no allocation.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Input {
    buffer: Vec<u8>,
    len: usize,
    escapes: Vec<usize>,
}

#[wasm_bindgen]
impl Input {
    /// An empty text.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes room for `capacity` bytes, keeps what is there and says where it begins; null
    /// if there is not enough memory.
    pub fn reserve(&mut self, capacity: usize) -> *const u8 {
        let missing = capacity.saturating_sub(self.buffer.len());
        if self.buffer.try_reserve_exact(missing).is_err() {
            return std::ptr::null();
        }
        if missing > 0 {
            self.buffer.resize(capacity, 0);
        }
        self.buffer.as_ptr()
    }

    /// Says how many bytes were written; a new text begins.
    #[wasm_bindgen(js_name = setLength)]
    pub fn set_length(&mut self, len: usize) {
        self.len = len;
        self.escapes.clear();
    }

    /// Says that the six bytes at `offset` (`\udXXX`) stand for one lone surrogate of the
    /// text; offsets come in ascending order, after [`Input::set_length`].
    pub fn escaped(&mut self, offset: usize) {
        self.escapes.push(offset);
    }
}

impl Input {
    /// The text.
    pub(super) fn bytes(&self) -> &[u8] {
        self.buffer.get(..self.len).unwrap_or_default()
    }

    /// The positions of the text as JavaScript counts them.
    pub(super) fn offsets(&self) -> Offsets {
        Offsets::new(self.bytes(), &self.escapes)
    }
}
