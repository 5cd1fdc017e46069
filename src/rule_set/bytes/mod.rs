//! A rule set as bytes, for another thread or process.
//!
//! The bytes hold the rules and where each is looked up, so that nothing is compiled when they are
//! read: a rule's text is first read when the rule is a candidate that must be checked.
//!
//! ```text
//! "whymatch"   8 bytes
//! version      u32          all numbers are little-endian
//! dialect      text         its name; a text is its length as u32 and its bytes
//! variant      text         both empty but for subscription filters
//! binding      text
//! reading      u8           1 if every byte of an event is checked, else 0
//! rules        u32          how many, then in their order of each:
//!   id, pattern  texts
//!   decided      u8         1 if nothing is left to check once it was found, else 0
//! always       list         the rules that are checked for every event; a list is its length
//!                           as u32 and the places of its rules in their order, ascending
//! paths        u32          how many, the root first, then of each:
//!   parent       u32        the place of a path that stands before
//!   name         text       inside the parent; the parent and name of the root count for nothing
//!   uses         u32        how many fields of rules end there
//!   spelling     u8         how numbers read there (`paths.rs`)
//!   clues        u32        how many, then of each:
//!     clue         u8       its kind, and behind it what values must show (`clue.rs`)
//!     rules        list     whom it leads to
//! checksum     u32          CRC-32 of all before
//! ```
//!
//! What clues a rule is looked up by belongs to the form: whoever changes that for any rule
//! raises [`VERSION`].
//!
//! Damage by accident is found by the checksum.
//! Bytes that were forged can hold rules in places where they do not belong, and then rules are
//! found that do not match or the other way round; they can do no more.
//! A text that is no rule is an error of the event that needs it.

mod clue;
mod encoding;
mod paths;

use std::fmt;

use encoding::{Unread, Writer};

use super::postings::{RuleList, RuleNumber};
use super::rules::{Rule, Rules};
use super::{Reading, RuleSet};
use crate::dialect::{Binding, Dialect, Filters, Variant};

/// What the bytes of every rule set begin with.
const MARK: &[u8; 8] = b"whymatch";

/// The form described above.
const VERSION: u32 = 2;

/// How many bytes the checksum takes.
const CHECKSUM: usize = size_of::<u32>();

/// Why bytes are no rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnreadableRuleSet {
    /// They do not begin as the bytes of a rule set do.
    Foreign,
    /// They are of another version of the form, with this number.
    OtherVersion(u32),
    /// They were cut off or changed.
    Damaged,
}

impl fmt::Display for UnreadableRuleSet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => formatter.write_str("these bytes are no rule set"),
            Self::OtherVersion(version) => write!(
                formatter,
                "these bytes are a rule set of version {version}, and version {VERSION} is read here; \
                 make them anew with the same version of whymatch"
            ),
            Self::Damaged => {
                formatter.write_str("the bytes of this rule set were cut off or changed")
            }
        }
    }
}

impl std::error::Error for UnreadableRuleSet {}

impl RuleSet {
    /// The rule set as bytes, from which [`RuleSet::from_bytes`] makes it again.
    ///
    /// The bytes hold the rules in their order, and what each is looked up by.
    /// Reading and writing them again gives the same bytes.
    /// A checksum tells damage by accident, not by intent.
    ///
    /// ```
    /// use whymatch::{Dialect, RuleSet};
    ///
    /// let mut rules = RuleSet::new(Dialect::Aliyun);
    /// rules.add("oss", br#"{"source": ["acs.oss"]}"#)?;
    /// let bytes = rules.to_bytes();
    ///
    /// let elsewhere = RuleSet::from_bytes(&bytes)?;
    /// assert_eq!(elsewhere.matching(br#"{"source": "acs.oss"}"#)?, ["oss"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Writer(MARK.to_vec());
        bytes.number(VERSION);
        for name in names_of(self.dialect) {
            bytes.text(name.as_bytes());
        }
        bytes.byte(u8::from(self.reading == Reading::Strict));
        let places = self.write_rules(&mut bytes);
        let place = |rule: RuleNumber| places.get(rule as usize).copied().unwrap_or(u32::MAX);
        let mut always: Vec<u32> = self.always.as_slice().iter().copied().map(place).collect();
        always.sort_unstable();
        bytes.numbers(&always);
        paths::write(&self.tree, place, &mut bytes);
        let checksum = crc32fast::hash(&bytes.0);
        bytes.number(checksum);
        bytes.0
    }

    /// Writes the rules; the place of each by its number.
    fn write_rules(&self, bytes: &mut Writer) -> Vec<u32> {
        let mut places = vec![u32::MAX; self.rules.room()];
        bytes.count(self.rules.len());
        for (place, (number, rule)) in (0..).zip(self.rules.in_order()) {
            bytes.text(rule.id().as_bytes());
            bytes.text(rule.text());
            bytes.byte(u8::from(rule.is_decided));
            if let Some(slot) = places.get_mut(number as usize) {
                *slot = place;
            }
        }
        places
    }

    /// The rule set that [`RuleSet::to_bytes`] made these bytes of.
    ///
    /// Rules are not compiled, so this takes a fraction of the time of adding them, and memory in
    /// proportion to the bytes.
    ///
    /// # Errors
    /// The bytes are no rule set, are of another version, or were damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnreadableRuleSet> {
        let mut bytes = Unread(sealed(bytes)?);
        let read = read(&mut bytes).filter(|_| bytes.is_empty());
        read.ok_or(UnreadableRuleSet::Damaged)
    }
}

/// Reads what is sealed.
fn read(bytes: &mut Unread<'_>) -> Option<RuleSet> {
    let dialect = read_dialect(bytes)?;
    let mut set = match bytes.byte()? {
        0 => RuleSet::new(dialect),
        1 => RuleSet::strict(dialect),
        _ => return None,
    };
    set.rules = read_rules(bytes)?;
    // Their numbers are their places.
    let rules = u32::try_from(set.rules.len()).ok()?;
    set.always = read_list(rules, bytes)?;
    set.tree = paths::read(rules, bytes)?;
    Some(set)
}

fn read_rules(bytes: &mut Unread<'_>) -> Option<Rules> {
    let mut rules = Rules::default();
    for _ in 0..bytes.number()? {
        let (id, text) = (bytes.name()?, bytes.text()?);
        let is_decided = match bytes.byte()? {
            0 => false,
            1 => true,
            _ => return None,
        };
        if rules.number(id).is_some() {
            return None;
        }
        let number = rules.reserve()?;
        rules.insert(number, Rule::new(id, text, is_decided));
    }
    Some(rules)
}

/// Reads a list of some of so many rules, which ascend.
fn read_list(rules: u32, bytes: &mut Unread<'_>) -> Option<RuleList> {
    let mut list = RuleList::default();
    let mut least = 0;
    for _ in 0..bytes.number()? {
        let rule = bytes.number()?;
        if !(least..rules).contains(&rule) {
            return None;
        }
        list.add(rule);
        least = rule + 1;
    }
    Some(list)
}

/// The names of a dialect, its variant and its binding.
fn names_of(dialect: Dialect) -> [&'static str; 3] {
    let (variant, binding) = match dialect {
        Dialect::CloudEvents(filters) => (filters.variant.name(), filters.binding.name()),
        _ => ("", ""),
    };
    [dialect.name(), variant, binding]
}

/// What stands between the version and the checksum, if both are right.
fn sealed(bytes: &[u8]) -> Result<&[u8], UnreadableRuleSet> {
    let Some(rest) = bytes.strip_prefix(MARK) else {
        return Err(UnreadableRuleSet::Foreign);
    };
    let mut rest = Unread(rest);
    match rest.number() {
        Some(VERSION) => {}
        Some(other) => return Err(UnreadableRuleSet::OtherVersion(other)),
        None => return Err(UnreadableRuleSet::Damaged),
    }
    let (_, checksum) = bytes
        .split_last_chunk::<CHECKSUM>()
        .ok_or(UnreadableRuleSet::Damaged)?;
    let summed = bytes.len() - CHECKSUM;
    let is_whole = bytes.get(..summed).map(crc32fast::hash) == Some(u32::from_le_bytes(*checksum));
    let inside = rest.0.split_last_chunk::<CHECKSUM>().filter(|_| is_whole);
    inside
        .map(|(inside, _)| inside)
        .ok_or(UnreadableRuleSet::Damaged)
}

/// Reads a dialect by its names.
fn read_dialect(bytes: &mut Unread<'_>) -> Option<Dialect> {
    let names = [bytes.name()?, bytes.name()?, bytes.name()?];
    all_dialects().find(|dialect| names_of(*dialect) == names)
}

/// Every dialect, in each variant and for each binding.
fn all_dialects() -> impl Iterator<Item = Dialect> {
    let filters = Variant::ALL.iter().flat_map(|variant| {
        let with = |binding: &Binding| Filters {
            variant: *variant,
            binding: *binding,
        };
        Binding::ALL.iter().map(with)
    });
    let others = Dialect::ALL.iter().copied();
    others.chain(filters.map(Dialect::CloudEvents))
}
