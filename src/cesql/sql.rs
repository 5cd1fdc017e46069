//! What SQL has and CESQL has not.

use super::parser::{Expected, Parser};
use super::syntax::Kind;
use super::token::{Symbol, Token, TokenKind};
use crate::diagnostic::Code;
use crate::json::Span;
use crate::names::nearest;

impl Parser<'_, '_> {
    /// Passes over `SELECT … WHERE`, or `WHERE` alone, at the beginning.
    pub(super) fn begin(&mut self) -> Expected {
        let starts_value = self.peek(1).kind.begins_value();
        let word = self.word(0);
        let statement = match word {
            "select" => starts_value || self.next_is(1, Symbol::Star),
            "where" => starts_value,
            _ => false,
        };
        if !statement {
            return Expected::Value;
        }
        let mut words = self.words.tokens.iter();
        let end = words.position(|token| is_word(token, "where"));
        let last = end.unwrap_or(self.words.tokens.len() - 1);
        let until = self
            .words
            .tokens
            .get(last)
            .map_or(0, |token| token.span.end);
        let span = Span::new(self.peek(0).span.start, until);
        let message = "an expression is the condition alone, not a statement";
        let help = "write only what stands behind `WHERE`";
        self.findings.error(Code::CesqlSql, span, message, help);
        self.at = last + 1;
        if end.is_some() {
            Expected::Value
        } else {
            Expected::Nothing
        }
    }

    /// Notes where `--` begins, which is a comment in SQL.
    pub(super) fn note_dashes(&mut self, operator: &Token) {
        let next = self.peek(0);
        let is_minus = |token: &Token| token.kind == TokenKind::Symbol(Symbol::Minus);
        if is_minus(operator) && is_minus(next) && operator.span.end == next.span.start {
            self.dashes = Some(Span::new(operator.span.start, next.span.end));
        }
    }

    /// Reports `--` before words that make no sense, and passes over the line; whether it did.
    pub(super) fn sql_comment(&mut self) -> bool {
        let Some(dashes) = self.dashes.take() else {
            return false;
        };
        let text = self.findings.text();
        let behind = text.get(dashes.start..).unwrap_or_default();
        let length = behind.find(['\n', '\r']).unwrap_or(behind.len());
        let end = dashes.start + length;
        if self.peek(0).span.start >= end {
            return false;
        }
        let message = "a comment stands here";
        let help = "remove it; CESQL has no comments";
        let span = Span::new(dashes.start, end);
        self.findings.error(Code::CesqlComment, span, message, help);
        while self.peek(0).span.start < end && self.peek(0).kind != TokenKind::End {
            self.at += 1;
        }
        true
    }

    /// The name at a place, or nothing.
    fn word(&self, ahead: usize) -> &str {
        match &self.peek(ahead).kind {
            TokenKind::Name(name) => name,
            _ => "",
        }
    }

    /// Whether the name that was read last begins `CASE … END`.
    pub(super) fn is_sql_case(&self) -> bool {
        let is_case = self.previous().is_some_and(|token| is_word(token, "case"));
        is_case && self.peek(0).kind.begins_value()
    }

    /// Passes over `CASE … END`.
    pub(super) fn sql_case(&mut self, case: Span) -> Expected {
        let rest = self.words.tokens.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|token| is_word(token, "end"));
        let length = length.unwrap_or(rest.len().saturating_sub(2));
        self.at += length;
        let span = Span::new(case.start, self.next().span.end);
        let message = "CESQL has no `CASE`";
        let help = "join conditions with `AND` and `OR`";
        self.findings.error(Code::CesqlSql, span, message, help);
        self.leaf(Kind::Broken, span)
    }

    /// Reports what stands behind a value in SQL; whether there is anything of the kind.
    pub(super) fn sql_behind_value(&mut self) -> bool {
        let negated = usize::from(self.next_is(0, Symbol::Not));
        if self.word(0) == "is" {
            return self.sql_is();
        }
        if is_word(self.peek(negated), "between") {
            self.sql_between(negated);
            return true;
        }
        let token = self.peek(negated);
        let Some((message, help)) = foreign_word(token) else {
            return false;
        };
        let span = Span::new(self.peek(0).span.start, token.span.end);
        self.findings.error(Code::CesqlSql, span, message, help);
        self.at += negated + 1;
        if is_clause(token) {
            self.at = self.words.tokens.len() - 1;
        }
        true
    }

    /// `IS NULL`, `IS NOT NULL`, `IS TRUE` and the like.
    fn sql_is(&mut self) -> bool {
        let negated = usize::from(self.next_is(1, Symbol::Not));
        let what = self.peek(1 + negated);
        let is_null = is_word(what, "null") || is_word(what, "missing");
        if !is_null && !what.kind.begins_value() {
            return false;
        }
        let span = Span::new(self.peek(0).span.start, what.span.end);
        let name = self.attribute_before().unwrap_or("x");
        let help = match (is_null, negated) {
            (true, 0) => format!("write `NOT EXISTS {name}`, before the attribute"),
            (true, _) => format!("write `EXISTS {name}`, before the attribute"),
            (false, 0) => "compare with `=`".to_owned(),
            (false, _) => "compare with `!=`".to_owned(),
        };
        let message = format!("CESQL has no `{}`", self.findings.shown(span));
        self.findings.error(Code::CesqlSql, span, message, help);
        self.at += 2 + negated;
        true
    }

    /// The name of the attribute that was read last.
    fn attribute_before(&self) -> Option<&str> {
        match &self.previous()?.kind {
            TokenKind::Name(name) if name.len() <= 20 => Some(name),
            _ => None,
        }
    }

    /// `BETWEEN a AND b`, whose `AND` is none of ours.
    fn sql_between(&mut self, negated: usize) {
        let start = self.peek(0).span.start;
        let name = self.attribute_before().unwrap_or("x").to_owned();
        self.at += negated + 1;
        self.skip_to_condition();
        if self.next_is(0, Symbol::And) {
            self.at += 1;
            self.skip_to_condition();
        }
        let end = self.previous().map_or(start, |token| token.span.end);
        let help = match negated {
            0 => format!("write `{name} >= 1 AND {name} <= 5`"),
            _ => format!("write `({name} < 1 OR {name} > 5)`"),
        };
        self.findings.error(
            Code::CesqlSql,
            Span::new(start, end),
            "CESQL has no `BETWEEN`",
            help,
        );
    }

    /// How to mend a value that stands where an operator must.
    pub(super) fn operator_advice(&self, token: &Token) -> String {
        let keywords = ["AND", "OR", "XOR", "LIKE", "IN", "NOT"];
        let written = match &token.kind {
            TokenKind::Name(name) | TokenKind::Function(name) => name,
            TokenKind::Symbol(Symbol::Not) => {
                return "put `NOT` before the whole condition: `NOT (…)`".to_owned();
            }
            _ => "",
        };
        match nearest(written, keywords) {
            Some(near) if self.peek(1).kind.begins_value() && written.len() > 1 => {
                format!("did you mean `{near}`?")
            }
            _ => "join conditions with `AND` or `OR`, and put text into quotes: `'…'`".to_owned(),
        }
    }
}

fn is_word(token: &Token, wanted: &str) -> bool {
    match &token.kind {
        TokenKind::Name(name) | TokenKind::Function(name) => name.eq_ignore_ascii_case(wanted),
        _ => false,
    }
}

/// Whether everything from here on is no part of a condition.
fn is_clause(token: &Token) -> bool {
    ["order", "group", "limit", "having", "union", "where"]
        .iter()
        .any(|clause| is_word(token, clause))
}

/// What an operator of another language is, and what to write.
fn foreign_word(token: &Token) -> Option<(String, &'static str)> {
    let (TokenKind::Name(name) | TokenKind::Function(name)) = &token.kind else {
        return None;
    };
    if is_clause(token) {
        let message = format!("an expression has no `{}`", name.to_ascii_uppercase());
        return Some((message, "remove it and what follows"));
    }
    let help = match name.to_ascii_lowercase().as_str() {
        "escape" => "remove it; `\\%` and `\\_` stand for `%` and `_` themselves",
        "ilike" => "write `LOWER(x) LIKE 'abc%'`",
        "regexp" | "rlike" | "matches" | "similar" | "glob" => {
            "there are no regular expressions; write `LIKE` with `%` and `_`"
        }
        "contains" => "write `LIKE '%abc%'`",
        "startswith" | "beginswith" | "starts" => "write `LIKE 'abc%'`",
        "endswith" | "ends" => "write `LIKE '%abc'`",
        "equals" | "eq" | "is" => "write `=`",
        "ne" | "neq" => "write `!=`",
        "lt" => "write `<`",
        "le" | "lte" => "write `<=`",
        "gt" => "write `>`",
        "ge" | "gte" => "write `>=`",
        "mod" => "write `%`",
        "div" => "write `/`, which cuts off the fraction",
        "nor" | "nand" => "write `NOT (…)` around the conditions",
        _ => return None,
    };
    Some((
        format!("CESQL has no operator `{}`", name.to_ascii_uppercase()),
        help,
    ))
}
