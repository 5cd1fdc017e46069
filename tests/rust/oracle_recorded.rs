//! What Event Ruler answered, recorded: the same questions as `npm run oracle`, without the engine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::{fs, io};

use serde::Deserialize;
use serde_json::Value;
use whymatch::{Dialect, RuleSet, explain, matches};

/// The first line of a recording.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    dialect: String,
    engine: String,
    seed: u64,
    cases: usize,
}

/// The case of a defect of the engine, with the right answer.
#[derive(Deserialize)]
struct Defect {
    #[serde(rename = "defect")]
    name: String,
    pattern: String,
    event: String,
    right: Value,
}

fn text(name: &str) -> io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/oracle");
    fs::read_to_string(folder.join(name))
}

/// The answer of a strict rule set; of what is JSON, one that is not strict says the same.
fn answer(pattern: &str, event: &str, dialect: Dialect) -> Value {
    let mut rules = RuleSet::strict(dialect);
    if rules.add("rule", pattern.as_bytes()).is_err() {
        return "rejected".into();
    }
    match rules.matching(event.as_bytes()) {
        Ok(ids) => {
            let mut lenient = RuleSet::new(dialect);
            lenient.add("rule", pattern.as_bytes()).unwrap();
            let others = lenient.matching(event.as_bytes());
            assert_eq!(others.as_ref(), Ok(&ids), "{pattern} on {event}");
            Value::Bool(!ids.is_empty())
        }
        Err(_) => "error".into(),
    }
}

/// What `matches` and `explain` say, which do not tell a bad rule from a bad event.
fn others(pattern: &str, event: &str, dialect: Dialect) -> [Option<bool>; 2] {
    let (event, pattern) = (event.as_bytes(), pattern.as_bytes());
    let explained = explain(event, pattern, dialect);
    [
        matches(event, pattern, dialect).ok(),
        explained.ok().map(|explanation| explanation.matched),
    ]
}

#[test]
fn recorded_answers_are_ours() {
    let recording = text("aws-recorded.jsonl").unwrap();
    let mut lines = recording.lines();
    let about: About = serde_json::from_str(lines.next().unwrap()).unwrap();
    let dialect = Dialect::from_name(&about.dialect).unwrap();
    let mut failures = Vec::new();
    let mut count = 0;
    for line in lines {
        let (pattern, event, expected): (String, String, Value) =
            serde_json::from_str(line).unwrap();
        count += 1;
        let ours = answer(&pattern, &event, dialect);
        let same = others(&pattern, &event, dialect) == [expected.as_bool(); 2];
        if ours != expected || !same {
            failures.push(format!("{ours} instead of {line}"));
        }
    }
    assert_eq!(count, about.cases);
    assert!(
        failures.is_empty(),
        "{} of {count} cases of {}, seed {}, differ:\n{}",
        failures.len(),
        about.engine,
        about.seed,
        failures.join("\n")
    );
}

#[test]
fn where_the_engine_is_wrong_we_are_right() {
    let defects: Vec<Defect> = serde_json::from_str(&text("defects.json").unwrap()).unwrap();
    let dialect = Dialect::from_name("aws").unwrap();
    for case in defects {
        let ours = answer(&case.pattern, &case.event, dialect);
        assert_eq!(ours, case.right, "{}", case.name);
    }
}
