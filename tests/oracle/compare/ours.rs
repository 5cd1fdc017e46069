//! The answer of this project.

use crate::generate::Case;
use crate::verdict::Verdict;
use whymatch::{Dialect, RuleSet, explain, matches};

/// The answer to a case, asked of the rule set and of `matches`; an error where they disagree.
pub(crate) fn verdict(case: &Case, dialect: Dialect) -> Result<Verdict, String> {
    let (event, pattern) = (case.event.as_bytes(), case.pattern.as_bytes());
    let mut rules = RuleSet::strict(dialect);
    if rules.add("rule", pattern).is_err() {
        return Ok(Verdict::Rejected);
    }
    let Ok(ids) = rules.matching(event) else {
        return Ok(Verdict::NoEvent);
    };
    let matched = !ids.is_empty();
    let mut lenient = RuleSet::new(dialect);
    let agrees =
        lenient.add("rule", pattern).is_ok() && lenient.matching(event).as_ref() == Ok(&ids);
    if !agrees {
        return Err(format!(
            "the strict rule set says {matched}, the other one differs"
        ));
    }
    match matches(event, pattern, dialect) {
        Ok(same) if same == matched => Ok(Verdict::of(matched)),
        other => Err(format!("the rule set says {matched}, `matches` {other:?}")),
    }
}

/// The same of `explain`, which takes longer.
pub(crate) fn explained(case: &Case, dialect: Dialect) -> Option<bool> {
    let answer = explain(case.event.as_bytes(), case.pattern.as_bytes(), dialect);
    answer.ok().map(|explanation| explanation.matched)
}
