//! Ranges of numbers, to tell which rules take none or all that others take.

use std::cmp::Ordering;

use super::relation::Relation;
use crate::json::Decimal;

/// The numbers between two ends; a missing end is open for ever.
#[derive(Debug, Default)]
pub(super) struct Interval {
    low: Option<End>,
    high: Option<End>,
    hole: Option<Decimal>,
}

#[derive(Debug, Clone, PartialEq)]
struct End {
    at: Decimal,
    included: bool,
}

impl Interval {
    /// The numbers of it for which a comparison with `at` holds.
    pub(super) fn narrowed(mut self, relation: Relation, at: Decimal) -> Self {
        let end = |included| {
            Some(End {
                at: at.clone(),
                included,
            })
        };
        let (low, high) = match relation {
            Relation::NotEqual => {
                self.hole = Some(at);
                return self;
            }
            Relation::Equal => (end(true), end(true)),
            Relation::Less => (None, end(false)),
            Relation::LessOrEqual => (None, end(true)),
            Relation::Greater => (end(false), None),
            Relation::GreaterOrEqual => (end(true), None),
        };
        self.low = tighter(self.low, low, Ordering::Greater);
        self.high = tighter(self.high, high, Ordering::Less);
        self
    }

    /// Whether no number lies in it.
    pub(super) fn is_empty(&self) -> bool {
        let (Some(low), Some(high)) = (&self.low, &self.high) else {
            return false;
        };
        match low.at.cmp(&high.at) {
            Ordering::Less => false,
            Ordering::Equal => {
                !(low.included && high.included) || self.hole.as_ref() == Some(&low.at)
            }
            Ordering::Greater => true,
        }
    }

    /// Whether every number of the other one lies in it.
    pub(super) fn covers(&self, other: &Self) -> bool {
        covers_end(self.low.as_ref(), other.low.as_ref(), Ordering::Less)
            && covers_end(self.high.as_ref(), other.high.as_ref(), Ordering::Greater)
    }
}

/// The end that leaves fewer numbers; `side` is the order of the tighter to the looser.
fn tighter(left: Option<End>, right: Option<End>, side: Ordering) -> Option<End> {
    match (left, right) {
        (Some(left), Some(right)) => Some(match left.at.cmp(&right.at) {
            Ordering::Equal if left.included => right,
            order if order == side || order == Ordering::Equal => left,
            _ => right,
        }),
        (left, right) => left.or(right),
    }
}

fn covers_end(outer: Option<&End>, inner: Option<&End>, side: Ordering) -> bool {
    match (outer, inner) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) => match outer.at.cmp(&inner.at) {
            Ordering::Equal => outer.included || !inner.included,
            order => order == side,
        },
    }
}
