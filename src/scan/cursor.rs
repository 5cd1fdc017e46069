//! A place in an event that moves from one quote or bracket to the next.

use super::block::{self, BYTES};

/// The structure of an event is broken, or a value that was read is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Malformed;

/// Moves through an event.
///
/// A *stop* is a quote that begins or ends a string, or a bracket outside strings.
#[derive(Debug)]
pub(crate) struct Cursor<'e> {
    bytes: &'e [u8],
    /// Where the block begins that is looked at.
    base: usize,
    /// The stops of the block that were not passed yet.
    stops: u64,
    /// The brackets of the block outside strings.
    opens: u64,
    closes: u64,
    /// All ones if the block begins inside a string.
    inside: u64,
    /// Whether the first byte of the block is escaped.
    escaped: bool,
    /// Whether any backslash was met.
    any_backslash: bool,
}

impl<'e> Cursor<'e> {
    /// At the beginning of an event.
    pub(crate) fn new(bytes: &'e [u8]) -> Self {
        let mut cursor = Self {
            bytes,
            base: 0,
            stops: 0,
            opens: 0,
            closes: 0,
            inside: 0,
            escaped: false,
            any_backslash: false,
        };
        cursor.look();
        cursor
    }

    /// The byte at a place; 0 behind the end.
    #[inline]
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    /// Whether any string so far has an escape.
    pub(crate) const fn any_backslash(&self) -> bool {
        self.any_backslash
    }

    /// The first place from `at` on that is no blank.
    #[inline]
    pub(crate) fn blanks(&self, mut at: usize) -> Result<usize, Malformed> {
        loop {
            match self.bytes.get(at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => at += 1,
                Some(_) => return Ok(at),
                None => return Err(Malformed),
            }
        }
    }

    /// Whether nothing but blanks follows `at`.
    pub(crate) fn is_end(&self, at: usize) -> bool {
        self.blanks(at).is_err()
    }

    /// Moves past the next stop; where it is.
    #[inline]
    pub(crate) fn stop(&mut self) -> Result<usize, Malformed> {
        while self.stops == 0 {
            self.advance()?;
        }
        let at = self.base + self.stops.trailing_zeros() as usize;
        self.stops &= self.stops - 1;
        Ok(at)
    }

    /// Moves past the string that begins at `start`; the place behind it.
    #[inline]
    pub(crate) fn string(&mut self, start: usize) -> Result<usize, Malformed> {
        self.expect(start)?;
        let end = self.stop()?;
        Ok(end + 1)
    }

    /// Moves past the stop that must be at this place.
    #[inline]
    pub(crate) fn expect(&mut self, at: usize) -> Result<(), Malformed> {
        if self.stop()? == at {
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    /// Moves past the value that begins at `start`, in which brackets are nested at most so
    /// deep; the place behind it.
    #[inline]
    pub(crate) fn leap(&mut self, start: usize, deepest: usize) -> Result<usize, Malformed> {
        match self.byte(start) {
            b'"' => self.string(start),
            b'{' | b'[' => {
                self.expect(start)?;
                self.close(deepest)
            }
            b'}' | b']' | b',' | b':' => Err(Malformed),
            _ => Ok(self.scalar_end(start)),
        }
    }

    /// The place behind the number or word that begins at `start`.
    pub(crate) fn scalar_end(&self, start: usize) -> usize {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
        start + rest.iter().position(ends).unwrap_or(rest.len())
    }

    /// Moves past the bracket that closes the one passed last; the place behind it.
    pub(crate) fn close(&mut self, deepest: usize) -> Result<usize, Malformed> {
        let mut depth = 1_usize;
        if depth > deepest {
            return Err(Malformed);
        }
        loop {
            let (opens, closes) = (self.opens & self.stops, self.closes & self.stops);
            let (down, up) = (opens.count_ones() as usize, closes.count_ones() as usize);
            if up < depth && depth + down <= deepest {
                depth = depth + down - up;
                self.advance()?;
                continue;
            }
            let mut brackets = opens | closes;
            while brackets != 0 {
                let bit = brackets & brackets.wrapping_neg();
                brackets ^= bit;
                if opens & bit != 0 {
                    depth += 1;
                    if depth > deepest {
                        return Err(Malformed);
                    }
                    continue;
                }
                depth -= 1;
                if depth == 0 {
                    // Everything up to this bracket is passed.
                    self.stops &= !(bit | (bit - 1));
                    return Ok(self.base + bit.trailing_zeros() as usize + 1);
                }
            }
            self.advance()?;
        }
    }

    /// Goes on to the next block.
    #[inline]
    fn advance(&mut self) -> Result<(), Malformed> {
        self.base += BYTES;
        if self.base >= self.bytes.len() {
            self.stops = 0;
            return Err(Malformed);
        }
        self.look();
        Ok(())
    }

    /// Looks at the block at `base`.
    #[inline]
    fn look(&mut self) {
        let rest = self.bytes.get(self.base..).unwrap_or_default();
        let bits = if let Some(block) = rest.first_chunk::<BYTES>() {
            block::bits(block)
        } else {
            let mut block = [b' '; BYTES];
            if let Some(place) = block.get_mut(..rest.len()) {
                place.copy_from_slice(rest);
            }
            block::bits(&block)
        };
        let quotes = bits.quotes & !self.escaped(bits.backslashes);
        // Each quote turns what follows, itself included, inside out.
        let strings = prefix_xor(quotes) ^ self.inside;
        self.inside = (strings.cast_signed() >> 63).cast_unsigned();
        self.opens = bits.opens & !strings;
        self.closes = bits.closes & !strings;
        self.stops = quotes | self.opens | self.closes;
    }

    /// The bytes of a block that stand behind a backslash that escapes them.
    fn escaped(&mut self, backslashes: u64) -> u64 {
        if backslashes == 0 && !self.escaped {
            return 0;
        }
        self.any_backslash = true;
        let (mut escaped, mut rest) = (0, backslashes);
        if self.escaped {
            escaped = 1;
            rest &= !1;
        }
        self.escaped = false;
        while rest != 0 {
            let backslash = rest & rest.wrapping_neg();
            let next = backslash << 1;
            self.escaped = next == 0;
            escaped |= next;
            rest &= !(backslash | next);
        }
        escaped
    }
}

/// Each bit is the parity of all bits up to and including it.
const fn prefix_xor(mut bits: u64) -> u64 {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^= bits << 32;
    bits
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Malformed};

    fn stops(text: &str) -> Vec<usize> {
        let mut cursor = Cursor::new(text.as_bytes());
        std::iter::from_fn(|| cursor.stop().ok()).collect()
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
            let mut cursor = Cursor::new(text.as_bytes());
            assert_eq!(cursor.leap(padding, 100), Ok(text.len() - 2));
        }
    }

    #[test]
    fn what_does_not_close_is_malformed() {
        for text in [r#"{"a": [1, 2}"#, "[", r#"{"a"#, r#"["a]"#, "[[[[]]]"] {
            let mut cursor = Cursor::new(text.as_bytes());
            let leapt = cursor.leap(0, 100);
            assert!(leapt == Err(Malformed) || leapt != Ok(text.len()), "{text}");
        }
        let deep = "[".repeat(200) + &"]".repeat(200);
        assert_eq!(Cursor::new(deep.as_bytes()).leap(0, 100), Err(Malformed));
        assert_eq!(Cursor::new(deep.as_bytes()).leap(0, 200), Ok(400));
    }
}
