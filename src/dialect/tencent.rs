//! Tencent Cloud EventBridge.
//!
//! Sources: "Event Pattern" ([`PATTERNS`], text of 2023-03 to 2024-11) and its older versions,
//! "Event Structure" and the quick start for custom events.
//! Where they are silent, the most likely reading is taken and marked undocumented.

use super::{
    ArrayRule, BareValue, CompositeArray, DataKeys, DialectSpec, EmptyCondition, Grammar, Judge,
    OrOperator, Quantifier, Reach, Repeated, SeveralOperators, Standing as Documents, TopLevel,
};
use crate::json::Options;
use crate::matcher::{
    Equality, Form, Kind, NumberSpelling, OperatorSpec,
    Standing::{self, Documented, Legacy, Undocumented},
    rules,
};

const PATTERNS: &str = "https://www.tencentcloud.com/document/product/1108/42288";

pub(super) static SPEC: DialectSpec = DialectSpec {
    name: "tencent",
    title: "Tencent Cloud EventBridge",
    docs: PATTERNS,
    grammar: Grammar::EventPattern,
    operators: OPERATORS,
    missing_operators: &[
        (
            "exists",
            "Tencent Cloud has no operator that tests whether a field is there; a field that a rule names must be in the event",
        ),
        (
            "equals-ignore-case",
            "there is no operator that ignores letter case; list each spelling as an alternative",
        ),
        (
            "wildcard",
            "there is no wildcard; use `prefix`, `suffix` or `contain`",
        ),
        (
            "regex",
            "there are no regular expressions; use `prefix`, `suffix` or `contain`",
        ),
        ("$or", "fields are always combined with AND; make two rules"),
    ],
    top_level: TopLevel::Any,
    bare_value: BareValue::Literal,
    empty: EmptyCondition::Accepted,
    equality: Equality::Typed,
    data_spelling: NumberSpelling::Literal,
    data_keys: DataKeys::Names,
    arrays: ArrayRule {
        negation: Quantifier::Every,
        composite: CompositeArray::ScalarsOnly,
        documented: &["array"],
    },
    reach: Reach::Members,
    or_operator: OrOperator::None,
    repeated: Repeated::LastCounts,
    data_only_operators: &[],
    most_alternatives: None,
    pattern_length: &[],
    several_operators: SeveralOperators::AllOf(Documents::Silent, PATTERNS),
    path_like_key: "this names one field whose key is spelled so; to reach a nested field, nest the objects",
    changing_fields: &[
        (
            "specversion",
            "changes on delivery: sources send `\"1.0\"`, targets receive `\"0\"` or `\"1.0.2\"`",
        ),
        (
            "time",
            "changes on delivery: a string of milliseconds becomes a number",
        ),
        (
            "status",
            "is added on delivery: targets receive `\"\"` where the source sent nothing",
        ),
        (
            "tags",
            "is added on delivery: targets receive `null` where the source sent nothing",
        ),
        (
            "resource",
            "is in sample events but not in the events that custom sources deliver",
        ),
    ],
    misspelled_fields: &[
        ("subjuect", "subject"),
        ("timer", "time"),
        ("resources", "resource"),
        ("Region", "region"),
        ("dataContentType", "datacontenttype"),
        ("data/partition", "Partition"),
    ],
    judge: Judge::Documents,
    text_operators_on_other_types: Documents::Silent,
    pattern_without_fields: Documents::Silent,
    json: Options::pattern(),
    vendor_words: |_, _| None,
};

const SEVERAL_STRINGS: Form = Form::Accepted(Undocumented(
    "the page shows one string; write one operator for each: `[{…}, {…}]`",
));

const PREFIX: rules::Text = rules::Text {
    empty: rules::EmptyOperand::Accepted,
    list: rules::ListOperand::AnyOf {
        one: SEVERAL_STRINGS,
        several: SEVERAL_STRINGS,
    },
    nested: None,
};

/// The page of May 2022 shows a list of one string.
const SUFFIX: rules::Text = rules::Text {
    empty: rules::EmptyOperand::Accepted,
    list: rules::ListOperand::AnyOf {
        one: Form::Accepted(Legacy("today's page shows one string without a list")),
        several: SEVERAL_STRINGS,
    },
    nested: None,
};

const CONTAIN: rules::Text = rules::Text {
    empty: rules::EmptyOperand::Accepted,
    list: rules::ListOperand::AllOf(Form::Accepted(Documented)),
    nested: None,
};

const OPERATORS: &[OperatorSpec] = &[
    OperatorSpec {
        name: "prefix",
        kind: Kind::Prefix(PREFIX),
        standing: Documented,
        description: "The string begins with the operand.",
        example: r#"{"data": {"name": [{"prefix": "te"}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "suffix",
        kind: Kind::Suffix(SUFFIX),
        standing: Documented,
        description: "The string ends with the operand.",
        example: r#"{"data": {"topic": [{"suffix": "/topic-1"}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "anything-but",
        kind: Kind::AnythingBut(rules::AnythingBut {
            equality: Equality::Typed,
            values: rules::ExcludedValues {
                list: Form::Accepted(Legacy(
                    "pages up to May 2022 exclude lists; today's page shows one value or `{\"prefix\": …}`",
                )),
                other_types: Form::Accepted(Documented),
                mixed: Form::Accepted(Legacy(
                    "pages up to May 2022 exclude lists; today's page shows one value",
                )),
                empty: Form::Accepted(Undocumented("name the values to exclude")),
            },
            nested,
            nested_in_words: "`{\"prefix\": \"…\"}`, `suffix`, `contain`, `cidr` or `array`",
        }),
        standing: Documented,
        description: "The value is there and is not the operand, or does not satisfy the operator inside.",
        example: r#"{"data": {"name": [{"anything-but": "test1"}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "contain",
        kind: Kind::Contains(CONTAIN),
        standing: Documented,
        description: "The string has the operand inside; of a list, all of its strings.",
        example: r#"{"data": {"topic": [{"contain": ["topic-1", "appid"]}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "array",
        kind: Kind::Array(rules::Array {
            operators: &[
                "prefix",
                "suffix",
                "anything-but",
                "contain",
                "contains",
                "array",
                "cidr",
                "numeric",
            ],
        }),
        standing: Documented,
        description: "One element of the array has all members of the JSON text in the operand.",
        example: r#"{"data": {"columns": [{"array": "{\"name\":\"time\"}"}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "cidr",
        kind: Kind::Cidr(rules::Cidr {
            ipv6_block: Form::Accepted(Undocumented("the page shows IPv4 blocks only")),
            single_address: Form::Accepted(Undocumented(
                "the page shows blocks only; add `/32`, or `/128` for IPv6",
            )),
            syntax: rules::AddressSyntax::Standard,
            host_bits: Form::Accepted(Documented),
            ends: rules::BlockEnds::Documented,
        }),
        standing: Documented,
        description: "The address lies in the block.",
        example: r#"{"data": {"source-ip": [{"cidr": "10.0.0.0/24"}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "contains",
        kind: Kind::Contains(CONTAIN),
        standing: Legacy("today's page spells it `contain`"),
        description: "An older spelling of `contain`.",
        example: r#"{"data": {"topic": [{"contains": "topic-1"}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "numeric",
        kind: Kind::Numeric(rules::Numeric {
            comparison: rules::Comparison::Exact,
            relation,
            relations_in_words: "`=`, `>`, `>=`, `<` or `<=`",
            limits: rules::Limits {
                largest: None,
                digits: None,
            },
        }),
        standing: Legacy(
            "it left the page in December 2022; try the rule in the console before you rely on it",
        ),
        description: "The number satisfies each comparison of the list.",
        example: r#"{"data": {"scope": [{"numeric": [">", 0, "<=", 100]}]}}"#,
        docs: PATTERNS,
    },
];

/// Every mode can be nested, says the page; its only sample nests `prefix`.
fn nested(name: &str) -> Option<(&'static OperatorSpec, Form)> {
    SPEC.operator(name)
        .map(|operator| (operator, Form::Accepted(Documented)))
}

fn relation(symbol: &str) -> Option<Standing> {
    match symbol {
        ">" | "<" | "<=" => Some(Documented),
        ">=" | "=" => Some(Undocumented("older pages show `>`, `<` and `<=` only")),
        _ => None,
    }
}
