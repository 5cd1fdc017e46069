//! Amazon EventBridge, as the service answers: the strict compiler of Event Ruler.
//!
//! Sources: "Comparison operators" of the EventBridge user guide ([`OPERATORS_PAGE`]), the quotas
//! page ([`QUOTAS`]) and the source of Event Ruler 2.0.1.

use super::{
    ArrayRule, BareValue, CompositeArray, DataKeys, DialectSpec, EmptyCondition, Grammar, Judge,
    OrOperator, Quantifier, Reach, Repeated, SeveralOperators, Standing as Documents, TopLevel,
};
use crate::json::{Options, Trailing};
use crate::matcher::{
    Equality, Fault, Form, Kind, NumberSpelling, OperatorSpec,
    Standing::{self, Documented},
    rules,
};

const PATTERNS: &str =
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html";
const OPERATORS_PAGE: &str =
    "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html";
const QUOTAS: &str = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html";

/// Nesting that the vendor's JSON parser accepts.
const DEEPEST: usize = 1000;

pub(super) static SPEC: DialectSpec = DialectSpec {
    name: "aws",
    title: "Amazon EventBridge",
    docs: PATTERNS,
    grammar: Grammar::EventPattern,
    operators: OPERATORS,
    missing_operators: &[
        (
            "contains",
            "there is no `contains`; write `{\"wildcard\": \"*text*\"}`",
        ),
        (
            "contain",
            "there is no `contain`; write `{\"wildcard\": \"*text*\"}`",
        ),
        (
            "regex",
            "there are no regular expressions; use `wildcard`, `prefix` or `suffix`",
        ),
        (
            "array",
            "there is no `array` operator; conditions on objects in an array must hold for one element",
        ),
    ],
    top_level: TopLevel::Any,
    bare_value: BareValue::Refused,
    empty: EmptyCondition::RefusedAtTheRootToo,
    equality: Equality::Comparable,
    data_spelling: NumberSpelling::Literal,
    data_keys: DataKeys::Names,
    arrays: ArrayRule {
        negation: Quantifier::Any,
        composite: CompositeArray::ScalarsOnly,
        documented: &[
            "equals",
            "prefix",
            "suffix",
            "equals-ignore-case",
            "wildcard",
            "anything-but",
            "numeric",
            "cidr",
            "exists",
            "exactly",
        ],
    },
    reach: Reach::Leaves,
    or_operator: OrOperator::Alternatives,
    repeated: Repeated::Merged,
    data_only_operators: &[],
    most_alternatives: None,
    pattern_length: &[
        (
            2048,
            "the quota of an event pattern, which can be raised",
            QUOTAS,
        ),
        (4096, "what the test API takes", QUOTAS),
    ],
    several_operators: SeveralOperators::Refused,
    path_like_key: "`a.b` and `{\"a\": {\"b\": …}}` are the same path",
    changing_fields: &[],
    misspelled_fields: &[
        ("detailType", "detail-type"),
        ("detail_type", "detail-type"),
        ("Source", "source"),
    ],
    judge: Judge::Engine,
    text_operators_on_other_types: Documents::Documented,
    pattern_without_fields: Documents::Silent,
    json: Options {
        max_depth: DEEPEST,
        trailing: Trailing::Ignore,
        ..Options::pattern()
    },
    vendor_words,
};

const TEXT: rules::Text = rules::Text {
    empty: rules::EmptyOperand::Accepted,
    list: rules::ListOperand::Refused(
        "write one operator for each string: `[{…}, {…}]`; one of them is enough",
    ),
    nested: None,
};

/// Inside `anything-but`: one string or a list, none of them empty.
const EXCLUDED_TEXT: rules::Text = rules::Text {
    empty: rules::EmptyOperand::Refused,
    list: rules::ListOperand::AnyOf {
        one: Form::Accepted(Documented),
        several: Form::Accepted(Documented),
    },
    nested: None,
};

const WILDCARD: rules::Wildcard = rules::Wildcard {
    list: rules::WildcardList::Refused,
    complexity: (7, 10),
};

const OPERATORS: &[OperatorSpec] = &[
    OperatorSpec {
        name: "prefix",
        kind: Kind::Prefix(rules::Text {
            nested: Some(&PREFIX_IGNORE_CASE),
            ..TEXT
        }),
        standing: Documented,
        description: "The string begins with the operand.",
        example: r#"{"region": [{"prefix": "us-"}]}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "suffix",
        kind: Kind::Suffix(rules::Text {
            nested: Some(&SUFFIX_IGNORE_CASE),
            ..TEXT
        }),
        standing: Documented,
        description: "The string ends with the operand.",
        example: r#"{"detail": {"FileName": [{"suffix": ".png"}]}}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "equals-ignore-case",
        kind: Kind::EqualsIgnoreCase(rules::Folded::One),
        standing: Documented,
        description: "The string equals the operand in any letter case.",
        example: r#"{"detail-type": [{"equals-ignore-case": "ec2 instance state-change notification"}]}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "wildcard",
        kind: Kind::Wildcard(WILDCARD),
        standing: Documented,
        description: "The string fits the operand, in which `*` stands for any run of characters.",
        example: r#"{"detail": {"path": [{"wildcard": "dir/*.png"}]}}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "anything-but",
        kind: Kind::AnythingBut(rules::AnythingBut {
            equality: Equality::Comparable,
            values: rules::ExcludedValues {
                list: Form::Accepted(Documented),
                other_types: Form::Refused(
                    "name strings or numbers; `null` and booleans cannot be excluded",
                ),
                mixed: Form::Refused("name strings only or numbers only"),
                empty: Form::Refused("name at least one value"),
            },
            nested,
            nested_in_words: "`{\"prefix\": \"…\"}`, `suffix`, `equals-ignore-case` or `wildcard`",
        }),
        standing: Documented,
        description: "The value is there and is none of the operands, or does not satisfy the operator inside.",
        example: r#"{"detail": {"state": [{"anything-but": ["stopped", "overloaded"]}]}}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "numeric",
        kind: Kind::Numeric(rules::Numeric {
            comparison: rules::Comparison::Comparable,
            relation,
            relations_in_words: "`=`, `>`, `>=`, `<` or `<=`",
            limits: rules::Limits {
                largest: None,
                digits: None,
            },
        }),
        standing: Documented,
        description: "The number satisfies the comparison, or lies between two bounds.",
        example: r#"{"detail": {"c-count": [{"numeric": [">", 0, "<=", 5]}]}}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "cidr",
        kind: Kind::Cidr(rules::Cidr {
            ipv6_block: Form::Accepted(Documented),
            single_address: Form::Refused(
                "write a block such as `\"10.0.0.0/24\"`, or the address itself as a value",
            ),
            host_bits: Form::Accepted(Documented),
            ends: rules::BlockEnds::Documented,
            syntax: rules::AddressSyntax::Java,
        }),
        standing: Documented,
        description: "The IPv4 or IPv6 address lies in the block.",
        example: r#"{"detail": {"sourceIPAddress": [{"cidr": "10.0.0.0/24"}]}}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "exists",
        kind: Kind::Exists,
        standing: Documented,
        description: "A value is there, or is not; objects and empty arrays are no values.",
        example: r#"{"detail": {"state": [{"exists": true}]}}"#,
        docs: OPERATORS_PAGE,
    },
    OperatorSpec {
        name: "exactly",
        kind: Kind::Exactly,
        standing: Standing::Undocumented(
            "Event Ruler takes it; write the string itself as a value",
        ),
        description: "The string is the operand character by character, also where it spells an address.",
        example: r#"{"source": [{"exactly": "aws.ec2"}]}"#,
        docs: OPERATORS_PAGE,
    },
];

static PREFIX_IGNORE_CASE: OperatorSpec = ignore_case(Kind::PrefixIgnoreCase);
static SUFFIX_IGNORE_CASE: OperatorSpec = ignore_case(Kind::SuffixIgnoreCase);
static EXCLUDED_PREFIX: OperatorSpec = excluded("prefix", Kind::Prefix(EXCLUDED_TEXT));
static EXCLUDED_SUFFIX: OperatorSpec = excluded("suffix", Kind::Suffix(EXCLUDED_TEXT));
static EXCLUDED_IGNORE_CASE: OperatorSpec = excluded(
    "equals-ignore-case",
    Kind::EqualsIgnoreCase(rules::Folded::OneOrList),
);
static EXCLUDED_WILDCARD: OperatorSpec = excluded(
    "wildcard",
    Kind::Wildcard(rules::Wildcard {
        list: rules::WildcardList::AnyOf,
        ..WILDCARD
    }),
);

const fn ignore_case(kind: Kind) -> OperatorSpec {
    excluded("equals-ignore-case", kind)
}

/// An operator that stands inside another one.
const fn excluded(name: &'static str, kind: Kind) -> OperatorSpec {
    OperatorSpec {
        name,
        kind,
        standing: Documented,
        description: "",
        example: "",
        docs: OPERATORS_PAGE,
    }
}

fn nested(name: &str) -> Option<(&'static OperatorSpec, Form)> {
    let operator = match name {
        "prefix" => &EXCLUDED_PREFIX,
        "suffix" => &EXCLUDED_SUFFIX,
        "equals-ignore-case" => &EXCLUDED_IGNORE_CASE,
        "wildcard" => &EXCLUDED_WILDCARD,
        _ => return None,
    };
    Some((operator, Form::Accepted(Documented)))
}

fn relation(symbol: &str) -> Option<Standing> {
    matches!(symbol, "=" | ">" | ">=" | "<" | "<=").then_some(Documented)
}

/// What the strict compiler of Event Ruler 2.0.1 says.
fn vendor_words(operator: &str, fault: Fault) -> Option<String> {
    Some(match (operator, fault) {
        ("cidr", Fault::NotAString) => "prefix match pattern must be a string".to_owned(),
        ("anything-but", Fault::ListElement) => {
            "Value of anything-but must be an array or single string/number value.".to_owned()
        }
        ("anything-but", Fault::MixedList) => {
            "Inside anything but list, either all values are number or string, mixed type is not supported".to_owned()
        }
        ("equals-ignore-case", Fault::ListElement) => {
            "Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.".to_owned()
        }
        (_, Fault::NotAString | Fault::Form) if operator != "cidr" => {
            format!("{operator} match pattern must be a string")
        }
        (_, Fault::EmptyString) => "Null prefix/suffix not allowed".to_owned(),
        (_, Fault::NotOneKey) => "Only one key allowed in match expression".to_owned(),
        (_, Fault::Nested) => format!("Unsupported {operator} pattern"),
        (_, Fault::NotABoolean) => "exists match pattern must be either true or false.".to_owned(),
        (_, Fault::NotAList) => "Value of numeric must be an array.".to_owned(),
        (_, Fault::NotAComparison) => "Invalid member in numeric match".to_owned(),
        (_, Fault::UnknownComparison) => "Unrecognized numeric range operator".to_owned(),
        (_, Fault::NotANumber) => "Value of equals must be numeric".to_owned(),
        (_, Fault::TooManyComparisons) => "Too many elements in numeric expression".to_owned(),
        (_, Fault::NotARange) => "Bad numeric range operator".to_owned(),
        (_, Fault::EmptyRange) => "Bottom must be less than top".to_owned(),
        (_, Fault::NotComparable) => "Cannot compare number".to_owned(),
        (_, Fault::BlockWithoutSlash) => "Malformed CIDR, one '/' required".to_owned(),
        (_, Fault::BlockAddress) => "Invalid IP address".to_owned(),
        (_, Fault::BlockBits) => "IPv4 mask bits must be < 32, IPv6 mask bits must be < 128".to_owned(),
        (_, Fault::ConsecutiveStars(at)) => format!("Consecutive wildcard characters at pos {at}"),
        (_, Fault::WildcardEscape(at)) => format!("Invalid escape character at pos {at}"),
        _ => return None,
    })
}
