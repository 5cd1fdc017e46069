//! Runs `tests/cases/match`: an event, a rule and the verdict.

mod dialect;

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use whymatch::explain::{Basis, Explanation};
use whymatch::{Dialect, RuleSet, explain, matches};

/// One case; the Node and browser runners read the same shape.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default, rename = "source")]
    _source: Option<String>,
    dialect: String,
    variant: Option<String>,
    binding: Option<String>,
    event: Option<Box<RawValue>>,
    event_text: Option<String>,
    pattern: Option<Box<RawValue>>,
    pattern_text: Option<String>,
    matches: Value,
    basis: Option<String>,
    blame: Option<Vec<String>>,
    /// Near-miss codes that some clause must carry.
    #[serde(default)]
    near: Vec<String>,
    /// Diagnostic codes that must be among the findings.
    #[serde(default)]
    codes: Vec<String>,
    /// The codes of all notes but `assumed`.
    notes: Option<Vec<String>>,
    /// A text that the summary must contain.
    summary: Option<String>,
}

impl Case {
    fn event(&self) -> &str {
        self.event_text
            .as_deref()
            .or_else(|| self.event.as_deref().map(RawValue::get))
            .unwrap_or_default()
    }

    fn pattern(&self) -> &str {
        self.pattern_text
            .as_deref()
            .or_else(|| self.pattern.as_deref().map(RawValue::get))
            .unwrap_or_default()
    }

    fn dialect(&self) -> Result<Dialect, String> {
        let (variant, binding) = (self.variant.as_deref(), self.binding.as_deref());
        dialect::dialect(&self.dialect, variant, binding)
            .ok_or_else(|| "unknown dialect".to_owned())
    }

    fn run(&self) -> Result<(), String> {
        let dialect = self.dialect()?;
        let (event, pattern) = (self.event().as_bytes(), self.pattern().as_bytes());
        let answer = explain(event, pattern, dialect);
        let (matched, codes) = match &answer {
            Ok(explanation) => (
                Value::Bool(explanation.matched),
                codes(&explanation.diagnostics),
            ),
            Err(invalid) => ("rejected".into(), codes(&invalid.diagnostics)),
        };
        same("verdict", &matched, &self.matches)?;
        for code in &self.codes {
            if !codes.contains(&code.as_str()) {
                return Err(format!("no finding `{code}` among {codes:?}"));
            }
        }
        let quick = matches(event, pattern, dialect);
        same(
            "`matches`",
            &quick.ok(),
            &answer.as_ref().ok().map(|explanation| explanation.matched),
        )?;
        answer.map_or(Ok(()), |explanation| self.check(&explanation, dialect))
    }

    fn check(&self, explanation: &Explanation, dialect: Dialect) -> Result<(), String> {
        let mut rules = RuleSet::new(dialect);
        rules
            .add("rule", self.pattern().as_bytes())
            .map_err(|invalid| invalid.to_string())?;
        let ids = rules
            .matching(self.event().as_bytes())
            .map_err(|invalid| invalid.to_string())?;
        same("RuleSet", &!ids.is_empty(), &explanation.matched)?;
        same(
            "no blame",
            &explanation.blame.is_empty(),
            &explanation.matched,
        )?;
        if let Some(basis) = &self.basis {
            let actual = if explanation.basis == Basis::Documented {
                "documented"
            } else {
                "assumed"
            };
            same("basis", &actual, &basis.as_str())?;
        }
        if let Some(blame) = &self.blame {
            let actual: Vec<_> = explanation.blame.iter().map(ToString::to_string).collect();
            same("blame", &actual, blame)?;
        }
        for code in &self.near {
            let near = explanation
                .clauses
                .iter()
                .filter_map(|clause| clause.near_miss.as_ref());
            if !near.clone().any(|near| near.code == code) {
                return Err(format!(
                    "no near miss `{code}`: {:?}",
                    near.collect::<Vec<_>>()
                ));
            }
        }
        if let Some(notes) = &self.notes {
            let codes = explanation.notes.iter().map(|note| note.code);
            let actual: Vec<_> = codes.filter(|code| *code != "assumed").collect();
            same(
                "notes",
                &actual,
                &notes.iter().map(String::as_str).collect(),
            )?;
        }
        match &self.summary {
            Some(part) if !explanation.summary.contains(part) => {
                Err(format!("summary: {}", explanation.summary))
            }
            _ => Ok(()),
        }
    }
}

fn codes(diagnostics: &[whymatch::diagnostic::Diagnostic]) -> Vec<&'static str> {
    diagnostics
        .iter()
        .map(|finding| finding.code.as_str())
        .collect()
}

fn same<T: PartialEq + std::fmt::Debug>(
    what: &str,
    actual: &T,
    expected: &T,
) -> Result<(), String> {
    if actual == expected {
        Ok(())
    } else {
        Err(format!("{what} is {actual:?}, not {expected:?}"))
    }
}

#[test]
fn every_case_has_its_verdict() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/match");
    let mut count = 0;
    let mut failures = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let cases: Vec<Case> = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        count += cases.len();
        for case in cases {
            if let Err(failure) = case.run() {
                failures.push(format!(
                    "{}: {}: {failure}",
                    path.file_stem().unwrap().display(),
                    case.name
                ));
            }
        }
    }
    assert!(count > 180, "only {count} cases were found");
    assert!(
        failures.is_empty(),
        "{} of {count} cases fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn an_event_with_empty_data_is_not_taken_for_a_rule() {
    let explanation = explain(b"{\"data\": {}}", b"{\"source\": \"a\"}", Dialect::Tencent);
    assert_eq!(codes(&explanation.unwrap().diagnostics), [""; 0]);
}
