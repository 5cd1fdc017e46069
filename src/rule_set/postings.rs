//! The rules that something leads to.

/// A rule's number; it stays with the rule as long as that lives.
pub(super) type RuleNumber = u32;

/// A set of rules; most have one.
#[derive(Debug, Clone, Default)]
pub(super) enum Postings {
    #[default]
    None,
    One(RuleNumber),
    #[expect(
        clippy::box_collection,
        reason = "a table has a million of these, most for one rule"
    )]
    Many(Box<Vec<RuleNumber>>),
}

impl Postings {
    /// Adds a rule; one that is in already stays in once.
    pub(super) fn add(&mut self, rule: RuleNumber) {
        match self {
            Self::None => *self = Self::One(rule),
            Self::One(other) if *other == rule => {}
            Self::One(other) => *self = Self::Many(Box::new(vec![*other, rule])),
            // Rules are added in ascending order but for numbers that were given back.
            Self::Many(rules) => match rules.last() {
                Some(last) if *last < rule => rules.push(rule),
                _ if !rules.contains(&rule) => rules.push(rule),
                _ => {}
            },
        }
    }

    /// Takes a rule out.
    pub(super) fn remove(&mut self, rule: RuleNumber) {
        match self {
            Self::One(other) if *other == rule => *self = Self::None,
            Self::Many(rules) => {
                if let Some(place) = rules.iter().position(|other| *other == rule) {
                    rules.swap_remove(place);
                }
                match rules.as_slice() {
                    [] => *self = Self::None,
                    [only] => *self = Self::One(*only),
                    _ => {}
                }
            }
            Self::None | Self::One(_) => {}
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        matches!(self, Self::None)
    }

    /// How many rules there are.
    pub(super) const fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::One(_) => 1,
            Self::Many(rules) => rules.len(),
        }
    }

    /// The rules.
    pub(super) fn as_slice(&self) -> &[RuleNumber] {
        match self {
            Self::None => &[],
            Self::One(rule) => std::slice::from_ref(rule),
            Self::Many(rules) => rules,
        }
    }
}
