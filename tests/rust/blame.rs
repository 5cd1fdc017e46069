//! Breaking one field of a matching event puts the blame on exactly that field.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use whymatch::{Dialect, explain};

/// What a field is broken with; absent means that it is removed.
fn breakages(value: &Value) -> Vec<Option<Value>> {
    let mut breakages = vec![
        None,
        Some(json!("broken")),
        Some(json!(-987_654)),
        Some(json!({"an": "object"})),
        Some(json!([])),
        Some(Value::Null),
    ];
    if let Value::String(text) = value {
        breakages.extend(
            [text.to_uppercase(), format!(" {text}"), format!("{text}!")]
                .map(|text| Some(Value::String(text))),
        );
    }
    breakages
}

fn broken(event: &Value, pointer: &str, breakage: Option<Value>) -> Option<Value> {
    let mut event = event.clone();
    let (parent, key) = pointer.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    let parent = event.pointer_mut(parent)?.as_object_mut()?;
    match breakage {
        Some(value) => parent.insert(key, value),
        None => parent.remove(&key),
    };
    Some(event)
}

#[test]
fn blame_is_exactly_the_broken_field() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/match");
    let (mut tried, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let cases: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        for case in cases
            .iter()
            .filter(|case| case["matches"] == true && case.get("patternText").is_none())
        {
            let Some(event) = case.get("event") else {
                continue;
            };
            let pattern = case["pattern"].to_string();
            let dialect = Dialect::from_name(case["dialect"].as_str().unwrap()).unwrap();
            let explanation =
                explain(event.to_string().as_bytes(), pattern.as_bytes(), dialect).unwrap();
            for pointer in explanation
                .clauses
                .iter()
                .map(|clause| clause.path.as_str())
            {
                let Some(value) = event.pointer(pointer) else {
                    continue;
                };
                for event in breakages(value)
                    .into_iter()
                    .filter_map(|breakage| broken(event, pointer, breakage))
                {
                    let after =
                        explain(event.to_string().as_bytes(), pattern.as_bytes(), dialect).unwrap();
                    if after.matched {
                        continue;
                    }
                    tried += 1;
                    let blame: Vec<_> = after
                        .blame
                        .iter()
                        .map(whymatch::path::Pointer::as_str)
                        .collect();
                    if blame != [pointer] {
                        wrong.push(format!("{pattern} on {event}: {blame:?}, not {pointer}"));
                    }
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} events were broken");
    assert!(
        wrong.is_empty(),
        "{} of {tried} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
