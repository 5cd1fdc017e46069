//! A place in an event that moves from one quote or bracket to the next.

use super::structure::{BYTES, Block, Structure};

/// The structure of an event is broken, or a value that was read is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Moves through an event.
///
/// A *stop* is a quote that begins or ends a string, or a bracket outside strings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'e> {
    bytes: &'e [u8],
    blocks: &'e [Block],
    has_escapes: bool,
    /// The block that is looked at.
    index: usize,
    /// The stops of the block that were not passed yet.
    stops: u64,
}

impl<'e> Cursor<'e> {
    /// At the beginning of an event with this structure.
    pub(crate) fn new(bytes: &'e [u8], structure: &'e Structure) -> Self {
        Self {
            bytes,
            blocks: &structure.blocks,
            has_escapes: structure.has_escapes,
            index: 0,
            stops: structure.blocks.first().map_or(0, |block| block.stops),
        }
    }

    /// The byte at a place; 0 behind the end.
    #[inline]
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    /// The bytes from one place to another.
    #[inline]
    pub(crate) fn between(&self, start: usize, end: usize) -> &'e [u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Whether any string of the event has an escape.
    pub(crate) const fn has_escapes(&self) -> bool {
        self.has_escapes
    }

    /// The first place from `at` on that is no blank, and the byte there.
    #[inline]
    pub(crate) fn solid(&self, at: usize) -> Result<(usize, u8), Malformed> {
        match self.bytes.get(at) {
            Some(byte) if *byte > b' ' => Ok((at, *byte)),
            _ => self.behind_blanks(at),
        }
    }

    fn behind_blanks(&self, start: usize) -> Result<(usize, u8), Malformed> {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let is_solid = |byte: &u8| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let blanks = rest.iter().position(is_solid).ok_or(Malformed)?;
        Ok((start + blanks, self.byte(start + blanks)))
    }

    /// Whether nothing but blanks follows `at`.
    pub(crate) fn is_end(&self, at: usize) -> bool {
        self.solid(at).is_err()
    }

    /// Moves past the next stop; where it is.
    #[inline]
    pub(crate) fn stop(&mut self) -> Result<usize, Malformed> {
        while self.stops == 0 {
            self.index += 1;
            self.stops = self.blocks.get(self.index).ok_or(Malformed)?.stops;
        }
        let at = self.index * BYTES + self.stops.trailing_zeros() as usize;
        self.stops &= self.stops - 1;
        Ok(at)
    }

    /// Moves past a value that begins with this byte and is nested in so many others.
    #[inline]
    pub(crate) fn skip(&mut self, first: u8, depth: usize) -> Result<(), Malformed> {
        match first {
            b'"' => self.string().map(|_| ()),
            b'{' | b'[' => self.container(depth).map(|_| ()),
            b'}' | b']' | b',' | b':' => Err(Malformed),
            _ => Ok(()),
        }
    }

    /// Moves past a string whose first quote is the next stop; the place behind it.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<usize, Malformed> {
        self.stop()?;
        Ok(self.stop()? + 1)
    }

    /// Moves past an object or array whose bracket is the next stop, and which is nested in so
    /// many others; the place behind it.
    #[inline]
    pub(crate) fn container(&mut self, depth: usize) -> Result<usize, Malformed> {
        self.stop()?;
        let (end, index, stops) = close(self.blocks, self.index, self.stops, depth)?;
        (self.index, self.stops) = (index, stops);
        Ok(end)
    }
}

/// The place behind the bracket behind which so many are open, with the block that it is in and
/// the stops there that follow it.
#[inline(never)]
fn close(
    blocks: &[Block],
    index: usize,
    stops: u64,
    depth: usize,
) -> Result<(usize, usize, u64), Malformed> {
    let wanted = i32::try_from(depth).map_err(|_| Malformed)?;
    let rest = blocks.get(index..).and_then(<[Block]>::split_first);
    let (block, rest) = rest.ok_or(Malformed)?;
    if let Some((at, stops)) = close_in(block, stops, wanted + 1, wanted) {
        return Ok((index * BYTES + at, index, stops));
    }
    for (index, block) in (index + 1..).zip(rest) {
        if block.floor <= wanted
            && let Some((at, stops)) = close_in(block, block.stops, block.depth, wanted)
        {
            return Ok((index * BYTES + at, index, stops));
        }
    }
    Err(Malformed)
}

/// The same within a block that begins so deep.
#[inline]
fn close_in(block: &Block, stops: u64, mut depth: i32, wanted: i32) -> Option<(usize, u64)> {
    let (mut opens, mut closes) = (block.opens & stops, block.closes & stops);
    while closes != 0 {
        let bit = closes & closes.wrapping_neg();
        let before = opens & (bit - 1);
        depth += before.count_ones().cast_signed() - 1;
        if depth == wanted {
            // Everything up to this bracket is passed.
            let at = bit.trailing_zeros() as usize + 1;
            return Some((at, block.stops & !(bit | (bit - 1))));
        }
        opens ^= before;
        closes ^= bit;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Malformed, Structure};

    fn structure(text: &str) -> Structure {
        let mut structure = Structure::default();
        structure.read(text.as_bytes());
        structure
    }

    fn stops(text: &str) -> Vec<usize> {
        let structure = structure(text);
        let mut cursor = Cursor::new(text.as_bytes(), &structure);
        std::iter::from_fn(|| cursor.stop().ok()).collect()
    }

    fn leap(text: &str) -> Result<usize, Malformed> {
        let structure = structure(text);
        Cursor::new(text.as_bytes(), &structure).container(0)
    }

    /// The stops, found byte by byte.
    fn slowly(text: &str) -> Vec<usize> {
        let (mut stops, mut inside, mut escaped) = (Vec::new(), false, false);
        for (at, byte) in text.bytes().enumerate() {
            let was_escaped = std::mem::take(&mut escaped);
            match byte {
                b'"' if !was_escaped => {
                    inside = !inside;
                    stops.push(at);
                }
                b'\\' => escaped = !was_escaped,
                b'{' | b'[' | b'}' | b']' if !inside => stops.push(at),
                _ => {}
            }
        }
        stops
    }

    #[test]
    fn stops_are_quotes_and_brackets_outside_strings() {
        let piece = r#"{"a\\":["}\"{",{"b":"\\\\\"]"}],"long long long":"#;
        let mut text = String::new();
        for length in 0..200 {
            text.push(piece.as_bytes()[length % piece.len()] as char);
            assert_eq!(stops(&text), slowly(&text), "{text}");
        }
    }

    #[test]
    fn leaps_over_nested_values() {
        for padding in 0..130 {
            let text = format!(
                r#"{}{{"a":[1,{{"b":"]}}"}}],"c":{{}}}},x"#,
                " ".repeat(padding)
            );
            assert_eq!(leap(&text), Ok(text.len() - 2));
        }
    }

    #[test]
    fn what_does_not_close_is_malformed() {
        for text in [r#"{"a": [1, 2}"#, "[", r#"{"a"#, r#"["a]"#, "[[[[]]]"] {
            let leapt = leap(text);
            assert!(leapt == Err(Malformed) || leapt != Ok(text.len()), "{text}");
        }
        let deep = "[".repeat(200) + &"]".repeat(200);
        assert_eq!(leap(&deep), Ok(400));
    }
}
