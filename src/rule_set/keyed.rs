//! Rules by key, in little memory: most keys lead to one rule, which stands beside its key.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxBuildHasher;

use super::postings::{RuleList, RuleNumber};

/// A table from keys to rules.
#[derive(Debug, Clone)]
pub(super) struct Keyed<K> {
    entries: HashTable<(K, Postings)>,
    lists: Lists,
}

/// The number of the only rule of a key, or [`MANY`] and the place of a list.
#[derive(Debug, Clone, Copy)]
struct Postings(u32);

/// What marks the place of a list; it is above the number of every rule.
const MANY: u32 = 1 << 31;

/// One more than the highest number that a rule may have.
pub(super) const MOST_RULES: u32 = MANY;

/// The rules of the keys that have several.
#[derive(Debug, Clone, Default)]
struct Lists {
    lists: Vec<RuleList>,
    /// The places that no key has any more.
    free: Vec<u32>,
}

/// Tables of fewer entries are not made smaller.
const SMALL: usize = 64;

impl<K> Default for Keyed<K> {
    fn default() -> Self {
        Self {
            entries: HashTable::new(),
            lists: Lists::default(),
        }
    }
}

impl<K: Hash + Eq> Keyed<K> {
    /// The rules of a key, if it has any.
    pub(super) fn get<Q>(&self, key: &Q) -> Option<&[RuleNumber]>
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let entry = self
            .entries
            .find(hash(key), |(other, _)| other.borrow() == key);
        entry.map(|(_, postings)| self.lists.get(postings))
    }

    /// Adds a rule to a key; whether the key is new.
    pub(super) fn add(&mut self, key: K, rule: RuleNumber) -> bool {
        let same = |(other, _): &(K, Postings)| *other == key;
        match self.entries.entry(hash(&key), same, |(key, _)| hash(key)) {
            Entry::Occupied(mut entry) => {
                self.lists.add(&mut entry.get_mut().1, rule);
                false
            }
            Entry::Vacant(entry) => {
                entry.insert((key, Postings(rule)));
                true
            }
        }
    }

    /// Takes a rule from a key; whether the key is gone with it.
    pub(super) fn remove<Q>(&mut self, key: &Q, rule: RuleNumber) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let same = |(other, _): &(K, Postings)| other.borrow() == key;
        let Ok(mut entry) = self.entries.find_entry(hash(key), same) else {
            return false;
        };
        let is_last = self.lists.remove(&mut entry.get_mut().1, rule);
        if is_last {
            entry.remove();
            self.shrink();
        }
        is_last
    }

    /// Gives memory back where most of it is not needed.
    fn shrink(&mut self) {
        let (length, capacity) = (self.entries.len(), self.entries.capacity());
        if capacity > SMALL && length * 4 < capacity {
            self.entries.shrink_to(length * 2, |(key, _)| hash(key));
        }
    }
}

impl<K> Keyed<K> {
    /// Each key and its rules, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&K, &[RuleNumber])> {
        let entries = self.entries.iter();
        entries.map(|(key, postings)| (key, self.lists.get(postings)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Postings {
    /// Where the list stands, if there is one.
    fn place(self) -> Option<usize> {
        let place = self.0.checked_sub(MANY)?;
        usize::try_from(place).ok()
    }
}

impl Lists {
    fn get<'a>(&'a self, postings: &'a Postings) -> &'a [RuleNumber] {
        match postings.place() {
            None => std::slice::from_ref(&postings.0),
            Some(place) => self.lists.get(place).map_or(&[], RuleList::as_slice),
        }
    }

    fn add(&mut self, postings: &mut Postings, rule: RuleNumber) {
        if postings.0 == rule {
            return;
        }
        if postings.place().is_none() {
            let only = postings.0;
            *postings = self.begin();
            self.put(*postings, only);
        }
        self.put(*postings, rule);
    }

    /// Puts a rule into a list.
    fn put(&mut self, postings: Postings, rule: RuleNumber) {
        let place = postings.place();
        if let Some(list) = place.and_then(|place| self.lists.get_mut(place)) {
            list.add(rule);
        }
    }

    /// Takes a rule out; whether it was the last.
    fn remove(&mut self, postings: &mut Postings, rule: RuleNumber) -> bool {
        let Some(place) = postings.place() else {
            return postings.0 == rule;
        };
        let Some(list) = self.lists.get_mut(place) else {
            return false;
        };
        list.remove(rule);
        if let [only] = list.as_slice() {
            let only = *only;
            *list = RuleList::default();
            self.free.push(postings.0);
            *postings = Postings(only);
        }
        false
    }

    /// An empty list.
    fn begin(&mut self) -> Postings {
        if let Some(place) = self.free.pop() {
            return Postings(place);
        }
        // There are no more lists than rules times their clues, and these are in memory.
        let place = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.lists.push(RuleList::default());
        Postings(place.saturating_add(MANY))
    }
}

fn hash<Q: Hash + ?Sized>(key: &Q) -> u64 {
    FxBuildHasher.hash_one(key)
}

#[cfg(test)]
mod tests {
    use super::Keyed;

    #[test]
    fn a_key_is_there_as_long_as_it_has_rules() {
        let mut table: Keyed<u64> = Keyed::default();
        for rule in [5, 3, 5, 9] {
            let is_new = table.get(&1).is_none();
            assert_eq!(table.add(1, rule), is_new);
        }
        assert!(table.add(2, 3));
        assert_eq!(table.get(&1), Some(&[3, 5, 9][..]));
        assert!(!table.remove(&1, 5) && !table.remove(&1, 4) && !table.remove(&7, 3));
        assert!(!table.remove(&1, 3));
        assert_eq!(table.get(&1), Some(&[9][..]));
        assert!(
            !table.add(2, 4),
            "the list that was given back is used again"
        );
        assert_eq!(table.get(&2), Some(&[3, 4][..]));
        assert!(table.remove(&1, 9));
        assert!(table.get(&1).is_none() && !table.is_empty());
    }
}
