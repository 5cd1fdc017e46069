//! The shapes that JavaScript sees: the only place that serialises.

mod explanation;

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use crate::diagnostic::{self, Severity, Target};
use crate::dialect::{self, Dialect};
use crate::event::{Origin, Validation};
use crate::json::Span;
use crate::rule_set::UnreadableRuleSet;
use crate::{PatternCheck, RuleSet};

use crate::wasm::input::Input;
use crate::wasm::offsets::Offsets;

pub(super) use explanation::explanation;

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

const fn target(target: Target) -> &'static str {
    match target {
        Target::Event => "event",
        Target::Pattern => "pattern",
        Target::Expression => "expression",
    }
}
