//! The known name that an unknown one was probably meant to be.

/// The candidate nearest to `name`, if any is near enough to be a slip.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = plain(name);
    let letters_of_name = letters(name);
    let may_be_near = |candidate: &&str| {
        let different = (letters(candidate) ^ letters_of_name).count_ones();
        usize::try_from(different).is_ok_and(|different| different <= 2 * allowed(candidate))
    };
    candidates
        .into_iter()
        .filter(may_be_near)
        .map(|candidate| (distance(&plain, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The letters that a name has, as a set in which some share a place.
///
/// One slip takes at most one letter from the set and puts at most one into it.
fn letters(name: &str) -> u64 {
    let with = |set, letter| set | 1 << (u32::from(letter) % 64);
    let letters = name.chars().take(LONGEST).filter(|c| !is_separator(*c));
    if name.is_ascii() {
        return letters.fold(0, |set, letter| with(set, letter.to_ascii_lowercase()));
    }
    letters.flat_map(char::to_lowercase).fold(0, with)
}

const fn is_separator(letter: char) -> bool {
    matches!(letter, '-' | '_' | ' ')
}

/// How much of a name is compared.
const LONGEST: usize = 64;

fn distance(plain_name: &str, candidate: &str) -> usize {
    strsim::osa_distance(plain_name, &plain(candidate))
}

/// Lower case without separators: `anythingBut` and `anything_but` read as `anything-but`.
fn plain(name: &str) -> String {
    name.chars()
        .take(LONGEST)
        .filter(|c| !is_separator(*c))
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
