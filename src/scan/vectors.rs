//! The bits of a block with the vectors of a machine.
//!
//! On x86-64 it is found out at run time whether a machine has AVX2; SSE2 every one has.
//! WebAssembly is compiled for `simd128`; other machines compare eight bytes in a word.

use super::structure::{BYTES, Bits};
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
use super::structure::{Block, Carry};

/// Sets `[` and `]` to `{` and `}`, and leaves those as they are.
const BRACKET: u8 = 0x20;

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
#[inline]
pub(super) fn read(text: &[u8], blocks: &mut Vec<Block>) -> Carry {
    let has_avx2 = is_x86_feature_detected!("avx2")
        && is_x86_feature_detected!("pclmulqdq")
        && is_x86_feature_detected!("bmi1")
        && is_x86_feature_detected!("popcnt");
    #[expect(
        unsafe_code,
        reason = "a function compiled for AVX2 or SSE2 is only safe to call where they are"
    )]
    // SAFETY: the machine was asked for all that `avx2::read` is compiled for, and this function
    // is only compiled where SSE2 is; nothing else is asked of the caller.
    unsafe {
        if has_avx2 {
            avx2::read(text, blocks)
        } else {
            sse2::read(text, blocks)
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use simd128::read;

#[cfg(not(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    all(target_arch = "x86_64", target_feature = "sse2")
)))]
pub(super) use words::read;

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{
        __m256i, _mm_clmulepi64_si128, _mm_cvtsi128_si64, _mm_set_epi64x, _mm256_cmpeq_epi8,
        _mm256_movemask_epi8, _mm256_or_si256, _mm256_set_epi64x, _mm256_set1_epi8,
    };

    use super::super::structure::{Block, Carry, read_with};
    use super::bits_with;

    #[target_feature(enable = "avx2,pclmulqdq,bmi1,popcnt")]
    pub(super) fn read(text: &[u8], blocks: &mut Vec<Block>) -> Carry {
        let bits = |block: &_| bits_with(block, |piece, set, byte| equal(piece, set, byte));
        read_with(text, blocks, bits, |bits| parities(bits))
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn equal(piece: &[u8; 32], set: u8, byte: u8) -> u64 {
        let bytes = _mm256_or_si256(load(piece), _mm256_set1_epi8(set.cast_signed()));
        let equal = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte.cast_signed()));
        u64::from(_mm256_movemask_epi8(equal).cast_unsigned())
    }

    #[target_feature(enable = "avx2")]
    #[inline]
    fn load(bytes: &[u8; 32]) -> __m256i {
        let (words, _) = bytes.as_chunks::<8>();
        match words {
            [a, b, c, d] => {
                let [a, b, c, d] = [a, b, c, d].map(|word| i64::from_le_bytes(*word));
                _mm256_set_epi64x(d, c, b, a)
            }
            _ => _mm256_set1_epi8(0),
        }
    }

    /// A product without carries by all ones adds up, bit by bit, everything below.
    #[target_feature(enable = "pclmulqdq")]
    #[inline]
    fn parities(bits: u64) -> u64 {
        let bits = _mm_set_epi64x(0, bits.cast_signed());
        let ones = _mm_set_epi64x(0, -1);
        _mm_cvtsi128_si64(_mm_clmulepi64_si128::<0>(bits, ones)).cast_unsigned()
    }
}

#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod sse2 {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8,
    };

    use super::super::structure::{Block, Carry, read_with};
    use super::{bits_with, halves, parities};

    #[target_feature(enable = "sse2")]
    pub(super) fn read(text: &[u8], blocks: &mut Vec<Block>) -> Carry {
        let bits = |block: &_| bits_with(block, |piece, set, byte| equal(piece, set, byte));
        read_with(text, blocks, bits, parities)
    }

    #[target_feature(enable = "sse2")]
    #[inline]
    fn equal(piece: &[u8; 16], set: u8, byte: u8) -> u64 {
        let bytes = _mm_or_si128(load(piece), _mm_set1_epi8(set.cast_signed()));
        let equal = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte.cast_signed()));
        u64::from(_mm_movemask_epi8(equal).cast_unsigned())
    }

    #[target_feature(enable = "sse2")]
    #[inline]
    fn load(piece: &[u8; 16]) -> __m128i {
        let [low, high] = halves(piece);
        _mm_set_epi64x(high.cast_signed(), low.cast_signed())
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128 {
    use std::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};

    use super::super::structure::{Block, Carry, read_with};
    use super::{bits_with, halves, parities};

    pub(in super::super) fn read(text: &[u8], blocks: &mut Vec<Block>) -> Carry {
        read_with(text, blocks, |block| bits_with(block, equal), parities)
    }

    #[inline]
    fn equal(piece: &[u8; 16], set: u8, byte: u8) -> u64 {
        let [low, high] = halves(piece);
        let bytes = v128_or(u64x2(low, high), u8x16_splat(set));
        u64::from(u8x16_bitmask(u8x16_eq(bytes, u8x16_splat(byte))))
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
mod words {
    use super::super::structure::{Block, Carry, read_with};
    use super::{bits_with, parities};

    const LOW: u64 = 0x7F7F_7F7F_7F7F_7F7F;

    pub(in super::super) fn read(text: &[u8], blocks: &mut Vec<Block>) -> Carry {
        let bits = |block: &_| bits_with(block, |piece, set, byte| equal(*piece, set, byte));
        read_with(text, blocks, bits, parities)
    }

    /// The same byte eight times.
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }

    const fn equal(piece: [u8; 8], set: u8, byte: u8) -> u64 {
        let differs = (u64::from_le_bytes(piece) | each(set)) ^ each(byte);
        let zeros = !((differs & LOW).wrapping_add(LOW) | differs | LOW);
        (zeros >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }
}

/// The bits of a block with the instructions of a machine: for each byte of a piece the bit
/// whether it is some byte once other bits are set in it.
#[expect(
    clippy::inline_always,
    reason = "compiled anew for each machine, whose instructions only inlined code may use"
)]
#[inline(always)]
fn bits_with<const PIECE: usize>(
    block: &[u8; BYTES],
    equal: impl Fn(&[u8; PIECE], u8, u8) -> u64,
) -> Bits {
    let mut bits = Bits::default();
    let (pieces, _) = block.as_chunks::<PIECE>();
    for (index, piece) in pieces.iter().enumerate() {
        let shift = index * PIECE;
        bits.quotes |= equal(piece, 0, b'"') << shift;
        bits.backslashes |= equal(piece, 0, b'\\') << shift;
        bits.opens |= equal(piece, BRACKET, b'{') << shift;
        bits.closes |= equal(piece, BRACKET, b'}') << shift;
    }
    bits
}

/// The words of sixteen bytes.
#[cfg(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    all(target_arch = "x86_64", target_feature = "sse2")
))]
#[inline]
fn halves(piece: &[u8; 16]) -> [u64; 2] {
    let (words, _) = piece.as_chunks::<8>();
    match words {
        [low, high] => [low, high].map(|word| u64::from_le_bytes(*word)),
        _ => [0; 2],
    }
}

/// Each bit is the parity of all bits up to and including it.
const fn parities(mut bits: u64) -> u64 {
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
    use super::super::structure::Block;
    use super::words;

    /// Miri is slow, and looks at some places only.
    const STEP: usize = if cfg!(miri) { 13 } else { 1 };

    /// The blocks that each way of reading finds, which are all the same.
    fn read(text: &[u8]) -> Vec<Block> {
        let mut expected = Vec::new();
        words::read(text, &mut expected);
        let mut found = Vec::new();
        super::read(text, &mut found);
        assert_eq!(found, expected, "{text:?}");
        #[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
        {
            found.clear();
            #[expect(unsafe_code, reason = "compiled for SSE2")]
            // SAFETY: this is only compiled where SSE2 is.
            unsafe {
                super::sse2::read(text, &mut found)
            };
            assert_eq!(found, expected, "{text:?}");
        }
        expected
    }

    #[test]
    fn every_byte_in_every_place_has_its_bit() {
        for byte in (0..=u8::MAX).step_by(STEP) {
            for place in (0..64).step_by(STEP) {
                let mut text = [b'x'; 64];
                text[place] = byte;
                let bit = 1 << place;
                let [block] = read(&text)[..] else {
                    panic!("one block");
                };
                assert_eq!(block.opens == bit, matches!(byte, b'{' | b'['));
                assert_eq!(block.closes == bit, matches!(byte, b'}' | b']'));
                let is_stop = matches!(byte, b'{' | b'[' | b'}' | b']' | b'"');
                assert_eq!(block.stops, if is_stop { bit } else { 0 });
            }
        }
    }

    #[test]
    fn all_machines_read_alike() {
        let piece = br#"{"a\\":["}\"{",{"b":"\\\\\"]"}],"long long long":"#;
        let mut text = Vec::new();
        for length in (0..300).step_by(STEP) {
            text = piece.iter().copied().cycle().take(length).collect();
            read(&text);
        }
        assert_eq!(text.len() / 64 + 1, read(&text).len());
    }
}
