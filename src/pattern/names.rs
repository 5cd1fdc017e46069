//! The known name that an unknown one was probably meant to be.

/// The candidate nearest to `name`, if any is near enough to be a slip.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = plain(name);
    candidates
        .into_iter()
        .map(|candidate| (distance(&plain, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn distance(plain_name: &str, candidate: &str) -> usize {
    strsim::osa_distance(plain_name, &plain(candidate))
}

/// Lower case without separators: `anythingBut` and `anything_but` read as `anything-but`.
fn plain(name: &str) -> String {
    name.chars()
        .take(64)
        .filter(|c| !matches!(c, '-' | '_' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many slips are believable in a word of this length.
const fn allowed(candidate: &str) -> usize {
    match candidate.len() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    }
}
