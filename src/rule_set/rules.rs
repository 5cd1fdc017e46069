//! Rules by number and by id, and their order.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use super::keyed::MOST_RULES;
use super::plan::Check;
use super::postings::RuleNumber;
use crate::order;

/// The rules of a rule set.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    by_number: Vec<Option<Rule>>,
    /// The numbers, to be found by the ids of their rules.
    by_id: HashTable<RuleNumber>,
    /// Numbers of deleted rules.
    free: Vec<RuleNumber>,
    /// How many rules had been added before each, by number; empty as long as numbers ascend so.
    places: Vec<u64>,
    /// How many rules were ever added, where places are kept.
    added: u64,
}

/// A rule.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// The id, then the text.
    words: Box<[u8]>,
    id_length: u32,
    /// Whether what it is found by is all that it asks.
    pub(super) is_decided: bool,
    /// What is left to check once it is found; made when that is first asked.
    pub(super) check: OnceLock<Box<Check>>,
}

impl Rule {
    /// A rule of which nothing was asked yet.
    pub(super) fn new(id: &str, text: &[u8], is_decided: bool) -> Self {
        Self {
            words: [id.as_bytes(), text].concat().into(),
            // An id that is longer does not fit into memory beside itself.
            id_length: u32::try_from(id.len()).unwrap_or(u32::MAX),
            is_decided,
            check: OnceLock::new(),
        }
    }

    pub(super) fn id(&self) -> &str {
        std::str::from_utf8(self.words().0).unwrap_or_default()
    }

    pub(super) fn text(&self) -> &[u8] {
        self.words().1
    }

    fn words(&self) -> (&[u8], &[u8]) {
        let words = self.words.split_at_checked(self.id_length as usize);
        words.unwrap_or_default()
    }
}

impl Rules {
    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// One more than the highest number.
    pub(super) const fn room(&self) -> usize {
        self.by_number.len()
    }

    pub(super) fn number(&self, id: &str) -> Option<RuleNumber> {
        let same = |number: &RuleNumber| id_in(&self.by_number, *number) == id.as_bytes();
        self.by_id.find(hash(id.as_bytes()), same).copied()
    }

    pub(super) fn get(&self, number: RuleNumber) -> Option<&Rule> {
        self.by_number.get(number as usize)?.as_ref()
    }

    /// A number for a new rule; none if there are too many.
    pub(super) fn reserve(&mut self) -> Option<RuleNumber> {
        if let Some(number) = self.free.pop() {
            self.keep_places();
            return Some(number);
        }
        let number = RuleNumber::try_from(self.by_number.len()).ok();
        let number = number.filter(|number| *number < MOST_RULES)?;
        self.by_number.push(None);
        if !self.places.is_empty() {
            self.places.push(self.added);
        }
        Some(number)
    }

    /// From now on the order of numbers is not that of the rules.
    fn keep_places(&mut self) {
        if self.places.is_empty() {
            self.places = (0..).take(self.by_number.len()).collect();
            self.added = self.places.len() as u64;
        }
    }

    /// Puts a rule after the others.
    pub(super) fn insert(&mut self, number: RuleNumber, rule: Rule) {
        let rules = &self.by_number;
        let hash_of = |other: &RuleNumber| hash(id_in(rules, *other));
        let hash = hash(rule.words().0);
        self.by_id.insert_unique(hash, number, hash_of);
        if let Some(slot) = self.by_number.get_mut(number as usize) {
            *slot = Some(rule);
        }
        if let Some(place) = self.places.get_mut(number as usize) {
            *place = self.added;
            self.added += 1;
        }
    }

    /// Gives a rule another text.
    pub(super) fn replace(&mut self, number: RuleNumber, text: &[u8], is_decided: bool) {
        if let Some(Some(rule)) = self.by_number.get_mut(number as usize) {
            *rule = Rule::new(rule.id(), text, is_decided);
        }
    }

    /// Takes a rule out; its number is given again.
    pub(super) fn remove(&mut self, number: RuleNumber) {
        let same = |other: &RuleNumber| *other == number;
        if let Ok(entry) = self
            .by_id
            .find_entry(hash(id_in(&self.by_number, number)), same)
        {
            entry.remove();
        }
        if let Some(slot) = self.by_number.get_mut(number as usize) {
            *slot = None;
            self.free.push(number);
        }
        if self.by_id.is_empty() {
            *self = Self::default();
        }
    }

    /// The rules in the order in which they were added.
    pub(super) fn in_order(&self) -> impl Iterator<Item = (RuleNumber, &Rule)> {
        let mut rules: Vec<_> = (0..)
            .zip(&self.by_number)
            .filter_map(|(number, rule)| Some((number, rule.as_ref()?)))
            .collect();
        if !self.places.is_empty() {
            order::sort_by_key(&mut rules, |(number, _)| self.place(*number));
        }
        rules.into_iter()
    }

    /// Puts numbers into the order in which their rules were added.
    pub(super) fn sort(&self, numbers: &mut [RuleNumber]) {
        if !self.places.is_empty() {
            numbers.sort_unstable_by_key(|number| self.place(*number));
        } else if !numbers.is_sorted() {
            numbers.sort_unstable();
        }
    }

    fn place(&self, number: RuleNumber) -> Option<u64> {
        self.places.get(number as usize).copied()
    }
}

/// The bytes of a rule's id.
fn id_in(rules: &[Option<Rule>], number: RuleNumber) -> &[u8] {
    let rule = rules.get(number as usize).and_then(Option::as_ref);
    rule.map_or(&[], |rule| rule.words().0)
}

fn hash(id: &[u8]) -> u64 {
    FxBuildHasher.hash_one(id)
}
