//! What each vendor's pattern language looks like, as data.
//!
//! A dialect is one file with one [`DialectSpec`].
//! Spellings, limits and quirks end here: a compiled pattern no longer knows its dialect.

mod aliyun;
mod info;
mod tencent;

pub use info::{DialectInfo, OperatorInfo, dialects};

use crate::matcher::{Equality, NumberSpelling, OperatorSpec};

/// A vendor's pattern language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Alibaba Cloud EventBridge, as documented today.
    Aliyun,
    /// Tencent Cloud EventBridge.
    Tencent,
}

impl Dialect {
    /// Every dialect.
    pub const ALL: &'static [Self] = &[Self::Aliyun, Self::Tencent];

    /// The name by which callers ask for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.spec().name
    }

    /// The dialect with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|dialect| dialect.name() == name)
    }

    /// The data that describes it.
    pub(crate) const fn spec(self) -> &'static DialectSpec {
        match self {
            Self::Aliyun => &aliyun::SPEC,
            Self::Tencent => &tencent::SPEC,
        }
    }
}

/// One dialect as data.
#[derive(Debug)]
pub(crate) struct DialectSpec {
    /// The name by which callers ask for it.
    pub(crate) name: &'static str,
    /// The product's name.
    pub(crate) title: &'static str,
    /// The vendor's page on event patterns.
    pub(crate) docs: &'static str,
    /// The operators, in the order of the vendor's page.
    pub(crate) operators: &'static [OperatorSpec],
    /// Operators that people try and what to write instead.
    pub(crate) missing_operators: &'static [(&'static str, &'static str)],
    /// Which top-level fields a pattern may name.
    pub(crate) top_level: TopLevel,
    /// What a value without a list means.
    pub(crate) bare_value: BareValue,
    /// What an empty list or an empty nested object means.
    pub(crate) empty: EmptyCondition,
    /// When a value equals a literal.
    pub(crate) equality: Equality,
    /// How a number under the data member reads where values compare as text.
    pub(crate) data_spelling: NumberSpelling,
    /// How conditions meet arrays of the event.
    pub(crate) arrays: ArrayRule,
    /// Which operators the vendor documents on attributes, the rest only under the data member.
    pub(crate) data_only_operators: &'static [&'static str],
    /// The most alternatives on one field, with the page that says so.
    pub(crate) most_alternatives: Option<(usize, &'static str)>,
    /// Whether documents show several operators in one object, and where.
    pub(crate) several_operators: (Standing, &'static str),
    /// What a key with a dot or bracket means, for people.
    pub(crate) path_like_key: &'static str,
    /// Fields whose value changes between publishing and delivery, with a sentence each.
    /// No document says which of the two values a rule meets.
    pub(crate) changing_fields: &'static [(&'static str, &'static str)],
    /// Names that samples or habits get wrong: where, wrong, right.
    pub(crate) misspelled_fields: &'static [(&'static str, &'static str)],
    /// Whether documents say that operators on text pass over other types.
    pub(crate) text_operators_on_other_types: Standing,
}

/// Whether something is in the vendor's documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is.
    Documented,
    /// They are silent.
    Silent,
}

/// Which top-level fields a pattern may name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TopLevel {
    /// Any.
    Any,
    /// These attributes with lists, and `data` with nested objects.
    /// A condition under `data` holds only where the event has that member.
    Known(&'static [&'static str]),
}

/// What a value without a list means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BareValue {
    /// The same as a list of that one value.
    Literal,
    /// It is refused.
    Refused,
}

/// What an empty list or an empty nested object means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmptyCondition {
    /// An empty list matches nothing and an empty object everything.
    Accepted,
    /// They are refused.
    Refused,
}

/// How conditions meet arrays of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ArrayRule {
    /// How many elements an `anything-but` must hold for.
    pub(crate) negation: Quantifier,
    /// What an array that holds objects or arrays means.
    pub(crate) composite: CompositeArray,
    /// The operators whose behaviour on arrays is documented.
    pub(crate) documented: &'static [&'static str],
}

/// How many elements must satisfy a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantifier {
    /// At least one.
    Any,
    /// All; none in an empty array.
    Every,
}

/// What an array that holds objects or arrays means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CompositeArray {
    /// Nothing matches it, scalars beside them included.
    Disqualified,
    /// Its scalars are looked at; the rest satisfies nothing.
    ScalarsOnly,
}

impl DialectSpec {
    /// The operator with this name.
    pub(crate) fn operator(&self, name: &str) -> Option<&'static OperatorSpec> {
        self.operators.iter().find(|operator| operator.name == name)
    }

    /// Whether this top-level member is where nested conditions live.
    pub(crate) fn nests_under(&self, name: &str) -> bool {
        match self.top_level {
            TopLevel::Any => true,
            TopLevel::Known(_) => name == "data",
        }
    }
}
