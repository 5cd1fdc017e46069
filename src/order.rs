//! Sorting as one piece of code for values of all types.
//!
//! The sort of the standard library is compiled anew for each type, at several kilobytes each.
//! Here places are sorted, and the caller compares what stands there.

use std::cmp::Ordering;

/// Sorts values; equals keep their order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    let sorted = places(items.len(), &|left, right| {
        items.get(left).cmp(&items.get(right))
    });
    arrange(sorted, &mut |place, from| items.swap(place, from));
}

/// Sorts values by what `key` makes of them; equals keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let key_at = |place: usize| items.get(place).map(&key);
    let sorted = places(items.len(), &|left, right| key_at(left).cmp(&key_at(right)));
    arrange(sorted, &mut |place, from| items.swap(place, from));
}

/// The places below `length`, sorted by `compare`; equals keep their order.
pub(crate) fn places(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..length).collect();
    places.sort_by(|left, right| compare(*left, *right));
    places
}

/// Lets `swap` bring to each place the value that stood where `sorted` says, one cycle of moves
/// after the other.
fn arrange(mut sorted: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..sorted.len() {
        let mut place = first;
        while let Some(from) = sorted.get_mut(place) {
            let from = std::mem::replace(from, place);
            if from == first {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by_key};

    #[test]
    fn every_order_of_five_is_sorted() {
        for seed in 0..5_usize.pow(5) {
            let mut items: Vec<usize> = (0..5).map(|place| seed / 5_usize.pow(place) % 5).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            sort(&mut items);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn equals_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e'), (2, 'f')];
        sort_by_key(&mut items, |(number, _)| *number);
        let letters: String = items.iter().map(|(_, letter)| letter).collect();
        assert_eq!(letters, "ebdacf");
    }
}
