//! Breaking one field of a matching event puts the blame on exactly that field.

mod dialect;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use whymatch::{Dialect, explain};

/// The most fields of one case that are broken, each by itself.
const MOST_FIELDS: usize = 16;

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

/// The event or the rule of a case, as a value even where the case gives its text.
fn part(case: &Value, name: &str) -> Option<Value> {
    let text = case.get(format!("{name}Text")).and_then(Value::as_str);
    text.map_or_else(
        || case.get(name).cloned(),
        |text| serde_json::from_str(text).ok(),
    )
}

#[test]
fn blame_is_exactly_the_broken_field() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/match");
    let (mut tried, mut wrong) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let cases: Vec<Value> =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        for case in cases.iter().filter(|case| case["matches"] == true) {
            let (Some(event), Some(pattern)) = (part(case, "event"), part(case, "pattern")) else {
                continue;
            };
            let (event, pattern) = (&event, pattern.to_string());
            let named = |option: &str| case.get(option).and_then(Value::as_str);
            let dialect = named("dialect")
                .and_then(|name| dialect::dialect(name, named("variant"), named("binding")))
                .unwrap();
            let explanation =
                explain(event.to_string().as_bytes(), pattern.as_bytes(), dialect).unwrap();
            // Of a text with repeated keys only the last are left here, which may not match.
            if !explanation.matched {
                continue;
            }
            let pointers: BTreeSet<_> = explanation
                .clauses
                .iter()
                .map(|clause| clause.path.as_str())
                .collect();
            for pointer in pointers.into_iter().take(MOST_FIELDS) {
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
                        // Another branch may be just as near.
                        let may_differ = dialect == Dialect::Aws || pattern.contains("\"any\"");
                        wrong.push((
                            may_differ,
                            format!("{pattern} on {event}: {blame:?}, not {pointer}"),
                        ));
                    }
                }
            }
        }
    }
    assert!(tried > 500, "only {tried} events were broken");
    // Where an element of an array or a branch of `$or` or `any` fails, others may be just as near.
    let ambiguous: Vec<_> = wrong.iter().filter(|(may_differ, _)| *may_differ).collect();
    assert!(
        ambiguous.len() * 50 < tried,
        "{} of {tried}: {ambiguous:#?}",
        ambiguous.len()
    );
    let plain: Vec<_> = wrong
        .iter()
        .filter(|(may_differ, _)| !*may_differ)
        .collect();
    assert!(plain.is_empty(), "{plain:#?}");
}
