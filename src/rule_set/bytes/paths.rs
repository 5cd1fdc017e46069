//! The tree of paths as bytes, with what rules look for at each.

use super::super::index::Index;
use super::super::postings::RuleNumber;
use super::super::tree::{PathId, PathTree, ROOT};
use super::clue;
use super::encoding::{Unread, Writer, place_in};
use super::read_list;
use crate::matcher::NumberSpelling;
use crate::order;

/// The spellings, each at the place that is written for it.
const SPELLINGS: [NumberSpelling; 4] = [
    NumberSpelling::Literal,
    NumberSpelling::Java,
    NumberSpelling::JavaNarrowed,
    NumberSpelling::Attribute,
];

/// Writes the tree; `place` is where a rule stands in the order of rules.
pub(super) fn write(tree: &PathTree, place: impl Fn(RuleNumber) -> u32, bytes: &mut Writer) {
    let paths = tree.listed();
    bytes.count(paths.len());
    for path in &paths {
        bytes.number(path.parent);
        bytes.text(path.name);
        bytes.number(path.uses);
        bytes.byte(place_in(&SPELLINGS, &path.spelling));
        write_index(path.index, &place, bytes);
    }
}

/// Writes clues with their rules, in the order of their bytes.
fn write_index(index: &Index, place: impl Fn(RuleNumber) -> u32, bytes: &mut Writer) {
    let mut entries = Writer::default();
    let mut ranges = Vec::new();
    index.each(&mut |clue, rules| {
        let start = entries.0.len();
        clue::write(&clue, &mut entries);
        let mut places: Vec<u32> = rules.iter().map(|rule| place(*rule)).collect();
        places.sort_unstable();
        entries.numbers(&places);
        ranges.push(start..entries.0.len());
    });
    order::sort_by_key(&mut ranges, |range| entries.0.get(range.clone()));
    bytes.count(ranges.len());
    for range in ranges {
        bytes.0.extend(entries.0.get(range).unwrap_or_default());
    }
}

/// Reads the tree of a rule set with so many rules.
pub(super) fn read(rules: u32, bytes: &mut Unread<'_>) -> Option<PathTree> {
    let mut tree = PathTree::new();
    for place in 0..bytes.number()? {
        let (parent, name) = (bytes.number()?, bytes.text()?);
        let path = if place == ROOT {
            ROOT
        } else {
            tree.append(parent, name)?
        };
        let uses = bytes.number()?;
        let spelling = SPELLINGS.get(usize::from(bytes.byte()?))?;
        tree.set_uses(path, uses, *spelling);
        read_index(path, &mut tree, rules, bytes)?;
    }
    Some(tree)
}

fn read_index(path: PathId, tree: &mut PathTree, rules: u32, bytes: &mut Unread<'_>) -> Option<()> {
    for _ in 0..bytes.number()? {
        let clue = clue::read(bytes)?;
        for rule in read_list(rules, bytes)?.as_slice() {
            tree.add_clue(path, clue.clone(), *rule);
        }
    }
    Some(())
}
