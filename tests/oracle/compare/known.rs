//! The case of every defect: does it still show, is it explained, and are we right?

use std::error::Error;
use std::fs;

use serde::Deserialize;
use serde_json::Value;

use crate::compare::{Side, answers, difference};
use crate::defects::DEFECTS;
use crate::generate::Case;
use crate::judge::Judge;
use crate::verdict::Verdict;

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/cases/oracle/defects.json"
);

/// Some defects show only in some of many machines.
const TRIES: usize = 30;

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
        let is = |answer: Verdict, wanted: &Value| {
            serde_json::from_str::<Value>(answer.to_json()).is_ok_and(|answer| answer == *wanted)
        };
        let ours = answers(side, std::slice::from_ref(&case), judge)?.pop();
        let Some(ours) = ours.transpose()?.filter(|ours| is(*ours, &self.right)) else {
            println!("oracle: {}: not {} here", self.defect, self.right);
            return Ok(false);
        };
        let mut library = judge.ask(&vec![case.clone(); TRIES])?.into_iter();
        let Some(library) = library.find(|answer| is(answer.verdict, &self.library)) else {
            println!("oracle: {} no longer shows", self.defect);
            return Ok(true);
        };
        let ours = Ok(ours);
        let found = difference(&case, ours, library, judge)?;
        let named = found.and_then(|found| found.defect);
        if named != Some(self.defect.as_str()) {
            println!("oracle: {} is taken for {named:?}", self.defect);
        }
        Ok(named == Some(self.defect.as_str()))
    }
}
