//! RFC 4648 §4: Base64 with the standard alphabet and padding.

use super::characters::{Character, characters, describe};
use super::fault::Fault;

/// Whether a decoder may refuse well-formed Base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PadBits {
    /// The unused bits are zero, as they should be.
    Zero,
    /// The unused bits of the last character are not zero, so two texts say the same bytes.
    NonZero,
}

/// Checks Base64; the empty text says no bytes.
pub(super) fn check(text: &[u8]) -> Result<PadBits, Fault> {
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    let digits = text.get(..text.len() - padding).unwrap_or_default();
    let wrong = digits
        .iter()
        .position(|byte| digit_of(u32::from(*byte)).is_none());
    if let Some(found) = wrong.and_then(|start| character_at(digits, start)) {
        let message = format!("{} is not a Base64 character", describe(found.code));
        return Err(Fault::new(found.start, found.end, message).with_help(mend(found.code)));
    }
    let wanted = match digits.len() % 4 {
        0 => 0,
        2 => 2,
        3 => 1,
        _ => {
            let message = "one character alone says less than a byte";
            return Err(Fault::new(digits.len() - 1, digits.len(), message)
                .with_help("a character was lost or added; encode the data again"));
        }
    };
    if padding != wanted {
        let message = format!("it ends with {padding} `=` where {wanted} are needed");
        return Err(Fault::new(digits.len(), text.len(), message)
            .with_help(format!("end it with {wanted} `=`")));
    }
    Ok(pad_bits(digits, wanted))
}

/// The Base64 of some bytes.
pub(super) fn encode(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| group.get(at).copied().map_or(0, usize::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 0x3F;
            let letter = DIGITS.get(value).filter(|_| digit <= group.len());
            text.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    text
}

fn pad_bits(digits: &[u8], padding: usize) -> PadBits {
    let last = digits
        .last()
        .and_then(|byte| digit_of(u32::from(*byte)))
        .unwrap_or_default();
    let unused = match padding {
        1 => 0b11,
        2 => 0b1111,
        _ => 0,
    };
    if last & unused == 0 {
        PadBits::Zero
    } else {
        PadBits::NonZero
    }
}

fn character_at(text: &[u8], start: usize) -> Option<Character> {
    let found = characters(text.get(start..)?).next()?;
    Some(Character {
        start: found.start + start,
        end: found.end + start,
        code: found.code,
    })
}

fn mend(code: u32) -> &'static str {
    match code {
        0x09 | 0x0A | 0x0D | 0x20 => "remove blanks and line breaks",
        0x2D | 0x5F => "this is the URL-safe alphabet; write `+` for `-` and `/` for `_`",
        0x3D => "`=` may only stand at the end",
        _ => "use `A-Z`, `a-z`, `0-9`, `+` and `/`; text that is not Base64 belongs in `data`",
    }
}

fn digit_of(code: u32) -> Option<u8> {
    let byte = u8::try_from(code).ok()?;
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PadBits, check, encode};

    #[test]
    fn tells_pad_bits() {
        for text in ["", "aGk=", "aA==", "+/+/"] {
            assert_eq!(check(text.as_bytes()), Ok(PadBits::Zero), "{text}");
        }
        for text in ["aGl=", "aB=="] {
            assert_eq!(check(text.as_bytes()), Ok(PadBits::NonZero), "{text}");
        }
    }

    #[test]
    fn encodes_with_padding() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foob", "Zm9vYg=="),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
        }
        assert_eq!(encode(&[0xFB, 0xFF, 0xFE]), "+//+");
    }

    #[test]
    fn points_at_the_fault() {
        for (text, start, end) in [
            ("aGk", 3, 3),
            ("aGk==", 3, 5),
            ("aGVs bG8=", 4, 5),
            ("a", 0, 1),
            ("aG=kaGk=", 2, 3),
            ("=", 0, 1),
            ("a_b=", 1, 2),
        ] {
            let fault = check(text.as_bytes()).expect_err(text);
            assert_eq!((fault.start, fault.end), (start, end), "{text}");
        }
    }
}
