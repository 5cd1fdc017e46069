//! Sixty-four bytes at a time: a bit for each byte that is a quote, a backslash or a bracket.

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

/// Sets `[` and `]` to `{` and `}`, and leaves those as they are.
const BRACKET: u8 = 0x20;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use std::arch::wasm32::{i8x16_splat, i64x2, u8x16_bitmask, u8x16_eq, v128, v128_or};

    pub(super) type Vector = v128;

    #[inline]
    pub(super) fn load(low: u64, high: u64) -> Vector {
        i64x2(low.cast_signed(), high.cast_signed())
    }

    pub(super) fn equal(bytes: Vector, byte: u8) -> u64 {
        u64::from(u8x16_bitmask(u8x16_eq(
            bytes,
            i8x16_splat(byte.cast_signed()),
        )))
    }

    pub(super) fn with(bytes: Vector, bit: u8) -> Vector {
        v128_or(bytes, i8x16_splat(bit.cast_signed()))
    }
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod vector {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8,
    };

    pub(super) type Vector = __m128i;

    #[inline]
    #[target_feature(enable = "sse2")]
    pub(super) fn load(low: u64, high: u64) -> Vector {
        _mm_set_epi64x(high.cast_signed(), low.cast_signed())
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    pub(super) fn equal(bytes: Vector, byte: u8) -> u64 {
        let equal = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte.cast_signed()));
        u64::from(_mm_movemask_epi8(equal).cast_unsigned())
    }

    #[inline]
    #[target_feature(enable = "sse2")]
    pub(super) fn with(bytes: Vector, bit: u8) -> Vector {
        _mm_or_si128(bytes, _mm_set1_epi8(bit.cast_signed()))
    }
}

#[cfg(not(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    all(target_arch = "x86_64", target_feature = "sse2")
)))]
mod vector {
    use super::portable;

    pub(super) type Vector = [u64; 2];

    pub(super) fn load(low: u64, high: u64) -> Vector {
        [low, high]
    }

    pub(super) fn equal([low, high]: Vector, byte: u8) -> u64 {
        portable::equal(low, byte) | portable::equal(high, byte) << 8
    }

    pub(super) fn with([low, high]: Vector, bit: u8) -> Vector {
        let bits = portable::each(bit);
        [low | bits, high | bits]
    }
}

/// Eight bytes in a word, for machines whose vectors are not used here.
#[cfg(any(
    test,
    not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        all(target_arch = "x86_64", target_feature = "sse2")
    ))
))]
mod portable {
    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;

    /// The same byte eight times.
    pub(super) const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }

    /// A bit for each byte of a word that is this one.
    pub(super) const fn equal(word: u64, byte: u8) -> u64 {
        let differs = word ^ each(byte);
        let zeros = !((differs & LOW).wrapping_add(LOW) | differs | LOW);
        (zeros >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }
}

/// The bits of a block.
#[inline]
pub(super) fn bits(block: &[u8; BYTES]) -> Bits {
    #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
    #[expect(
        unsafe_code,
        reason = "a function for SSE2 is only safe to call where SSE2 is, which this block is compiled for"
    )]
    // SAFETY: `target_feature = "sse2"` above says that the machine has SSE2, as every x86-64 does;
    // nothing else is asked of the caller.
    return unsafe { by_vectors(block) };
    #[cfg(not(all(target_arch = "x86_64", target_feature = "sse2")))]
    by_vectors(block)
}

#[cfg_attr(
    all(target_arch = "x86_64", target_feature = "sse2"),
    target_feature(enable = "sse2")
)]
#[inline]
fn by_vectors(block: &[u8; BYTES]) -> Bits {
    let mut bits = Bits::default();
    let (words, _) = block.as_chunks::<8>();
    let (pairs, _) = words.as_chunks::<2>();
    for (index, [low, high]) in pairs.iter().enumerate() {
        let shift = index * 16;
        let bytes = vector::load(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let brackets = vector::with(bytes, BRACKET);
        bits.quotes |= vector::equal(bytes, b'"') << shift;
        bits.backslashes |= vector::equal(bytes, b'\\') << shift;
        bits.opens |= vector::equal(brackets, b'{') << shift;
        bits.closes |= vector::equal(brackets, b'}') << shift;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::{BYTES, Bits, bits, portable};

    fn expected(block: &[u8; BYTES]) -> Bits {
        let mut bits = Bits::default();
        for (index, byte) in block.iter().enumerate() {
            let bit = 1 << index;
            match byte {
                b'"' => bits.quotes |= bit,
                b'\\' => bits.backslashes |= bit,
                b'{' | b'[' => bits.opens |= bit,
                b'}' | b']' => bits.closes |= bit,
                _ => {}
            }
        }
        bits
    }

    #[test]
    fn every_byte_in_every_place_has_its_bit() {
        for byte in 0..=u8::MAX {
            for place in 0..BYTES {
                let mut block = [b'x'; BYTES];
                block[place] = byte;
                block[(place + 7) % BYTES] = b'"';
                assert_eq!(bits(&block), expected(&block), "{byte} at {place}");
            }
        }
    }

    #[test]
    fn words_do_what_vectors_do() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut word = [byte.wrapping_add(1); 8];
                word[place] = byte;
                let found = portable::equal(u64::from_le_bytes(word), byte);
                assert_eq!(found, 1 << place);
            }
        }
    }
}
