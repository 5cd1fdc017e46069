//! Defects of paths: empty names, and one path inside and outside of an array.

use super::Parts;
use crate::text::text;

/// Names are joined and split at dots, and empty ones are lost on the way.
pub(super) fn empty_key(parts: &Parts<'_>) -> bool {
    let keys = parts.rule.keys().into_iter().chain(parts.event.keys());
    keys.filter_map(text)
        .any(|key| key.split('.').any(str::is_empty))
}

/// The finder keeps only values of the chosen element once a path also occurs in that array.
pub(super) fn inside_and_outside(parts: &Parts<'_>) -> bool {
    parts.meets(|_, leaf| {
        let twins = parts.leaves.iter().filter(|other| other.path == leaf.path);
        let arrays = |elements: &[(usize, usize)]| -> Vec<usize> {
            elements.iter().map(|(array, _)| *array).collect()
        };
        let own = arrays(&leaf.elements);
        twins
            .into_iter()
            .any(|other| arrays(&other.elements) != own)
    })
}
