//! Runs the CESQL examples of LANGUAGE.md.
//!
//! An example is a fenced block `cesql` of parts, each headed by a comment: `// event`, then
//! expressions, each under `// value: kinds of errors, codes of findings`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use whymatch::cesql::{CesqlEvaluation, Value};
use whymatch::{CesqlOptions, evaluate_cesql};

/// The bodies of the examples, each with the number of its first line.
fn examples(document: &str) -> Vec<(usize, Vec<&str>)> {
    let mut examples = Vec::new();
    let mut lines = document.lines().zip(2..);
    while let Some((line, number)) = lines.next() {
        if line == "```cesql" {
            let body = lines.by_ref().map(|(text, _)| text);
            examples.push((number, body.take_while(|text| *text != "```").collect()));
        }
    }
    examples
}

/// The label that an expression should have.
fn label(answer: &CesqlEvaluation) -> String {
    let value = match &answer.value {
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::String(text) => serde_json::to_string(text).unwrap(),
    };
    let kinds = answer.errors.iter().map(|error| error.kind.as_str());
    let codes = answer.errors.iter().filter_map(|error| error.code);
    let warnings = answer.warnings.iter().map(|finding| finding.code);
    let codes = codes
        .chain(warnings)
        .map(whymatch::diagnostic::Code::as_str);
    let words: Vec<_> = kinds.chain(codes).collect();
    if words.is_empty() {
        value
    } else {
        format!("{value}: {}", words.join(", "))
    }
}

#[test]
fn every_expression_is_worth_what_its_label_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("LANGUAGE.md");
    let document = fs::read_to_string(path).unwrap();
    let examples = examples(&document);
    assert!(examples.len() > 5, "{} examples", examples.len());
    let mut mistakes = Vec::new();
    for (number, body) in examples {
        let [first, event, parts @ ..] = body.as_slice() else {
            panic!("line {number}: an example has an event");
        };
        assert_eq!(*first, "// event", "line {number}");
        for (index, part) in parts.chunks(2).enumerate() {
            let [wanted, text] = part else {
                panic!("line {number}: a label without an expression");
            };
            let answer = evaluate_cesql(text, event.as_bytes(), CesqlOptions::default());
            let actual = format!("// {}", label(&answer));
            if actual != *wanted {
                let line = number + 2 + 2 * index;
                mistakes.push(format!("line {line}: `{wanted}` should be `{actual}`"));
            }
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}
