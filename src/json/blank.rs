//! What may stand between tokens, and what is put there by mistake.

use super::Span;
use super::fault::Fault;
use super::parser::Parser;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What Google's services put before JSON, which Gson's lenient mode skips.
const GSON_PREFIX: &str = ")]}'\n";

impl Parser<'_> {
    /// Skips what may stand before a document.
    pub(super) fn prefix(&mut self) {
        if self.rest().starts_with(BYTE_ORDER_MARK) {
            self.at = BYTE_ORDER_MARK.len();
            if !self.lenient() {
                self.fault(&Fault::ByteOrderMark, Span::new(0, self.at));
            }
        }
        if self.lenient() && self.rest().starts_with(GSON_PREFIX) {
            self.at += GSON_PREFIX.len();
        }
    }

    /// Skips whitespace, comments and blanks of other kinds.
    #[inline]
    pub(super) fn blank(&mut self) {
        // In compact JSON nothing stands between most tokens.
        if !matches!(
            self.peek(),
            Some(b'"' | b',' | b':' | b'0'..=b'9' | b'{'..=b'}')
        ) {
            self.some_blank();
        }
    }

    fn some_blank(&mut self) {
        loop {
            self.whitespace();
            match self.peek() {
                Some(b'/' | b'#' | 0x0B | 0x0C | 0x7F..) if self.odd_blank() => {}
                _ => return,
            }
        }
    }

    /// Skips the four kinds of JSON whitespace.
    pub(super) fn whitespace(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += rest
            .iter()
            .position(|byte| !is_blank(byte))
            .unwrap_or(rest.len());
    }

    /// Skips one comment or one run of blanks that JSON does not know, if there is one.
    fn odd_blank(&mut self) -> bool {
        let rest = self.rest();
        let comment = if rest.starts_with("/*") {
            rest.get(2..)
                .and_then(|inner| inner.find("*/"))
                .map(|inner| inner + 4)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            Some(rest.find(['\n', '\r']).unwrap_or(rest.len()))
        } else {
            return self.foreign_blank();
        };
        let start = self.at;
        self.at = comment.map_or(self.text.len(), |length| start + length);
        let span = Span::new(start, self.at);
        if comment.is_none() {
            self.ended = true;
            self.fault(&Fault::UnclosedComment, span);
        } else if !self.lenient() {
            self.fault(&Fault::Comment, span);
        }
        true
    }

    fn foreign_blank(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest
            .chars()
            .next()
            .filter(|letter| is_foreign_blank(*letter))
        else {
            return false;
        };
        if self.lenient() {
            return false;
        }
        let start = self.at;
        let length = rest
            .find(|letter| !is_foreign_blank(letter))
            .unwrap_or(rest.len());
        self.at += length;
        self.fault(&Fault::OddBlank(first), Span::new(start, self.at));
        true
    }
}

/// Blanks outside JSON's four, and letters that cannot be seen.
pub(super) fn is_foreign_blank(letter: char) -> bool {
    let is_json = matches!(letter, ' ' | '\n' | '\r' | '\t');
    let is_invisible = matches!(
        letter,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{7F}'
    );
    !is_json && (letter.is_whitespace() || is_invisible)
}
