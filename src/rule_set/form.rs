//! What the bytes of a value are, as far as that can be told without reading them into a tree.

use crate::json::{self, Node, Options};

/// What the bytes of a value are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Null,
    True,
    False,
    Number,
    /// A string that says what stands between its quotes.
    Plain,
    /// A string with escapes.
    Escaped,
    /// An object or an array.
    Structured,
}

impl Form {
    /// What a string is by the bytes between its quotes; none if it is not JSON.
    #[inline]
    pub(super) fn of_string(inside: &[u8]) -> Option<Self> {
        if is_plain_ascii(inside) {
            return Some(Self::Plain);
        }
        Self::of_unusual_string(inside)
    }

    #[cold]
    fn of_unusual_string(inside: &[u8]) -> Option<Self> {
        let needs_escape = |byte: &u8| *byte < b' ' || *byte == b'\\';
        if !inside.iter().any(needs_escape) {
            return std::str::from_utf8(inside).ok().map(|_| Self::Plain);
        }
        read(&[b"\"", inside, b"\""].concat()).map(|_| Self::Escaped)
    }

    /// What the number or word is that begins at `start`, and where it ends; none if it is none.
    #[inline]
    pub(super) fn of_scalar(event: &[u8], start: usize) -> Option<(Self, usize)> {
        if let Some(end) = json::number_end(event, start) {
            return Some((Self::Number, end));
        }
        let rest = event.get(start..)?;
        let words = [
            (&b"true"[..], Self::True),
            (b"false", Self::False),
            (b"null", Self::Null),
        ];
        let found = words.into_iter().find(|(word, _)| rest.starts_with(word));
        found.map(|(word, form)| (form, start + word.len()))
    }
}

/// The tree of a text, if it is JSON.
pub(super) fn read(text: &[u8]) -> Option<Node> {
    let reading = json::read(text, &Options::event().with_max_depth(Options::DEEPEST));
    let is_sound = !crate::diagnostic::has_errors(&reading.diagnostics);
    reading.root.filter(|_| is_sound)
}

/// Whether bytes are ASCII and need no escape in a string.
#[inline]
fn is_plain_ascii(text: &[u8]) -> bool {
    let (words, rest) = text.as_chunks::<8>();
    let mut seen = 0;
    for word in words {
        seen |= unusual(u64::from_le_bytes(*word));
    }
    if let Some(last) = text.last_chunk::<8>() {
        return (seen | unusual(u64::from_le_bytes(*last))) & HIGHEST == 0;
    }
    let is_usual = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'\\';
    rest.iter().all(is_usual)
}

/// The highest bit of every byte of a word.
const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);

/// Sets the highest bit of some byte, unless all are ASCII and need no escape.
#[inline]
const fn unusual(word: u64) -> u64 {
    let below_blank = word.wrapping_sub(u64::from_le_bytes([b' '; 8]));
    let backslash = word ^ u64::from_le_bytes([b'\\'; 8]);
    word | below_blank | backslash.wrapping_sub(u64::from_le_bytes([1; 8]))
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn strings_are_told_apart_by_what_they_hold() {
        for length in 1..20 {
            for place in 0..length {
                let with = |inside: &str| {
                    let mut text = "x".repeat(length);
                    text.replace_range(place..=place, inside);
                    Form::of_string(text.as_bytes())
                };
                assert_eq!(with("y"), Some(Form::Plain));
                assert_eq!(with("ü~\u{7f}"), Some(Form::Plain));
                assert_eq!(with("\\n"), Some(Form::Escaped));
                assert_eq!(with("\n"), None);
                assert_eq!(with("\\x"), None);
            }
        }
        assert_eq!(Form::of_string(b"\xff"), None);
        assert_eq!(Form::of_string(b"some more \xc3"), None);
    }

    #[test]
    fn scalars_end_where_they_end() {
        for (text, form) in [
            ("true", Form::True),
            ("false", Form::False),
            ("null", Form::Null),
            ("-1.5e3", Form::Number),
        ] {
            let event = format!("[{text}, 1]");
            let end = 1 + text.len();
            assert_eq!(Form::of_scalar(event.as_bytes(), 1), Some((form, end)));
        }
        for text in ["nul", "", "x", "-", "1.", "+1"] {
            assert_eq!(Form::of_scalar(text.as_bytes(), 0), None, "{text}");
        }
    }
}
