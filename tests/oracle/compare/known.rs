//! The case of every defect: does it still show, is it explained, and are we right?

use std::error::Error;
use std::fs;

use serde::Deserialize;
use serde_json::Value;

use crate::compare::{Side, answers, difference};
use crate::defects::DEFECTS;
use crate::generate::Case;
use crate::judge::Judge;

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/cases/oracle/defects.json"
);

#[derive(Deserialize)]
struct Known {
    defect: String,
    pattern: String,
    event: String,
    right: Value,
    library: Value,
}

/// Prints what has changed; how many faults there are on our side.
pub(crate) fn check(side: Side, judge: &mut Judge) -> Result<usize, Box<dyn Error>> {
    let known: Vec<Known> = serde_json::from_str(&fs::read_to_string(FILE)?)?;
    let mut faults = 0;
    for defect in DEFECTS {
        if !known.iter().any(|known| known.defect == defect.name) {
            println!("oracle: the defect {} has no case", defect.name);
            faults += 1;
        }
    }
    if side != Side::Alone {
        for known in known {
            faults += usize::from(!known.holds(side, judge)?);
        }
    }
    Ok(faults)
}

impl Known {
    fn holds(&self, side: Side, judge: &mut Judge) -> Result<bool, Box<dyn Error>> {
        let case = Case {
            pattern: self.pattern.clone(),
            event: self.event.clone(),
        };
        let cases = std::slice::from_ref(&case);
        let library = judge.ask(cases)?.remove(0);
        let ours = answers(side, cases, judge)?.remove(0);
        let is = |answer: &str, wanted: &Value| answer == wanted.to_string();
        if !ours
            .as_ref()
            .is_ok_and(|ours| is(ours.to_json(), &self.right))
        {
            println!("oracle: {}: {ours:?} here, not {}", self.defect, self.right);
            return Ok(false);
        }
        if !is(library.verdict.to_json(), &self.library) {
            println!("oracle: {} no longer shows", self.defect);
            return Ok(true);
        }
        let found = difference(&case, ours, library, judge)?;
        let named = found.and_then(|found| found.defect);
        if named != Some(self.defect.as_str()) {
            println!("oracle: {} is taken for {named:?}", self.defect);
        }
        Ok(named == Some(self.defect.as_str()))
    }
}
