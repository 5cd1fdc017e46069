//! What a language of subscription filters looks like, as data.

use super::OperatorInfo;
use crate::cesql;

/// How the text of a rule is built.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Grammar {
    /// An object of fields, each with a list of values and operators.
    EventPattern,
    /// A list of filters, each an object that names what it asks.
    Filters(&'static FilterRules),
}

/// A language of subscription filters.
#[derive(Debug)]
pub(crate) struct FilterRules {
    /// The filters, in the order of the specification.
    pub(crate) filters: &'static [FilterSpec],
    /// Which attribute names a filter may have.
    pub(crate) names: AttributeNames,
    /// What a filter that asks for nothing means, and an empty string to compare with.
    pub(crate) empty: EmptyFilter,
    /// What may stand around the list of filters.
    pub(crate) envelope: Envelope,
    /// How expressions are read.
    pub(crate) expressions: cesql::Grammar,
}

/// One kind of filter.
#[derive(Debug)]
pub(crate) struct FilterSpec {
    /// What it does.
    pub(crate) kind: FilterKind,
    /// What there is to show of it.
    pub(crate) info: OperatorInfo,
}

/// The filters there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FilterKind {
    /// Each attribute is this text.
    Exact,
    /// Each attribute begins so.
    Prefix,
    /// Each attribute ends so.
    Suffix,
    /// All filters of a list hold.
    All,
    /// One filter of a list holds.
    Any,
    /// A filter does not hold.
    Not,
    /// An expression is true.
    Expression,
}

/// Which attribute names a filter may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttributeNames {
    /// Lower-case letters and digits.
    Specification,
    /// The same, with a letter first.
    LetterFirst,
}

/// What a filter that asks for nothing means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EmptyFilter {
    /// It is refused.
    Refused,
    /// It is passed over, so that it lets everything through.
    Skipped,
}

/// What may stand around the list of filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Envelope {
    /// A subscription: an object with `filters`.
    Subscription,
    /// A trigger: an object with `spec`, in which `filters` or the older `filter` stands.
    Trigger,
}

impl FilterRules {
    /// The filter with this name.
    pub(crate) fn filter(&self, name: &str) -> Option<&'static FilterSpec> {
        self.filters.iter().find(|filter| filter.info.name == name)
    }

    /// The name of a kind of filter.
    pub(crate) fn name(&self, kind: FilterKind) -> &'static str {
        let named = self.filters.iter().find(|filter| filter.kind == kind);
        named.map_or("", |filter| filter.info.name)
    }
}
