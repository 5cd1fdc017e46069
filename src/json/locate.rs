//! From an offset in an unescaped string back to the place in the JSON text that says it.

use super::Span;

/// Where the bytes `start..end` of an unescaped string stand in the JSON text `source`.
///
/// `string` is the range of the string with its quotes.
/// Where nothing is at fault but something is missing (`start == end`), the place is empty.
pub(crate) fn locate(source: &[u8], string: Span, start: usize, end: usize) -> Span {
    let Some(raw) = source.get(string.start + 1..string.end.saturating_sub(1)) else {
        return string;
    };
    let base = string.start + 1;
    if !raw.contains(&b'\\') {
        return Span::new(base + start.min(raw.len()), base + end.min(raw.len()));
    }
    Span::new(base + raw_offset(raw, start), base + raw_offset(raw, end))
}

/// The offset in the escaped text at which `unescaped` bytes have been said.
fn raw_offset(raw: &[u8], unescaped: usize) -> usize {
    let (mut said, mut at) = (0, 0);
    while said < unescaped {
        let Some((written, meant)) = raw.get(at..).and_then(unit) else {
            break;
        };
        said += meant;
        at += written;
    }
    at
}

/// The length of the first character as written and as meant.
fn unit(raw: &[u8]) -> Option<(usize, usize)> {
    let first = *raw.first()?;
    if first != b'\\' {
        let length = match first {
            0..0xC0 => 1,
            0xC0..0xE0 => 2,
            0xE0..0xF0 => 3,
            _ => 4,
        };
        return Some((length, length));
    }
    if raw.get(1)? != &b'u' {
        return Some((2, 1));
    }
    let code = escaped_code(raw)?;
    let low = raw.get(6..).and_then(escaped_code);
    let paired =
        (0xD800..0xDC00).contains(&code) && low.is_some_and(|low| (0xDC00..0xE000).contains(&low));
    Some(match code {
        _ if paired => (12, 4),
        0..0x80 => (6, 1),
        0x80..0x800 => (6, 2),
        _ => (6, 3),
    })
}

/// The code unit of a `\uXXXX` at the beginning of `raw`.
fn escaped_code(raw: &[u8]) -> Option<u32> {
    let digits = raw.strip_prefix(b"\\u")?.get(..4)?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{Span, locate};

    #[test]
    fn finds_the_character_behind_escapes() {
        let source = br#"  "a\n\u00e9\uD83D\uDE00b" "#;
        let string = Span::new(2, source.len() - 1);
        assert_eq!(locate(source, string, 0, 1), Span::new(3, 4));
        assert_eq!(locate(source, string, 1, 2), Span::new(4, 6));
        assert_eq!(locate(source, string, 2, 4), Span::new(6, 12));
        assert_eq!(locate(source, string, 4, 8), Span::new(12, 24));
        assert_eq!(locate(source, string, 8, 9), Span::new(24, 25));
        assert_eq!(locate(source, string, 9, 9), Span::new(25, 25));
    }
}
