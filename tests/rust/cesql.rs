//! Runs `tests/cases/cesql/*.json` against the core.
//!
//! The same files run from Node and the browser; `tests/cases/cesql/README.md` says how they read.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod text;

use std::fs;
use std::path::Path;

use serde::Deserialize;
use text::Text;
use whymatch::cesql::{Binding, CesqlEvaluation, EvaluationError, Grammar, Value};
use whymatch::json::Span;
use whymatch::{CesqlOptions, evaluate_cesql};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Suite {
    #[serde(rename = "about")]
    _about: String,
    #[serde(rename = "attribution")]
    _attribution: Option<String>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
    #[serde(rename = "upstreamConflict")]
    _upstream_conflict: Option<serde_json::Value>,
    expression: Text,
    event: Option<serde_json::Value>,
    event_text: Option<String>,
    binding: Option<String>,
    grammar: Option<String>,
    result: serde_json::Value,
    #[serde(default)]
    errors: Vec<String>,
    /// If there, all findings on the expression.
    findings: Option<Vec<Finding>>,
    /// The texts under the errors, in their order.
    ranges: Option<Vec<String>>,
    /// The value of the other reading; `null` if there is none.
    #[serde(default, deserialize_with = "present")]
    right_associative: Option<serde_json::Value>,
}

/// Tells `null` from what is not there.
fn present<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<serde_json::Value>, D::Error> {
    Deserialize::deserialize(deserializer).map(Some)
}

#[derive(Deserialize, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Finding {
    code: String,
    /// The text under it.
    range: String,
    /// Words that its help must have.
    #[serde(default)]
    help: String,
}

fn json(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::Boolean(value) => (*value).into(),
        Value::Integer(value) => (*value).into(),
        Value::String(text) => text.as_ref().into(),
    }
}

fn kinds(errors: &[EvaluationError]) -> Vec<&str> {
    errors.iter().map(|error| error.kind.as_str()).collect()
}

impl Case {
    fn options(&self) -> CesqlOptions {
        CesqlOptions {
            grammar: match self.grammar.as_deref() {
                None | Some("specification") => Grammar::Specification,
                Some("official") => Grammar::Official,
                Some(other) => panic!("{}: no grammar {other}", self.name),
            },
            binding: match self.binding.as_deref() {
                None | Some("structured") => Binding::Structured,
                Some("binary") => Binding::Binary,
                Some(other) => panic!("{}: no binding {other}", self.name),
            },
        }
    }

    fn event(&self) -> String {
        match (&self.event_text, &self.event) {
            (Some(text), _) => text.clone(),
            (None, Some(event)) => event.to_string(),
            (None, None) => "{}".to_owned(),
        }
    }

    /// What is wrong with the answer, if anything.
    fn problems(&self) -> Vec<String> {
        let text = self.expression.joined();
        let answer = evaluate_cesql(&text, self.event().as_bytes(), self.options());
        let mut problems = Vec::new();
        if json(&answer.value) != self.result {
            problems.push(format!("value {:?}, not {}", answer.value, self.result));
        }
        if kinds(&answer.errors) != self.errors {
            problems.push(format!("errors {:?}, not {:?}", answer.errors, self.errors));
        }
        let at = |span: Span| text.get(span.start..span.end).unwrap_or("?").to_owned();
        if let Some(wanted) = &self.ranges {
            let ranges: Vec<_> = answer.errors.iter().map(|error| at(error.span)).collect();
            if ranges != *wanted {
                problems.push(format!("ranges {ranges:?}, not {wanted:?}"));
            }
        }
        problems.extend(self.wrong_findings(&answer, at));
        problems.extend(self.wrong_reading(&answer));
        problems
    }

    fn wrong_findings(
        &self,
        answer: &CesqlEvaluation,
        at: impl Fn(Span) -> String,
    ) -> Option<String> {
        let wanted = self.findings.as_ref()?;
        let errors = answer.errors.iter().filter_map(|error| {
            let code = error.code?.as_str().to_owned();
            Some((code, at(error.span), error.help.clone()))
        });
        let warnings = answer.warnings.iter().map(|finding| {
            let code = finding.code.as_str().to_owned();
            (code, at(finding.span.unwrap()), finding.help.clone())
        });
        let found: Vec<_> = errors.chain(warnings).collect();
        let fits =
            |(wanted, (code, range, help)): (&Finding, &(String, String, Option<String>))| {
                let help = help.as_deref().unwrap_or_default();
                wanted.code == *code && wanted.range == *range && help.contains(&wanted.help)
            };
        let all = wanted.len() == found.len() && wanted.iter().zip(&found).all(fits);
        (!all).then(|| format!("findings {found:?}, not {wanted:?}"))
    }

    fn wrong_reading(&self, answer: &CesqlEvaluation) -> Option<String> {
        let wanted = self.right_associative.as_ref()?;
        let reading = answer.right_associative.as_ref();
        let found = reading.map_or(serde_json::Value::Null, |reading| json(&reading.value));
        (found != *wanted).then(|| format!("other reading {found}, not {wanted}"))
    }
}

fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/cesql");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .collect();
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let suite: Suite = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        cases.extend(suite.cases.into_iter().map(|case| (stem.clone(), case)));
    }
    cases
}

#[test]
fn expressions_are_evaluated_as_the_cases_say() {
    let cases = cases();
    let tck = cases.iter().filter(|(file, _)| file.starts_with("tck-"));
    assert_eq!(tck.count(), 275, "cases of the TCK");
    println!("{} cases", cases.len());
    let mut failures = Vec::new();
    for (file, case) in &cases {
        for problem in case.problems() {
            failures.push(format!("{file}: {}: {problem}", case.name));
        }
    }
    assert!(
        failures.is_empty(),
        "{} problems:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
