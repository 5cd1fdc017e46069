//! Text to expression: the steps in their order.

use super::findings::Findings;
use super::syntax::{Associativity, Expression, Grammar};
use super::{lexer, lint, parser};
use crate::diagnostic::{Code, Diagnostic};
use crate::json::Span;

/// The longest expression in bytes.
pub(super) const LONGEST_EXPRESSION: usize = 1 << 20;

/// What reading an expression gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The expression, if no finding is an error.
    pub expression: Option<Expression>,
    /// All findings, sorted by range.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads an expression.
#[must_use]
pub fn parse(text: &str, grammar: Grammar) -> Parsed {
    let mut findings = Findings::new(text);
    let expression = read(text, grammar, &mut findings);
    Parsed {
        expression: expression.filter(|_| !findings.any_error()),
        diagnostics: findings.finish(),
    }
}

fn read(text: &str, grammar: Grammar, findings: &mut Findings<'_>) -> Option<Expression> {
    if text.len() > LONGEST_EXPRESSION {
        let whole = Span::new(0, text.len());
        let message = format!(
            "the expression has {} bytes; at most {LONGEST_EXPRESSION} are read",
            text.len()
        );
        let help = "split it into several filters";
        findings.error(Code::TextTooLong, whole, message, help);
        return None;
    }
    let words = lexer::words(grammar, findings);
    let associativity = grammar.associativity();
    let mut expression = parser::parse(&words, grammar, associativity, findings);
    if findings.any_error() {
        return None;
    }
    if lint::lint(&expression, grammar, findings) == lint::Logic::Mixed {
        let mut unheard = Findings::new(text);
        let other = match associativity {
            Associativity::Left => Associativity::Right,
            Associativity::Right => Associativity::Left,
        };
        let other = parser::parse(&words, grammar, other, &mut unheard);
        expression.other = Some(Box::new(other));
    }
    Some(expression)
}
