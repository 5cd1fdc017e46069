//! Explanations, rule sets and suggestions agree with each other on random rules and events.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use whymatch::diagnostic::Target;
use whymatch::explain::{Explanation, Suggestion};
use whymatch::{Dialect, RuleSet, explain, matches};

const KEYS: [&str; 5] = ["a", "b", "c", "A", "a_b"];
const ATTRIBUTES: [&str; 4] = ["source", "type", "subject", "id"];

fn text() -> impl Strategy<Value = String> {
    select(vec![
        "", "x", "xy", "X", " x", "other", "10.0.0.1", "10.0.0.0", "300", "true", "ｘ", "长",
        "y.jpg",
    ])
    .prop_map(str::to_owned)
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => text().prop_map(Value::String),
        2 => select(vec![json!(0), json!(1), json!(300), json!(-5), json!(2.5), json!(300.0)]),
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
        Dialect::Tencent => prop_oneof![
            9 => shared,
            1 => Just(json!({"contain": ["x", "y"]})),
            1 => Just(json!({"array": "{\"a\":\"x\"}"})),
        ]
        .boxed(),
        _ => prop_oneof![9 => shared, 2 => any::<bool>().prop_map(|wanted| json!({"exists": wanted}))].boxed(),
    }
}

fn alternatives(dialect: Dialect) -> BoxedStrategy<Value> {
    prop::collection::vec(prop_oneof![scalar(), operator(dialect)], 1..4)
        .prop_map(Value::Array)
        .boxed()
}

fn pattern(dialect: Dialect) -> impl Strategy<Value = Value> {
    let attributes =
        prop::collection::vec((select(ATTRIBUTES.to_vec()), alternatives(dialect)), 0..3);
    let fields = prop::collection::vec((select(KEYS.to_vec()), alternatives(dialect)), 1..4)
        .prop_map(object)
        .boxed();
    let nested =
        (select(KEYS.to_vec()), fields.clone()).prop_map(|(key, inner)| object(vec![(key, inner)]));
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
    rules.add("rule", pattern.as_bytes()).unwrap();
    prop_assert_eq!(
        rules.matching(event.as_bytes()).unwrap().len(),
        usize::from(explanation.matched)
    );
    prop_assert_eq!(explanation.blame.is_empty(), explanation.matched);
    prop_assert!(
        explanation.matched || !explanation.suggestions.is_empty(),
        "no way out: {} {}",
        event,
        pattern
    );
    check_suggestions(event, pattern, dialect, &explanation)
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
            Target::Pattern => (event.to_owned(), applied(pattern, suggestion)),
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
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_agrees_for_aliyun(event in event(), pattern in pattern(Dialect::Aliyun)) {
        check(&event.to_string(), &pattern.to_string(), Dialect::Aliyun)?;
    }

    #[test]
    fn everything_agrees_for_tencent(event in event(), pattern in pattern(Dialect::Tencent)) {
        check(&serde_json::to_string_pretty(&event).unwrap(), &serde_json::to_string_pretty(&pattern).unwrap(), Dialect::Tencent)?;
    }
}
