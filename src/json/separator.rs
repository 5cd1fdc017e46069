//! What stands between elements or members: commas, and what is written for them.

use super::Span;
use super::container::Frame;
use super::fault::{Fault, Place};
use super::parser::{Parser, Step};

/// How far a string with a bare quote inside is followed.
const INNER_QUOTE_REACH: usize = 1000;

impl Parser<'_> {
    /// Reads what follows an element or member.
    pub(super) fn separator(&mut self) -> Step {
        let behind = self.at;
        self.blank();
        let Some(closer) = self.frames.last().map(Frame::closer) else {
            return Step::Stop;
        };
        match (closer, self.peek()) {
            (_, Some(b',')) => self.comma(1),
            ('}', Some(b'}')) | (']', Some(b']')) => self.close(),
            (_, Some(b'}' | b']')) => self.wrong_closer(closer),
            (_, Some(b':')) => self.stray_colon(closer),
            (_, Some(_)) => self.no_comma(behind),
            (_, None) => self.end(Place::Next),
        }
    }

    pub(super) fn comma(&mut self, length: usize) -> Step {
        let comma = Some(Span::new(self.at, self.at + length));
        self.at += length;
        Step::Item { comma }
    }

    fn stray_colon(&mut self, closer: char) -> Step {
        let span = Span::new(self.at, self.at + 1);
        self.at += 1;
        if closer == ']' {
            self.container_fault(&Fault::ColonInArray, span, &[]);
            return Step::Item { comma: None };
        }
        self.container_fault(&Fault::ExtraColon, span, &[]);
        Step::Value
    }

    fn no_comma(&mut self, behind: usize) -> Step {
        let (found, span) = self.here();
        match found {
            ";" if self.lenient() => return self.comma(1),
            ";" | "，" | "、" | "；" if !self.lenient() => {
                self.container_fault(&Fault::WrongComma(found), span, &[]);
                return self.comma(found.len());
            }
            _ => {}
        }
        if self.skip_inner_quote(behind) || self.skip_word() {
            return Step::Nothing;
        }
        if self.is_in_object() && matches!(found, "{" | "[") {
            return self.odd_key(None);
        }
        self.container_fault(&Fault::MissingComma { found }, span, &[]);
        Step::Item { comma: None }
    }

    /// Where a string ended in the middle of a word, goes to what looks like its true end.
    fn skip_inner_quote(&mut self, behind: usize) -> bool {
        let quote = behind.saturating_sub(1);
        let word_follows = self.letter().is_some_and(char::is_alphanumeric);
        if !word_follows || self.at != behind || self.piece(quote, behind) != "\"" {
            return false;
        }
        let Some(end) = string_end(self.ahead(INNER_QUOTE_REACH)) else {
            return false;
        };
        self.container_fault(&Fault::InnerQuote, Span::new(quote, behind), &[]);
        self.at += end;
        true
    }

    /// Passes over a word behind a member that is no key, for no colon follows it.
    fn skip_word(&mut self) -> bool {
        if !self.is_in_object() || self.foreign_quote().is_some() {
            return false;
        }
        let span = Span::new(self.at, self.word_end());
        let word = self.piece(span.start, span.end);
        let behind = self.piece(span.end, self.text.len()).trim_start();
        if word.is_empty() || behind.starts_with([':', '=', '：']) {
            return false;
        }
        self.container_fault(&Fault::ExtraWord(word), span, &[]);
        self.at = span.end;
        true
    }
}

/// Where a string ends that goes on here: behind a quote that a separator or the line's end follows.
fn string_end(text: &str) -> Option<usize> {
    let line = text.lines().next().unwrap_or_default();
    line.match_indices('"')
        .map(|(quote, _)| quote + 1)
        .find(|end| {
            let behind = line.get(*end..).unwrap_or_default().trim_start();
            behind.is_empty() || behind.starts_with([',', '}', ']'])
        })
}
