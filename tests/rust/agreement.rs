//! Explanations, rule sets and suggestions agree with each other on random rules and events.

#![expect(clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use whymatch::diagnostic::{Diagnostic, Target};
use whymatch::dialect::{Binding, Filters, Variant};
use whymatch::explain::{Edit, Explanation, Suggestion};
use whymatch::json::Span;
use whymatch::{Dialect, RuleSet, explain, matches};

const KEYS: [&str; 8] = ["a", "b", "c", "A", "a_b", "a.b", "长", "__proto__"];
const ATTRIBUTES: [&str; 4] = ["source", "type", "subject", "id"];

fn text() -> impl Strategy<Value = String> {
    select(vec![
        "",
        "x",
        "xy",
        "X",
        " x",
        "other",
        "10.0.0.1",
        "10.0.0.0",
        "300",
        "true",
        "ｘ",
        "长",
        "y.jpg",
        "１０．０．０．１",
        "x\u{3000}",
        "1e16",
        "-0.0",
        "{\"a\":\"x\"}",
    ])
    .prop_map(str::to_owned)
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => text().prop_map(Value::String),
        2 => select(vec![json!(0), json!(1), json!(300), json!(-5), json!(2.5), json!(300.0), json!(1e16), json!(-0.0)]),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![5 => scalar(), 1 => prop::collection::vec(scalar(), 0..4).prop_map(Value::Array)];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            2 => prop::collection::vec((select(KEYS.to_vec()), inner.clone()), 0..4).prop_map(object),
            1 => prop::collection::vec(inner, 0..3).prop_map(Value::Array),
        ]
    })
}

fn object(members: Vec<(&'static str, Value)>) -> Value {
    Value::Object(
        members
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}

fn event() -> impl Strategy<Value = Value> {
    let attributes = prop::collection::vec((select(ATTRIBUTES.to_vec()), scalar()), 0..4);
    let data = prop_oneof![5 => prop::collection::vec((select(KEYS.to_vec()), value()), 0..4).prop_map(object), 1 => value()];
    (attributes, prop::option::weighted(0.9, data)).prop_map(|(attributes, data)| {
        let mut members = attributes;
        members.extend(data.map(|data| ("data", data)));
        object(members)
    })
}

fn operator(dialect: Dialect) -> BoxedStrategy<Value> {
    let contains = if dialect == Dialect::Tencent {
        "contain"
    } else {
        "contains"
    };
    let word = || select(vec!["x", "y", "other", ".jpg", "300"]);
    let shared = prop_oneof![
        word().prop_map(|word| json!({"prefix": word})),
        word().prop_map(|word| json!({"suffix": word})),
        word().prop_map(move |word| json!({contains: word})),
        scalar().prop_map(|value| json!({"anything-but": value})),
        prop::collection::vec(text(), 1..3).prop_map(|values| json!({"anything-but": values})),
        word().prop_map(|word| json!({"anything-but": {"prefix": word}})),
        select(vec![">", "<", "<="]).prop_map(|relation| json!({"numeric": [relation, 1]})),
        Just(json!({"numeric": [">", 0, "<=", 300]})),
        Just(json!({"cidr": "10.0.0.0/24"})),
        (word(), word()).prop_map(|(prefix, suffix)| json!({"prefix": prefix, "suffix": suffix})),
    ];
    match dialect {
        Dialect::RocketMq => prop_oneof![
            word().prop_map(|word| json!({"prefix": word})),
            scalar().prop_map(|value| json!({"anything-but": value})),
            select(vec![">", "<", ">=", "!="]).prop_map(|relation| json!({"numeric": [relation, 1]})),
            Just(json!({"cidr": "10.0.0.0/24"})),
            any::<bool>().prop_map(|wanted| json!({"exists": wanted})),
        ]
        .boxed(),
        Dialect::Tencent => prop_oneof![
            9 => shared,
            1 => Just(json!({"contain": ["x", "y"]})),
            1 => Just(json!({"anything-but": {"contain": ["x", "y"]}})),
            1 => Just(json!({"anything-but": {"array": "{\"a\":\"x\"}"}})),
            1 => Just(json!({"array": "{\"a\":\"x\"}"})),
            1 => Just(json!({"array": "{\"a\":\"x\",\"b\":1}"})),
            1 => Just(json!({"cidr": "2001:db8::/32"})),
        ]
        .boxed(),
        _ => prop_oneof![9 => shared, 2 => any::<bool>().prop_map(|wanted| json!({"exists": wanted}))].boxed(),
    }
}

/// The operators of Amazon EventBridge.
fn aws_operator() -> BoxedStrategy<Value> {
    let word = || select(vec!["x", "y", "other", ".jpg", "300", "X", "长"]);
    let excluded = prop_oneof![
        word().prop_map(Value::from),
        select(vec![json!(0), json!(300), json!(2.5)]),
        prop::collection::vec(word(), 1..3).prop_map(Value::from),
        word().prop_map(|word| json!({"prefix": word})),
        word().prop_map(|word| json!({"suffix": [word, "z"]})),
        word().prop_map(|word| json!({"equals-ignore-case": word})),
        word().prop_map(|word| json!({"wildcard": format!("*{word}*")})),
    ];
    prop_oneof![
        word().prop_map(|word| json!({"prefix": word})),
        word().prop_map(|word| json!({"suffix": {"equals-ignore-case": word}})),
        word().prop_map(|word| json!({"equals-ignore-case": word})),
        word().prop_map(|word| json!({"wildcard": format!("*{word}*")})),
        excluded.prop_map(|excluded| json!({"anything-but": excluded})),
        select(vec![">", "<", "<=", "="]).prop_map(|relation| json!({"numeric": [relation, 1]})),
        Just(json!({"numeric": [">", 0, "<=", 300]})),
        Just(json!({"cidr": "10.0.0.0/24"})),
        any::<bool>().prop_map(|wanted| json!({"exists": wanted})),
    ]
    .boxed()
}

/// Fields of one object, with objects inside and now and then a `$or`.
fn aws_fields() -> BoxedStrategy<Value> {
    let alternatives = || {
        prop::collection::vec(prop_oneof![scalar(), aws_operator()], 1..3).prop_map(Value::Array)
    };
    let flat = move || {
        prop::collection::vec((select(KEYS[..4].to_vec()), alternatives()), 1..3).prop_map(object)
    };
    let nested =
        (select(KEYS[..3].to_vec()), flat()).prop_map(|(key, inner)| object(vec![(key, inner)]));
    let either = (flat(), flat(), alternatives())
        .prop_map(|(left, right, own)| object(vec![("c", own), ("$or", json!([left, right]))]));
    prop_oneof![3 => flat(), 2 => nested, 1 => either].boxed()
}

fn aws_pattern() -> BoxedStrategy<Value> {
    let source = prop::option::of(Just(("source", json!(["x", {"prefix": "o"}]))));
    (source, aws_fields())
        .prop_map(|(source, data)| object(source.into_iter().chain([("data", data)]).collect()))
        .boxed()
}

/// Values beside operators; for Tencent also a value without a list, or an empty list.
fn alternatives(dialect: Dialect) -> BoxedStrategy<Value> {
    let list = |least| {
        let one = prop_oneof![scalar(), operator(dialect)];
        prop::collection::vec(one, least..4).prop_map(Value::Array)
    };
    match dialect {
        Dialect::Tencent => prop_oneof![6 => list(0), 2 => scalar()].boxed(),
        _ => list(1).boxed(),
    }
}

/// The text of an object whose members now and then stand twice.
fn with_repeated_keys(value: &Value, seed: u8) -> String {
    match value {
        Value::Object(members) => {
            let member = |(index, (key, value)): (usize, (&String, &Value))| {
                let seed = seed.wrapping_mul(31).wrapping_add(7);
                let text = format!("{}:{}", json!(key), with_repeated_keys(value, seed));
                let repeats = usize::from(seed) % 5 == index;
                if repeats {
                    format!("{text}, {text}")
                } else {
                    text
                }
            };
            let members: Vec<_> = members.iter().enumerate().map(member).collect();
            format!("{{{}}}", members.join(","))
        }
        other => other.to_string(),
    }
}

fn pattern(dialect: Dialect) -> impl Strategy<Value = Value> {
    let attributes =
        prop::collection::vec((select(ATTRIBUTES.to_vec()), alternatives(dialect)), 0..3);
    let fields = prop::collection::vec((select(KEYS.to_vec()), alternatives(dialect)), 1..4)
        .prop_map(object)
        .boxed();
    let nested = fields.clone().prop_recursive(3, 6, 2, |inner| {
        prop::collection::vec((select(KEYS.to_vec()), inner), 1..3).prop_map(object)
    });
    (
        attributes,
        prop::option::of(prop_oneof![3 => fields, 1 => nested]),
    )
        .prop_map(|(attributes, data)| {
            let mut members = attributes;
            members.extend(data.map(|data| ("data", data)));
            object(members)
        })
}

/// A comparison of an attribute, mostly of one that events have.
fn comparison() -> impl Strategy<Value = String> {
    let attribute = || select(vec!["source", "type", "subject", "id", "n", "tenant"]);
    let literal = || {
        select(vec![
            "'x'",
            "'xy'",
            "'X'",
            "\"other\"",
            "'300'",
            "300",
            "1",
            "-5",
            "TRUE",
            "'长'",
            "'it\\'s'",
            "''",
        ])
    };
    let equality = select(vec!["=", "!=", "<>"]);
    let ordering = select(vec!["<", "<=", ">", ">="]);
    let pattern = select(vec!["'x%'", "'%x%'", "'_'", "'%.jpg'", "'\\%'", "''"]);
    prop_oneof![
        4 => (attribute(), equality, literal()).prop_map(|(name, sign, value)| format!("{name} {sign} {value}")),
        2 => (attribute(), ordering, literal()).prop_map(|(name, sign, value)| format!("{name} {sign} {value}")),
        2 => (attribute(), any::<bool>(), pattern).prop_map(|(name, not, text)| format!("{name} {}LIKE {text}", if not { "NOT " } else { "" })),
        2 => (attribute(), any::<bool>(), literal(), literal()).prop_map(|(name, not, one, two)| format!("{name} {}IN ({one}, {two})", if not { "NOT " } else { "" })),
        1 => attribute().prop_map(|name| format!("EXISTS {name}")),
        1 => attribute().prop_map(str::to_owned),
        1 => (attribute(), literal()).prop_map(|(name, value)| format!("UPPER({name}) = {value}")),
        1 => attribute().prop_map(|name| format!("LENGTH({name}) / (LENGTH({name}) - 1) = 1")),
        1 => literal().prop_map(str::to_owned),
    ]
}

fn expression() -> impl Strategy<Value = String> {
    comparison().prop_recursive(3, 8, 2, |inner| {
        let logic = select(vec!["AND", "OR", "XOR"]);
        prop_oneof![
            3 => (inner.clone(), logic, inner.clone()).prop_map(|(left, sign, right)| format!("{left} {sign} {right}")),
            1 => inner.clone().prop_map(|inside| format!("({inside})")),
            1 => inner.prop_map(|inside| format!("NOT ({inside})")),
        ]
    })
}

/// Subscription filters.
fn filters() -> impl Strategy<Value = Value> {
    let text = || text().prop_filter("empty texts are refused", |text| !text.is_empty());
    let named = || {
        let names = select(vec![
            "source", "type", "subject", "id", "n", "tenant", "data",
        ]);
        prop::collection::vec((names, text().prop_map(Value::String)), 1..3).prop_map(object)
    };
    let leaf = prop_oneof![
        3 => (select(vec!["exact", "prefix", "suffix"]), named()).prop_map(|(filter, names)| json!({filter: names})),
        2 => expression().prop_map(|expression| json!({"sql": expression})),
    ];
    let filter = leaf.prop_recursive(3, 8, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..3);
        prop_oneof![
            2 => (select(vec!["all", "any"]), list).prop_map(|(filter, list)| json!({filter: list})),
            2 => inner.prop_map(|filter| json!({"not": filter})),
        ]
    });
    prop_oneof![
        3 => prop::collection::vec(filter.clone(), 0..4).prop_map(Value::Array),
        1 => filter,
    ]
}

/// The name that Knative has for expressions.
fn for_knative(filters: &Value) -> Value {
    match filters {
        Value::Array(list) => list.iter().map(for_knative).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, inside)| match name.as_str() {
                "sql" => ("cesql".to_owned(), inside.clone()),
                _ => (name.clone(), for_knative(inside)),
            })
            .collect(),
        other => other.clone(),
    }
}

fn applied(text: &str, suggestion: &Suggestion) -> String {
    let mut edited = text.to_owned();
    for edit in suggestion.edits.iter().rev() {
        edited.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    edited
}

fn check(event: &str, pattern: &str, dialect: Dialect) -> Result<(), TestCaseError> {
    let Ok(explanation) = explain(event.as_bytes(), pattern.as_bytes(), dialect) else {
        prop_assert!(false, "{pattern} is refused for {event}");
        return Ok(());
    };
    prop_assert_eq!(
        matches(event.as_bytes(), pattern.as_bytes(), dialect).ok(),
        Some(explanation.matched)
    );
    let mut rules = RuleSet::new(dialect);
    prop_assert!(rules.add("rule", pattern.as_bytes()).is_ok());
    prop_assert_eq!(
        rules.matching(event.as_bytes()).map(|ids| ids.len()).ok(),
        Some(usize::from(explanation.matched))
    );
    prop_assert_eq!(explanation.blame.is_empty(), explanation.matched);
    check_places(event, pattern, &explanation)?;
    prop_assert!(
        explanation.matched || !explanation.suggestions.is_empty(),
        "no way out: {} {}",
        event,
        pattern
    );
    check_suggestions(event, pattern, dialect, &explanation)
}

/// A rule of each dialect.
type OfEach = [String; 5];

fn any_rule() -> impl Strategy<Value = OfEach> {
    let of = |dialect| pattern(dialect).prop_map(|pattern| pattern.to_string());
    let aws = aws_pattern().prop_map(|pattern| pattern.to_string());
    let filters = filters().prop_map(|filters| filters.to_string());
    (
        of(Dialect::Aliyun),
        of(Dialect::Tencent),
        aws,
        of(Dialect::RocketMq),
        filters,
    )
        .prop_map(|(aliyun, tencent, aws, rocketmq, filters)| {
            [aliyun, tencent, aws, rocketmq, filters]
        })
}

/// Rule sets with all these rules, then with some replaced, deleted and added again, match the
/// events as each rule alone does.
fn many_agree(
    rules: &[OfEach],
    events: &[Value],
    changes: &[(prop::sample::Index, OfEach)],
) -> Result<(), TestCaseError> {
    for (place, dialect) in Dialect::ALL.iter().enumerate() {
        let mut live: Vec<(String, &str)> = Vec::new();
        let mut set = RuleSet::new(*dialect);
        for (number, rule) in rules.iter().enumerate() {
            live.push((number.to_string(), &rule[place]));
            prop_assert!(set.add(&number.to_string(), rule[place].as_bytes()).is_ok());
        }
        let read = read_back(&set)?;
        let mut sets = [set, read];
        for set in &sets {
            same_as_alone(set, &live, events, *dialect)?;
        }
        for (number, (index, rule)) in changes.iter().enumerate() {
            if live.is_empty() {
                break;
            }
            let at = index.index(live.len());
            if number % 3 == 0 {
                for set in &mut sets {
                    prop_assert!(set.replace(&live[at].0, rule[place].as_bytes()).is_ok());
                }
                live[at].1 = &rule[place];
            } else {
                for set in &mut sets {
                    prop_assert!(set.delete(&live[at].0));
                }
                live.remove(at);
            }
            if number % 3 == 2 {
                let id = format!("new {number}");
                for set in &mut sets {
                    prop_assert!(set.add(&id, rule[place].as_bytes()).is_ok());
                }
                live.push((id, &rule[place]));
            }
        }
        let kept: Vec<_> = live.iter().map(|(id, _)| id.as_str()).collect();
        for set in &sets {
            same_as_alone(set, &live, events, *dialect)?;
            same_as_alone(&read_back(set)?, &live, events, *dialect)?;
            prop_assert_eq!(set.ids().collect::<Vec<_>>(), kept.clone());
        }
    }
    Ok(())
}

/// The same rule set, made of its bytes.
fn read_back(set: &RuleSet) -> Result<RuleSet, TestCaseError> {
    let bytes = set.to_bytes();
    let read = RuleSet::from_bytes(&bytes);
    prop_assert!(read.is_ok());
    let read = read.unwrap_or_else(|_| RuleSet::new(set.dialect()));
    prop_assert_eq!(read.to_bytes(), bytes);
    Ok(read)
}

fn same_as_alone(
    set: &RuleSet,
    live: &[(String, &str)],
    events: &[Value],
    dialect: Dialect,
) -> Result<(), TestCaseError> {
    for event in events {
        let event = event.to_string();
        let alone: Vec<_> = live
            .iter()
            .filter(|(_, rule)| matches(event.as_bytes(), rule.as_bytes(), dialect) == Ok(true))
            .map(|(id, _)| id.as_str())
            .collect();
        prop_assert_eq!(
            set.matching(event.as_bytes()).ok(),
            Some(alone),
            "{}",
            event
        );
    }
    Ok(())
}

/// Every range lies in its text, on whole characters.
fn check_places(
    event: &str,
    pattern: &str,
    explanation: &Explanation,
) -> Result<(), TestCaseError> {
    let inside = |text: &str, span: Span| text.get(span.start..span.end).is_some();
    for clause in &explanation.clauses {
        prop_assert!(inside(pattern, clause.pattern_span));
        prop_assert!(clause.event_span.is_none_or(|span| inside(event, span)));
    }
    for suggestion in &explanation.suggestions {
        let text = if suggestion.target == Target::Event {
            event
        } else {
            pattern
        };
        prop_assert!(suggestion.edits.iter().all(|edit| inside(text, edit.span)));
        let later = suggestion.edits.iter().skip(1);
        let ascends = |(edit, next): (&Edit, &Edit)| edit.span.end <= next.span.start;
        prop_assert!(suggestion.edits.iter().zip(later).all(ascends));
    }
    check_findings(event, pattern, &explanation.diagnostics)
}

fn check_findings(
    event: &str,
    pattern: &str,
    findings: &[Diagnostic],
) -> Result<(), TestCaseError> {
    for finding in findings {
        let text = if finding.target == Target::Event {
            event
        } else {
            pattern
        };
        let spans = finding
            .span
            .into_iter()
            .chain(finding.related.iter().map(|other| other.span));
        for span in spans {
            prop_assert!(
                text.get(span.start..span.end).is_some(),
                "{finding:?}: {text}"
            );
        }
    }
    Ok(())
}

/// A text of JSON's own characters, so that much of it is nearly JSON.
fn nearly_json() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"a\"",
        "\"source\"",
        "\"data\"",
        "\"prefix\"",
        "null",
        "true",
        "-0",
        "1e400",
        "NaN",
        "'",
        "\\",
        "\\ud800",
        "/*",
        "//",
        " ",
        "\n",
        "长",
        "\u{feff}",
        "{\"numeric\":[\">\",1]}",
        "{\"anything-but\":[]}",
        "{\"array\":\"{}\"}",
        "{\"cidr\":\"::/0\"}",
        "\u{0}",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn check_any(event: &str, pattern: &str, dialect: Dialect) -> Result<(), TestCaseError> {
    match explain(event.as_bytes(), pattern.as_bytes(), dialect) {
        Ok(_) => check(event, pattern, dialect),
        Err(invalid) => {
            prop_assert!(matches(event.as_bytes(), pattern.as_bytes(), dialect).is_err());
            check_findings(event, pattern, &invalid.diagnostics)
        }
    }
}

fn check_suggestions(
    event: &str,
    pattern: &str,
    dialect: Dialect,
    explanation: &Explanation,
) -> Result<(), TestCaseError> {
    for suggestion in &explanation.suggestions {
        prop_assert!(!explanation.matched);
        let (event, pattern) = match suggestion.target {
            Target::Event => (applied(event, suggestion), pattern.to_owned()),
            Target::Pattern | Target::Expression => {
                (event.to_owned(), applied(pattern, suggestion))
            }
        };
        let verdict = matches(event.as_bytes(), pattern.as_bytes(), dialect).ok();
        prop_assert_eq!(
            verdict,
            Some(true),
            "{}: {} {}",
            suggestion.message,
            event,
            pattern
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_agrees_for_aliyun(event in event(), pattern in pattern(Dialect::Aliyun)) {
        check(&event.to_string(), &pattern.to_string(), Dialect::Aliyun)?;
    }

    #[test]
    fn everything_agrees_for_rocketmq(event in event(), pattern in pattern(Dialect::RocketMq)) {
        check(&event.to_string(), &pattern.to_string(), Dialect::RocketMq)?;
    }

    #[test]
    fn everything_agrees_for_aws(event in event(), pattern in aws_pattern()) {
        check(&event.to_string(), &pattern.to_string(), Dialect::Aws)?;
    }

    #[test]
    fn everything_agrees_for_tencent(event in event(), pattern in pattern(Dialect::Tencent)) {
        check(&serde_json::to_string_pretty(&event).unwrap(), &serde_json::to_string_pretty(&pattern).unwrap(), Dialect::Tencent)?;
    }

    #[test]
    fn everything_agrees_for_filters(event in event(), n in scalar(), filters in filters(), pretty in any::<bool>()) {
        let mut event = event;
        event["n"] = n;
        let filters_text = if pretty {
            serde_json::to_string_pretty(&filters).unwrap()
        } else {
            filters.to_string()
        };
        for binding in [Binding::Structured, Binding::Binary] {
            let options = Filters { binding, ..Filters::default() };
            check(&event.to_string(), &filters_text, Dialect::CloudEvents(options))?;
        }
        let knative = Filters { variant: Variant::Knative, ..Filters::default() };
        check_any(&event.to_string(), &for_knative(&filters).to_string(), Dialect::CloudEvents(knative))?;
    }

    #[test]
    fn repeated_keys_change_nothing(event in event(), pattern in pattern(Dialect::Tencent), seed in any::<u8>()) {
        let (twice, once) = (with_repeated_keys(&event, seed), event.to_string());
        let (pattern_twice, pattern) = (with_repeated_keys(&pattern, seed), pattern.to_string());
        prop_assert_eq!(
            matches(twice.as_bytes(), pattern_twice.as_bytes(), Dialect::Tencent).ok(),
            matches(once.as_bytes(), pattern.as_bytes(), Dialect::Tencent).ok()
        );
        check(&twice, &pattern_twice, Dialect::Tencent)?;
    }

    #[test]
    fn any_text_gets_an_answer(event in nearly_json(), pattern in nearly_json()) {
        for dialect in Dialect::ALL {
            check_any(&event, &pattern, *dialect)?;
            check_any(&event, r#"{"source": ["a"]}"#, *dialect)?;
            check_any(&event, r#"[{"exact": {"source": "a"}}]"#, *dialect)?;
            check_any(r#"{"source": "a"}"#, &pattern, *dialect)?;
        }
    }

    #[test]
    fn any_bytes_get_an_answer(event in prop::collection::vec(any::<u8>(), 0..64), pattern in prop::collection::vec(any::<u8>(), 0..64)) {
        for dialect in Dialect::ALL {
            let _ = explain(&event, &pattern, *dialect);
            let _ = explain(&event, br#"{"source": ["a"]}"#, *dialect);
        }
    }

    #[test]
    fn any_json_gets_an_answer(event in value(), pattern in value()) {
        for dialect in Dialect::ALL {
            check_any(&event.to_string(), &pattern.to_string(), *dialect)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn many_rules_match_as_each_alone(
        rules in prop::collection::vec(any_rule(), 1..500),
        events in prop::collection::vec(event(), 1..4),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_rule()), 0..20),
    ) {
        many_agree(&rules, &events, &changes)?;
    }
}
