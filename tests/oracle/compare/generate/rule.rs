//! Random rules: nesting, shared prefixes, repeated keys, `$or`.

use super::operator::alternative;
use super::words::Words;
use crate::random::Random;
use crate::text::{quote, quote_oddly};
use crate::tree::Tree;

/// A rule; nearly always one that the compiler takes.
pub(super) fn rule(words: &Words, random: &mut Random) -> Tree {
    match random.below(4000) {
        0 => wide(words, random),
        1..4 => deep(words, random),
        _ => {
            let mut ors = if random.chance(90) { 2 } else { 4 };
            object(words, 0, &mut ors, random)
        }
    }
}

/// `ors` is how many `$or` may still be written: the branches multiply.
fn object(words: &Words, depth: usize, ors: &mut usize, random: &mut Random) -> Tree {
    let count = 1 + random.weighted(&[45, 35, 15, 5]);
    let mut members: Vec<_> = (0..count)
        .map(|_| member(words, depth, ors, random))
        .collect();
    if random.chance(97) {
        let mut seen = Vec::new();
        members.retain(|(key, _)| {
            let first = key == "\"$or\"" || !seen.contains(key);
            seen.push(key.clone());
            first
        });
    }
    Tree::Object(members)
}

fn member(words: &Words, depth: usize, ors: &mut usize, random: &mut Random) -> (String, Tree) {
    if depth < 4 && *ors > 0 && random.chance(14) {
        *ors -= 1;
        return ("\"$or\"".to_owned(), or(words, depth, ors, random));
    }
    let nests = depth < 3 && random.chance(30);
    let value = if nests {
        object(words, depth + 1, ors, random)
    } else {
        alternatives(words, random)
    };
    (key(words, random), value)
}

pub(super) fn key(words: &Words, random: &mut Random) -> String {
    let key = words.key(random);
    if random.chance(3) {
        quote_oddly(key, random)
    } else {
        quote(key)
    }
}

fn or(words: &Words, depth: usize, ors: &mut usize, random: &mut Random) -> Tree {
    let branches = 2 + random.weighted(&[70, 22, 8]);
    let branches = (0..branches).map(|_| object(words, depth + 1, ors, random));
    Tree::List(branches.collect())
}

fn alternatives(words: &Words, random: &mut Random) -> Tree {
    let count = 1 + random.weighted(&[55, 28, 12, 5]);
    Tree::List((0..count).map(|_| alternative(words, random)).collect())
}

/// About as many fields as the engine can hold.
fn wide(words: &Words, random: &mut Random) -> Tree {
    let count = 254 + random.below(5);
    let name = |number: usize| format!("\"k{number}\"");
    let members = (0..count).map(|number| (name(number), alternatives(words, random)));
    Tree::Object(members.collect())
}

/// Up to about as deep as the reader goes.
fn deep(words: &Words, random: &mut Random) -> Tree {
    let levels = random.pick(&[20, 100, 500, 998, 999, 1000, 1001]);
    let key = quote(words.key(random));
    let mut rule = alternatives(words, random);
    for _ in 1..levels {
        rule = Tree::Object(vec![(key.clone(), rule)]);
    }
    match rule {
        Tree::Object(_) => rule,
        other => Tree::Object(vec![(key, other)]),
    }
}
