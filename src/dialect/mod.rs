//! What each vendor's pattern language looks like, as data.
//!
//! A dialect is one file with one [`DialectSpec`].
//! Spellings, limits and quirks end here: a compiled pattern no longer knows its dialect.

mod aliyun;
mod aws;
mod cloudevents;
mod filters;
mod info;
mod rocketmq;
mod tencent;

pub use crate::cesql::Binding;
pub use cloudevents::{Filters, Variant};
pub use info::{DialectInfo, OperatorInfo, dialects};

pub(crate) use filters::{
    AttributeNames, EmptyFilter, Envelope, FilterKind, FilterRules, FilterSpec, Grammar,
};

use crate::diagnostic::Target;
use crate::json::{Options, Syntax};
use crate::matcher::{Equality, NumberSpelling, OperatorSpec, VendorWords};

/// A vendor's pattern language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Alibaba Cloud EventBridge, as documented today.
    Aliyun,
    /// Tencent Cloud EventBridge.
    Tencent,
    /// Amazon EventBridge.
    Aws,
    /// Apache RocketMQ EventBridge.
    RocketMq,
    /// `CloudEvents` subscription filters.
    CloudEvents(Filters),
}

impl Dialect {
    /// Every dialect.
    pub const ALL: &'static [Self] = &[
        Self::Aliyun,
        Self::Tencent,
        Self::Aws,
        Self::RocketMq,
        Self::CloudEvents(Filters::SPECIFICATION),
    ];

    /// The name by which callers ask for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.spec().name
    }

    /// The dialect with this name.
    ///
    /// ```
    /// use whymatch::Dialect;
    ///
    /// assert_eq!(Dialect::from_name("tencent"), Some(Dialect::Tencent));
    /// assert_eq!(Dialect::from_name("Tencent"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|dialect| dialect.name() == name)
    }

    /// How events arrive that its rules look at.
    pub(crate) const fn binding(self) -> Binding {
        match self {
            Self::CloudEvents(filters) => filters.binding,
            _ => Binding::Structured,
        }
    }

    /// The data that describes it.
    pub(crate) const fn spec(self) -> &'static DialectSpec {
        match self {
            Self::Aliyun => &aliyun::SPEC,
            Self::Tencent => &tencent::SPEC,
            Self::Aws => &aws::SPEC,
            Self::RocketMq => &rocketmq::SPEC,
            Self::CloudEvents(filters) => filters.spec(),
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
    /// How the text of a rule is built.
    pub(crate) grammar: Grammar,
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
    /// How keys under the data member are read.
    pub(crate) data_keys: DataKeys,
    /// How conditions meet arrays of the event.
    pub(crate) arrays: ArrayRule,
    /// How a pattern's path meets the event.
    pub(crate) reach: Reach,
    /// Whether `$or` combines alternatives of several fields.
    pub(crate) or_operator: OrOperator,
    /// What a repeated key in a pattern means.
    pub(crate) repeated: Repeated,
    /// Which operators the vendor documents on attributes, the rest only under the data member.
    pub(crate) data_only_operators: &'static [&'static str],
    /// The most alternatives on one field, with the page that says so.
    pub(crate) most_alternatives: Option<(usize, &'static str)>,
    /// Lengths of a pattern's text in characters beyond which something refuses it: what, and the page.
    pub(crate) pattern_length: &'static [(usize, &'static str, &'static str)],
    /// What several operators in one object mean.
    pub(crate) several_operators: SeveralOperators,
    /// What a key with a dot or bracket means, for people.
    pub(crate) path_like_key: &'static str,
    /// Fields whose value changes between publishing and delivery, with a sentence each.
    /// No document says which of the two values a rule meets.
    pub(crate) changing_fields: &'static [(&'static str, &'static str)],
    /// Names that samples or habits get wrong: where, wrong, right.
    pub(crate) misspelled_fields: &'static [(&'static str, &'static str)],
    /// What decides where documents are silent.
    pub(crate) judge: Judge,
    /// Whether documents say that operators on text pass over other types.
    pub(crate) text_operators_on_other_types: Standing,
    /// Whether documents say what a rule without any condition asks.
    pub(crate) pattern_without_fields: Standing,
    /// How rules and events are read.
    pub(crate) json: Options,
    /// What the vendor says of a faulty operand.
    pub(crate) vendor_words: VendorWords,
}

/// How keys under the data member are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DataKeys {
    /// As names.
    Names,
    /// As pieces of a JSONPath.
    JsonPath,
}

/// How a pattern's path meets the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// From object to object, each key one member; what stands there is looked at by itself.
    Members,
    /// Through arrays too, and dots in keys are steps; objects and empty arrays are nothing.
    /// Values from different elements of one array do not go together.
    Leaves,
}

/// Whether `$or` combines alternatives of several fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrOperator {
    /// It is a field like any other.
    None,
    /// It lists objects, one of which must hold.
    Alternatives,
}

/// What a repeated key in a pattern means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeated {
    /// Only its last value counts.
    LastCounts,
    /// Objects are merged; of lists the last counts.
    Merged,
}

/// What several operators in one object mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SeveralOperators {
    /// All must hold; whether documents show so, and where.
    AllOf(Standing, &'static str),
    /// They are refused.
    Refused,
}

/// What decides how a dialect behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judge {
    /// The vendor's documents; what they do not say is assumed.
    Documents,
    /// An engine whose source is open; nothing is assumed.
    Engine,
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
    /// They are refused, and so is a pattern without a field.
    RefusedAtTheRootToo,
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

    /// Whether there is an operator or a filter with this name.
    pub(crate) fn has_operator(&self, name: &str) -> bool {
        match self.grammar {
            Grammar::EventPattern => self.operator(name).is_some(),
            Grammar::Filters(rules) => rules.filter(name).is_some(),
        }
    }

    /// How a rule or an event is read; events are always strict JSON.
    pub(crate) fn options(&self, target: Target) -> Options {
        let options = Options {
            target,
            ..self.json.clone()
        };
        match target {
            Target::Event => options.with_syntax(Syntax::Strict),
            Target::Pattern | Target::Expression => options,
        }
    }

    /// Whether this top-level member is where nested conditions live.
    pub(crate) fn nests_under(&self, name: &str) -> bool {
        match self.top_level {
            TopLevel::Any => true,
            TopLevel::Known(_) => name == "data",
        }
    }
}
