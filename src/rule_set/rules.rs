//! Rules by number and by id, and their order.

use rustc_hash::FxHashMap;

use super::plan::Check;
use super::postings::RuleNumber;

/// The rules of a rule set.
#[derive(Debug, Clone, Default)]
pub(super) struct Rules {
    by_number: Vec<Option<Rule>>,
    by_id: FxHashMap<Box<str>, RuleNumber>,
    /// Numbers of deleted rules.
    free: Vec<RuleNumber>,
    /// How many rules were ever added.
    added: u64,
    /// Whether the order of numbers is that in which the rules were added.
    is_ascending: bool,
}

/// A rule.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    id: Box<str>,
    text: Box<[u8]>,
    /// How many rules had been added before.
    place: u64,
    /// What is left to check once it is found.
    pub(super) check: Check,
}

impl Rule {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn text(&self) -> &[u8] {
        &self.text
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
        self.by_id.get(id).copied()
    }

    pub(super) fn get(&self, number: RuleNumber) -> Option<&Rule> {
        self.by_number.get(number as usize)?.as_ref()
    }

    /// A number for a new rule; none if there are too many.
    pub(super) fn reserve(&mut self) -> Option<RuleNumber> {
        if let Some(number) = self.free.pop() {
            self.is_ascending = false;
            return Some(number);
        }
        if self.by_number.is_empty() {
            self.is_ascending = true;
        }
        let number = RuleNumber::try_from(self.by_number.len()).ok()?;
        self.by_number.push(None);
        Some(number)
    }

    /// Puts a rule after the others.
    pub(super) fn insert(&mut self, number: RuleNumber, id: &str, text: &[u8], check: Check) {
        let rule = Rule {
            id: id.into(),
            text: text.into(),
            place: self.added,
            check,
        };
        self.added += 1;
        self.by_id.insert(id.into(), number);
        if let Some(slot) = self.by_number.get_mut(number as usize) {
            *slot = Some(rule);
        }
    }

    /// Gives a rule another text.
    pub(super) fn replace(&mut self, number: RuleNumber, text: &[u8], check: Check) {
        if let Some(Some(rule)) = self.by_number.get_mut(number as usize) {
            rule.text = text.into();
            rule.check = check;
        }
    }

    pub(super) fn remove(&mut self, number: RuleNumber) {
        let Some(rule) = self
            .by_number
            .get_mut(number as usize)
            .and_then(Option::take)
        else {
            return;
        };
        self.by_id.remove(&rule.id);
        self.free.push(number);
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
        if !self.is_ascending {
            rules.sort_unstable_by_key(|(_, rule)| rule.place);
        }
        rules.into_iter()
    }

    /// Puts numbers into the order in which their rules were added.
    pub(super) fn sort(&self, numbers: &mut [RuleNumber]) {
        if self.is_ascending {
            if !numbers.is_sorted() {
                numbers.sort_unstable();
            }
        } else {
            numbers.sort_unstable_by_key(|number| self.get(*number).map(|rule| rule.place));
        }
    }
}
