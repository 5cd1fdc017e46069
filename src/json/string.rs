//! Strings, in double quotes and in others.

use super::fault::{Fault, Place};
use super::parser::Parser;
use super::{Span, Text};

/// How far behind a line break in a string it is looked whether the string was meant to end there.
const LINE_BREAK_REACH: usize = 256;

impl Parser<'_> {
    /// Reads the string in double quotes that begins here.
    pub(super) fn string(&mut self) -> Text {
        let start = self.at + 1;
        let end = plain_end(self.text.as_bytes(), start);
        if self.text.as_bytes().get(end) == Some(&b'"') {
            self.at = end + 1;
            return Text::from(self.piece(start, end));
        }
        self.long_string('"')
    }

    /// The quote of another kind that begins a string here.
    pub(super) fn foreign_quote(&self) -> Option<char> {
        let letter = self.letter()?;
        match letter {
            '\'' => Some(letter),
            '`' | '“' | '”' | '„' | '‘' | '’' | '＂' if !self.lenient() => Some(letter),
            _ => None,
        }
    }

    pub(super) fn foreign_string(&mut self, quote: char) -> Text {
        let start = self.at;
        let text = self.long_string(quote);
        if !self.lenient() {
            self.fault(&Fault::ForeignQuotes(quote), Span::new(start, self.at));
        }
        text
    }

    /// Reads a string piece by piece.
    fn long_string(&mut self, quote: char) -> Text {
        let start = self.at;
        self.at += quote.len_utf8();
        let mut bytes = Vec::new();
        loop {
            let plain = self.string_piece_end(quote);
            bytes.extend_from_slice(self.piece(self.at, plain).as_bytes());
            self.at = plain;
            match self.letter() {
                None => {
                    self.report_end(Place::String, Some(start));
                    break;
                }
                Some('\\') => self.escape(quote, &mut bytes),
                Some(letter) if closes(quote, letter) => {
                    self.at += letter.len_utf8();
                    break;
                }
                Some('\n' | '\r') if quote == '"' && self.ends_at_line_break() => {
                    self.unclosed(start, &mut bytes);
                    break;
                }
                Some(letter) => self.odd_letter(letter, &mut bytes),
            }
        }
        Text::from_wtf8(bytes)
    }

    fn string_piece_end(&self, quote: char) -> usize {
        let bytes = self.text.as_bytes();
        if quote == '"' {
            return plain_end(bytes, self.at);
        }
        let rest = self.rest();
        let is_special = |letter: char| letter < ' ' || letter == '\\' || closes(quote, letter);
        self.at + rest.find(is_special).unwrap_or(rest.len())
    }

    /// A run of control characters that stand in a string as themselves; Gson takes them.
    fn odd_letter(&mut self, letter: char, bytes: &mut Vec<u8>) {
        let start = self.at;
        let rest = self.rest();
        let length = rest
            .find(|letter| letter >= ' ')
            .unwrap_or(rest.len())
            .max(letter.len_utf8());
        self.at += length;
        bytes.extend_from_slice(self.piece(start, self.at).as_bytes());
        if !self.lenient() {
            self.fault(&Fault::Control(letter), Span::new(start, self.at));
        }
    }

    /// Whether the text behind this line break looks like JSON that goes on, not like a string.
    fn ends_at_line_break(&self) -> bool {
        let next = self.ahead(LINE_BREAK_REACH).trim_start();
        let after_quote = next.strip_prefix('"').map(str::trim_start);
        let is_closing_quote = after_quote
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([',', '}', ']', ':']));
        !self.lenient() && next.starts_with(['"', '}', ']']) && !is_closing_quote
    }

    /// Ends a string without closing quote at the end of its line, before a comma there.
    fn unclosed(&mut self, start: usize, bytes: &mut Vec<u8>) {
        let line = self.piece(start, self.at).trim_end();
        if line.len() > 1 && line.ends_with(',') && bytes.trim_ascii_end().ends_with(b",") {
            self.at = start + line.len() - 1;
            bytes.truncate(bytes.trim_ascii_end().len() - 1);
        }
        self.fault(&Fault::UnclosedString, Span::new(start, self.at));
    }
}

/// Whether a string that begins with `quote` may end with `letter`.
fn closes(quote: char, letter: char) -> bool {
    match quote {
        '“' | '”' | '„' | '＂' => matches!(letter, '“' | '”' | '＂' | '"'),
        '‘' | '’' => matches!(letter, '’' | '\''),
        quote => letter == quote,
    }
}

/// Where the next quote, backslash or control character stands, or the end; eight bytes at a time.
fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let marks = special_bytes(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return at + marks.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    at + rest.iter().position(is_special).unwrap_or(rest.len())
}

/// The high bit of each special byte; above the lowest of them, others may be set too.
const fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    const QUOTES: u64 = ONES * 0x22;
    const BACKSLASHES: u64 = ONES * 0x5C;
    let quote = (word ^ QUOTES).wrapping_sub(ONES) & !(word ^ QUOTES);
    let backslash = (word ^ BACKSLASHES).wrapping_sub(ONES) & !(word ^ BACKSLASHES);
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    (quote | backslash | control) & (ONES * 0x80)
}
