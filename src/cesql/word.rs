//! Words of letters and digits: keywords, numbers and names.

use super::foreign::from_full_width;
use super::lexer::Lexer;
use super::token::TokenKind;
use crate::diagnostic::Code;
use crate::json::Span;

impl Lexer<'_, '_> {
    /// A keyword, a number, or the name of an attribute or a function.
    pub(super) fn word(&mut self) {
        let start = self.skip(is_word);
        let span = self.since(start);
        let written = self.text.get(span.start..span.end).unwrap_or_default();
        let word = self.plain_word(written, span);
        if let Some(keyword) = TokenKind::keyword(&word) {
            self.push(keyword, span);
        } else if self.tail() {
            self.addressed(&word, start);
        } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
            self.push(TokenKind::Digits, span);
        } else if self.begins_call() {
            self.function(&word, span);
        } else {
            self.name(&word, span);
        }
    }

    /// The word in plain characters; full-width ones are reported.
    fn plain_word(&mut self, written: &str, span: Span) -> String {
        if written.is_ascii() {
            return written.to_owned();
        }
        let plain = |letter: char| from_full_width(letter).unwrap_or(letter);
        let word: String = written.chars().map(plain).collect();
        if word != written {
            let message = format!("`{}` is full-width", self.findings.shown(span));
            let help = format!("write `{}`, in plain characters", shortened(&word));
            self.findings
                .error(Code::CesqlFullWidth, span, message, help);
        }
        word
    }

    /// Passes over `.x` and `[x]` behind a word; whether there was any.
    fn tail(&mut self) -> bool {
        let start = self.at;
        loop {
            let rest = self.rest();
            if rest.starts_with('.') {
                self.at += 1;
                self.skip(is_word);
            } else if let Some(length) = bracket(rest) {
                self.at += length;
            } else {
                return self.at > start;
            }
        }
    }

    /// A number with a fraction, or something inside an attribute.
    fn addressed(&mut self, word: &str, start: usize) {
        let span = self.since(start);
        let shown = self.findings.shown(span);
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            self.fraction(span);
        } else if word.eq_ignore_ascii_case("data") {
            let message = format!("`{shown}` looks into `data`, which CESQL cannot");
            let help = "use context attributes such as `type`, `subject` or an extension";
            self.findings.error(Code::CesqlData, span, message, help);
        } else {
            let message = format!("`{shown}` looks inside an attribute");
            let help = "attributes are single values; write the name alone";
            self.findings.error(Code::CesqlName, span, message, help);
        }
        self.push(TokenKind::Broken, span);
    }

    /// A point that no word stands before.
    pub(super) fn point(&mut self) {
        let start = self.at;
        self.at += 1;
        self.skip(is_word);
        let span = self.since(start);
        if self
            .text
            .get(start + 1..=start + 1)
            .is_some_and(|next| next.as_bytes().first().is_some_and(u8::is_ascii_digit))
        {
            self.fraction(span);
        } else {
            let shown = self.findings.shown(span);
            let message = format!("`{shown}` means nothing in CESQL");
            let help = "write attribute names as they are, such as `source`";
            self.findings
                .error(Code::CesqlCharacter, span, message, help);
        }
        self.push(TokenKind::Broken, span);
    }

    fn fraction(&mut self, span: Span) {
        let message = format!("`{}` is not a whole number", self.findings.shown(span));
        let help = "CESQL has only Integers, from -2147483648 to 2147483647";
        self.findings.error(Code::CesqlNumber, span, message, help);
    }

    /// Whether `(` comes next.
    fn begins_call(&self) -> bool {
        let rest = self.rest();
        rest.trim_start_matches([' ', '\t', '\r', '\n'])
            .starts_with('(')
    }

    fn function(&mut self, word: &str, span: Span) {
        let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
        let starts_well = word.as_bytes().first().is_some_and(is_letter);
        if !starts_well || !word.bytes().all(|byte| is_letter(&byte) || byte == b'_') {
            let message = format!(
                "`{}` cannot be a function's name",
                self.findings.shown(span)
            );
            let help = "function names have only letters and `_`, and begin with a letter";
            self.findings.error(Code::CesqlName, span, message, help);
        }
        self.push(TokenKind::Function(word.to_ascii_uppercase()), span);
    }

    fn name(&mut self, word: &str, span: Span) {
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            self.push(TokenKind::Name(word.to_ascii_lowercase()), span);
            return;
        }
        let shown = self.findings.shown(span);
        let without: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        if without.bytes().all(|byte| byte.is_ascii_digit()) && word.is_ascii() {
            let message = format!("`{shown}` is not a number");
            let help = format!("write the digits alone: `{}`", shortened(&without));
            self.findings.error(Code::CesqlNumber, span, message, help);
        } else {
            let message = format!("`{shown}` cannot be an attribute's name");
            let help = "attribute names have only the letters `a` to `z` and digits; \
                        put text into quotes: `'…'`";
            self.findings.error(Code::CesqlName, span, message, help);
        }
        self.push(TokenKind::Broken, span);
    }
}

/// The length of `[x]` at the beginning of a text; there is no bracket inside.
fn bracket(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let end = inner.find(['[', ']', '\n', '\r'])?;
    inner.get(end..)?.starts_with(']').then_some(end + 2)
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// A word for a message.
fn shortened(word: &str) -> &str {
    super::value::beginning(word, 40).0
}
