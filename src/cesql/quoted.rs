//! What stands in quotes: texts, and what other languages put there.

use super::findings::Findings;
use super::foreign::closing_quotes;
use super::lexer::Lexer;
use super::syntax::Grammar;
use super::token::TokenKind;
use crate::diagnostic::Code;
use crate::json::Span;

/// Where a text in quotes ends.
enum End {
    /// At its quote.
    Closed,
    /// With the expression.
    Open,
}

impl Lexer<'_, '_> {
    /// A text in straight quotes; only its own quote can be escaped, other backslashes stay.
    pub(super) fn string(&mut self, quote: char) {
        let start = self.at;
        self.at += 1;
        let mut value = String::new();
        let end = self.string_body(quote, &mut value);
        let span = self.since(start);
        match end {
            End::Closed if self.breaks_off() => self.inner_quote(quote, span),
            End::Closed => self.push(TokenKind::String(value), span),
            End::Open => {
                self.words.is_open = true;
                let message = format!("this text has no `{quote}` at its end");
                let help = open_help(quote, &value);
                self.findings.error(Code::CesqlString, span, message, help);
                self.push(TokenKind::Broken, span);
            }
        }
    }

    /// Whether a word that is no keyword touches the quote that was read last.
    fn breaks_off(&self) -> bool {
        let rest = self.rest();
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        !word.is_empty() && TokenKind::keyword(word).is_none()
    }

    /// A quote inside a text ends it too early; where it should end nobody knows.
    fn inner_quote(&mut self, quote: char, text: Span) {
        let place = Span::new(text.end - 1, text.end);
        let message = format!("the text ends at this `{quote}`, before what touches it");
        let help = format!("write `\\{quote}` for a quote inside a text");
        self.findings.error(Code::CesqlString, place, message, help);
        self.push(TokenKind::Broken, text);
        self.words.is_open = true;
        self.at = self.text.len();
    }

    fn string_body(&mut self, quote: char, value: &mut String) -> End {
        let mut doubled = None;
        loop {
            let start = self.skip(|letter| letter != quote && letter != '\\');
            value.push_str(self.text.get(start..self.at).unwrap_or_default());
            let mut letters = self.rest().chars();
            match (letters.next(), letters.next()) {
                (None, _) => return End::Open,
                (Some('\\'), escaped) => {
                    self.at += 1 + escaped.map_or(0, char::len_utf8);
                    value.extend((escaped != Some(quote)).then_some('\\'));
                    value.extend(escaped);
                }
                (Some(_), Some(next)) if next == quote => {
                    doubled = doubled.or(Some(Span::new(self.at, self.at + 2)));
                    self.at += 2;
                    value.push(quote);
                    value.extend((self.grammar == Grammar::Official).then_some(quote));
                }
                (Some(_), _) => {
                    self.at += 1;
                    if let Some(span) = doubled {
                        report_doubled(self.findings, self.grammar, quote, span);
                    }
                    return End::Closed;
                }
            }
        }
    }

    /// A text in the quotes of printed text; whether there is one.
    pub(super) fn printed_quote(&mut self, opening: char) -> bool {
        let Some(closers) = closing_quotes(opening) else {
            return false;
        };
        let start = self.at;
        let inner_start = start + opening.len_utf8();
        let behind = self.text.get(inner_start..).unwrap_or_default();
        let Some(length) = behind.find(closers) else {
            return false;
        };
        let inner = behind.get(..length).unwrap_or_default();
        let closer = behind.get(length..).and_then(|rest| rest.chars().next());
        self.at = inner_start + length + closer.map_or(0, char::len_utf8);
        let span = self.since(start);
        let message = format!("`{opening}` is not a quote of CESQL");
        let help = "put texts into straight quotes: `'…'` or `\"…\"`";
        self.findings.error(Code::CesqlQuote, span, message, help);
        self.push(TokenKind::String(inner.to_owned()), span);
        true
    }

    /// A name in backticks is read as the name.
    pub(super) fn backtick(&mut self) {
        let start = self.at;
        self.at += 1;
        let inner = self.skip(|letter| letter.is_alphanumeric() || letter == '_');
        let name = self.text.get(inner..self.at).unwrap_or_default();
        if !self.rest().starts_with('`') {
            let help = "remove it; attribute names stand without quotes";
            let message = "a backtick means nothing in CESQL";
            let span = Span::new(start, start + 1);
            self.findings.error(Code::CesqlQuote, span, message, help);
            self.at = start + 1;
            self.push(TokenKind::Junk, span);
            return;
        }
        self.at += 1;
        let span = self.since(start);
        let message = format!("{} has backticks", self.findings.shown(span));
        let help = format!("write the attribute as `{}`", name.to_lowercase());
        self.findings.error(Code::CesqlQuote, span, message, help);
        self.push(TokenKind::Name(name.to_ascii_lowercase()), span);
    }
}

/// What to do about a text that is not closed.
fn open_help(quote: char, value: &str) -> String {
    if value.contains(['’', '‘', '”', '“', '＇', '＂']) {
        return format!("close it with the straight quote `{quote}`");
    }
    if value.ends_with(quote) {
        return format!("`\\{quote}` is a quote inside the text; put another `{quote}` behind it");
    }
    format!("put a `{quote}` where the text ends")
}

fn report_doubled(findings: &mut Findings<'_>, grammar: Grammar, quote: char, span: Span) {
    let help = format!("write `\\{quote}` for a quote inside a text");
    match grammar {
        Grammar::Specification => {
            let message = format!("`{quote}{quote}` is not how CESQL writes a quote inside a text");
            findings.error(Code::CesqlString, span, message, help);
        }
        Grammar::Official => {
            let message = format!("`{quote}{quote}` stands for two quotes, not for one");
            findings.warning(Code::CesqlString, span, message, help);
        }
    }
}
