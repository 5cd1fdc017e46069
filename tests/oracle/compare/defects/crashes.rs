//! Rules that the compiler takes and the machine cannot hold.

use super::Parts;
use crate::text::is_number;
use crate::tree::Tree;
use crate::view::Alternative;

const MOST_FIELDS: usize = 256;

pub(super) fn breaks_add_rule(parts: &Parts<'_>) -> bool {
    parts.fields.len() > MOST_FIELDS
        || parts.has(|alternatives| {
            alternatives
                .iter()
                .any(|it| ends_at_the_ends(it) || excludes_nothing(it))
        })
}

/// `anything-but` with an empty list inside an operator: alone it crashes, beside another
/// alternative it does not.
pub(super) fn has_empty_list(parts: &Parts<'_>) -> bool {
    parts.has(|alternatives| alternatives.iter().any(excludes_nothing))
}

/// A range from or to the largest double.
fn ends_at_the_ends(alternative: &Alternative<'_>) -> bool {
    let is_end = |number: &str| {
        number
            .parse::<f64>()
            .is_ok_and(|value| value.abs() >= f64::MAX)
    };
    alternative.name() == "numeric"
        && alternative
            .operand
            .scalars()
            .into_iter()
            .any(|it| is_number(it) && is_end(it))
}

/// `anything-but` with an empty list inside an operator.
fn excludes_nothing(alternative: &Alternative<'_>) -> bool {
    alternative.nested.is_some() && *alternative.operand == Tree::List(Vec::new())
}
