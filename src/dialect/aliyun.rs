//! Alibaba Cloud EventBridge, as its documents describe it in 2026.
//!
//! Sources: "Event patterns" ([`PATTERNS`]), "Limits" ([`LIMITS`]) and the example of the
//! CreateRule API ([`CREATE_RULE`]).
//! Where they are silent, the open-source engine (Apache RocketMQ EventBridge) decides,
//! without its accidents; such behaviour is marked undocumented.

use super::{
    ArrayRule, BareValue, CompositeArray, DataKeys, DialectSpec, EmptyCondition, Grammar, Judge,
    OrOperator, Quantifier, Reach, Repeated, SeveralOperators, Standing as Documents, TopLevel,
};
use crate::json::Options;
use crate::matcher::{
    Equality, Form, Kind, NumberSpelling, OperatorSpec,
    Standing::{self, Documented, Undocumented},
    rules,
};

const PATTERNS: &str = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-patterns";
const LIMITS: &str = "https://www.alibabacloud.com/help/en/eventbridge/product-overview/limits";
const CREATE_RULE: &str = "https://help.aliyun.com/en/eventbridge/developer-reference/api-eventbridge-2020-04-01-createrule";

pub(super) static SPEC: DialectSpec = DialectSpec {
    name: "aliyun",
    title: "Alibaba Cloud EventBridge",
    docs: PATTERNS,
    grammar: Grammar::EventPattern,
    operators: OPERATORS,
    missing_operators: &[
        ("contain", "Alibaba Cloud spells it `contains`"),
        (
            "equals-ignore-case",
            "there is no operator that ignores letter case; list each spelling as an alternative",
        ),
        (
            "wildcard",
            "there is no wildcard; use `prefix`, `suffix` or `contains`",
        ),
        (
            "regex",
            "there are no regular expressions; use `prefix`, `suffix` or `contains`",
        ),
        (
            "array",
            "there is no `array` operator; a condition meets each element of an array by itself",
        ),
        ("$or", "fields are always combined with AND; make two rules"),
    ],
    top_level: TopLevel::Known(TOP_LEVEL),
    bare_value: BareValue::Refused,
    empty: EmptyCondition::Refused,
    equality: Equality::Text,
    data_spelling: NumberSpelling::Java,
    data_keys: DataKeys::Names,
    arrays: ArrayRule {
        negation: Quantifier::Any,
        composite: CompositeArray::Disqualified,
        documented: &["equals"],
    },
    reach: Reach::Members,
    or_operator: OrOperator::None,
    repeated: Repeated::LastCounts,
    data_only_operators: &["exists", "cidr"],
    most_alternatives: Some((5, LIMITS)),
    pattern_length: &[],
    several_operators: SeveralOperators::AllOf(Documents::Documented, CREATE_RULE),
    path_like_key: "this names one field whose key is spelled so; the open-source engine reads it as a JSONPath",
    changing_fields: &[
        (
            "aliyunaccountid",
            "is added by EventBridge after the event was published",
        ),
        (
            "aliyunpublishtime",
            "is added by EventBridge after the event was published",
        ),
        (
            "aliyuneventbusname",
            "is added by EventBridge after the event was published",
        ),
        (
            "aliyunregionid",
            "is added by EventBridge after the event was published",
        ),
        (
            "aliyunpublishaddr",
            "is added by EventBridge after the event was published",
        ),
        (
            "aliyunoriginalaccountid",
            "is added by EventBridge after the event was published",
        ),
        (
            "eventbusname",
            "is the open-source engine's name for `aliyuneventbusname`",
        ),
    ],
    misspelled_fields: &[],
    judge: Judge::Documents,
    text_operators_on_other_types: Documents::Documented,
    pattern_without_fields: Documents::Silent,
    json: Options::pattern(),
    vendor_words: |_, _| None,
};

/// The CloudEvents attributes, `data`, and what EventBridge adds.
pub(super) const TOP_LEVEL: &[&str] = &[
    "id",
    "source",
    "specversion",
    "type",
    "datacontenttype",
    "dataschema",
    "subject",
    "time",
    "data",
    "aliyunaccountid",
    "aliyunpublishtime",
    "aliyuneventbusname",
    "aliyunregionid",
    "aliyunpublishaddr",
    "aliyunoriginalaccountid",
    "eventbusname",
];

const TEXT: rules::Text = rules::Text {
    empty: rules::EmptyOperand::Refused,
    list: rules::ListOperand::Refused(
        "write one operator for each string: `[{…}, {…}]`; one of them is enough",
    ),
    nested: None,
};

const OPERATORS: &[OperatorSpec] = &[
    OperatorSpec {
        name: "prefix",
        kind: Kind::Prefix(TEXT),
        standing: Documented,
        description: "The string begins with the operand.",
        example: r#"{"source": [{"prefix": "acs."}]}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "suffix",
        kind: Kind::Suffix(TEXT),
        standing: Documented,
        description: "The string ends with the operand.",
        example: r#"{"subject": [{"suffix": ".jpg"}]}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "contains",
        kind: Kind::Contains(TEXT),
        standing: Documented,
        description: "The string has the operand inside.",
        example: r#"{"type": [{"contains": "Normal"}, {"contains": "Error"}]}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "anything-but",
        kind: Kind::AnythingBut(rules::AnythingBut {
            equality: Equality::Text,
            values: rules::ExcludedValues {
                list: Form::Accepted(Documented),
                other_types: Form::Accepted(Undocumented(
                    "the documents exclude strings and numbers only; the open-source engine takes `null` and booleans too",
                )),
                mixed: Form::Accepted(Undocumented(
                    "the documents show lists of strings or of numbers; the open-source engine takes both in one",
                )),
                empty: Form::Accepted(Undocumented(
                    "name the values to exclude, or use `{\"exists\": true}`",
                )),
            },
            nested,
            nested_in_words: "`{\"prefix\": \"…\"}`",
        }),
        standing: Documented,
        description: "The value is there and is none of the operands, or does not satisfy the operator inside.",
        example: r#"{"data": {"state": [{"anything-but": ["stopped", "overloaded"]}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "numeric",
        kind: Kind::Numeric(rules::Numeric {
            comparison: rules::Comparison::Tolerant,
            relation,
            relations_in_words: "`=`, `>`, `<` or `<=`",
            limits: rules::Limits {
                largest: Some("1.0e9"),
                digits: Some((15, 6)),
            },
        }),
        standing: Documented,
        description: "The number satisfies each comparison of the list.",
        example: r#"{"data": {"c-count": [{"numeric": [">", 0, "<=", 5]}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "cidr",
        kind: Kind::Cidr(rules::Cidr {
            ipv6_block: Form::Refused(
                "Alibaba Cloud documents IPv4 blocks only, such as `\"10.0.0.0/24\"`",
            ),
            single_address: Form::Accepted(Undocumented(
                "the documents show blocks only; write the address itself as a value, or add `/32`",
            )),
            syntax: rules::AddressSyntax::Standard,
            host_bits: Form::Accepted(Undocumented(
                "the bits after the prefix are ignored; write the first address of the block",
            )),
            ends: rules::BlockEnds::Assumed,
        }),
        standing: Documented,
        description: "The IPv4 address lies in the block.",
        example: r#"{"data": {"source-ip": [{"cidr": "10.0.0.0/24"}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "exists",
        kind: Kind::Exists,
        standing: Documented,
        description: "The field is there, or is not.",
        example: r#"{"data": {"state": [{"exists": false}]}}"#,
        docs: PATTERNS,
    },
];

fn nested(name: &str) -> Option<(&'static OperatorSpec, Form)> {
    let form = match name {
        "prefix" => Form::Accepted(Documented),
        "suffix" => Form::Accepted(Undocumented(
            "the documents negate `prefix` only; the open-source engine negates `suffix` too",
        )),
        _ => return None,
    };
    SPEC.operator(name).map(|operator| (operator, form))
}

fn relation(symbol: &str) -> Option<Standing> {
    match symbol {
        "=" | ">" | "<" | "<=" => Some(Documented),
        ">=" | "!=" => Some(Undocumented(
            "the documents list `=`, `>`, `<` and `<=`; the open-source engine takes `>=` and `!=` too",
        )),
        _ => None,
    }
}
