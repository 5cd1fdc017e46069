//! RFC 4648 §4: Base64 with the standard alphabet and padding.

use super::characters::{characters, describe};
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
    if let Some(found) = characters(digits).find(|found| digit_of(found.code).is_none()) {
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
    use super::{PadBits, check};

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
