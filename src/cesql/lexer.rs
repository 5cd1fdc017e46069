//! Text to words (CESQL 1.0.0, §2); what is no CESQL is reported and read as what was meant.

use super::findings::Findings;
use super::foreign::{blank_name, from_full_width, is_odd_blank, operator};
use super::syntax::Grammar;
use super::token::{SIGNS, Token, TokenKind};
use crate::diagnostic::Code;
use crate::json::Span;

/// The words of an expression.
#[derive(Debug)]
pub(super) struct Words {
    /// The last one is [`TokenKind::End`].
    pub(super) tokens: Vec<Token>,
    /// Whether the end is inside a text or comment that is not closed.
    pub(super) is_open: bool,
}

/// Splits an expression into words.
pub(super) fn words(grammar: Grammar, findings: &mut Findings<'_>) -> Words {
    let mut lexer = Lexer {
        text: findings.text(),
        at: 0,
        grammar,
        words: Words {
            tokens: Vec::new(),
            is_open: false,
        },
        findings,
        ternary: false,
    };
    lexer.run();
    lexer.words
}

pub(super) struct Lexer<'f, 't> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) grammar: Grammar,
    pub(super) words: Words,
    pub(super) findings: &'f mut Findings<'t>,
    /// Whether a `?` was reported, to which a `:` belongs.
    ternary: bool,
}

impl<'t> Lexer<'_, 't> {
    fn run(&mut self) {
        while let Some(letter) = self.peek() {
            match letter {
                ' ' | '\t' | '\r' | '\n' => self.at += 1,
                '\'' | '"' => self.string(letter),
                '`' => self.backtick(),
                '.' => self.point(),
                _ if letter.is_alphanumeric() || letter == '_' => self.word(),
                _ => self.sign(letter),
            }
        }
        let end = self.text.len();
        self.push(TokenKind::End, Span::new(end, end));
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The range from `start` to where we are.
    pub(super) const fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    pub(super) fn push(&mut self, kind: TokenKind, span: Span) {
        self.words.tokens.push(Token { kind, span });
    }

    /// Passes over what the predicate accepts; where it began.
    pub(super) fn skip(&mut self, accepts: impl Fn(char) -> bool) -> usize {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|letter| !accepts(letter)).unwrap_or(rest.len());
        start
    }

    /// An operator or bracket, or what stands in the place of one.
    fn sign(&mut self, letter: char) {
        if self.comment() {
            return;
        }
        let rest = self.rest();
        let sign = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign));
        let length = sign.map_or(0, |(sign, _)| sign.len());
        let start = self.at;
        if let Some(foreign) = operator(rest).filter(|it| it.spelling.len() > length) {
            self.at += foreign.spelling.len();
            let span = self.since(start);
            let message = format!("CESQL has no `{}`", foreign.spelling);
            self.findings
                .error(Code::CesqlOperator, span, message, foreign.help);
            self.push(TokenKind::Symbol(foreign.meant), span);
        } else if let Some((_, symbol)) = sign {
            self.at += length;
            self.push(TokenKind::Symbol(*symbol), self.since(start));
        } else if is_odd_blank(letter) {
            self.odd_blank(letter);
        } else if self.printed_quote(letter) {
            // Read as the text that it encloses.
        } else if from_full_width(letter).is_some() {
            self.full_width();
        } else {
            self.unknown();
        }
    }

    fn odd_blank(&mut self, letter: char) {
        let start = self.skip(is_odd_blank);
        let message = format!(
            "{} (U+{:04X}) stands here",
            blank_name(letter),
            u32::from(letter)
        );
        let help = "only space, tab and line breaks may stand between words; write a plain space";
        self.findings
            .error(Code::CesqlBlank, self.since(start), message, help);
    }

    /// Full-width signs are read as the plain ones.
    fn full_width(&mut self) {
        let is_sign = |letter: char| from_full_width(letter).is_some() && !letter.is_alphanumeric();
        let start = self.skip(is_sign);
        let span = self.since(start);
        let written = self.text.get(span.start..span.end).unwrap_or_default();
        let plain: String = written.chars().filter_map(from_full_width).collect();
        let message = format!("`{}` is full-width", self.findings.shown(span));
        let help = format!("write `{plain}`, in plain characters");
        self.findings
            .error(Code::CesqlFullWidth, span, message, help);
        let mut place = start;
        let mut plain = plain.as_str();
        while let Some(letter) = plain.chars().next() {
            let sign = SIGNS.iter().find(|(sign, _)| plain.starts_with(sign));
            let length = sign.map_or(letter.len_utf8(), |(sign, _)| sign.len());
            let kind = sign.map_or(TokenKind::Junk, |(_, symbol)| TokenKind::Symbol(*symbol));
            let end = place + length * '＝'.len_utf8();
            self.push(kind, Span::new(place, end));
            place = end;
            plain = plain.get(length..).unwrap_or_default();
        }
    }

    /// Characters that mean nothing in CESQL.
    fn unknown(&mut self) {
        let is_known = |letter: char| {
            letter.is_alphanumeric()
                || letter.is_whitespace()
                || letter.is_ascii() && "'\"`_!=<>+-*/%(),".contains(letter)
        };
        let start = self.skip(|letter| !is_known(letter));
        let span = self.since(start);
        self.push(TokenKind::Junk, span);
        let shown = self.findings.shown(span);
        if self.ternary && shown == ":" {
            return;
        }
        self.ternary |= shown.starts_with('?');
        let help = match shown.chars().next() {
            Some(';') => "remove it; an expression needs no end mark",
            Some('?' | ':') => "there is no `a ? b : c`; join conditions with `AND` and `OR`",
            Some('[' | ']' | '{' | '}') => "group with `( )`; attributes stand without brackets",
            Some('$' | '@') => "write attribute names as they are, such as `source`",
            _ => "remove it, or put text into quotes: `'…'`",
        };
        let message = format!("`{shown}` means nothing in CESQL");
        self.findings
            .error(Code::CesqlCharacter, span, message, help);
    }

    /// Passes over a comment of another language, if one begins here.
    fn comment(&mut self) -> bool {
        let rest = self.rest();
        let length = if rest.starts_with("/*") {
            let inner = rest.get(2..).and_then(|inner| inner.find("*/"));
            inner.map(|inner| inner + 4)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            Some(rest.find(['\n', '\r']).unwrap_or(rest.len()))
        } else {
            return false;
        };
        let start = self.at;
        self.at = length.map_or(self.text.len(), |length| start + length);
        self.words.is_open |= length.is_none();
        let help = "remove it; CESQL has no comments";
        self.findings.error(
            Code::CesqlComment,
            self.since(start),
            "a comment stands here",
            help,
        );
        true
    }
}
