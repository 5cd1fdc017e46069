//! The rules that something leads to.

/// A rule's number; it stays with the rule as long as that lives.
pub(super) type RuleNumber = u32;

/// A set of rules in ascending order.
#[derive(Debug, Clone, Default)]
pub(super) struct RuleList(Vec<RuleNumber>);

impl RuleList {
    /// Adds a rule; one that is in already stays in once.
    pub(super) fn add(&mut self, rule: RuleNumber) {
        // Rules are added in ascending order but for numbers that were given back.
        if self.0.last().is_none_or(|last| *last < rule) {
            self.0.push(rule);
        } else if let Err(place) = self.0.binary_search(&rule) {
            self.0.insert(place, rule);
        }
    }

    /// Takes a rule out.
    pub(super) fn remove(&mut self, rule: RuleNumber) {
        if let Ok(place) = self.0.binary_search(&rule) {
            self.0.remove(place);
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rules.
    pub(super) fn as_slice(&self) -> &[RuleNumber] {
        &self.0
    }
}
