//! Finding a stretch of a `LIKE` pattern that has `_` in it.

use std::collections::HashMap;

use super::budget::{Budget, Exhausted};

/// Up to so many characters, each place of the text is simply tried.
const TRIED_IN_TURN: usize = 16;

/// Tables of more words than this are not made.
const LARGEST_TABLE: usize = 1 << 16;

/// Whether a character of a text is the wanted one; `None` wants any.
pub(super) const fn accepts(wanted: Option<char>, found: Option<char>) -> bool {
    match (wanted, found) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(wanted), Some(found)) => wanted as u32 == found as u32,
    }
}

/// What follows the first place where these characters stand.
pub(super) fn skip_past<'t>(
    wanted: &[Option<char>],
    text: &'t str,
    budget: &mut Budget,
) -> Result<Option<&'t str>, Exhausted> {
    match Table::new(wanted) {
        Some(table) => table.skip_past(text, budget),
        None => try_in_turn(wanted, text, budget),
    }
}

fn try_in_turn<'t>(
    wanted: &[Option<char>],
    text: &'t str,
    budget: &mut Budget,
) -> Result<Option<&'t str>, Exhausted> {
    let mut starts = text.chars();
    loop {
        let mut characters = starts.clone();
        let fitting = wanted
            .iter()
            .take_while(|wanted| accepts(**wanted, characters.next()))
            .count();
        budget.spend(fitting + 1)?;
        if fitting == wanted.len() {
            return Ok(Some(characters.as_str()));
        }
        if starts.next().is_none() {
            return Ok(None);
        }
    }
}

/// For each character, a set of bits: at which places of the stretch it may stand.
///
/// A search keeps the set of places that are reached, and moves all of them at once (the
/// algorithm Shift-And), 64 places in a step.
struct Table {
    /// Where any character may stand.
    any: Vec<u64>,
    places: HashMap<char, Vec<u64>>,
    /// The bit of the last place, in the last word.
    last: u64,
}

impl Table {
    /// The table of a long stretch, unless it would be too large.
    fn new(wanted: &[Option<char>]) -> Option<Self> {
        if wanted.len() <= TRIED_IN_TURN {
            return None;
        }
        let words = wanted.len().div_ceil(64);
        let mut any = vec![0; words];
        for (place, _) in wanted.iter().enumerate().filter(|(_, it)| it.is_none()) {
            set(&mut any, place);
        }
        let mut places = HashMap::new();
        for (place, letter) in wanted.iter().enumerate() {
            if let Some(letter) = letter {
                set(places.entry(*letter).or_insert_with(|| any.clone()), place);
            }
            if places.len() * words > LARGEST_TABLE {
                return None;
            }
        }
        let last = 1 << ((wanted.len() - 1) % 64);
        Some(Self { any, places, last })
    }

    fn skip_past<'t>(
        &self,
        text: &'t str,
        budget: &mut Budget,
    ) -> Result<Option<&'t str>, Exhausted> {
        let mut reached = vec![0_u64; self.any.len()];
        let mut characters = text.chars();
        while let Some(letter) = characters.next() {
            budget.spend(reached.len())?;
            let mut carried = 1;
            let places = self.places.get(&letter).unwrap_or(&self.any);
            for (word, places) in reached.iter_mut().zip(places) {
                let next = *word >> 63;
                *word = (*word << 1 | carried) & places;
                carried = next;
            }
            if reached.last().is_some_and(|word| word & self.last != 0) {
                return Ok(Some(characters.as_str()));
            }
        }
        Ok(None)
    }
}

fn set(bits: &mut [u64], place: usize) {
    if let Some(word) = bits.get_mut(place / 64) {
        *word |= 1 << (place % 64);
    }
}
