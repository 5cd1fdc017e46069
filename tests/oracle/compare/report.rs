//! Prints what a run found.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::compare::Difference;
use crate::generate::Case;
use crate::text::is_number;
use crate::tree::Tree;
use crate::verdict::Verdict;

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) verdicts: BTreeMap<&'static str, usize>,
    pub(crate) defects: BTreeMap<&'static str, usize>,
    pub(crate) unexplained: usize,
}

impl Counts {
    pub(crate) fn verdict(&mut self, verdict: Verdict) {
        let name = match verdict {
            Verdict::Matched => "matched",
            Verdict::Unmatched => "unmatched",
            Verdict::Rejected => "rejected",
            Verdict::NoEvent => "no event",
            Verdict::Crashed => "crashed",
        };
        *self.verdicts.entry(name).or_default() += 1;
    }

    pub(crate) fn difference(&mut self, defect: Option<&'static str>) {
        match defect {
            Some(name) => *self.defects.entry(name).or_default() += 1,
            None => self.unexplained += 1,
        }
    }
}

/// A difference, ready to paste into a case file.
pub(crate) fn as_case(found: &Difference, dialect: &str, engine: &str) -> String {
    let ours = match &found.ours {
        Ok(verdict) => verdict.to_json().to_owned(),
        Err(disagreement) => disagreement.clone(),
    };
    let name = format!(
        "{} by {engine}, {ours} here",
        found.library.verdict.to_json().replace('"', "")
    );
    let members = [
        ("name", Value::from(name.replace('"', "")).to_string()),
        (
            "source",
            Value::from(format!("oracle: {engine}")).to_string(),
        ),
        ("dialect", Value::from(dialect).to_string()),
    ];
    let members = members.map(|(key, value)| format!("\"{key}\": {value}, "));
    let mut text = members.concat();
    text.push_str(&input("event", &found.case.event));
    text.push_str(&input("pattern", &found.case.pattern));
    let message = match found.library.message.as_str() {
        "" => String::new(),
        message => format!("  ({message})"),
    };
    format!(
        "{{{text}\"matches\": {}}}{message}",
        found.library.verdict.to_json()
    )
}

/// The text as JSON where every reader would see the same, else as a string.
fn input(name: &str, json: &str) -> String {
    if Tree::parse(json).is_some_and(|tree| is_plain(&tree)) {
        format!("\"{name}\": {json}, ")
    } else {
        format!("\"{name}Text\": {}, ", Value::from(json))
    }
}

fn is_plain(tree: &Tree) -> bool {
    match tree {
        Tree::Leaf(scalar) if is_number(scalar) => scalar
            .parse::<i32>()
            .is_ok_and(|value| value.to_string() == *scalar),
        Tree::Leaf(scalar) => {
            !scalar.contains("\\u") && serde_json::from_str::<Value>(scalar).is_ok()
        }
        Tree::List(elements) => elements.iter().all(is_plain),
        Tree::Object(members) => {
            let mut keys: Vec<_> = members.iter().map(|(key, _)| key).collect();
            keys.sort();
            keys.dedup();
            keys.len() == members.len()
                && members
                    .iter()
                    .all(|(key, value)| !key.contains('\\') && is_plain(value))
        }
    }
}

/// A case on one line.
pub(crate) fn as_line(case: &Case) -> String {
    format!("pattern {}\nevent   {}", case.pattern, case.event)
}
