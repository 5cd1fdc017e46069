//! Names that were probably meant.

/// The name among `known` that `name` was probably meant to be; never `name` itself.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(name);
    known
        .filter(|known| *known != name && known.len().abs_diff(folded.len()) <= known.len() / 2)
        .map(|known| (distance(&folded, &fold(known)), known))
        .filter(|(distance, known)| *distance <= known.len() / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Letter case and separators do not make another word.
fn fold(name: &str) -> Vec<char> {
    let letters = name
        .chars()
        .filter(|letter| !matches!(letter, '_' | '-' | ' '));
    // No known name is longer than this; it bounds the work for hostile names.
    letters.take(40).flat_map(char::to_lowercase).collect()
}

/// How many letters must be added, removed, replaced or swapped with their neighbour.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    let mut left_before = None;
    for (index, letter) in left.iter().enumerate() {
        let mut next = vec![index + 1];
        let mut right_before = None;
        for (column, other) in right.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX);
            let replaced = at(&row, column) + usize::from(letter != other);
            let edited = at(&row, column + 1).min(at(&next, column)) + 1;
            let mut best = replaced.min(edited);
            if left_before == Some(other) && right_before == Some(letter) {
                best = best.min(at(&before, column - 1) + 1);
            }
            next.push(best);
            right_before = Some(other);
        }
        left_before = Some(letter);
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_name_that_was_meant() {
        let known = [
            "id",
            "source",
            "specversion",
            "type",
            "subject",
            "datacontenttype",
        ];
        for (name, meant) in [
            ("ID", Some("id")),
            ("specVersion", Some("specversion")),
            ("subjuect", Some("subject")),
            ("suorce", Some("source")),
            ("data_content_type", Some("datacontenttype")),
            ("tape", Some("type")),
            ("ip", None),
            ("region", None),
            ("source", None),
        ] {
            assert_eq!(nearest(name, known.into_iter()), meant, "{name}");
        }
    }
}
