//! From a value to the rules that it may satisfy.

use super::postings::{RuleList, RuleNumber};
use super::table::Table;
use crate::matcher::{Clue, Scalar};

/// What rules look for at one path.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// One for each kind of clue that some rule has and that only some values show.
    tables: Vec<Table>,
    /// The rules that ask for any value.
    present: RuleList,
    /// The rules that ask for none.
    absent: RuleList,
}

impl Index {
    /// A rule is asked for where a value shows this.
    pub(super) fn add(&mut self, clue: Clue, rule: RuleNumber) {
        match clue {
            Clue::Present => self.present.add(rule),
            Clue::Absent => self.absent.add(rule),
            shown => self.add_shown(shown, rule),
        }
    }

    fn add_shown(&mut self, clue: Clue, rule: RuleNumber) {
        let place = self.tables.iter().position(|table| table.takes(&clue));
        let place = place.unwrap_or_else(|| {
            self.tables.extend(Table::of(&clue));
            self.tables.len() - 1
        });
        if let Some(table) = self.tables.get_mut(place) {
            table.add(clue, rule);
        }
    }

    /// A rule is no longer asked for where a value shows this.
    pub(super) fn remove(&mut self, clue: &Clue, rule: RuleNumber) {
        match clue {
            Clue::Present => self.present.remove(rule),
            Clue::Absent => self.absent.remove(rule),
            shown => self.remove_shown(shown, rule),
        }
    }

    fn remove_shown(&mut self, clue: &Clue, rule: RuleNumber) {
        let Some(place) = self.tables.iter().position(|table| table.takes(clue)) else {
            return;
        };
        if let Some(table) = self.tables.get_mut(place) {
            table.remove(clue, rule);
            if table.is_empty() {
                self.tables.swap_remove(place);
            }
        }
    }

    /// How many rules are asked for already where a value shows this.
    pub(super) fn load(&self, clue: &Clue) -> usize {
        match clue {
            Clue::Present => self.present.as_slice().len(),
            shown => {
                let table = self.tables.iter().find(|table| table.takes(shown));
                table.map_or(0, |table| table.load(shown))
            }
        }
    }

    /// Every clue that rules are asked for by here, and these rules.
    pub(super) fn each(&self, note: &mut impl FnMut(Clue, &[RuleNumber])) {
        for table in &self.tables {
            table.each(note);
        }
        for (clue, rules) in [(Clue::Present, &self.present), (Clue::Absent, &self.absent)] {
            if !rules.is_empty() {
                note(clue, rules.as_slice());
            }
        }
    }

    /// Whether it is all one what values are here.
    pub(super) const fn is_blind(&self) -> bool {
        self.tables.is_empty()
    }

    /// The rules that ask for any value.
    pub(super) fn present(&self) -> &[RuleNumber] {
        self.present.as_slice()
    }

    /// The rules that ask for none.
    pub(super) fn absent(&self) -> &[RuleNumber] {
        self.absent.as_slice()
    }

    /// The rules that a scalar may satisfy, but those that ask for any value.
    pub(super) fn probe(&self, value: Scalar<'_>, found: &mut impl FnMut(&[RuleNumber])) {
        for table in &self.tables {
            table.probe(value, found);
        }
    }
}
