//! The questions one can ask of an expression and an event.

use super::attribute::Binding;
use super::error::{ErrorKind, EvaluationError};
use super::evaluate::Outcome;
use super::parse::{Parsed, parse};
use super::syntax::{Expression, Grammar};
use super::trace::Trace;
use super::value::{Type, Value};
use crate::diagnostic::{Diagnostic, Severity, has_errors};
use crate::json::{self, Node, Span};
use crate::order;

/// How an expression is read and an event seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CesqlOptions {
    /// Which grammar the expression follows.
    pub grammar: Grammar,
    /// How the event came.
    pub binding: Binding,
}

/// What an expression is worth for an event, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct CesqlEvaluation {
    /// The value; `false` where the expression or the event cannot be read.
    pub value: Value<'static>,
    /// What went wrong: the mistakes in the text, or what happened in the evaluation.
    pub errors: Vec<EvaluationError>,
    /// The findings on the expression that are no errors, sorted by range.
    pub warnings: Vec<Diagnostic>,
    /// The evaluation step by step; absent where there was none.
    pub tree: Option<Trace>,
    /// The result with `AND`, `OR` and `XOR` grouped from the right, where it differs.
    pub right_associative: Option<Reading>,
}

/// The result of another way to read the same expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The value.
    pub value: Value<'static>,
    /// What went wrong.
    pub errors: Vec<EvaluationError>,
}

/// What an expression is worth for an event (CESQL 1.0.0).
///
/// The event is the JSON text of one event; it need not be valid for anyone.
/// Nothing makes this fail: what is wrong with the texts is among the errors.
///
/// ```
/// use whymatch::cesql::{ErrorKind, Value};
/// use whymatch::{CesqlOptions, evaluate_cesql};
///
/// let event = br#"{"type": "com.example.order", "attempt": 3}"#;
/// let options = CesqlOptions::default();
/// let found = evaluate_cesql("type LIKE 'com.%' AND attempt < 5", event, options);
/// assert_eq!(found.value, Value::Boolean(true));
///
/// let found = evaluate_cesql("subject = 'a'", event, options);
/// assert_eq!(found.value, Value::Boolean(false));
/// assert_eq!(found.errors[0].kind, ErrorKind::MissingAttribute);
/// ```
#[must_use]
pub fn evaluate_cesql(expression: &str, event: &[u8], options: CesqlOptions) -> CesqlEvaluation {
    let parsed = parse(expression, options.grammar);
    let whole = Span::new(0, expression.len());
    let mut errors = parse_errors(&parsed, whole);
    let node = read_event(event, whole).map_err(|error| errors.push(error));
    let warnings = lesser(parsed.diagnostics);
    match (parsed.expression, node) {
        (Some(expression), Ok(event)) => answer(&expression, &event, options, warnings),
        _ => CesqlEvaluation {
            value: Type::Boolean.zero(),
            errors,
            warnings,
            tree: None,
            right_associative: None,
        },
    }
}

fn answer(
    expression: &Expression,
    event: &Node,
    options: CesqlOptions,
    warnings: Vec<Diagnostic>,
) -> CesqlEvaluation {
    let Outcome { value, errors } = expression.evaluate(event, options.binding);
    let other = match options.grammar {
        Grammar::Specification => expression.other_reading(),
        Grammar::Official => None,
    };
    let other = other.map(|other| other.evaluate(event, options.binding));
    let differs = |other: &Outcome| other.value != value || kinds(other) != kinds_of(&errors);
    CesqlEvaluation {
        right_associative: other.filter(differs).map(|other| Reading {
            value: other.value,
            errors: other.errors,
        }),
        tree: Some(expression.trace(event, options.binding)),
        value,
        errors,
        warnings,
    }
}

/// What went wrong and where; the wording is the same then.
fn kinds_of(errors: &[EvaluationError]) -> Vec<(ErrorKind, Span)> {
    let mut kinds: Vec<_> = errors
        .iter()
        .map(|error| (error.kind, error.span))
        .collect();
    order::sort(&mut kinds);
    kinds
}

fn kinds(outcome: &Outcome) -> Vec<(ErrorKind, Span)> {
    kinds_of(&outcome.errors)
}

/// The mistakes in the text as errors of the evaluation.
fn parse_errors(parsed: &Parsed, whole: Span) -> Vec<EvaluationError> {
    let errors = parsed.diagnostics.iter();
    errors
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| {
            let span = finding.span.unwrap_or(whole);
            EvaluationError {
                kind: ErrorKind::Parse,
                code: Some(finding.code),
                message: finding.message.clone(),
                help: finding.help.clone(),
                span,
            }
        })
        .collect()
}

fn lesser(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.retain(|finding| finding.severity != Severity::Error);
    diagnostics
}

/// The event, or why it cannot be read.
fn read_event(text: &[u8], whole: Span) -> Result<Node, EvaluationError> {
    let refused = |message: String, help: Option<String>| {
        EvaluationError::new(ErrorKind::Generic, message, whole).with_help(help)
    };
    let reading = json::read(text, &json::Options::event());
    let is_refused = has_errors(&reading.diagnostics);
    let Some(root) = reading.root.filter(|_| !is_refused) else {
        let mut errors = reading.diagnostics.into_iter();
        let first = errors.find(|finding| finding.severity == Severity::Error);
        return Err(first.map_or_else(
            || refused("the event is not JSON".to_owned(), None),
            |first| {
                refused(
                    format!("the event is not JSON: {}", first.message),
                    first.help,
                )
            },
        ));
    };
    if root.as_object().is_none() {
        let message = format!("an event is a JSON object, not {}", root.kind());
        return Err(refused(message, None));
    }
    Ok(root)
}
