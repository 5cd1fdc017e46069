//! Apache RocketMQ EventBridge, the state of commit a16f6cf, accidents included.
//!
//! Source: `common/src/main/java/org/apache/rocketmq/eventbridge/tools/pattern` with gson 2.8.9,
//! json-path 2.4.0 and commons-net 3.9.0; the engine itself is the judge.

use super::{
    ArrayRule, BareValue, CompositeArray, DataKeys, DialectSpec, EmptyCondition, Grammar, Judge,
    OrOperator, Quantifier, Reach, Repeated, SeveralOperators, Standing as Documents, TopLevel,
    aliyun,
};
use crate::json::{Options, Syntax};
use crate::matcher::{
    Equality, Fault, Form, Kind, NumberSpelling, OperatorSpec,
    Standing::{self, Documented},
    rules,
};

const PATTERNS: &str = "https://github.com/apache/rocketmq-eventbridge";

pub(super) static SPEC: DialectSpec = DialectSpec {
    name: "rocketmq",
    title: "Apache RocketMQ EventBridge",
    docs: PATTERNS,
    grammar: Grammar::EventPattern,
    operators: OPERATORS,
    missing_operators: &[
        (
            "contains",
            "only the service of Alibaba Cloud has `contains`; use `prefix` or `suffix`",
        ),
        ("contain", "there is no `contain`; use `prefix` or `suffix`"),
        (
            "equals-ignore-case",
            "there is no operator that ignores letter case; list each spelling as an alternative",
        ),
        ("wildcard", "there is no wildcard; use `prefix` or `suffix`"),
        ("$or", "fields are always combined with AND; make two rules"),
    ],
    top_level: TopLevel::Known(aliyun::TOP_LEVEL),
    bare_value: BareValue::Refused,
    empty: EmptyCondition::Refused,
    equality: Equality::Printed,
    data_spelling: NumberSpelling::JavaNarrowed,
    data_keys: DataKeys::JsonPath,
    arrays: ArrayRule {
        negation: Quantifier::Any,
        composite: CompositeArray::Disqualified,
        documented: &[
            "equals",
            "prefix",
            "suffix",
            "anything-but",
            "numeric",
            "cidr",
            "exists",
        ],
    },
    reach: Reach::Members,
    or_operator: OrOperator::None,
    repeated: Repeated::LastCounts,
    data_only_operators: &[],
    most_alternatives: None,
    pattern_length: &[],
    several_operators: SeveralOperators::Refused,
    path_like_key: "the engine reads keys under `data` as JSONPath: a dot is a step, `[0]` and `[*]` reach into arrays",
    changing_fields: &[],
    misspelled_fields: &[],
    judge: Judge::Engine,
    text_operators_on_other_types: Documents::Documented,
    pattern_without_fields: Documents::Silent,
    json: Options::pattern().with_syntax(Syntax::Lenient),
    vendor_words,
};

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
        name: "anything-but",
        kind: Kind::AnythingBut(rules::AnythingBut {
            equality: Equality::Printed,
            values: rules::ExcludedValues {
                list: Form::Accepted(Documented),
                other_types: Form::Accepted(Documented),
                mixed: Form::Accepted(Documented),
                empty: Form::Accepted(Documented),
            },
            nested,
            nested_in_words: "`{\"prefix\": \"…\"}` or `{\"suffix\": \"…\"}`",
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
            relations_in_words: "`>`, `<`, `>=`, `<=`, `=` or `!=`",
            limits: rules::Limits {
                largest: Some("1.0e9"),
                digits: None,
            },
        }),
        standing: Documented,
        description: "The number satisfies each comparison of the list, within a tolerance of 1e-7.",
        example: r#"{"data": {"c-count": [{"numeric": [">", 0, "<=", 5]}]}}"#,
        docs: PATTERNS,
    },
    OperatorSpec {
        name: "cidr",
        kind: Kind::Cidr(rules::Cidr {
            ipv6_block: Form::Refused(
                "the engine takes IPv4 blocks only, such as `\"10.0.0.0/24\"`",
            ),
            single_address: Form::Accepted(Documented),
            host_bits: Form::Accepted(Documented),
            ends: rules::BlockEnds::Excluded,
            syntax: rules::AddressSyntax::Inet,
        }),
        standing: Documented,
        description: "The IPv4 address lies inside the block, its first and last address left out.",
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
    let is_nestable = matches!(name, "prefix" | "suffix");
    SPEC.operator(name)
        .filter(|_| is_nestable)
        .map(|operator| (operator, Form::Accepted(Documented)))
}

fn relation(symbol: &str) -> Option<Standing> {
    matches!(symbol, ">" | "<" | ">=" | "<=" | "=" | "!=").then_some(Documented)
}

/// What the engine's `PatternErrorMessages` say.
fn vendor_words(operator: &str, fault: Fault) -> Option<String> {
    Some(match (operator, fault) {
        ("cidr", _) => "the prefix condition only support string value".to_owned(),
        ("anything-but", Fault::Nested) => {
            "anything but condition only support prefix or suffix".to_owned()
        }
        ("anything-but", Fault::ListElement) => {
            "the anything-but condition only support null or primitive values".to_owned()
        }
        (_, Fault::NotOneKey) => {
            "each pattern condition should only have one condition key".to_owned()
        }
        (_, Fault::EmptyString) => {
            format!("the {operator} condition doesn't support empty string value")
        }
        (_, Fault::NotAString | Fault::Form) => {
            format!("the {operator} condition only support string value")
        }
        (_, Fault::NotABoolean) => "the exists condition only support boolean value".to_owned(),
        (_, Fault::NotAList) => "the numeric condition needs an array value".to_owned(),
        (_, Fault::TooManyComparisons) => {
            "the numeric array value should have 2 or 4 elements".to_owned()
        }
        (_, Fault::NotAComparison | Fault::NotANumber) => {
            "the numeric value should contains an operator and a number".to_owned()
        }
        (_, Fault::UnknownComparison) => "the numeric exp only support >,<,>=,<=,=,!=".to_owned(),
        (_, Fault::NumberOutOfRange) => {
            "the numeric value must be between -1.0E9 and 1.0E9 inclusive".to_owned()
        }
        _ => return None,
    })
}
