//! Words to an expression, by operator precedence (CESQL 1.0.0, §2 and §3.4).
//!
//! Values and operators wait on two stacks of their own, so that no nesting is too deep.
//! From the tightest: calls, `NOT` and minus, `LIKE` and `IN`, `* / %`, `+ -`, comparisons,
//! and all of `AND OR XOR`.

use std::collections::HashMap;

use super::findings::Findings;
use super::lexer::Words;
use super::pending::{Binary, Bracket, Operand, Pending, Prefix};
use super::syntax::{
    Affirmation, Associativity, Callee, Expression, Grammar, Kind, NameId, PartId,
};
use super::token::{Symbol, Token, TokenKind};
use crate::diagnostic::Code;
use crate::json::Span;

/// Reads words as an expression; of any that has an error in the findings, the result is useless.
pub(super) fn parse(
    words: &Words,
    grammar: Grammar,
    associativity: Associativity,
    findings: &mut Findings<'_>,
) -> Expression {
    let mut parser = Parser {
        words,
        at: 0,
        grammar,
        associativity,
        findings,
        expression: Expression::new(),
        name_ids: HashMap::new(),
        operands: Vec::new(),
        pending: Vec::new(),
        dashes: None,
    };
    parser.run();
    parser.expression
}

/// What may stand next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Value,
    Operator,
    Nothing,
}

pub(super) struct Parser<'p, 't> {
    pub(super) words: &'p Words,
    pub(super) at: usize,
    pub(super) grammar: Grammar,
    pub(super) associativity: Associativity,
    pub(super) findings: &'p mut Findings<'t>,
    pub(super) expression: Expression,
    name_ids: HashMap<String, NameId>,
    pub(super) operands: Vec<Operand>,
    pub(super) pending: Vec<Pending>,
    /// The last `--` between two values.
    pub(super) dashes: Option<Span>,
}

/// What is read behind the last word.
static END: Token = Token {
    kind: TokenKind::End,
    span: Span::new(0, 0),
};

impl<'p> Parser<'p, '_> {
    fn run(&mut self) {
        let mut expected = self.begin();
        loop {
            expected = match expected {
                Expected::Value => self.value(),
                Expected::Operator => self.operator(),
                Expected::Nothing => return,
            };
        }
    }

    /// The word `ahead` of the next one.
    pub(super) fn peek(&self, ahead: usize) -> &'p Token {
        let tokens = &self.words.tokens;
        tokens
            .get(self.at + ahead)
            .or(tokens.last())
            .unwrap_or(&END)
    }

    /// The word before the next one.
    pub(super) fn previous(&self) -> Option<&'p Token> {
        self.words.tokens.get(self.at.checked_sub(1)?)
    }

    pub(super) fn next(&mut self) -> &'p Token {
        let token = self.peek(0);
        self.at += 1;
        token
    }

    pub(super) fn next_is(&self, ahead: usize, symbol: Symbol) -> bool {
        self.peek(ahead).kind == TokenKind::Symbol(symbol)
    }

    fn value(&mut self) -> Expected {
        let token = self.next();
        match &token.kind {
            TokenKind::Boolean(value) => self.leaf(Kind::Boolean(*value), token.span),
            TokenKind::String(text) => self.leaf(Kind::String(text.as_str().into()), token.span),
            TokenKind::Digits => self.integer(token.span),
            TokenKind::Name(_) if self.is_sql_case() => self.sql_case(token.span),
            TokenKind::Name(name) => {
                let id = self.name_id(name);
                self.leaf(Kind::Attribute(id), token.span)
            }
            TokenKind::Function(name) => self.call(name, token.span),
            TokenKind::Symbol(symbol) => self.value_from_symbol(*symbol, token),
            TokenKind::Junk if self.peek(0).kind.begins_value() => Expected::Value,
            TokenKind::Broken | TokenKind::Junk => self.leaf(Kind::Broken, token.span),
            TokenKind::End => self.missing_value(token),
        }
    }

    fn value_from_symbol(&mut self, symbol: Symbol, token: &'p Token) -> Expected {
        match symbol {
            Symbol::Plus | Symbol::Minus if self.touches_digits(token) => {
                let digits = self.next();
                self.integer(Span::new(token.span.start, digits.span.end))
            }
            Symbol::Minus => self.prefix(Prefix::Minus, token.span),
            Symbol::Not => self.prefix(Prefix::Not, token.span),
            Symbol::Exists => self.exists(token.span),
            Symbol::Open => self.open(Bracket::Group, token.span),
            Symbol::Plus => {
                let message = "`+` has no value on its left";
                let help = "remove it; only digits may have a `+` before them";
                self.findings
                    .error(Code::CesqlOperand, token.span, message, help);
                Expected::Value
            }
            _ => self.missing_value(token),
        }
    }

    /// Whether digits follow the sign that was read last, without a blank.
    fn touches_digits(&self, sign: &Token) -> bool {
        let next = self.peek(0);
        next.kind == TokenKind::Digits && next.span.start == sign.span.end
    }

    pub(super) fn leaf(&mut self, kind: Kind, span: Span) -> Expected {
        let part = self.expression.add(kind, span, &[]);
        self.operands.push(Operand { part, outer: span });
        Expected::Operator
    }

    fn integer(&mut self, span: Span) -> Expected {
        let text = self.findings.text();
        let spelling = text.get(span.start..span.end).unwrap_or_default();
        let plain: String = spelling
            .chars()
            .map(|letter| super::foreign::from_full_width(letter).unwrap_or(letter))
            .collect();
        if let Ok(value) = plain.parse() {
            return self.leaf(Kind::Integer(value), span);
        }
        let message = format!("`{}` does not fit 32 bits", self.findings.shown(span));
        let help = "Integers go from -2147483648 to 2147483647; compare longer ones as text, \
                    in quotes";
        self.findings.error(Code::CesqlNumber, span, message, help);
        self.leaf(Kind::Broken, span)
    }

    fn name_id(&mut self, name: &str) -> NameId {
        if let Some(id) = self.name_ids.get(name) {
            return *id;
        }
        let id = NameId(self.expression.names.len());
        self.expression.names.push(name.into());
        self.name_ids.insert(name.to_owned(), id);
        id
    }

    fn prefix(&mut self, prefix: Prefix, span: Span) -> Expected {
        self.pending.push(Pending::Prefix(prefix, span));
        Expected::Value
    }

    fn exists(&mut self, keyword: Span) -> Expected {
        let token = self.peek(0);
        let TokenKind::Name(name) = &token.kind else {
            return self.exists_without_name(keyword);
        };
        self.at += 1;
        let id = self.name_id(name);
        self.leaf(Kind::Exists(id), Span::new(keyword.start, token.span.end))
    }

    fn call(&mut self, name: &str, span: Span) -> Expected {
        let bracket = Bracket::Call {
            name: name.into(),
            start: span.start,
            base: self.operands.len(),
        };
        let open = self.next();
        self.open(bracket, open.span)
    }

    /// Begins a bracket; one with nothing inside is right only in calls.
    pub(super) fn open(&mut self, bracket: Bracket, span: Span) -> Expected {
        let is_call = matches!(bracket, Bracket::Call { .. });
        self.pending.push(Pending::Bracket(bracket, span));
        if !self.next_is(0, Symbol::Close) {
            return Expected::Value;
        }
        if !is_call {
            self.empty_bracket(span);
        }
        Expected::Operator
    }

    fn operator(&mut self) -> Expected {
        let token = self.peek(0);
        match token.kind {
            TokenKind::End => self.end(),
            TokenKind::Junk => {
                self.at += 1;
                self.join_silently()
            }
            TokenKind::Symbol(symbol) => self.operator_from_symbol(symbol, token),
            _ => self.unexpected(token),
        }
    }

    fn operator_from_symbol(&mut self, symbol: Symbol, token: &'p Token) -> Expected {
        match symbol {
            Symbol::Like => self.like(Affirmation::Plain, 1),
            Symbol::In => self.in_list(Affirmation::Plain, 1),
            Symbol::Not if self.next_is(1, Symbol::Like) => self.like(Affirmation::Negated, 2),
            Symbol::Not if self.next_is(1, Symbol::In) => self.in_list(Affirmation::Negated, 2),
            Symbol::Comma => self.comma(token),
            Symbol::Close => self.close(token),
            _ => match Binary::of(symbol) {
                Some(operator) => self.binary(operator, token),
                None => self.unexpected(token),
            },
        }
    }

    fn binary(&mut self, operator: Binary, token: &'p Token) -> Expected {
        self.at += 1;
        if matches!(token.kind, TokenKind::Symbol(Symbol::Plus | Symbol::Minus))
            && self.touches_digits(token)
        {
            self.report_sign(token);
        }
        self.note_dashes(token);
        self.reduce_for(operator);
        self.pending.push(Pending::Binary(operator));
        Expected::Value
    }

    /// `LIKE`, behind its left operand; `words` make up the operator.
    fn like(&mut self, affirmation: Affirmation, words: usize) -> Expected {
        let keyword = Span::new(self.peek(0).span.start, self.peek(words - 1).span.end);
        self.at += words;
        self.reduce_prefixes();
        let token = self.peek(0);
        let TokenKind::String(text) = &token.kind else {
            return self.like_without_text(keyword);
        };
        self.at += 1;
        let pattern = super::like::Pattern::new(text);
        let kind = Kind::Like(affirmation, Box::new(pattern));
        self.apply(kind, 1, token.span.end);
        Expected::Operator
    }

    /// `IN`, behind its left operand; `words` make up the operator.
    fn in_list(&mut self, affirmation: Affirmation, words: usize) -> Expected {
        let keyword = Span::new(self.peek(0).span.start, self.peek(words - 1).span.end);
        self.at += words;
        self.reduce_prefixes();
        let token = self.peek(0);
        if token.kind != TokenKind::Symbol(Symbol::Open) {
            return self.in_without_list(keyword);
        }
        self.at += 1;
        let base = self.operands.len().saturating_sub(1);
        self.open(Bracket::Set { affirmation, base }, token.span)
    }

    fn comma(&mut self, token: &'p Token) -> Expected {
        self.at += 1;
        self.reduce_to_bracket();
        match self.pending.last() {
            Some(Pending::Bracket(Bracket::Call { .. } | Bracket::Set { .. }, _)) => {
                Expected::Value
            }
            _ => self.stray_comma(token),
        }
    }

    fn close(&mut self, token: &'p Token) -> Expected {
        self.at += 1;
        self.reduce_to_bracket();
        let Some(Pending::Bracket(bracket, open)) = self.pending.pop() else {
            return self.stray_close(token);
        };
        let end = token.span.end;
        match bracket {
            Bracket::Group => {
                if let Some(operand) = self.operands.last_mut() {
                    operand.outer = Span::new(open.start, end);
                    let part = operand.part;
                    self.expression.enclose(part);
                }
            }
            Bracket::Set { affirmation, base } => {
                let count = self.operands.len().saturating_sub(base);
                self.apply(Kind::In(affirmation), count, end);
            }
            Bracket::Call { name, start, base } => self.finish_call(&name, base, start, end),
        }
        Expected::Operator
    }

    fn finish_call(&mut self, name: &str, base: usize, start: usize, end: usize) {
        let arguments = self.take_operands(base);
        let callee = match super::function::Function::find(name, arguments.len()) {
            Some(function) => Callee::Known(function),
            None => Callee::Unknown(name.into()),
        };
        let span = Span::new(start, end);
        let part = self.expression.add(Kind::Call(callee), span, &arguments);
        self.operands.push(Operand { part, outer: span });
    }

    fn take_operands(&mut self, base: usize) -> Vec<PartId> {
        let base = base.min(self.operands.len());
        let taken = self.operands.split_off(base);
        taken.iter().map(|operand| operand.part).collect()
    }

    /// Makes one part of the last operands; its text begins with the first of them.
    fn apply(&mut self, kind: Kind, count: usize, end: usize) {
        let base = self.operands.len().saturating_sub(count);
        let start = self
            .operands
            .get(base)
            .map_or(end, |operand| operand.outer.start);
        let operands = self.take_operands(base);
        let span = Span::new(start, end);
        let part = self.expression.add(kind, span, &operands);
        self.operands.push(Operand { part, outer: span });
    }

    /// Applies what binds tighter than an operator that comes next, or as tight and comes first.
    fn reduce_for(&mut self, operator: Binary) {
        while let Some(pending) = self.pending.last() {
            let applies = match pending {
                Pending::Prefix(..) => true,
                Pending::Binary(earlier) => earlier.comes_before(operator, self.associativity),
                Pending::Bracket(..) => false,
            };
            if !applies {
                return;
            }
            self.reduce();
        }
    }

    fn reduce_prefixes(&mut self) {
        while matches!(self.pending.last(), Some(Pending::Prefix(..))) {
            self.reduce();
        }
    }

    pub(super) fn reduce_to_bracket(&mut self) {
        while !matches!(self.pending.last(), None | Some(Pending::Bracket(..))) {
            self.reduce();
        }
    }

    /// Applies the operator that came last.
    fn reduce(&mut self) {
        let end = self.operands.last().map_or(0, |operand| operand.outer.end);
        match self.pending.pop() {
            Some(Pending::Prefix(prefix, span)) => {
                let operands = self.take_operands(self.operands.len().saturating_sub(1));
                let span = Span::new(span.start, end);
                let part = self.expression.add(prefix.kind(), span, &operands);
                self.operands.push(Operand { part, outer: span });
            }
            Some(Pending::Binary(operator)) => self.apply(operator.kind(), 2, end),
            Some(Pending::Bracket(..)) | None => {}
        }
    }
}
