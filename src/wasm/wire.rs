//! The shapes that JavaScript sees: the only place that serialises.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use crate::diagnostic::{self, Severity, Target};
use crate::dialect::{self, Dialect};
use crate::event::{Origin, Validation};
use crate::explain::{self, Basis, StepKind, Verdict};
use crate::json::Span;
use crate::path::Pointer;
use crate::rule_set::UnreadableRuleSet;
use crate::{PatternCheck, RuleSet};

use super::input::Input;
use super::offsets::Offsets;

/// The positions of both texts.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) event: Offsets,
    pub(super) pattern: Offsets,
}

impl Texts {
    /// Of an event and a pattern.
    pub(super) fn of(event: &Input, pattern: &Input) -> Self {
        Self {
            event: event.offsets(),
            pattern: pattern.offsets(),
        }
    }

    fn range(&self, target: Target, span: Span) -> Range {
        match target {
            Target::Event => self.event.range(span),
            Target::Pattern | Target::Expression => self.pattern.range(span),
        }
    }
}

/// UTF-16 offsets.
#[derive(Debug, Serialize)]
pub(super) struct Range {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// An explanation as a JavaScript object.
pub(super) fn explanation(
    explanation: &explain::Explanation,
    texts: &Texts,
) -> Result<JsValue, JsValue> {
    to_js(&Explanation {
        matched: explanation.matched,
        summary: &explanation.summary,
        clauses: explanation
            .clauses
            .iter()
            .map(|it| Clause::new(it, texts))
            .collect(),
        tree: Step::new(&explanation.tree, texts),
        blame: explanation.blame.iter().map(Pointer::as_str).collect(),
        suggestions: explanation
            .suggestions
            .iter()
            .map(|it| Suggestion::new(it, texts))
            .collect(),
        basis: basis(explanation.basis),
        notes: explanation.notes.iter().map(Note::new).collect(),
        diagnostics: all(&explanation.diagnostics, texts),
    })
}

/// Findings as a JavaScript array.
pub(super) fn diagnostics(
    diagnostics: &[diagnostic::Diagnostic],
    texts: &Texts,
) -> Result<JsValue, JsValue> {
    to_js(&all(diagnostics, texts))
}

/// What is to be said of a pattern, as a JavaScript object.
pub(super) fn pattern_check(check: &PatternCheck, texts: &Texts) -> Result<JsValue, JsValue> {
    to_js(&Check {
        valid: check.valid,
        diagnostics: all(&check.diagnostics, texts),
        origin: None,
    })
}

/// What is to be said of an event, as a JavaScript object.
pub(super) fn validation(validation: &Validation, texts: &Texts) -> Result<JsValue, JsValue> {
    to_js(&Check {
        valid: validation.valid,
        diagnostics: all(&validation.diagnostics, texts),
        origin: validation.origin.map(|origin| match origin {
            Origin::Service => "service",
            Origin::Custom => "custom",
        }),
    })
}

/// The dialects as a JavaScript array.
pub(super) fn dialects(dialects: &[dialect::DialectInfo]) -> Result<JsValue, JsValue> {
    to_js(&dialects.iter().map(DialectInfo::new).collect::<Vec<_>>())
}

/// A plain JavaScript value.
pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(serde_wasm_bindgen::to_value(value)?)
}

/// Why bytes are no rule set: an object, which nothing else that is thrown is.
pub(super) fn unreadable(fault: &UnreadableRuleSet) -> Result<JsValue, JsValue> {
    to_js(&Unreadable {
        message: fault.to_string(),
    })
}

/// The options that a rule set is made with.
pub(super) fn rule_set_options(rules: &RuleSet) -> Result<JsValue, JsValue> {
    let dialect = rules.dialect();
    let filters = match dialect {
        Dialect::CloudEvents(filters) => Some(filters),
        _ => None,
    };
    to_js(&RuleSetOptions {
        dialect: dialect.name(),
        variant: filters.map(|it| it.variant.name()),
        binding: filters.map(|it| it.binding.name()),
        strict: rules.is_strict(),
    })
}

#[derive(Serialize)]
struct Unreadable {
    message: String,
}

#[derive(Debug, Serialize)]
struct RuleSetOptions {
    dialect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    binding: Option<&'static str>,
    strict: bool,
}

/// Findings in the shape that JavaScript sees.
pub(super) fn all<'a>(
    diagnostics: &'a [diagnostic::Diagnostic],
    texts: &Texts,
) -> Vec<Diagnostic<'a>> {
    diagnostics
        .iter()
        .map(|it| Diagnostic::new(it, texts))
        .collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Explanation<'a> {
    matched: bool,
    summary: &'a str,
    clauses: Vec<Clause<'a>>,
    tree: Step<'a>,
    blame: Vec<&'a str>,
    suggestions: Vec<Suggestion<'a>>,
    basis: &'static str,
    notes: Vec<Note<'a>>,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Clause<'a> {
    path: &'a str,
    pattern_path: &'a str,
    operator: &'a str,
    expected: &'a str,
    verdict: &'static str,
    reason: &'static str,
    message: &'a str,
    basis: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    actual: Vec<Actual<'a>>,
    pattern_range: Range,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_range: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    near_miss: Option<NearMiss<'a>>,
}

impl<'a> Clause<'a> {
    fn new(clause: &'a explain::Clause, texts: &Texts) -> Self {
        Self {
            path: clause.path.as_str(),
            pattern_path: clause.pattern_path.as_str(),
            operator: &clause.operator,
            expected: &clause.expected,
            verdict: verdict(clause.verdict),
            reason: clause.reason,
            message: &clause.message,
            basis: basis(clause.basis),
            actual: clause.actual.iter().map(Actual::new).collect(),
            pattern_range: texts.pattern.range(clause.pattern_span),
            event_range: clause.event_span.map(|span| texts.event.range(span)),
            near_miss: clause.near_miss.as_ref().map(NearMiss::new),
        }
    }
}

#[derive(Serialize)]
struct Actual<'a> {
    pointer: &'a str,
    text: &'a str,
}

impl<'a> Actual<'a> {
    fn new(actual: &'a explain::Actual) -> Self {
        Self {
            pointer: actual.pointer.as_str(),
            text: &actual.text,
        }
    }
}

#[derive(Serialize)]
struct NearMiss<'a> {
    code: &'static str,
    message: &'a str,
}

impl<'a> NearMiss<'a> {
    fn new(near_miss: &'a explain::NearMiss) -> Self {
        Self {
            code: near_miss.code,
            message: &near_miss.message,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Step<'a> {
    kind: &'static str,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    label: &'a str,
    pattern_range: Range,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_range: Option<Range>,
    children: Vec<Self>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

impl<'a> Step<'a> {
    fn new(step: &'a explain::Step, texts: &Texts) -> Self {
        Self {
            kind: match step.kind {
                StepKind::All => "all",
                StepKind::Any => "any",
                StepKind::Not => "not",
                StepKind::Field => "field",
                StepKind::Clause => "clause",
                StepKind::Expression => "expression",
            },
            verdict: verdict(step.verdict),
            path: step.path.as_ref().map(Pointer::as_str),
            label: &step.label,
            pattern_range: texts.pattern.range(step.pattern_span),
            event_range: step.event_span.map(|span| texts.event.range(span)),
            children: step
                .children
                .iter()
                .map(|child| Self::new(child, texts))
                .collect(),
            clause: step.clause,
            value: step.value.as_ref().map(ToString::to_string),
            error: step.error.as_ref().map(|error| error.message.as_str()),
        }
    }
}

#[derive(Serialize)]
struct Suggestion<'a> {
    target: &'static str,
    message: &'a str,
    edits: Vec<Edit<'a>>,
}

impl<'a> Suggestion<'a> {
    fn new(suggestion: &'a explain::Suggestion, texts: &Texts) -> Self {
        let edit = |edit: &'a explain::Edit| {
            let Range { start, end } = texts.range(suggestion.target, edit.span);
            Edit {
                start,
                end,
                text: &edit.text,
            }
        };
        Self {
            target: target(suggestion.target),
            message: &suggestion.message,
            edits: suggestion.edits.iter().map(edit).collect(),
        }
    }
}

#[derive(Serialize)]
struct Edit<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct Note<'a> {
    code: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'static str>,
}

impl<'a> Note<'a> {
    fn new(note: &'a explain::Note) -> Self {
        Self {
            code: note.code,
            message: &note.message,
            docs: note.docs,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Diagnostic<'a> {
    code: &'static str,
    severity: &'static str,
    target: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'static str>,
}

impl<'a> Diagnostic<'a> {
    fn new(diagnostic: &'a diagnostic::Diagnostic, texts: &Texts) -> Self {
        let range = |span| texts.range(diagnostic.target, span);
        let related = |it: &'a diagnostic::Related| Related {
            message: &it.message,
            range: range(it.span),
        };
        Self {
            code: diagnostic.code.as_str(),
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "hint",
            },
            target: target(diagnostic.target),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            path: diagnostic.path.as_str(),
            range: diagnostic.span.map(range),
            related: diagnostic.related.iter().map(related).collect(),
            docs: diagnostic.docs,
        }
    }
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Check<'a> {
    valid: bool,
    diagnostics: Vec<Diagnostic<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'static str>,
}

#[derive(Serialize)]
struct DialectInfo<'a> {
    name: &'a str,
    title: &'a str,
    docs: &'a str,
    operators: Vec<OperatorInfo<'a>>,
}

impl<'a> DialectInfo<'a> {
    fn new(info: &'a dialect::DialectInfo) -> Self {
        Self {
            name: info.name,
            title: info.title,
            docs: info.docs,
            operators: info.operators.iter().map(OperatorInfo::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct OperatorInfo<'a> {
    name: &'a str,
    description: &'a str,
    example: &'a str,
    docs: &'a str,
    status: &'a str,
}

impl<'a> OperatorInfo<'a> {
    fn new(info: &'a dialect::OperatorInfo) -> Self {
        Self {
            name: info.name,
            description: info.description,
            example: info.example,
            docs: info.docs,
            status: info.standing,
        }
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Matched => "matched",
        Verdict::Unmatched => "unmatched",
    }
}

const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Documented => "documented",
        Basis::Assumed => "assumed",
    }
}

const fn target(target: Target) -> &'static str {
    match target {
        Target::Event => "event",
        Target::Pattern => "pattern",
        Target::Expression => "expression",
    }
}
