//! Runs the examples of LANGUAGE.md and holds its tables to the code.
//!
//! An example is a fenced block `jsonc <dialect>` of parts, each headed by a comment:
//! `// rule: codes` (its findings, all of them), then any number of
//! `// matches: assumed` and `// does not match: reason, near misses, assumed`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod dialect;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;
use whymatch::diagnostic::{Code, Diagnostic, has_errors};
use whymatch::explain::{Basis, Explanation, Verdict};
use whymatch::{Dialect, check_pattern, dialects, explain};

/// A fenced block.
struct Example {
    line: usize,
    dialect: Dialect,
    parts: Vec<Part>,
}

/// A comment and the JSON text below it.
struct Part {
    line: usize,
    label: String,
    text: String,
}

impl Example {
    fn rule(&self) -> &Part {
        let rule = self.parts.first();
        rule.filter(|part| part.label.starts_with("rule"))
            .unwrap_or_else(|| panic!("line {}: an example begins with `// rule`", self.line))
    }

    fn explanations(&self) -> impl Iterator<Item = (&Part, Explanation)> {
        self.parts.iter().skip(1).map(|part| {
            let rule = self.rule().text.as_bytes();
            match explain(part.text.as_bytes(), rule, self.dialect) {
                Ok(explanation) => (part, explanation),
                Err(invalid) => panic!("line {}: {invalid}", part.line),
            }
        })
    }

    /// What each label should say, where it says something else.
    fn mistakes(&self) -> Vec<String> {
        let rule = self.rule();
        let check = check_pattern(rule.text.as_bytes(), self.dialect);
        let actual = labelled("rule", &codes(&check.diagnostics));
        let mut mistakes: Vec<_> = mistake(rule, &actual).into_iter().collect();
        for (part, explanation) in self.explanations() {
            mistakes.extend(mistake(part, &outcome(&explanation)));
        }
        mistakes
    }
}

fn mistake(part: &Part, actual: &str) -> Option<String> {
    let differs = part.label != actual;
    differs.then(|| {
        format!(
            "line {}: `// {}` should be `// {actual}`",
            part.line, part.label
        )
    })
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    let mut codes: Vec<_> = diagnostics
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    codes.dedup();
    codes
}

/// The verdict with what explains it: the reasons and near misses at the places to blame.
fn outcome(explanation: &Explanation) -> String {
    let mut words = Vec::new();
    for clause in &explanation.clauses {
        let fails = clause.verdict == Verdict::Unmatched;
        // An expression is about the event as a whole; its attributes are to blame.
        let is_blamed = explanation.blame.contains(&clause.path) || clause.path.as_str().is_empty();
        if fails && !explanation.matched && is_blamed {
            words.push(clause.reason);
            words.extend(clause.near_miss.as_ref().map(|near| near.code));
        }
    }
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(*word));
    if explanation.basis == Basis::Assumed {
        words.push("assumed");
    }
    let verdict = if explanation.matched {
        "matches"
    } else {
        "does not match"
    };
    labelled(verdict, &words)
}

fn labelled(name: &str, words: &[&str]) -> String {
    match words {
        [] => name.to_owned(),
        words => format!("{name}: {}", words.join(", ")),
    }
}

fn document() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("LANGUAGE.md");
    fs::read_to_string(path).unwrap()
}

fn examples(document: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut lines = document
        .lines()
        .enumerate()
        .map(|(index, text)| (index + 1, text));
    while let Some((line, text)) = lines.next() {
        let Some(name) = text.strip_prefix("```jsonc ") else {
            continue;
        };
        let dialect = fence(name).unwrap_or_else(|| panic!("line {line}: no dialect `{name}`"));
        let body = lines.by_ref().take_while(|(_, text)| *text != "```");
        examples.push(Example {
            line,
            dialect,
            parts: parts(body),
        });
    }
    examples
}

/// The dialect of a fence: its name, then a variant or a binding.
fn fence(words: &str) -> Option<Dialect> {
    let mut words = words.split(' ');
    let name = words.next()?;
    let (mut variant, mut binding) = (None, None);
    for word in words {
        match word {
            "knative" => variant = Some(word),
            _ => binding = Some(word),
        }
    }
    dialect::dialect(name, variant, binding)
}

fn parts<'d>(body: impl Iterator<Item = (usize, &'d str)>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (line, text) in body {
        if let Some(label) = text.strip_prefix("// ") {
            parts.push(Part {
                line,
                label: label.to_owned(),
                text: String::new(),
            });
        } else {
            let part = parts
                .last_mut()
                .unwrap_or_else(|| panic!("line {line}: JSON before any label"));
            part.text.push_str(text);
            part.text.push('\n');
        }
    }
    parts
}

/// The codes in the first column of the table under a heading.
fn table(document: &str, heading: &str) -> BTreeSet<String> {
    let section = document
        .split(&format!("\n{heading}\n"))
        .nth(1)
        .unwrap_or_else(|| panic!("no heading `{heading}`"));
    section
        .lines()
        .take_while(|line| !line.starts_with('#'))
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_example_reads_as_it_is_labelled() {
    let document = document();
    let examples = examples(&document);
    let mistakes: Vec<_> = examples.iter().flat_map(Example::mistakes).collect();
    assert!(mistakes.is_empty(), "\n{}", mistakes.join("\n"));
}

/// The operators that a rule uses: those of its clauses, and those that hold others.
fn used(explanation: &Explanation, rule: &str) -> BTreeSet<String> {
    let clauses = explanation.clauses.iter();
    let combining = ["all", "any", "not"].into_iter();
    let combining = combining.filter(|name| rule.contains(&format!("{{\"{name}\":")));
    clauses
        .map(|clause| clause.operator.clone())
        .chain(combining.map(str::to_owned))
        .collect()
}

#[test]
fn every_operator_has_an_example_either_way() {
    let document = document();
    let examples = examples(&document);
    let mut shown = BTreeSet::new();
    for example in &examples {
        for (_, explanation) in example.explanations() {
            let (name, matched) = (example.dialect.name(), explanation.matched);
            for operator in used(&explanation, &example.rule().text) {
                shown.insert((name, operator, matched));
            }
        }
    }
    for dialect in dialects() {
        let operators = dialect.operators.iter().map(|operator| operator.name);
        let literal = (dialect.name != "cloudevents").then_some("equals");
        for operator in operators.chain(literal) {
            for matched in [true, false] {
                let wanted = (dialect.name, operator.to_owned(), matched);
                assert!(shown.contains(&wanted), "no example of {wanted:?}");
            }
        }
    }
}

#[test]
fn every_operator_is_listed_with_a_valid_example() {
    for dialect in dialects() {
        for operator in &dialect.operators {
            let parsed = Dialect::from_name(dialect.name).unwrap();
            let check = check_pattern(operator.example.as_bytes(), parsed);
            assert!(
                check.valid,
                "{} {}: {:?}",
                dialect.name, operator.name, check.diagnostics
            );
            let explanation = explain(b"{}", operator.example.as_bytes(), parsed).unwrap();
            assert!(
                used(&explanation, operator.example).contains(operator.name),
                "{} {}: {}",
                dialect.name,
                operator.name,
                operator.example
            );
        }
    }
}

#[test]
fn every_diagnostic_code_is_in_a_table() {
    let document = document();
    let listed: BTreeSet<_> = [
        "### Any JSON text",
        "### Rules",
        "### Rule sets",
        "### CESQL expressions",
        "### Events",
    ]
    .iter()
    .flat_map(|heading| table(&document, heading))
    .collect();
    let codes: BTreeSet<_> = Code::ALL
        .iter()
        .map(|code| code.as_str().to_owned())
        .collect();
    assert_eq!(listed, codes);
}

/// A case of `tests/cases/match`, as far as it is needed here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Case {
    dialect: String,
    variant: Option<String>,
    binding: Option<String>,
    event: Option<Box<RawValue>>,
    event_text: Option<String>,
    pattern: Option<Box<RawValue>>,
    pattern_text: Option<String>,
}

impl Case {
    fn explanation(&self) -> Option<Explanation> {
        let text = |text: &Option<String>, json: &Option<Box<RawValue>>| {
            text.clone()
                .or_else(|| Some(json.as_ref()?.get().to_owned()))
        };
        let event = text(&self.event_text, &self.event)?;
        let pattern = text(&self.pattern_text, &self.pattern)?;
        let (variant, binding) = (self.variant.as_deref(), self.binding.as_deref());
        let dialect = dialect::dialect(&self.dialect, variant, binding)?;
        let explained = explain(event.as_bytes(), pattern.as_bytes(), dialect).ok()?;
        assert!(!has_errors(&explained.diagnostics));
        Some(explained)
    }
}

fn recorded() -> Vec<Explanation> {
    cases().iter().filter_map(Case::explanation).collect()
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/match");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
    json.flat_map(|path| {
        serde_json::from_str::<Vec<Case>>(&fs::read_to_string(path).unwrap()).unwrap()
    })
    .collect()
}

#[test]
fn the_readme_counts_the_cases() {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let cases = cases();
    for dialect in dialects() {
        let count = cases
            .iter()
            .filter(|case| case.dialect == dialect.name)
            .count();
        let mut rows = readme
            .lines()
            .filter(|line| line.starts_with(&format!("| `{}` |", dialect.name)));
        let row = rows.next().unwrap_or_default();
        assert!(row.ends_with(&format!("| {count} |")), "{count}: {row}");
    }
}

#[test]
fn reasons_near_misses_and_notes_are_those_of_the_tables() {
    let document = document();
    let (mut reasons, mut near_misses) = (BTreeSet::new(), BTreeSet::new());
    let mut notes = BTreeSet::new();
    let shown = examples(&document);
    let shown = shown
        .iter()
        .flat_map(Example::explanations)
        .map(|(_, each)| each);
    for explanation in shown.chain(recorded()) {
        notes.extend(explanation.notes.iter().map(|note| note.code.to_owned()));
        for clause in &explanation.clauses {
            reasons.insert(clause.reason.to_owned());
            near_misses.extend(clause.near_miss.iter().map(|near| near.code.to_owned()));
        }
    }
    assert_eq!(table(&document, "### Reasons"), reasons);
    assert_eq!(table(&document, "### Near misses"), near_misses);
    assert_eq!(table(&document, "### Notes"), notes);
}
