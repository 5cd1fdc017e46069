//! Code points of a text that may hold lone surrogates, and how messages show them.

use crate::json::Text;

/// A code point and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Character {
    /// Offset of its first byte.
    pub(super) start: usize,
    /// Offset after its last byte.
    pub(super) end: usize,
    /// The code point; U+D800 to U+DFFF for half of a surrogate pair.
    pub(super) code: u32,
}

/// The code points of UTF-8 in which lone surrogates are kept as three bytes each.
pub(super) fn characters(bytes: &[u8]) -> impl Iterator<Item = Character> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let (code, length) = decode(bytes.get(start..)?)?;
        let character = Character {
            start,
            end: start + length,
            code,
        };
        start = character.end;
        Some(character)
    })
}

/// The first code point of `bytes` and its length.
fn decode(bytes: &[u8]) -> Option<(u32, usize)> {
    let first = u32::from(*bytes.first()?);
    let (lead, length) = match first {
        0..0xC0 => (first, 1),
        0xC0..0xE0 => (first & 0x1F, 2),
        0xE0..0xF0 => (first & 0x0F, 3),
        _ => (first & 0x07, 4),
    };
    let rest = bytes.iter().take(length).skip(1);
    let code = rest.fold(lead, |code, byte| code << 6 | u32::from(byte & 0x3F));
    Some((code, length))
}

/// The code point for people: `` `é` (U+00E9) ``, `a blank`, `U+000A (line feed)`.
pub(super) fn describe(code: u32) -> String {
    match code {
        0x20 => "a blank".to_owned(),
        0x09 => "U+0009 (tab)".to_owned(),
        0x0A => "U+000A (line feed)".to_owned(),
        0x0D => "U+000D (carriage return)".to_owned(),
        0x60 => "a backtick".to_owned(),
        _ => match char::from_u32(code) {
            Some(shown) if shown.is_ascii_graphic() => format!("`{shown}`"),
            Some(shown) if !shown.is_control() && !is_noncharacter(code) => {
                format!("`{shown}` (U+{code:04X})")
            }
            _ => format!("U+{code:04X}"),
        },
    }
}

/// Whether Unicode promises that this code point will never be a character.
pub(super) const fn is_noncharacter(code: u32) -> bool {
    matches!(code, 0xFDD0..=0xFDEF) || code & 0xFFFE == 0xFFFE
}

/// The beginning of a JSON string, for messages.
pub(super) fn shown(text: &Text) -> String {
    shorten(&text.to_display())
}

/// The beginning of a text, for messages.
pub(super) fn shorten(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => text
            .get(..end)
            .unwrap_or_default()
            .chars()
            .chain(['…'])
            .collect(),
    }
}
