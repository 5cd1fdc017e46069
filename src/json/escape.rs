//! Escapes in strings, and surrogates.

use super::Span;
use super::fault::{EscapeProblem, Fault};
use super::parser::Parser;

impl Parser<'_> {
    /// Reads the escape that begins here.
    pub(super) fn escape(&mut self, quote: char, bytes: &mut Vec<u8>) {
        let start = self.at;
        self.at += 1;
        let Some(letter) = self.letter() else { return };
        self.at += letter.len_utf8();
        let plain = match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode_escape(start, bytes),
            '\'' | '\n' if self.lenient() => letter,
            letter if letter == quote => letter,
            letter => return self.bad_escape(start, letter, bytes),
        };
        push_char(plain, bytes);
    }

    fn bad_escape(&mut self, start: usize, letter: char, bytes: &mut Vec<u8>) {
        if letter == '\r' && self.peek() == Some(b'\n') {
            self.at += 1;
        }
        let found = self.piece(start, self.at);
        let problem = match letter {
            '\'' | '`' => EscapeProblem::Quote,
            '\n' | '\r' => EscapeProblem::LineBreak,
            _ => EscapeProblem::Unknown,
        };
        let meant = if problem == EscapeProblem::Unknown {
            found
        } else {
            found.get(1..).unwrap_or_default()
        };
        bytes.extend_from_slice(meant.as_bytes());
        self.fault(
            &Fault::BadEscape { found, problem },
            Span::new(start, self.at),
        );
    }

    /// Reads the digits behind `\u`, and a second escape that makes a pair with it.
    fn unicode_escape(&mut self, start: usize, bytes: &mut Vec<u8>) {
        let Some(unit) = hex_unit(self.rest()) else {
            let rest = self.rest();
            let digits = rest
                .bytes()
                .take(4)
                .take_while(u8::is_ascii_hexdigit)
                .count();
            self.at += digits;
            let found = self.piece(start, self.at);
            bytes.extend_from_slice(found.as_bytes());
            if self.rest().is_empty() {
                return;
            }
            return self.fault(
                &Fault::BadEscape {
                    found,
                    problem: EscapeProblem::Hex,
                },
                Span::new(start, self.at),
            );
        };
        self.at += 4;
        let partner = self.rest().strip_prefix("\\u").and_then(hex_unit);
        let units = [Some(unit), partner];
        if let Some(Ok(letter)) = char::decode_utf16(units.into_iter().flatten()).next() {
            self.at += if letter > '\u{FFFF}' { 6 } else { 0 };
            return push_char(letter, bytes);
        }
        push_surrogate(unit, bytes);
        let span = Span::new(start, self.at);
        self.fault(&Fault::LoneSurrogate(self.piece(start, self.at)), span);
    }
}

fn push_char(letter: char, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
}

/// The generalised UTF-8 of half of a surrogate pair.
fn push_surrogate(unit: u16, bytes: &mut Vec<u8>) {
    let [high, low] = unit.to_be_bytes();
    bytes.extend_from_slice(&[
        0xED,
        0x80 | ((high & 0x0F) << 2) | (low >> 6),
        0x80 | (low & 0x3F),
    ]);
}

/// The value of the four hexadecimal digits that `text` begins with.
fn hex_unit(text: &str) -> Option<u16> {
    let digits = text.get(..4)?;
    let all_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| all_hex)
}
