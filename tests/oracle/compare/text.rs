//! JSON strings: written from text, read as UTF-16 units.

use crate::random::Random;

/// Stands for a high surrogate on its own in the words of the generator.
pub(crate) const LONE_HIGH: char = '\u{E000}';
/// Stands for a low surrogate on its own.
pub(crate) const LONE_LOW: char = '\u{E001}';

/// A JSON string.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            LONE_HIGH => quoted.push_str("\\ud800"),
            LONE_LOW => quoted.push_str("\\udc00"),
            '\n' => quoted.push_str("\\n"),
            character if character < ' ' => escape(character, &mut quoted),
            character => quoted.push(character),
        }
    }
    quoted + "\""
}

/// A JSON string, some of its characters escaped that need not be.
pub(crate) fn quote_oddly(text: &str, random: &mut Random) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        let plain = quote(&character.to_string());
        match plain.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
            Some(inner) if inner.starts_with('\\') || random.chance(60) => quoted.push_str(inner),
            _ => escape(character, &mut quoted),
        }
    }
    quoted + "\""
}

fn escape(character: char, quoted: &mut String) {
    for unit in character.encode_utf16(&mut [0; 2]) {
        quoted.push_str("\\u");
        for shift in [12, 8, 4, 0] {
            let digit = u32::from(*unit >> shift & 15);
            quoted.extend(char::from_digit(digit, 16));
        }
    }
}

/// The UTF-16 units of a JSON string; absent for other texts.
pub(crate) fn units(quoted: &str) -> Option<Vec<u16>> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let mut units = Vec::new();
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        if character == '\\' {
            units.push(escaped(&mut characters)?);
        } else {
            units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
        }
    }
    Some(units)
}

fn escaped(characters: &mut std::str::Chars<'_>) -> Option<u16> {
    Some(match characters.next()? {
        'n' => 10,
        't' => 9,
        'r' => 13,
        'b' => 8,
        'f' => 12,
        'u' => {
            let digits: String = characters.by_ref().take(4).collect();
            u16::from_str_radix(&digits, 16).ok()?
        }
        other => u16::try_from(u32::from(other)).ok()?,
    })
}

/// The text of a JSON string, lone surrogates replaced; absent for other texts.
pub(crate) fn text(quoted: &str) -> Option<String> {
    units(quoted).map(|units| String::from_utf16_lossy(&units))
}

/// Whether a text is a JSON number.
pub(crate) fn is_number(scalar: &str) -> bool {
    scalar.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}
