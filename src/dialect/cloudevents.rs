//! `CloudEvents` subscription filters, as the specification has them and as Knative does.
//!
//! Sources: `CloudEvents` Subscriptions API 0.1-wip §3.2.4 ([`SUBSCRIPTIONS`]), CESQL 1.0.0
//! ([`CESQL`]), Knative Eventing triggers ([`TRIGGERS`]) and its source at 8cf4c4b.

use super::filters::{
    AttributeNames, EmptyFilter, Envelope, FilterKind, FilterRules, FilterSpec, Grammar,
};
use super::{
    ArrayRule, BareValue, CompositeArray, DataKeys, DialectSpec, EmptyCondition, Judge,
    OperatorInfo, OrOperator, Quantifier, Reach, Repeated, SeveralOperators, Standing, TopLevel,
};
use crate::cesql::{self, Binding};
use crate::json::Options;
use crate::matcher::{Equality, NumberSpelling};

const SUBSCRIPTIONS: &str =
    "https://github.com/cloudevents/spec/blob/main/subscriptions/spec.md#324-filters";
const CESQL: &str = "https://github.com/cloudevents/spec/blob/cesql%40v1.0.0/cesql/spec.md";
const TRIGGERS: &str = "https://knative.dev/docs/eventing/triggers/#trigger-filtering";

/// Whose subscription filters, and how events arrive.
///
/// ```
/// use whymatch::dialect::{Binding, Filters, Variant};
/// use whymatch::{Dialect, matches};
///
/// let event = br#"{"specversion": "1.0", "id": "1", "source": "/a", "type": "t", "flag": true}"#;
/// let trigger = br#"{"spec": {"filters": [{"cesql": "flag"}]}}"#;
/// let knative = Filters { variant: Variant::Knative, ..Filters::default() };
/// assert!(matches(event, trigger, Dialect::CloudEvents(knative))?);
///
/// // In HTTP binary mode every attribute arrives as text, and text is not true.
/// let binary = Filters { binding: Binding::Binary, ..knative };
/// assert!(!matches(event, trigger, Dialect::CloudEvents(binary))?);
/// # Ok::<(), whymatch::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Filters {
    /// Whose filters.
    pub variant: Variant,
    /// How events arrive.
    pub binding: Binding,
}

/// Whose subscription filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Variant {
    /// The `CloudEvents` Subscriptions API's.
    #[default]
    Specification,
    /// Those of Knative triggers.
    Knative,
}

impl Variant {
    /// Every variant.
    pub const ALL: &'static [Self] = &[Self::Specification, Self::Knative];

    /// The name by which callers ask for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Specification => "specification",
            Self::Knative => "knative",
        }
    }
}

impl Filters {
    /// What the specification says, of events that arrive as JSON.
    pub const SPECIFICATION: Self = Self {
        variant: Variant::Specification,
        binding: Binding::Structured,
    };

    pub(super) const fn spec(self) -> &'static DialectSpec {
        match self.variant {
            Variant::Specification => &SPEC,
            Variant::Knative => &KNATIVE,
        }
    }
}

static SPEC: DialectSpec = DialectSpec {
    docs: SUBSCRIPTIONS,
    grammar: Grammar::Filters(&FilterRules {
        filters: &SPECIFIED,
        names: AttributeNames::Specification,
        empty: EmptyFilter::Refused,
        envelope: Envelope::Subscription,
        expressions: cesql::Grammar::Specification,
    }),
    missing_operators: &[
        ("and", "the filter is called `all`"),
        ("or", "the filter is called `any`"),
        (
            "cesql",
            "`cesql` is Knative's name for it; write `sql`, or choose the variant `knative`",
        ),
        ("equals", "the filter is called `exact`"),
        ("eq", "the filter is called `exact`"),
        ("=", "the filter is called `exact`"),
        ("==", "the filter is called `exact`"),
        ("startswith", "the filter is called `prefix`"),
        ("endswith", "the filter is called `suffix`"),
        ("none", "write `{\"not\": {\"any\": […]}}`"),
        ("nor", "write `{\"not\": {\"any\": […]}}`"),
        ("contains", "write `{\"sql\": \"subject LIKE '%part%'\"}`"),
        ("like", "write `{\"sql\": \"subject LIKE '%part%'\"}`"),
        (
            "regex",
            "there are no regular expressions; `LIKE` in `sql` takes `%` for any text and `_` for one character",
        ),
        (
            "exists",
            "write `{\"sql\": \"EXISTS name\"}` with the name of the attribute",
        ),
        (
            "filters",
            "filters stand in one another only inside `all`, `any` and `not`",
        ),
        (
            "attributes",
            "`attributes` belongs to Knative's older `filter`; write `{\"exact\": {…}}`",
        ),
    ],
    ..BASE
};

static KNATIVE: DialectSpec = DialectSpec {
    docs: TRIGGERS,
    grammar: Grammar::Filters(&FilterRules {
        filters: &OF_KNATIVE,
        names: AttributeNames::LetterFirst,
        empty: EmptyFilter::Skipped,
        envelope: Envelope::Trigger,
        expressions: cesql::Grammar::Official,
    }),
    missing_operators: &[
        ("and", "the filter is called `all`"),
        ("or", "the filter is called `any`"),
        ("sql", "Knative calls it `cesql`"),
        ("equals", "the filter is called `exact`"),
        ("startswith", "the filter is called `prefix`"),
        ("endswith", "the filter is called `suffix`"),
        ("contains", "write `{\"cesql\": \"subject LIKE '%part%'\"}`"),
        ("like", "write `{\"cesql\": \"subject LIKE '%part%'\"}`"),
        (
            "regex",
            "there are no regular expressions; `LIKE` in `cesql` takes `%` for any text and `_` for one character",
        ),
        (
            "exists",
            "write `{\"cesql\": \"EXISTS name\"}` with the name of the attribute",
        ),
        (
            "attributes",
            "`attributes` belongs to the older `filter` of a trigger; write `{\"exact\": {…}}`",
        ),
    ],
    ..BASE
};

/// What both have in common; what is said of event patterns does not concern filters.
const BASE: DialectSpec = DialectSpec {
    name: "cloudevents",
    title: "CloudEvents subscriptions",
    docs: SUBSCRIPTIONS,
    grammar: Grammar::EventPattern,
    operators: &[],
    missing_operators: &[],
    top_level: TopLevel::Any,
    bare_value: BareValue::Refused,
    empty: EmptyCondition::Refused,
    equality: Equality::Text,
    data_spelling: NumberSpelling::Literal,
    data_keys: DataKeys::Names,
    arrays: ArrayRule {
        negation: Quantifier::Every,
        composite: CompositeArray::Disqualified,
        documented: &[],
    },
    reach: Reach::Members,
    or_operator: OrOperator::None,
    repeated: Repeated::LastCounts,
    data_only_operators: &[],
    most_alternatives: None,
    pattern_length: &[],
    several_operators: SeveralOperators::Refused,
    path_like_key: "",
    changing_fields: &[],
    misspelled_fields: &[],
    judge: Judge::Documents,
    text_operators_on_other_types: Standing::Silent,
    pattern_without_fields: Standing::Documented,
    json: Options::pattern(),
    vendor_words: |_, _| None,
};

static SPECIFIED: [FilterSpec; 7] = with(FilterSpec {
    kind: FilterKind::Expression,
    info: OperatorInfo {
        name: "sql",
        description: EXPRESSION,
        example: r#"[{"sql": "source LIKE '%example%' AND NOT EXISTS tenant"}]"#,
        docs: CESQL,
        standing: "documented",
    },
});

static OF_KNATIVE: [FilterSpec; 7] = with(FilterSpec {
    kind: FilterKind::Expression,
    info: OperatorInfo {
        name: "cesql",
        description: EXPRESSION,
        example: r#"[{"cesql": "source LIKE '%example%' AND NOT EXISTS tenant"}]"#,
        docs: TRIGGERS,
        standing: "documented",
    },
});

const EXPRESSION: &str = "The CESQL expression is true.";

/// The filters that both have, and the one that takes expressions.
const fn with(expression: FilterSpec) -> [FilterSpec; 7] {
    [EXACT, PREFIX, SUFFIX, ALL, ANY, NOT, expression]
}

const EXACT: FilterSpec = FilterSpec {
    kind: FilterKind::Exact,
    info: OperatorInfo {
        name: "exact",
        description: "Every named attribute is the given text.",
        example: r#"[{"exact": {"type": "com.example.order.created"}}]"#,
        docs: SUBSCRIPTIONS,
        standing: "documented",
    },
};

const PREFIX: FilterSpec = FilterSpec {
    kind: FilterKind::Prefix,
    info: OperatorInfo {
        name: "prefix",
        description: "Every named attribute begins with the given text.",
        example: r#"[{"prefix": {"type": "com.example."}}]"#,
        docs: SUBSCRIPTIONS,
        standing: "documented",
    },
};

const SUFFIX: FilterSpec = FilterSpec {
    kind: FilterKind::Suffix,
    info: OperatorInfo {
        name: "suffix",
        description: "Every named attribute ends with the given text.",
        example: r#"[{"suffix": {"type": ".created"}}]"#,
        docs: SUBSCRIPTIONS,
        standing: "documented",
    },
};

const ALL: FilterSpec = FilterSpec {
    kind: FilterKind::All,
    info: OperatorInfo {
        name: "all",
        description: "Every filter of the list holds.",
        example: r#"[{"all": [{"prefix": {"type": "com."}}, {"suffix": {"type": ".created"}}]}]"#,
        docs: SUBSCRIPTIONS,
        standing: "documented",
    },
};

const ANY: FilterSpec = FilterSpec {
    kind: FilterKind::Any,
    info: OperatorInfo {
        name: "any",
        description: "At least one filter of the list holds.",
        example: r#"[{"any": [{"exact": {"type": "a"}}, {"exact": {"type": "b"}}]}]"#,
        docs: SUBSCRIPTIONS,
        standing: "documented",
    },
};

const NOT: FilterSpec = FilterSpec {
    kind: FilterKind::Not,
    info: OperatorInfo {
        name: "not",
        description: "The filter does not hold; it also passes events without the attribute.",
        example: r#"[{"not": {"exact": {"tenant": "test"}}}]"#,
        docs: SUBSCRIPTIONS,
        standing: "documented",
    },
};
