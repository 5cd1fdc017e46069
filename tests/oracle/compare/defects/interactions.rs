//! Defects that show only where alternatives or branches share a machine.

use super::Parts;
use crate::view::{Alternative, is_or};

/// A wildcard that begins with a star shares states with letters whose case is ignored.
pub(super) fn star_then_ignore_case(parts: &Parts<'_>) -> bool {
    star_beside(parts, "ignore-case")
}

/// A wildcard that begins with a star shares states with the bytes of a suffix.
pub(super) fn star_then_suffix(parts: &Parts<'_>) -> bool {
    star_beside(parts, "suffix")
}

fn star_beside(parts: &Parts<'_>, operator: &str) -> bool {
    let begins_with_star = |it: &Alternative<'_>| {
        it.name().ends_with("wildcard") && it.strings().iter().any(|text| text.starts_with("\"*"))
    };
    parts.has(|alternatives| {
        alternatives.iter().any(begins_with_star)
            && alternatives.iter().any(|it| it.name().contains(operator))
    })
}

/// A string that ignores case shares states with a range of numbers or addresses before it.
pub(super) fn range_then_ignore_case(parts: &Parts<'_>) -> bool {
    parts.has(|alternatives| {
        let has = |part: &str| alternatives.iter().any(|it| it.name().contains(part));
        has("ignore-case") && (has("numeric") || has("cidr"))
    })
}

/// A branch that shares alternatives with an earlier one may be taken for it.
pub(super) fn overlapping_branches(parts: &Parts<'_>) -> bool {
    parts.rule.keys().into_iter().any(is_or)
}
