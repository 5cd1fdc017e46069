//! A rule set as bytes, for another thread or process.
//!
//! The bytes hold what a rule set is made of, not what it is made into: the language, how much of
//! an event is checked, and each rule's id and text in their order.
//! Rules are compiled when they are read, so bytes that somebody forged can do no more than the
//! rules that they hold, and no form of the engine's insides must stay as it is.
//!
//! ```text
//! "whymatch"   8 bytes
//! version      u32          all numbers are little-endian
//! dialect      text         its name; a text is its length as u32 and its bytes
//! variant      text         both empty but for subscription filters
//! binding      text
//! reading      u8           1 if every byte of an event is checked, else 0
//! for each rule, in order:  id  text, pattern  text
//! checksum     u32          CRC-32 of all before
//! ```

use std::fmt;

use super::checksum::crc32;
use super::{Reading, RuleSet};
use crate::answer::Invalid;
use crate::dialect::{Binding, Dialect, Filters, Variant};

/// What the bytes of every rule set begin with.
const MARK: &[u8; 8] = b"whymatch";

/// The form described above.
const VERSION: u32 = 1;

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
    /// They hold a rule that is refused.
    Refused {
        /// The rule's id.
        id: String,
        /// Why it is refused.
        invalid: Invalid,
    },
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
            Self::Refused { id, invalid } => {
                write!(
                    formatter,
                    "the rule `{id}` of this rule set is refused: {invalid}"
                )
            }
        }
    }
}

impl std::error::Error for UnreadableRuleSet {}

impl RuleSet {
    /// The rule set as bytes, from which [`RuleSet::from_bytes`] makes it again.
    ///
    /// The bytes hold the texts of the rules, and their language, ids and order.
    /// The same rules added in the same order give the same bytes.
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
        let mut bytes = MARK.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        for name in names_of(self.dialect) {
            write(&mut bytes, name.as_bytes());
        }
        bytes.push(u8::from(self.reading == Reading::Strict));
        for (_, id, text) in self.listed() {
            write(&mut bytes, id.as_bytes());
            write(&mut bytes, text);
        }
        let checksum = crc32(&bytes);
        bytes.extend(checksum.to_le_bytes());
        bytes
    }

    /// The rule set that [`RuleSet::to_bytes`] made these bytes of.
    ///
    /// Rules are compiled anew, so this takes about the time of adding them, and memory in
    /// proportion to the bytes.
    ///
    /// # Errors
    /// The bytes are no rule set, are of another version, were damaged, or hold a rule that this
    /// version of whymatch refuses.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, UnreadableRuleSet> {
        let mut bytes = Unread(sealed(bytes)?);
        let dialect = bytes.dialect().ok_or(UnreadableRuleSet::Damaged)?;
        let mut rules = match bytes.byte() {
            Some(0) => Self::new(dialect),
            Some(1) => Self::strict(dialect),
            _ => return Err(UnreadableRuleSet::Damaged),
        };
        while !bytes.0.is_empty() {
            let (id, text) = bytes.rule().ok_or(UnreadableRuleSet::Damaged)?;
            rules
                .add(id, text)
                .map_err(|invalid| UnreadableRuleSet::Refused {
                    id: id.to_owned(),
                    invalid,
                })?;
        }
        Ok(rules)
    }
}

/// The names of a dialect, its variant and its binding.
fn names_of(dialect: Dialect) -> [&'static str; 3] {
    let (variant, binding) = match dialect {
        Dialect::CloudEvents(filters) => (filters.variant.name(), filters.binding.name()),
        _ => ("", ""),
    };
    [dialect.name(), variant, binding]
}

/// Writes a text behind its length.
fn write(bytes: &mut Vec<u8>, text: &[u8]) {
    // Texts of rules are far shorter; of a longer one the reader says that it was cut off.
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    bytes.extend(length.to_le_bytes());
    bytes.extend(text);
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
    let is_whole = bytes.get(..summed).map(crc32) == Some(u32::from_le_bytes(*checksum));
    let inside = rest.0.split_last_chunk::<CHECKSUM>().filter(|_| is_whole);
    inside
        .map(|(inside, _)| inside)
        .ok_or(UnreadableRuleSet::Damaged)
}

/// Bytes that were not read yet; what is asked for in vain is not there.
struct Unread<'b>(&'b [u8]);

impl<'b> Unread<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*number))
    }

    /// A text; nothing is set aside for it, so its length may lie.
    fn text(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(text)
    }

    fn name(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.text()?).ok()
    }

    /// A dialect by its names.
    fn dialect(&mut self) -> Option<Dialect> {
        let names = [self.name()?, self.name()?, self.name()?];
        all_dialects().find(|dialect| names_of(*dialect) == names)
    }

    fn rule(&mut self) -> Option<(&'b str, &'b [u8])> {
        Some((self.name()?, self.text()?))
    }
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
