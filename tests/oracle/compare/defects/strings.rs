//! Defects of text: values are walked as UTF-8 with their quotes.

use super::Parts;
use crate::text::{is_number, units};
use crate::view::Alternative;

const QUOTE: u16 = 0x22;

pub(super) fn has_wildcard(parts: &Parts<'_>) -> bool {
    parts.has(|alternatives| {
        alternatives
            .iter()
            .any(|it| it.name().ends_with("wildcard"))
    })
}

/// Texts of one list share states where they begin alike, as the order of adding has it; we count
/// them all.
pub(super) fn has_list_of_wildcards(parts: &Parts<'_>) -> bool {
    let is_list =
        |it: &Alternative<'_>| it.name().ends_with("wildcard") && it.operand.elements().len() > 1;
    parts.has(|alternatives| alternatives.iter().any(is_list))
}

/// A wildcard on a path that the rule writes again: the engine never sees it, we judge it.
pub(super) fn overwritten_wildcard(parts: &Parts<'_>) -> bool {
    let is_repeated = |path: String| {
        parts
            .fields
            .iter()
            .filter(|field| field.path() == path)
            .count()
            > 1
    };
    has_wildcard(parts) && parts.fields.iter().any(|field| is_repeated(field.path()))
}

/// A surrogate without its other half becomes `?`.
pub(super) fn lone_surrogate(parts: &Parts<'_>) -> bool {
    let scalars = parts
        .rule
        .scalars()
        .into_iter()
        .chain(parts.event.scalars());
    let keys = parts.rule.keys().into_iter().chain(parts.event.keys());
    scalars
        .chain(keys)
        .filter_map(units)
        .any(|units| String::from_utf16(&units).is_err())
}

/// Case is ignored per UTF-16 unit, so that half characters become `?`.
pub(super) fn ignore_case_supplementary(parts: &Parts<'_>) -> bool {
    let is_surrogate = |unit: &u16| (0xD800..0xE000).contains(unit);
    parts.has(|alternatives| {
        let folding = alternatives
            .iter()
            .filter(|it| it.name().contains("ignore-case"));
        folding
            .flat_map(Alternative::strings)
            .filter_map(units)
            .any(|units| units.iter().any(is_surrogate))
    })
}

/// A quote in a prefix or suffix can meet the quote that delimits the value.
pub(super) fn delimiter_leak(parts: &Parts<'_>) -> bool {
    parts.has(|alternatives| {
        let is_affix =
            |it: &&Alternative<'_>| it.name().contains("prefix") || it.name().contains("suffix");
        alternatives
            .iter()
            .filter(is_affix)
            .flat_map(Alternative::strings)
            .filter_map(units)
            .any(|units| units.contains(&QUOTE))
    })
}

/// Beside a numeric alternative a number is walked in an encoding that may end like a string.
pub(super) fn suffix_meets_number(parts: &Parts<'_>) -> bool {
    parts.meets(|alternatives, leaf| {
        is_number(leaf.value)
            && alternatives.iter().any(|it| it.name().contains("suffix"))
            && alternatives.iter().any(makes_numeric)
    })
}

fn makes_numeric(alternative: &Alternative<'_>) -> bool {
    alternative.name() == "numeric" || alternative.operand.scalars().into_iter().any(is_number)
}
