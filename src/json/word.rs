//! Words outside quotes: literals of other languages, numbers that are none, strings without quotes.

use super::blank::is_foreign_blank;
use super::fault::Fault;
use super::number::{is_number, repair};
use super::parser::{Parser, Step};
use super::{Number, Span, Text, Value};

impl Parser<'_> {
    /// Reads a word where a value belongs.
    pub(super) fn word(&mut self) -> Step {
        let start = self.at;
        self.at = self.word_end();
        let word = self.piece(start, self.at);
        if let Some(value) = json_word(word) {
            return self.done(start, value);
        }
        if self.lenient() {
            return self.lenient_word(word, start);
        }
        if let Some((value, fault)) = foreign_word(word) {
            self.fault(&fault, Span::new(start, self.at));
            return self.done(start, value);
        }
        if let Some((problem, instead)) = repair(word) {
            let fault = Fault::BadNumber {
                spelling: word,
                problem,
                instead: &instead,
            };
            self.fault(&fault, Span::new(start, self.at));
            return self.done(start, Value::Number(Number::new(&instead)));
        }
        self.at = start;
        self.phrase()
    }

    /// In Gson's lenient mode literals have any letter case; all else is a string.
    fn lenient_word(&mut self, word: &str, start: usize) -> Step {
        if word.is_empty() {
            let (found, span) = self.here();
            self.fault(&Fault::MissingValue { found }, span);
            self.at = span.end;
            return Step::Nothing;
        }
        let value = json_word(&word.to_ascii_lowercase())
            .unwrap_or_else(|| Value::String(Text::from(word)));
        self.done(start, value)
    }

    /// Reads words up to a separator or the end of the line, as one string.
    fn phrase(&mut self) -> Step {
        if self.is_escaped_text() {
            return self.escaped_text();
        }
        let start = self.at;
        let phrase = self
            .rest()
            .get(..phrase_end(self.rest()))
            .unwrap_or_default()
            .trim_end();
        let (letter, _) = self.here();
        let phrase = if phrase.is_empty() { letter } else { phrase };
        self.at += phrase.len();
        self.fault(&Fault::BareWord(phrase), Span::new(start, self.at));
        if self.frames.is_empty() {
            return Step::Stop;
        }
        self.done(start, Value::String(Text::from(phrase)))
    }

    /// Where the word ends that begins here.
    pub(super) fn word_end(&self) -> usize {
        let rest = self.rest();
        let length = if self.lenient() {
            rest.find(ends_lenient_word)
        } else {
            rest.char_indices()
                .find(|(at, letter)| ends_word(rest, *at, *letter))
                .map(|(at, _)| at)
        };
        self.at + length.unwrap_or(rest.len())
    }

    /// Whether this is JSON that was escaped to stand in a string.
    pub(super) fn is_escaped_text(&self) -> bool {
        self.rest().starts_with("\\\"")
    }

    pub(super) fn escaped_text(&mut self) -> Step {
        self.fault(&Fault::EscapedText, Span::new(self.at, self.at + 2));
        Step::Stop
    }
}

fn json_word(word: &str) -> Option<Value> {
    match word {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        "null" => Some(Value::Null),
        _ => is_number(word).then(|| Value::Number(Number::new(word))),
    }
}

/// What a literal of another language means.
fn foreign_word(word: &str) -> Option<(Value, Fault<'_>)> {
    let literal = |value, instead| Some((value, Fault::ForeignLiteral { word, instead }));
    match word.to_ascii_lowercase().as_str() {
        "tru" | "ture" | "true" | "yes" => literal(Value::Bool(true), "true"),
        "fals" | "flase" | "false" | "no" => literal(Value::Bool(false), "false"),
        "nul" | "null" | "none" | "nil" | "undefined" => literal(Value::Null, "null"),
        "nan" | "-nan" | "infinity" | "-infinity" | "+infinity" | "inf" | "-inf" | "+inf" => {
            Some((Value::Null, Fault::NotFinite(word)))
        }
        _ => None,
    }
}

/// Gson's end of an unquoted string.
fn ends_lenient_word(letter: char) -> bool {
    matches!(
        letter,
        '/' | '\\'
            | ';'
            | '#'
            | '='
            | '{'
            | '}'
            | '['
            | ']'
            | ':'
            | ','
            | ' '
            | '\t'
            | '\u{c}'
            | '\r'
            | '\n'
    )
}

fn ends_word(text: &str, at: usize, letter: char) -> bool {
    let is_mark = matches!(
        letter,
        ',' | ':' | ';' | '=' | '{' | '}' | '[' | ']' | '"' | '\'' | '#'
    );
    let is_wide_mark = matches!(letter, '，' | '：' | '；' | '、' | '“' | '”');
    is_mark
        || is_wide_mark
        || letter.is_whitespace()
        || is_foreign_blank(letter)
        || begins_comment(text, at)
}

fn phrase_end(text: &str) -> usize {
    let mut before = 'x';
    for (at, letter) in text.char_indices() {
        let is_mark = matches!(
            letter,
            ',' | '{' | '}' | '[' | ']' | '"' | '\n' | '\r' | '，' | '；'
        );
        let is_comment = before.is_whitespace() && (letter == '#' || begins_comment(text, at));
        if is_mark || is_comment {
            return at;
        }
        before = letter;
    }
    text.len()
}

fn begins_comment(text: &str, at: usize) -> bool {
    text.get(at..)
        .is_some_and(|rest| rest.starts_with("//") || rest.starts_with("/*"))
}
