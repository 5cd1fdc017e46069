//! The value of a `ce-` header: a quoted string is undone, then one percent-decoding
//! (HTTP binding §3.1.3.2).

use super::lines::piece;
use crate::diagnostic::{Code, Severity};
use crate::event::fault::Fault;
use crate::json::Span;

/// A value that was made out, or why it was not.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The bytes; UTF-8 unless a fault says otherwise.
    pub(super) bytes: Vec<u8>,
    /// What is wrong with the way it is written; an error if it cannot be made out.
    pub(super) fault: Option<(Code, Severity, Fault)>,
}

/// Undoes the writing of a value.
pub(super) fn decode(raw: &[u8]) -> Decoded {
    let bytes: Vec<u8> = Units::new(raw).map(|unit| unit.byte).collect();
    let broken = quote_fault(raw).or_else(|| Units::new(raw).find_map(|unit| unit.fault(raw)));
    let invalid = || {
        let error = std::str::from_utf8(&bytes).err()?;
        let start = error.valid_up_to();
        let end = start + error.error_len().unwrap_or(bytes.len() - start);
        Some(invalid_utf8(raw, start, end))
    };
    let fault = broken
        .or_else(invalid)
        .or_else(|| Units::new(raw).find_map(|unit| unit.unescaped(raw)));
    Decoded { bytes, fault }
}

/// Where the bytes `start..end` of a value stand in the text, which writes it at `value`.
pub(in crate::event) fn locate(text: &[u8], value: Span, start: usize, end: usize) -> Span {
    let raw = piece(text, value);
    let place = |offset: usize| {
        let unit = Units::new(raw).nth(offset);
        value.start + unit.map_or_else(|| content_end(raw), |unit| unit.start)
    };
    let end = if start == end {
        place(end)
    } else {
        let last = Units::new(raw).nth(end.saturating_sub(1));
        value.start + last.map_or_else(|| content_end(raw), |unit| unit.end)
    };
    Span::new(place(start), end)
}

/// One byte of a value and the place that says it.
struct Unit {
    byte: u8,
    start: usize,
    end: usize,
    kind: Kind,
}

#[derive(PartialEq, Eq)]
enum Kind {
    Plain,
    /// Behind a backslash in quotes.
    Quoted,
    /// `%XX`.
    Percent,
    /// `%` without two hexadecimal digits.
    Broken,
}

impl Unit {
    /// Why the value cannot be made out.
    fn fault(&self, raw: &[u8]) -> Option<(Code, Severity, Fault)> {
        let (message, help) = match self.kind {
            Kind::Broken => (
                "a `%` is not followed by two hexadecimal digits",
                "write a percent sign itself as `%25`".to_owned(),
            ),
            Kind::Plain if !self.byte.is_ascii() => (
                "a character outside ASCII stands in it as itself",
                "write it as the `%XX` of its UTF-8 bytes".to_owned(),
            ),
            _ => return None,
        };
        let end = match self.kind {
            Kind::Broken => self.end,
            _ => end_of_character(raw, self.start),
        };
        let help = match std::str::from_utf8(raw.get(self.start..end).unwrap_or_default()) {
            Ok(letter) if self.kind == Kind::Plain => format!("write it as `{}`", escaped(letter)),
            _ => help,
        };
        let fault = Fault::new(self.start, end, message).with_help(help);
        Some((Code::HttpPercentEncoding, Severity::Error, fault))
    }

    /// A character that a writer must escape and that readers understand all the same.
    fn unescaped(&self, raw: &[u8]) -> Option<(Code, Severity, Fault)> {
        let is_quoted = raw.first() == Some(&b'"');
        let what = match (self.byte, &self.kind) {
            (b' ', Kind::Plain) if !is_quoted => "a blank",
            (b'"', Kind::Plain) => "a double quote",
            _ => return None,
        };
        let message = format!("{what} stands in it as itself");
        let help = format!("write it as `%{:02X}`", self.byte);
        let fault = Fault::new(self.start, self.end, message).with_help(help);
        Some((Code::HttpPercentEncoding, Severity::Warning, fault))
    }
}

/// The bytes of a value, one by one.
struct Units<'r> {
    raw: &'r [u8],
    at: usize,
    end: usize,
    quoted: bool,
}

impl<'r> Units<'r> {
    fn new(raw: &'r [u8]) -> Self {
        let quoted = raw.first() == Some(&b'"');
        Self {
            raw,
            at: usize::from(quoted),
            end: content_end(raw),
            quoted,
        }
    }

    /// The byte at `at` without a backslash before it, and where it ends.
    fn unquoted(&self, at: usize) -> Option<(u8, usize)> {
        let byte = *self.raw.get(..self.end)?.get(at)?;
        if self.quoted && byte == b'\\' {
            let next = self.raw.get(..self.end)?.get(at + 1);
            return Some(next.map_or((byte, at + 1), |next| (*next, at + 2)));
        }
        Some((byte, at + 1))
    }

    fn digit(&self, at: usize) -> Option<(u8, usize)> {
        let (byte, end) = self.unquoted(at)?;
        let digit = char::from(byte).to_digit(16)?;
        Some((u8::try_from(digit).ok()?, end))
    }
}

impl Iterator for Units<'_> {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        let start = self.at;
        let (byte, end) = self.unquoted(start)?;
        let unit = |byte, end, kind| Unit {
            byte,
            start,
            end,
            kind,
        };
        let high = self.digit(end);
        let low = high.and_then(|(_, end)| self.digit(end));
        let unit = match (byte, high, low) {
            (b'%', Some((high, _)), Some((low, end))) => unit(high << 4 | low, end, Kind::Percent),
            (b'%', Some((_, end)), None) => unit(byte, end, Kind::Broken),
            (b'%', None, _) => unit(byte, end, Kind::Broken),
            _ if end > start + 1 => unit(byte, end, Kind::Quoted),
            _ => unit(byte, end, Kind::Plain),
        };
        self.at = unit.end;
        Some(unit)
    }
}

/// Where the content of a value ends: at its closing quote, or with it.
fn content_end(raw: &[u8]) -> usize {
    closing_quote(raw).unwrap_or(raw.len())
}

fn closing_quote(raw: &[u8]) -> Option<usize> {
    let mut at = 1;
    raw.strip_prefix(b"\"")?;
    loop {
        match raw.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// A value that begins with a quote ends with one.
fn quote_fault(raw: &[u8]) -> Option<(Code, Severity, Fault)> {
    raw.strip_prefix(b"\"")?;
    let fault = match closing_quote(raw) {
        None => Fault::new(0, raw.len(), "the quote it begins with is never closed")
            .with_help("add the closing quote, or write a quote itself as `%22`"),
        Some(at) if at + 1 < raw.len() => {
            Fault::new(at + 1, raw.len(), "text follows its closing quote")
                .with_help("remove it, or write quotes themselves as `%22`")
        }
        Some(_) => return None,
    };
    Some((Code::HttpSyntax, Severity::Error, fault))
}

fn invalid_utf8(raw: &[u8], start: usize, end: usize) -> (Code, Severity, Fault) {
    let place = locate(raw, Span::new(0, raw.len()), start, end);
    let message = "these bytes are not UTF-8";
    let fault = Fault::new(place.start, place.end, message)
        .with_help("encode each character as UTF-8, in its shortest form, then each byte as `%XX`");
    (Code::HttpPercentEncoding, Severity::Error, fault)
}

/// Where the character ends that begins at `start`, as far as it is UTF-8.
fn end_of_character(raw: &[u8], start: usize) -> usize {
    let rest = raw.get(start + 1..).unwrap_or_default();
    let more = rest.iter().take(3).take_while(|byte| **byte & 0xC0 == 0x80);
    start + 1 + more.count()
}

fn escaped(letter: &str) -> String {
    let digits: Vec<String> = letter.bytes().map(|byte| format!("{byte:02X}")).collect();
    format!("%{}", digits.join("%"))
}

#[cfg(test)]
mod tests {
    use super::{Severity, Span, decode, locate};

    #[test]
    fn undoes_quotes_first_and_then_one_percent_encoding() {
        for (raw, meant) in [
            ("Euro%20%E2%82%AC%20%f0%9F%98%80", "Euro € 😀"),
            ("%61%2562", "a%62"),
            (r#""a b""#, "a b"),
            (r#""a\"b\\c""#, r#"a"b\c"#),
            (r#""%4\1""#, "A"),
            (r#""""#, ""),
            ("", ""),
        ] {
            let decoded = decode(raw.as_bytes());
            assert_eq!(String::from_utf8_lossy(&decoded.bytes), meant, "{raw}");
            assert_eq!(decoded.fault, None, "{raw}");
        }
    }

    #[test]
    fn points_at_what_cannot_be_made_out() {
        for (raw, severity, start, end) in [
            ("a%C0%A0b", Severity::Error, 1, 4),
            ("%ED%A0%80", Severity::Error, 0, 3),
            ("a%G1", Severity::Error, 1, 2),
            ("a%4", Severity::Error, 1, 3),
            ("a%", Severity::Error, 1, 2),
            ("aéb", Severity::Error, 1, 3),
            ("\"ab", Severity::Error, 0, 3),
            ("\"a\" b", Severity::Error, 3, 5),
            ("a b", Severity::Warning, 1, 2),
            ("a\"b\"", Severity::Warning, 1, 2),
        ] {
            let (_, found, fault) = decode(raw.as_bytes()).fault.expect(raw);
            assert_eq!(
                (found, fault.start, fault.end),
                (severity, start, end),
                "{raw}"
            );
        }
    }

    #[test]
    fn finds_the_place_of_a_decoded_byte() {
        let raw = br#"  "a%C3%A9\"b""#;
        let value = Span::new(2, raw.len());
        assert_eq!(locate(raw, value, 0, 1), Span::new(3, 4));
        assert_eq!(locate(raw, value, 1, 3), Span::new(4, 10));
        assert_eq!(locate(raw, value, 3, 4), Span::new(10, 12));
        assert_eq!(locate(raw, value, 4, 5), Span::new(12, 13));
        assert_eq!(locate(raw, value, 5, 5), Span::new(13, 13));
    }
}
