//! Keys of objects and the colon behind them.

use super::fault::{Fault, Place};
use super::parser::{Parser, Step};
use super::{Span, Text};

impl Parser<'_> {
    /// Reads a key in double quotes, and the colon.
    pub(super) fn key(&mut self) -> Step {
        let start = self.at;
        let key = self.string();
        self.set_key(key, Span::new(start, self.at));
        self.colon()
    }

    /// Reads what stands where a key in double quotes belongs.
    pub(super) fn odd_key(&mut self, comma: Option<Span>) -> Step {
        let (found, span) = self.here();
        match found {
            ":" => {
                self.container_fault(&Fault::MissingKey, span, &[]);
                self.at = span.end;
                return Step::Value;
            }
            "{" | "[" => {
                self.container_fault(&Fault::NotAKey(found), span, &[]);
                return Step::Value;
            }
            "\\" if self.is_escaped_text() => return self.escaped_text(),
            _ => {}
        }
        if let Some(quote) = self.foreign_quote() {
            let key = self.foreign_string(quote);
            self.set_key(key, Span::new(span.start, self.at));
            return self.colon();
        }
        self.bare_key(comma)
    }

    fn bare_key(&mut self, comma: Option<Span>) -> Step {
        let start = self.at;
        self.at = self.word_end();
        if self.at == start {
            let (found, span) = self.here();
            self.container_fault(&Fault::NotAKey(found), span, &[]);
            self.at = span.end;
            return Step::Item { comma };
        }
        let span = Span::new(start, self.at);
        let word = self.piece(span.start, span.end);
        self.blank();
        if !self.lenient() && !self.rest().starts_with([':', '=', '：']) {
            self.container_fault(&Fault::NotAKey(word), span, &[]);
            return Step::Nothing;
        }
        self.set_key(Text::from(word), span);
        if !self.lenient() {
            self.fault(&Fault::BareKey(word), span);
        }
        self.colon()
    }

    fn colon(&mut self) -> Step {
        self.blank();
        if self.peek() == Some(b':') {
            self.at += 1;
            return Step::Value;
        }
        self.odd_colon()
    }

    fn odd_colon(&mut self) -> Step {
        let (mut found, mut span) = self.here();
        if self.rest().starts_with("=>") {
            span.end += 1;
            found = "=>";
        }
        match found {
            "" => return self.end(Place::Colon),
            "=" | "=>" if self.lenient() => {}
            "=" | "=>" | "：" if !self.lenient() => self.fault(&Fault::WrongColon(found), span),
            "," | "}" | "]" => {
                self.fault(&Fault::KeyAlone { found }, span);
                return Step::Nothing;
            }
            _ => {
                self.fault(&Fault::MissingColon { found }, span);
                return Step::Value;
            }
        }
        self.at = span.end;
        Step::Value
    }
}
