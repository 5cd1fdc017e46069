//! A sample of cases with their answers, for machines without the judge.

use std::fs;
use std::io;

use serde_json::{Value, json};

use crate::compare::has_odd_number;
use crate::defects::{Parts, may_show};
use crate::generate::Case;
use crate::judge::{Answer, Judge};
use crate::tree::Tree;
use crate::verdict::Verdict;

/// Longer cases are left out.
const LONGEST: usize = 260;
/// Above this the service refuses a rule that the library takes.
const HIGHEST_COMPLEXITY: u64 = 7;

/// Collects cases in which no defect can show.
pub(crate) struct Sample {
    wanted: usize,
    lines: Vec<String>,
    by_verdict: [usize; 4],
}

impl Sample {
    pub(crate) fn new(wanted: usize) -> Self {
        Self {
            wanted,
            lines: Vec::new(),
            by_verdict: [0; 4],
        }
    }

    /// Keeps a case on which both sides agree, if it is worth keeping.
    pub(crate) fn offer(
        &mut self,
        case: &Case,
        answer: &Answer,
        judge: &mut Judge,
    ) -> io::Result<()> {
        let kind = match answer.verdict {
            Verdict::Matched => 0,
            Verdict::Unmatched => 1,
            Verdict::Rejected => 2,
            Verdict::NoEvent => 3,
            Verdict::Crashed => return Ok(()),
        };
        let shares = [45, 38, 15, 2];
        let share = shares.get(kind).copied().unwrap_or(0) * self.wanted / 100;
        let Some(count) = self
            .by_verdict
            .get_mut(kind)
            .filter(|count| **count < share)
        else {
            return Ok(());
        };
        let fits = case.pattern.len() + case.event.len() <= LONGEST;
        if fits && answer.complexity <= HIGHEST_COMPLEXITY && is_certain(case, judge)? {
            *count += 1;
            self.lines.push(line(case, answer.verdict));
        }
        Ok(())
    }

    /// Writes the sample: one line about it, then one line a case.
    pub(crate) fn write(
        self,
        path: &str,
        dialect: &str,
        engine: &str,
        seed: u64,
    ) -> io::Result<()> {
        let about =
            json!({"dialect": dialect, "engine": engine, "seed": seed, "cases": self.lines.len()});
        let lines = std::iter::once(about.to_string()).chain(self.lines);
        fs::write(path, lines.map(|line| line + "\n").collect::<String>())
    }
}

/// Whether no defect can show, nor a number that JDKs print differently.
fn is_certain(case: &Case, judge: &mut Judge) -> io::Result<bool> {
    match (Tree::parse(&case.pattern), Tree::parse(&case.event)) {
        (Some(rule), Some(event)) => {
            Ok(!may_show(&Parts::of(&rule, &event)) && !has_odd_number(&rule, &event, judge)?)
        }
        _ => Ok(true),
    }
}

/// `[pattern, event, answer]`.
fn line(case: &Case, verdict: Verdict) -> String {
    let answer = verdict.to_json();
    format!(
        "[{},{},{answer}]",
        Value::from(case.pattern.as_str()),
        Value::from(case.event.as_str())
    )
}
