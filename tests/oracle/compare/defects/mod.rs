//! Why Event Ruler may answer otherwise: its defects, each a named predicate on rule and event.
//!
//! A predicate looks for what the defect needs, as narrowly as that can be told without the engine.

mod addresses;
mod crashes;
mod interactions;
mod paths;
mod strings;

use std::ops::RangeInclusive;

use crate::compare::HIGHEST_COMPLEXITY;
use crate::judge::Answer;
use crate::tree::Tree;
use crate::verdict::Verdict;
use crate::view::{Alternative, Field, Leaf, fields, leaves};

/// A rule and an event, taken apart.
pub(crate) struct Parts<'a> {
    pub(crate) rule: &'a Tree,
    pub(crate) event: &'a Tree,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) leaves: Vec<Leaf<'a>>,
}

impl<'a> Parts<'a> {
    pub(crate) fn of(rule: &'a Tree, event: &'a Tree) -> Self {
        Self {
            rule,
            event,
            fields: fields(rule),
            leaves: leaves(event),
        }
    }

    /// Each path of the rule with all alternatives that any branch has on it.
    fn paths(&self) -> Vec<(String, Vec<Alternative<'a>>)> {
        let mut paths: Vec<(String, Vec<Alternative<'a>>)> = Vec::new();
        for field in &self.fields {
            let alternatives = field.alternatives.iter().map(Alternative::of);
            let path = field.path();
            match paths.iter_mut().find(|(known, _)| *known == path) {
                Some((_, list)) => list.extend(alternatives),
                None => paths.push((path, alternatives.collect())),
            }
        }
        paths
    }

    /// Whether this holds for some path of the rule and a leaf that the event has there.
    fn meets(&self, holds: impl Fn(&[Alternative<'a>], &Leaf<'a>) -> bool) -> bool {
        self.paths().iter().any(|(path, alternatives)| {
            let mut here = self.leaves.iter().filter(|leaf| leaf.path == *path);
            here.any(|leaf| holds(alternatives, leaf))
        })
    }

    /// Whether this holds for some path of the rule.
    fn has(&self, holds: impl Fn(&[Alternative<'a>]) -> bool) -> bool {
        self.paths()
            .iter()
            .any(|(_, alternatives)| holds(alternatives))
    }
}

/// What the engine got wrong.
pub(crate) struct Wrong<'a> {
    pub(crate) ours: Verdict,
    pub(crate) library: &'a Answer,
    /// Its answer piece by piece, each piece in a machine of its own.
    pub(crate) alone: &'a Answer,
    /// Whether this JDK cannot compare a number of the case that newer ones can, or the other way round.
    pub(crate) odd_number: bool,
}

impl Wrong<'_> {
    fn false_match(&self) -> bool {
        self.ours == Verdict::Unmatched && self.library.verdict == Verdict::Matched
    }

    /// Piece by piece the engine is right.
    fn together_only(&self) -> bool {
        self.ours == self.alone.verdict
    }
}

/// One way in which the engine is wrong.
pub(crate) struct Defect {
    pub(crate) name: &'static str,
    /// Whether rule and event have what it needs.
    pub(crate) concerns: fn(&Parts<'_>) -> bool,
    /// Whether the answers are as it makes them.
    pub(crate) shows: fn(&Wrong<'_>) -> bool,
}

/// Complexities that the service may refuse; nobody knows its limit.
const LIKELY_REFUSED: RangeInclusive<u64> = 8..=HIGHEST_COMPLEXITY;

/// All of them, the most specific first.
pub(crate) const DEFECTS: &[Defect] = &[
    Defect {
        name: "wildcard_complexity",
        concerns: strings::has_wildcard,
        shows: |wrong| {
            wrong.ours == Verdict::Rejected && LIKELY_REFUSED.contains(&wrong.library.complexity)
        },
    },
    Defect {
        name: "complexity_of_list",
        concerns: strings::has_list_of_wildcards,
        shows: |wrong| {
            wrong.ours == Verdict::Rejected && wrong.library.complexity < *LIKELY_REFUSED.start()
        },
    },
    Defect {
        name: "complexity_adds_up",
        concerns: strings::has_wildcard,
        shows: |wrong| {
            wrong.ours == wrong.library.verdict
                && wrong.library.complexity > HIGHEST_COMPLEXITY
                && wrong.alone.complexity <= HIGHEST_COMPLEXITY
        },
    },
    Defect {
        name: "overwritten_wildcard",
        concerns: strings::overwritten_wildcard,
        shows: |wrong| wrong.ours == Verdict::Rejected && wrong.alone.verdict != Verdict::Rejected,
    },
    Defect {
        name: "empty_list_in_anything_but",
        concerns: crashes::has_empty_list,
        shows: |wrong| wrong.ours == Verdict::Rejected,
    },
    Defect {
        name: "mask_in_other_digits",
        concerns: addresses::mask_in_other_digits,
        shows: |wrong| wrong.ours == Verdict::Rejected,
    },
    Defect {
        name: "add_rule_crash",
        concerns: crashes::breaks_add_rule,
        shows: |wrong| wrong.library.verdict == Verdict::Crashed,
    },
    Defect {
        name: "jdk17_double_to_string",
        concerns: |_| true,
        shows: |wrong| wrong.odd_number,
    },
    Defect {
        name: "lone_surrogate",
        concerns: strings::lone_surrogate,
        shows: |_| true,
    },
    Defect {
        name: "ignore_case_supplementary",
        concerns: strings::ignore_case_supplementary,
        shows: |_| true,
    },
    Defect {
        name: "delimiter_leak",
        concerns: strings::delimiter_leak,
        shows: |_| true,
    },
    Defect {
        name: "empty_key",
        concerns: paths::empty_key,
        shows: |_| true,
    },
    Defect {
        name: "cidr_matches_numbers",
        concerns: addresses::range_meets_number,
        shows: |wrong| wrong.false_match(),
    },
    Defect {
        name: "address_matches_number_literal",
        concerns: addresses::number_literal_meets_address,
        shows: |wrong| wrong.false_match(),
    },
    Defect {
        name: "cidr_v4_matches_v6",
        concerns: addresses::other_family,
        shows: |wrong| wrong.false_match(),
    },
    Defect {
        name: "suffix_on_number_encoding",
        concerns: strings::suffix_meets_number,
        shows: |wrong| wrong.together_only(),
    },
    Defect {
        name: "leading_star_then_ignore_case",
        concerns: interactions::star_then_ignore_case,
        shows: |wrong| wrong.together_only(),
    },
    Defect {
        name: "leading_star_then_suffix",
        concerns: interactions::star_then_suffix,
        shows: |wrong| wrong.together_only(),
    },
    Defect {
        name: "range_then_ignore_case",
        concerns: interactions::range_then_ignore_case,
        shows: |wrong| wrong.together_only(),
    },
    Defect {
        name: "structured_finder_loses_match",
        concerns: paths::inside_and_outside,
        shows: |wrong| wrong.together_only() && wrong.library.verdict == Verdict::Unmatched,
    },
    Defect {
        name: "or_branch_dropped",
        concerns: interactions::overlapping_branches,
        shows: |wrong| wrong.together_only() && wrong.library.verdict == Verdict::Unmatched,
    },
];

/// The defect that explains a wrong answer.
pub(crate) fn explaining(parts: &Parts<'_>, wrong: &Wrong<'_>) -> Option<&'static str> {
    let explains = |defect: &&Defect| (defect.shows)(wrong) && (defect.concerns)(parts);
    DEFECTS.iter().find(explains).map(|defect| defect.name)
}

/// Whether any defect may show on this rule and event.
pub(crate) fn may_show(parts: &Parts<'_>) -> bool {
    let certain = |defect: &&Defect| {
        defect.name != "jdk17_double_to_string" && defect.name != "wildcard_complexity"
    };
    DEFECTS
        .iter()
        .filter(certain)
        .any(|defect| (defect.concerns)(parts))
}
