//! Random events around a rule: its fields in objects, arrays and dotted keys, with noise.

use super::rule::key;
use super::value::{any, near};
use super::words::Words;
use crate::random::Random;
use crate::text::quote;
use crate::tree::Tree;
use crate::view::{Field, fields};

/// An event that has most fields of a rule, in one shape or another.
pub(super) fn event(rule: &Tree, words: &Words, random: &mut Random) -> Tree {
    let mut event = Tree::Object(Vec::new());
    let mut shape = Shape { words, random };
    for field in fields(rule) {
        shape.place(&field, &mut event);
    }
    for _ in 0..shape.random.weighted(&[50, 30, 20]) {
        let keys = [key(words, shape.random), key(words, shape.random)];
        let length = 1 + shape.random.below(2);
        let value = any(words, shape.random);
        shape.insert(&mut event, keys.get(..length).unwrap_or_default(), value);
    }
    event
}

struct Shape<'a> {
    words: &'a Words,
    random: &'a mut Random,
}

impl Shape<'_> {
    fn place(&mut self, field: &Field<'_>, event: &mut Tree) {
        let keys: Vec<String> = field.keys.iter().map(|&key| key.to_owned()).collect();
        for _ in 0..self.random.weighted(&[12, 60, 20, 8]) {
            let alternative = self.random.one_of(field.alternatives);
            let value = near(alternative, self.words, self.random);
            let value = self.dressed(value);
            self.insert(event, &keys, value);
        }
    }

    /// A value alone, or in a list, or none at all.
    fn dressed(&mut self, value: Tree) -> Tree {
        match self.random.below(40) {
            0..4 => Tree::List(vec![value]),
            4..8 => Tree::List(vec![any(self.words, self.random), value]),
            8 => Tree::List(vec![Tree::List(vec![value])]),
            9 => Tree::List(Vec::new()),
            10 => Tree::Object(Vec::new()),
            11 => Tree::Object(vec![(key(self.words, self.random), value)]),
            _ => value,
        }
    }

    fn insert(&mut self, into: &mut Tree, keys: &[String], value: Tree) {
        match into {
            Tree::Object(members) => self.insert_member(members, keys, value),
            Tree::List(elements) => self.insert_element(elements, keys, value),
            Tree::Leaf(_) => {
                let mut fresh = Tree::Object(Vec::new());
                self.insert(&mut fresh, keys, value);
                *into = fresh;
            }
        }
    }

    fn insert_member(&mut self, members: &mut Vec<(String, Tree)>, keys: &[String], value: Tree) {
        let Some((first, rest)) = keys.split_first() else {
            return;
        };
        if let Some((second, rest)) = rest.split_first()
            && self.random.chance(5)
        {
            let joined =
                first.trim_end_matches('"').to_owned() + "." + second.trim_start_matches('"');
            let keys: Vec<_> = std::iter::once(joined)
                .chain(rest.iter().cloned())
                .collect();
            return self.insert_member(members, &keys, value);
        }
        let repeats = self.random.chance(4);
        match members.iter_mut().find(|(key, _)| key == first) {
            Some((_, existing)) if !repeats => self.add(existing, rest, value),
            _ => {
                let value = self.fresh(rest, value);
                members.push((first.clone(), value));
            }
        }
    }

    /// Puts one more value where there is something already.
    fn add(&mut self, existing: &mut Tree, rest: &[String], value: Tree) {
        if !rest.is_empty() {
            if matches!(existing, Tree::Object(_)) && self.random.chance(12) {
                let first = std::mem::replace(existing, Tree::List(Vec::new()));
                *existing = Tree::List(vec![first]);
            }
            return self.insert(existing, rest, value);
        }
        match existing {
            Tree::List(elements) => elements.push(value),
            _ if self.random.chance(70) => {
                let first = std::mem::replace(existing, Tree::List(Vec::new()));
                *existing = Tree::List(vec![first, value]);
            }
            _ => *existing = value,
        }
    }

    /// An element that exists, or one more.
    fn insert_element(&mut self, elements: &mut Vec<Tree>, keys: &[String], value: Tree) {
        if !elements.is_empty() && self.random.chance(55) {
            let place = self.random.below(elements.len());
            let element = elements.get_mut(place);
            if let Some(element) = element.filter(|element| element.scalar().is_none()) {
                return self.insert(element, keys, value);
            }
        }
        let element = self.fresh(keys, value);
        let place = self.random.below(elements.len() + 1);
        elements.insert(place, element);
    }

    fn fresh(&mut self, keys: &[String], value: Tree) -> Tree {
        if keys.is_empty() {
            return value;
        }
        let mut object = Tree::Object(Vec::new());
        self.insert(&mut object, keys, value);
        match self.random.below(100) {
            0..30 => Tree::List(vec![object]),
            30..36 => Tree::List(vec![Tree::List(vec![object])]),
            36..40 => Tree::List(vec![object, Tree::leaf(quote("x"))]),
            _ => object,
        }
    }
}
