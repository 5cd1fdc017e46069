//! What the parser says where the words do not fit, and how it goes on.
//!
//! One mistake is one finding: behind it, words are passed over up to where a new condition
//! begins.

use super::parser::{Expected, Parser};
use super::pending::{Binary, Bracket, Pending};
use super::syntax::{Grammar, Kind, Logic};
use super::token::{Symbol, Token, TokenKind};
use crate::diagnostic::Code;
use crate::json::Span;

impl<'p> Parser<'p, '_> {
    /// There is no value where one must stand; `token` was read in its place.
    pub(super) fn missing_value(&mut self, token: &'p Token) -> Expected {
        if self.is_keyword_as_name(token) {
            let shown = self.findings.shown(token.span);
            let message = format!("`{shown}` is a keyword, not the name of an attribute");
            let help = "CESQL cannot read an attribute of this name";
            self.findings
                .error(Code::CesqlKeyword, token.span, message, help);
            return self.leaf(Kind::Broken, token.span);
        }
        self.at -= 1;
        let previous = self.previous();
        match previous.map(|previous| &previous.kind) {
            Some(TokenKind::Symbol(Symbol::Comma)) => self.misplaced_comma(previous),
            Some(TokenKind::Symbol(symbol)) if *symbol != Symbol::Open => {
                self.missing_between(previous, token);
            }
            Some(TokenKind::Junk) => {}
            _ => self.missing_before(token),
        }
        self.leaf(Kind::Broken, Span::new(token.span.start, token.span.start))
    }

    /// Whether a keyword stands where an attribute's name would.
    fn is_keyword_as_name(&self, token: &Token) -> bool {
        let TokenKind::Symbol(symbol) = token.kind else {
            return false;
        };
        let next = &self.peek(0).kind;
        let comparison = matches!(next, TokenKind::Symbol(symbol) if symbol.is_comparison());
        let alone = *next == TokenKind::End && self.at == 1;
        let ends = matches!(
            next,
            TokenKind::End
                | TokenKind::Symbol(
                    Symbol::And | Symbol::Or | Symbol::Xor | Symbol::Close | Symbol::Comma
                )
        );
        let before = self.at.checked_sub(2);
        let before = before.and_then(|at| self.words.tokens.get(at));
        let compared = before.is_some_and(
            |token| matches!(token.kind, TokenKind::Symbol(symbol) if symbol.is_comparison()),
        );
        symbol.is_keyword() && (comparison || alone || ends && (compared || !symbol.is_logic()))
    }

    fn missing_between(&mut self, previous: Option<&Token>, token: &Token) {
        let before = previous.map_or(token.span, |previous| previous.span);
        let left = self.findings.shown(before);
        let ends = matches!(
            token.kind,
            TokenKind::End | TokenKind::Symbol(Symbol::Close)
        );
        if ends {
            let message = format!("`{left}` has no value on its right");
            let help = format!("write a value behind it, or remove `{left}`");
            self.findings
                .error(Code::CesqlOperand, before, message, help);
        } else {
            let right = self.findings.shown(token.span);
            let message = format!("`{right}` follows `{left}` with no value between them");
            let help = "write a value between them, or remove one of them";
            self.findings
                .error(Code::CesqlOperand, token.span, message, help);
        }
    }

    fn missing_before(&mut self, token: &Token) {
        match token.kind {
            TokenKind::End if self.at > 0 || self.findings.any_error() => {} // something is reported
            TokenKind::Symbol(Symbol::Close) => {} // so is the one too many
            TokenKind::End => {
                let help = "write a condition such as `type = 'com.example.order'`";
                let whole = Span::new(0, self.findings.text().len());
                self.findings
                    .error(Code::CesqlEmpty, whole, "the expression is empty", help);
            }
            _ => {
                let shown = self.findings.shown(token.span);
                let message = format!("`{shown}` has no value on its left");
                let help = format!("write a value before it, or remove `{shown}`");
                self.findings
                    .error(Code::CesqlOperand, token.span, message, help);
            }
        }
    }

    fn misplaced_comma(&mut self, comma: Option<&Token>) {
        let span = comma.map(|comma| comma.span).unwrap_or_default();
        let message = "this comma has no value behind it";
        let help = "remove it, or write another value";
        self.findings.error(Code::CesqlComma, span, message, help);
    }

    pub(super) fn stray_comma(&mut self, comma: &Token) -> Expected {
        let message = "a comma stands outside of a list";
        let help = "join conditions with `AND` or `OR`; lists stand behind `IN` and in calls";
        self.findings
            .error(Code::CesqlComma, comma.span, message, help);
        self.join_silently()
    }

    /// Goes on as if an operator stood here that was reported.
    pub(super) fn join_silently(&mut self) -> Expected {
        if !self.peek(0).kind.begins_value() {
            return Expected::Operator;
        }
        self.reduce_to_bracket();
        self.pending
            .push(Pending::Binary(Binary::Logic(Logic::And)));
        Expected::Value
    }

    pub(super) fn stray_close(&mut self, close: &Token) -> Expected {
        let help = "remove it, or write the `(` that it belongs to";
        let message = "this `)` closes nothing";
        self.findings
            .error(Code::CesqlParenthesis, close.span, message, help);
        self.join_silently()
    }

    pub(super) fn empty_bracket(&mut self, open: Span) {
        let close = self.peek(0).span;
        let span = Span::new(open.start, close.end);
        if let Some(Pending::Bracket(Bracket::Set { .. }, _)) = self.pending.last() {
            let help = "write at least one value, such as `IN ('a', 'b')`";
            self.findings
                .error(Code::CesqlInList, span, "the list is empty", help);
            return;
        }
        let help = "write a condition inside, or remove them";
        let message = "nothing stands in these parentheses";
        self.findings
            .error(Code::CesqlParenthesis, span, message, help);
        self.leaf(Kind::Broken, span);
    }

    /// The end of the expression.
    pub(super) fn end(&mut self) -> Expected {
        let mut open = None;
        let mut count = 0_usize;
        loop {
            self.reduce_to_bracket();
            let Some(Pending::Bracket(_, span)) = self.pending.pop() else {
                break;
            };
            open = Some(span);
            count += 1;
        }
        if let Some(span) = open.filter(|_| !self.words.is_open) {
            let (message, help) = match count {
                1 => (
                    "this `(` is not closed".to_owned(),
                    "put the missing `)` where it ends",
                ),
                _ => (
                    format!("{count} parentheses are not closed, the first one here"),
                    "put the missing `)` where they end",
                ),
            };
            self.findings
                .error(Code::CesqlParenthesis, span, message, help);
        }
        Expected::Nothing
    }

    pub(super) fn exists_without_name(&mut self, keyword: Span) -> Expected {
        let (span, _) = self.skip_value(keyword);
        let message = "`EXISTS` takes the name of an attribute, nothing else";
        let help = match self.inner_name(span) {
            Some(name) => format!("write `EXISTS {name}`"),
            None => "write it as in `EXISTS subject`".to_owned(),
        };
        self.findings.error(Code::CesqlExists, span, message, help);
        self.leaf(Kind::Broken, span)
    }

    /// The name in `EXISTS (name)` or `EXISTS 'name'`.
    fn inner_name(&self, span: Span) -> Option<String> {
        let text = self.findings.text().get(span.start..span.end)?;
        let inner = text.get("EXISTS".len()..)?;
        let name = inner.trim_matches(['(', ')', '\'', '"', ' ']);
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_keyword = TokenKind::keyword(name).is_some();
        (is_name && !is_keyword && name.len() <= 20).then(|| name.to_ascii_lowercase())
    }

    pub(super) fn like_without_text(&mut self, keyword: Span) -> Expected {
        let (_, found) = self.skip_value(keyword);
        let message = "`LIKE` takes a text in quotes, nothing else";
        let help = match found {
            Some(_) => {
                "write the pattern itself, such as `LIKE 'com.example.%'`; \
                        values are compared with `=`"
            }
            None => "write a pattern behind it, such as `LIKE 'com.example.%'`",
        };
        let span = found.unwrap_or(keyword);
        self.findings
            .error(Code::CesqlLikePattern, span, message, help);
        Expected::Operator
    }

    pub(super) fn in_without_list(&mut self, keyword: Span) -> Expected {
        let (_, found) = self.skip_value(keyword);
        let span = found.unwrap_or(keyword);
        let message = "`IN` takes a list in parentheses";
        let help = "write it as in `IN ('a', 'b')`";
        self.findings.error(Code::CesqlInList, span, message, help);
        Expected::Operator
    }

    /// Passes over the value behind a keyword; the range of both, and of the value if there is one.
    fn skip_value(&mut self, keyword: Span) -> (Span, Option<Span>) {
        let first = self.peek(0);
        let is_sign = matches!(first.kind, TokenKind::Symbol(Symbol::Minus | Symbol::Plus));
        if is_sign {
            self.at += 1;
        }
        let is_keyword = matches!(first.kind, TokenKind::Symbol(symbol) if symbol.is_keyword() && !symbol.is_logic());
        if !is_sign && !is_keyword && !first.kind.begins_value() {
            return (keyword, None);
        }
        let mut end = first.span.end;
        let mut depth = 0_usize;
        loop {
            let token = self.peek(0);
            match token.kind {
                TokenKind::End => break,
                TokenKind::Symbol(Symbol::Open) => depth += 1,
                TokenKind::Symbol(Symbol::Close) if depth == 0 => break,
                TokenKind::Symbol(Symbol::Close) => depth -= 1,
                _ => {}
            }
            self.at += 1;
            end = token.span.end;
            if depth == 0 && !matches!(token.kind, TokenKind::Function(_)) {
                break;
            }
        }
        let found = Span::new(first.span.start, end);
        (Span::new(keyword.start, end), Some(found))
    }

    /// A value or keyword stands where an operator must.
    pub(super) fn unexpected(&mut self, token: &'p Token) -> Expected {
        if self.sql_comment() {
            return Expected::Operator;
        }
        if !self.sql_behind_value() {
            let shown = self.findings.shown(token.span);
            let message = match token.kind {
                TokenKind::Symbol(Symbol::Not) => {
                    "`NOT` stands behind a value, where only `NOT LIKE` and `NOT IN` may".to_owned()
                }
                _ => format!("an operator is missing before `{shown}`"),
            };
            let help = self.operator_advice(token);
            self.findings
                .error(Code::CesqlSyntax, token.span, message, help);
            self.at += 1;
        }
        self.skip_to_condition();
        Expected::Operator
    }

    /// Passes over words up to where a condition, an argument or a bracket ends.
    pub(super) fn skip_to_condition(&mut self) {
        let mut depth = 0_usize;
        loop {
            let token = self.peek(0);
            match token.kind {
                TokenKind::End => return,
                TokenKind::Symbol(Symbol::Open) => depth += 1,
                TokenKind::Symbol(Symbol::Close) if depth == 0 => return,
                TokenKind::Symbol(Symbol::Close) => depth -= 1,
                TokenKind::Symbol(symbol)
                    if depth == 0 && (symbol.is_logic() || symbol == Symbol::Comma) =>
                {
                    return;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// A sign that touches the digits behind it is an operator here, but not everywhere.
    pub(super) fn report_sign(&mut self, sign: &Token) {
        let span = Span::new(sign.span.start, self.peek(0).span.end);
        let shown = self.findings.shown(span);
        let (operator, digits) = shown.split_at_checked(1).unwrap_or_default();
        let help = format!("write `{operator} {digits}`, with a blank");
        match self.grammar {
            Grammar::Specification => {
                let message =
                    format!("sdk-go, sdk-java and Knative read `{shown}` as a number and fail");
                self.findings.warning(Code::CesqlSign, span, message, help);
            }
            Grammar::Official => {
                let message = format!("`{shown}` is read as a number, with no operator before it");
                self.findings.error(Code::CesqlSign, span, message, help);
            }
        }
    }
}
