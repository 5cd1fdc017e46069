//! An explanation in the shape that JavaScript sees.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use super::{Diagnostic, Range, Texts, all, target, to_js};
use crate::explain::{self, Basis, StepKind, Verdict};
use crate::path::Pointer;

/// An explanation as a JavaScript object.
pub(in crate::wasm) fn explanation(
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
