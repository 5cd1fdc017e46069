//! Makes a differing case small: drops members, elements and letters while it still differs.

use std::io;

use crate::compare::{Difference, Side, answers, difference};
use crate::generate::Case;
use crate::judge::Judge;
use crate::text::{quote, text};
use crate::tree::Tree;

const MOST_ROUNDS: usize = 60;

/// The smallest case found that still differs without a defect that explains it.
pub(crate) fn shrink(found: Difference, side: Side, judge: &mut Judge) -> io::Result<Difference> {
    let mut smallest = found;
    for _ in 0..MOST_ROUNDS {
        match smaller(&smallest.case, side, judge)? {
            Some(next) => smallest = next,
            None => break,
        }
    }
    Ok(smallest)
}

fn smaller(case: &Case, side: Side, judge: &mut Judge) -> io::Result<Option<Difference>> {
    let cases = candidates(case);
    let library = judge.ask(&cases)?;
    let ours = answers(side, &cases, judge)?;
    for ((case, ours), library) in cases.iter().zip(ours).zip(library) {
        let found = difference(case, ours, library, judge)?;
        if let Some(found) = found.filter(|found| found.defect.is_none()) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn candidates(case: &Case) -> Vec<Case> {
    let patterns = reduced(&case.pattern).into_iter().map(|pattern| Case {
        pattern,
        event: case.event.clone(),
    });
    let events = reduced(&case.event).into_iter().map(|event| Case {
        pattern: case.pattern.clone(),
        event,
    });
    patterns.chain(events).collect()
}

fn reduced(json: &str) -> Vec<String> {
    let Some(tree) = Tree::parse(json) else {
        return Vec::new();
    };
    let trees = smaller_trees(&tree)
        .into_iter()
        .map(|tree| tree.to_string());
    trees.filter(|text| text.len() < json.len()).collect()
}

/// Every tree that is this one without one part.
fn smaller_trees(tree: &Tree) -> Vec<Tree> {
    match tree {
        Tree::Leaf(scalar) => shorter(scalar).into_iter().map(Tree::Leaf).collect(),
        Tree::List(elements) => {
            let without = |place| Tree::List(left_out(elements, place));
            let mut trees: Vec<_> = (0..elements.len()).map(without).collect();
            if let [only] = elements.as_slice() {
                trees.push(only.clone());
            }
            for (place, element) in elements.iter().enumerate() {
                let with = |smaller| Tree::List(replaced(elements, place, smaller));
                trees.extend(smaller_trees(element).into_iter().map(with));
            }
            trees
        }
        Tree::Object(members) => {
            let without = |place| Tree::Object(left_out(members, place));
            let mut trees: Vec<_> = (0..members.len()).map(without).collect();
            for (place, (key, value)) in members.iter().enumerate() {
                trees.extend(matches!(value, Tree::Object(_)).then(|| value.clone()));
                let with = |smaller| Tree::Object(replaced(members, place, (key.clone(), smaller)));
                trees.extend(smaller_trees(value).into_iter().map(with));
            }
            trees
        }
    }
}

fn left_out<T: Clone>(items: &[T], place: usize) -> Vec<T> {
    let others = items
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != place);
    others.map(|(_, item)| item.clone()).collect()
}

fn replaced<T: Clone>(items: &[T], place: usize, by: T) -> Vec<T> {
    let mut items = items.to_vec();
    if let Some(item) = items.get_mut(place) {
        *item = by;
    }
    items
}

fn shorter(scalar: &str) -> Vec<String> {
    let Some(text) = text(scalar) else {
        return Vec::new();
    };
    let letters: Vec<char> = text.chars().collect();
    let without = |place| left_out(&letters, place).into_iter().collect::<String>();
    (0..letters.len())
        .map(|place| quote(&without(place)))
        .collect()
}
