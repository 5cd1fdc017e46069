//! CESQL expressions.

use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::ask::named;
use super::input::Input;
use super::offsets::Offsets;
use super::wire::{self, Range, Texts};
use crate::cesql::{self, Binding, CesqlEvaluation, CesqlOptions, Grammar};

const GRAMMARS: [(&str, Grammar); 2] = [
    ("specification", Grammar::Specification),
    ("official", Grammar::Official),
];

const BINDINGS: [(&str, Binding); 2] = [
    ("structured", Binding::Structured),
    ("binary", Binding::Binary),
];

/// What an expression is worth for an event, and why; the expression is well-formed text.
#[wasm_bindgen(js_name = evaluateCesql)]
pub fn evaluate_cesql(
    expression: &Input,
    event: &Input,
    grammar: &str,
    binding: &str,
) -> Result<JsValue, JsValue> {
    let options = CesqlOptions {
        grammar: named("grammar", grammar, GRAMMARS)?,
        binding: named("binding", binding, BINDINGS)?,
    };
    let text = String::from_utf8_lossy(expression.bytes());
    let answer = crate::evaluate_cesql(&text, event.bytes(), options);
    let texts = Texts {
        event: Offsets::default(),
        pattern: expression.offsets(),
    };
    wire::to_js(&Evaluation::new(&answer, &texts))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Evaluation<'a> {
    value: Value<'a>,
    errors: Vec<Failure<'a>>,
    warnings: Vec<wire::Diagnostic<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tree: Option<Step<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    right_associative: Option<Reading<'a>>,
}

impl<'a> Evaluation<'a> {
    fn new(answer: &'a CesqlEvaluation, texts: &Texts) -> Self {
        let reading = answer.right_associative.as_ref();
        Self {
            value: Value::new(&answer.value),
            errors: failures(&answer.errors, texts),
            warnings: wire::all(&answer.warnings, texts),
            tree: answer.tree.as_ref().map(|tree| Step::new(tree, texts)),
            right_associative: reading.map(|reading| Reading {
                value: Value::new(&reading.value),
                errors: failures(&reading.errors, texts),
            }),
        }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Value<'a> {
    Boolean(bool),
    Integer(i32),
    String(&'a str),
}

impl<'a> Value<'a> {
    fn new(value: &'a cesql::Value<'_>) -> Self {
        match value {
            cesql::Value::Boolean(value) => Self::Boolean(*value),
            cesql::Value::Integer(value) => Self::Integer(*value),
            cesql::Value::String(text) => Self::String(text),
        }
    }
}

#[derive(Serialize)]
struct Failure<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    range: Range,
}

fn failures<'a>(errors: &'a [cesql::EvaluationError], texts: &Texts) -> Vec<Failure<'a>> {
    let failures = errors.iter().map(|error| Failure {
        kind: error.kind.as_str(),
        code: error.code.map(crate::diagnostic::Code::as_str),
        message: &error.message,
        help: error.help.as_deref(),
        range: texts.pattern.range(error.span),
    });
    failures.collect()
}

#[derive(Serialize)]
struct Reading<'a> {
    value: Value<'a>,
    errors: Vec<Failure<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    kind: &'static str,
    range: Range,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value<'a>>,
    errors: Vec<Failure<'a>>,
    skipped: bool,
    cut: bool,
    children: Vec<Self>,
}

impl<'a> Step<'a> {
    fn new(trace: &'a cesql::Trace, texts: &Texts) -> Self {
        Self {
            kind: trace.kind,
            range: texts.pattern.range(trace.span),
            value: trace.value.as_ref().map(Value::new),
            errors: failures(&trace.errors, texts),
            skipped: trace.is_skipped(),
            cut: trace.cut,
            children: trace
                .children
                .iter()
                .map(|child| Self::new(child, texts))
                .collect(),
        }
    }
}
