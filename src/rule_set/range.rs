//! Ranges of numbers, and those in which a number lies.
//!
//! Doubles are taken as integers of the same order.
//! Few ranges are looked at one by one; many stand in blocks.
//! A range belongs to the narrowest block of integers, halved and halved again, that holds it:
//! its two ends are in different halves of that block, so the middle is inside the range.
//! Of the ranges of a block a number in its lower half lies in those that begin at or before it,
//! one in its upper half in those that end at or after it; sorted by their ends, these are read
//! off without looking at others.
//! A number lies in one block of each size; there are 65 sizes.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::postings::RuleNumber;

/// Ranges with their rules.
#[derive(Debug, Clone, Default)]
pub(super) struct Ranges {
    few: Vec<Range>,
    /// All of them, once they are too many to be looked at one by one.
    many: Blocks,
}

/// From one number to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range {
    low: u64,
    high: u64,
    rule: RuleNumber,
}

/// The most ranges that are looked at one by one.
const FEW: usize = 16;

/// Ranges by the blocks that they belong to.
#[derive(Debug, Clone, Default)]
struct Blocks {
    blocks: FxHashMap<(u32, u64), Block>,
    /// How many blocks there are of each size that there is.
    sizes: Vec<(u32, usize)>,
}

/// The ranges that belong to a block, by where they begin and by where they end.
#[derive(Debug, Clone, Default)]
struct Block {
    /// With the highest end of those that begin there.
    by_low: BTreeMap<(u64, RuleNumber), u64>,
    by_high: BTreeSet<(u64, RuleNumber)>,
}

impl Ranges {
    pub(super) fn add(&mut self, low: f64, high: f64, rule: RuleNumber) {
        let (low, high) = (ordered(low), ordered(high));
        let range = Range { low, high, rule };
        if low > high || self.few.contains(&range) {
            return;
        }
        if self.many.is_empty() && self.few.len() < FEW {
            return self.few.push(range);
        }
        for range in self.few.drain(..).chain([range]) {
            self.many.add(range);
        }
    }

    pub(super) fn remove(&mut self, low: f64, high: f64, rule: RuleNumber) {
        let (low, high) = (ordered(low), ordered(high));
        let range = Range { low, high, rule };
        self.few.retain(|other| *other != range);
        self.many.remove(range);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.few.is_empty() && self.many.is_empty()
    }

    /// The ends of each range and its rule; of many, those that lie inside others of the rule may
    /// be left out.
    pub(super) fn iter(&self) -> impl Iterator<Item = (f64, f64, RuleNumber)> {
        let ranges = self.few.iter().copied().chain(self.many.iter());
        ranges.map(|range| (double(range.low), double(range.high), range.rule))
    }

    /// The rules in whose range a number lies.
    pub(super) fn probe(&self, number: f64, found: &mut impl FnMut(&[RuleNumber])) {
        let number = ordered(number);
        for range in &self.few {
            if range.low <= number && number <= range.high {
                found(std::slice::from_ref(&range.rule));
            }
        }
        self.many.probe(number, found);
    }
}

impl Blocks {
    fn add(&mut self, Range { low, high, rule }: Range) {
        let key = block_of(low, high);
        let is_new = !self.blocks.contains_key(&key);
        let block = self.blocks.entry(key).or_default();
        let highest = block.by_low.entry((low, rule)).or_default();
        *highest = high.max(*highest);
        block.by_high.insert((high, rule));
        if is_new {
            match self.sizes.iter_mut().find(|(size, _)| *size == key.0) {
                Some((_, count)) => *count += 1,
                None => self.sizes.push((key.0, 1)),
            }
        }
    }

    fn remove(&mut self, Range { low, high, rule }: Range) {
        let key = block_of(low, high);
        let Some(block) = self.blocks.get_mut(&key) else {
            return;
        };
        block.by_low.remove(&(low, rule));
        block.by_high.remove(&(high, rule));
        if block.by_low.is_empty() {
            self.blocks.remove(&key);
            for (size, count) in &mut self.sizes {
                *count -= usize::from(*size == key.0);
            }
            self.sizes.retain(|(_, count)| *count > 0);
        }
    }

    fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    fn iter(&self) -> impl Iterator<Item = Range> {
        let ranges = self.blocks.values().flat_map(|block| &block.by_low);
        ranges.map(|((low, rule), high)| Range {
            low: *low,
            high: *high,
            rule: *rule,
        })
    }

    fn probe(&self, number: u64, found: &mut impl FnMut(&[RuleNumber])) {
        for (size, _) in &self.sizes {
            let Some(block) = self.blocks.get(&(*size, shifted(number, *size))) else {
                continue;
            };
            let is_low = *size == 0 || number >> (size - 1) & 1 == 0;
            if is_low {
                let begun = block.by_low.range(..=(number, RuleNumber::MAX));
                begun.for_each(|((_, rule), _)| found(std::slice::from_ref(rule)));
            } else {
                let unended = block.by_high.range((number, 0)..);
                unended.for_each(|(_, rule)| found(std::slice::from_ref(rule)));
            }
        }
    }
}

/// An integer for a double, so that integers have the order of the doubles.
fn ordered(number: f64) -> u64 {
    let bits = (number + 0.0).to_bits();
    if bits >> 63 == 1 {
        !bits
    } else {
        bits | 1 << 63
    }
}

/// The double that gives this integer.
fn double(ordered: u64) -> f64 {
    f64::from_bits(if ordered >> 63 == 1 {
        ordered & !(1 << 63)
    } else {
        !ordered
    })
}

/// The narrowest block that holds both ends: how many bits it leaves open, and the others.
fn block_of(low: u64, high: u64) -> (u32, u64) {
    let size = u64::BITS - (low ^ high).leading_zeros();
    (size, shifted(low, size))
}

fn shifted(number: u64, size: u32) -> u64 {
    number.checked_shr(size).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{FEW, Ranges};

    #[test]
    fn a_number_is_in_the_ranges_that_hold_it() {
        let ends = [
            f64::NEG_INFINITY,
            -1e300,
            -5.0,
            -0.0,
            0.0,
            1e-300,
            0.5,
            1.0,
            3.0,
            1e10,
            f64::INFINITY,
        ];
        let pairs: Vec<_> = ends
            .iter()
            .flat_map(|low| ends.map(|high| (*low, high)))
            .filter(|(low, high)| low <= high)
            .collect();
        for all in [&pairs[..FEW], &pairs] {
            let mut ranges = Ranges::default();
            for (rule, (low, high)) in (0..).zip(all) {
                ranges.add(*low, *high, rule);
            }
            for number in ends.iter().copied().chain([-1.0, 0.25, 2.0, 1e9, 1e11]) {
                let mut found = Vec::new();
                ranges.probe(number, &mut |rules| found.extend_from_slice(rules));
                found.sort_unstable();
                let holds = |(low, high): &(f64, f64)| *low <= number && number <= *high;
                let expected: Vec<u32> = (0..)
                    .zip(all)
                    .filter(|(_, range)| holds(range))
                    .map(|(rule, _)| rule)
                    .collect();
                assert_eq!(found, expected, "{number}");
            }
            for (rule, (low, high)) in (0..).zip(all) {
                ranges.remove(*low, *high, rule);
            }
            assert!(ranges.is_empty() && ranges.many.sizes.is_empty());
        }
    }
}
