//! Where the strings and brackets of a text are, found in one pass before anything is read.

use super::vectors;

/// How many bytes a block has.
pub(super) const BYTES: usize = 64;

/// For each byte of a block a bit, the first byte lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bits {
    pub(super) quotes: u64,
    pub(super) backslashes: u64,
    /// `{` and `[`.
    pub(super) opens: u64,
    /// `}` and `]`.
    pub(super) closes: u64,
}

/// What sixty-four bytes of a text have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Block {
    /// The quotes that begin or end strings, and the brackets outside strings.
    pub(super) stops: u64,
    /// The `{` and `[` outside strings.
    pub(super) opens: u64,
    /// The `}` and `]` outside strings.
    pub(super) closes: u64,
    /// How deep brackets are nested where the block begins.
    pub(super) depth: i32,
    /// The block is nowhere less deep than this.
    pub(super) floor: i32,
}

/// The blocks of a text. Its memory is used again from text to text.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    pub(super) blocks: Vec<Block>,
    /// Whether any string has an escape.
    pub(super) has_escapes: bool,
    /// The text is nowhere deeper than this.
    ceiling: i32,
}

impl Structure {
    /// Finds the structure of a text, in place of the last one's.
    #[inline]
    pub(crate) fn read(&mut self, text: &[u8]) {
        self.blocks.clear();
        let end = vectors::read(text, &mut self.blocks);
        self.has_escapes = end.has_escapes;
        self.ceiling = end.ceiling;
    }

    /// Whether brackets are nested deeper than this, up to where the first one is closed.
    pub(crate) fn exceeds(&self, depth: usize) -> bool {
        let depth = i32::try_from(depth).unwrap_or(i32::MAX);
        self.ceiling > depth && self.deepest() > depth
    }

    /// How deep brackets are nested up to where the first one is closed.
    #[cold]
    fn deepest(&self) -> i32 {
        let mut deepest = 0;
        for block in &self.blocks {
            let (mut depth, mut brackets) = (block.depth, block.opens | block.closes);
            while brackets != 0 {
                let bit = brackets & brackets.wrapping_neg();
                brackets ^= bit;
                depth += if block.opens & bit == 0 { -1 } else { 1 };
                deepest = deepest.max(depth);
                if depth <= 0 {
                    return deepest;
                }
            }
        }
        deepest
    }
}

/// What is carried from block to block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Carry {
    /// All ones inside a string.
    inside: u64,
    /// Whether the next byte is escaped.
    is_escaped: bool,
    has_escapes: bool,
    depth: i32,
    ceiling: i32,
}

/// Reads a text block by block, with the instructions of a machine: the bits of a block, and for
/// each bit the parity of all up to and including it.
#[expect(
    clippy::inline_always,
    reason = "compiled anew for each machine, whose instructions only inlined code may use"
)]
#[inline(always)]
pub(super) fn read_with(
    text: &[u8],
    blocks: &mut Vec<Block>,
    bits: impl Fn(&[u8; BYTES]) -> Bits,
    parities: impl Fn(u64) -> u64,
) -> Carry {
    let mut carry = Carry::default();
    let (whole, rest) = text.as_chunks::<BYTES>();
    blocks.extend(
        whole
            .iter()
            .map(|block| carry.block(bits(block), &parities)),
    );
    if !rest.is_empty() {
        let mut last = [b' '; BYTES];
        if let Some(place) = last.get_mut(..rest.len()) {
            place.copy_from_slice(rest);
        }
        blocks.push(carry.block(bits(&last), &parities));
    }
    carry
}

impl Carry {
    #[expect(clippy::inline_always, reason = "as the function that it is a part of")]
    #[inline(always)]
    fn block(&mut self, bits: Bits, parities: &impl Fn(u64) -> u64) -> Block {
        let quotes = bits.quotes & !self.escaped(bits.backslashes);
        // Each quote turns what follows, itself included, inside out.
        let strings = parities(quotes) ^ self.inside;
        self.inside = (strings.cast_signed() >> 63).cast_unsigned();
        let (opens, closes) = (bits.opens & !strings, bits.closes & !strings);
        let depth = self.depth;
        let (down, up) = (opens.count_ones(), closes.count_ones());
        self.depth = depth + down.cast_signed() - up.cast_signed();
        self.ceiling = self.ceiling.max(depth + down.cast_signed());
        Block {
            stops: quotes | opens | closes,
            opens,
            closes,
            depth,
            floor: depth - up.cast_signed(),
        }
    }

    /// The bytes of a block that stand behind a backslash that escapes them.
    #[inline]
    fn escaped(&mut self, backslashes: u64) -> u64 {
        if backslashes == 0 && !self.is_escaped {
            return 0;
        }
        self.has_escapes = true;
        self.escaped_slowly(backslashes)
    }

    #[cold]
    fn escaped_slowly(&mut self, backslashes: u64) -> u64 {
        let (mut escaped, mut rest) = (0, backslashes);
        if self.is_escaped {
            escaped = 1;
            rest &= !1;
        }
        self.is_escaped = false;
        while rest != 0 {
            let backslash = rest & rest.wrapping_neg();
            let next = backslash << 1;
            self.is_escaped = next == 0;
            escaped |= next;
            rest &= !(backslash | next);
        }
        escaped
    }
}

#[cfg(test)]
mod tests {
    use super::Structure;

    #[test]
    fn depth_is_known_where_blocks_begin() {
        let text = "[".repeat(70) + &"]".repeat(70);
        let mut structure = Structure::default();
        structure.read(text.as_bytes());
        let depths: Vec<_> = structure.blocks.iter().map(|block| block.depth).collect();
        let floors: Vec<_> = structure.blocks.iter().map(|block| block.floor).collect();
        assert_eq!(depths, [0, 64, 12]);
        assert_eq!(floors, [0, 6, 0]);
        assert!(structure.exceeds(69) && !structure.exceeds(70));
    }

    #[test]
    fn neither_neighbours_nor_what_follows_make_a_text_deeper() {
        let mut structure = Structure::default();
        let wide = "[".repeat(40) + &"[],".repeat(200) + "[]" + &"]".repeat(40);
        structure.read(wide.as_bytes());
        assert!(structure.exceeds(40) && !structure.exceeds(41));
        structure.read(format!("[[]]{}", "[".repeat(500)).as_bytes());
        assert!(structure.exceeds(1) && !structure.exceeds(2));
    }

    #[test]
    fn what_stands_in_strings_does_not_count() {
        let mut structure = Structure::default();
        structure.read(br#"{"a\"[": "[[[", "b\\": []}"#);
        assert!(structure.has_escapes);
        let block = structure.blocks[0];
        assert_eq!(block.opens.count_ones(), 2);
        assert_eq!(block.closes.count_ones(), 2);
        structure.read(b"[]");
        assert!(!structure.has_escapes && structure.blocks.len() == 1);
    }
}
