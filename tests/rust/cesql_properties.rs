//! What holds of every CESQL expression: it is read without a panic, and what is said of it agrees.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::sample::select;
use whymatch::cesql::{
    Binding, DEEPEST_STEP_SHOWN, ErrorKind, EvaluationError, Expression, Grammar, MOST_STEPS_SHOWN,
    Outcome, Trace, Value, parse,
};
use whymatch::diagnostic::{Severity, has_errors};
use whymatch::json::{self, Node};
use whymatch::{CesqlOptions, evaluate_cesql};

const EVENT: &[u8] = r#"{"id": "e-1", "n": 5, "neg": -3, "flag": true, "off": false,
    "s": "5", "yes": "TRUE", "word": "h%é😀", "odd": [1], "gone": null}"#
    .as_bytes();

fn event() -> Node {
    json::read(EVENT, &json::Options::event()).root.unwrap()
}

/// Values and their spellings.
fn leaf() -> impl Strategy<Value = String> {
    select(vec![
        "id",
        "n",
        "neg",
        "flag",
        "off",
        "s",
        "yes",
        "word",
        "odd",
        "gone",
        "missing",
        "TRUE",
        "false",
        "0",
        "7",
        "-2147483648",
        "2147483647",
        "''",
        "'5'",
        "\"x\"",
        "'tRue'",
        "EXISTS id",
        "EXISTS gone",
    ])
    .prop_map(str::to_owned)
}

/// Valid expressions, each operand in parentheses.
fn expression() -> impl Strategy<Value = String> {
    leaf().prop_recursive(5, 40, 3, |inner| {
        let operator = select(vec![
            "AND", "OR", "XOR", "=", "!=", "<>", "<", "<=", ">", ">=", "+", "-", "*", "/", "%",
        ]);
        let function = select(vec![
            "INT", "BOOL", "STRING", "LENGTH", "TRIM", "UPPER", "ABS", "NOPE",
        ]);
        let many = select(vec!["CONCAT", "CONCAT_WS", "LEFT", "RIGHT", "SUBSTRING"]);
        let pattern = select(vec!["'%'", "'_'", "'h\\%%'", "'t%e'", "''"]);
        prop_oneof![
            (inner.clone(), operator, inner.clone())
                .prop_map(|(left, operator, right)| format!("({left}) {operator} ({right})")),
            inner.clone().prop_map(|it| format!("NOT ({it})")),
            inner.clone().prop_map(|it| format!("- ({it})")),
            (inner.clone(), pattern).prop_map(|(it, pattern)| format!("({it}) LIKE {pattern}")),
            (inner.clone(), prop::collection::vec(inner.clone(), 1..3))
                .prop_map(|(it, list)| format!("({it}) NOT IN ({})", list.join(", "))),
            (function, inner.clone()).prop_map(|(name, it)| format!("{name}({it})")),
            (many, prop::collection::vec(inner, 0..4))
                .prop_map(|(name, list)| format!("{name}({})", list.join(", "))),
        ]
    })
}

/// Words in any order, most of them no expression.
fn scrambled() -> impl Strategy<Value = String> {
    let word = select(vec![
        "id", "n", "like", "IN", "not", "AND", "or", "xor", "exists", "(", ")", ",", "=", "==",
        "<", "+", "-", "5", "-1", "'a%'", "'", "\"", "\\", "data.x", "my_ext", "f(", "--", "/*",
        "#", "is", "null", "between", "case", "when", "end", "select", "where", "“a”", "＝",
        "\u{A0}", "`", "!", "?", ":", ".", "1.5", "é", "\n",
    ]);
    let blank = select(vec!["", " "]);
    prop::collection::vec((word, blank), 0..16).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, blank)| [word, blank])
            .collect()
    })
}

/// Whether a text fits a pattern, by trying every prefix of one against every prefix of the other.
fn fits(text: &str, pattern: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letter == '\\' && letters.peek().is_some_and(|next| "%_".contains(*next));
        let wanted = if escaped {
            letters.next().unwrap()
        } else {
            letter
        };
        reached = (0..=text.len())
            .map(|end| match wanted {
                '%' if !escaped => reached[..=end].contains(&true),
                '_' if !escaped => end > 0 && reached[end - 1],
                _ => end > 0 && reached[end - 1] && text[end - 1] == wanted,
            })
            .collect();
    }
    reached[text.len()]
}

fn read(text: &str, grammar: Grammar) -> Option<Expression> {
    parse(text, grammar).expression
}

fn all_errors(step: &Trace) -> Vec<EvaluationError> {
    let inside = step.children.iter().flat_map(all_errors);
    inside.chain(step.errors.clone()).collect()
}

fn sorted(mut errors: Vec<EvaluationError>) -> Vec<EvaluationError> {
    errors.sort_by_key(|error| (error.span, error.kind, error.message.clone()));
    errors
}

fn steps(step: &Trace) -> usize {
    1 + step.children.iter().map(steps).sum::<usize>()
}

fn depth(step: &Trace) -> usize {
    1 + step.children.iter().map(depth).max().unwrap_or_default()
}

/// What must hold of any text.
fn check_text(text: &str) {
    for grammar in [Grammar::Specification, Grammar::Official] {
        let parsed = parse(text, grammar);
        assert_eq!(
            parsed.expression.is_none(),
            has_errors(&parsed.diagnostics),
            "{text}"
        );
        for finding in &parsed.diagnostics {
            let span = finding.span.unwrap();
            assert!(
                text.get(span.start..span.end).is_some(),
                "{text}: {finding:?}"
            );
            assert!(
                finding.help.is_some() && !finding.message.ends_with('.'),
                "{finding:?}"
            );
        }
        let options = CesqlOptions {
            grammar,
            ..CesqlOptions::default()
        };
        let answer = evaluate_cesql(text, EVENT, options);
        let has_parse_error = answer
            .errors
            .iter()
            .any(|error| error.kind == ErrorKind::Parse);
        assert_eq!(has_parse_error, parsed.expression.is_none(), "{text}");
        assert!(
            answer
                .warnings
                .iter()
                .all(|finding| finding.severity != Severity::Error)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn evaluation_filter_and_trace_agree(text in expression()) {
        let event = event();
        for binding in [Binding::Structured, Binding::Binary] {
            let expression = read(&text, Grammar::Specification).unwrap();
            let Outcome { value, errors } = expression.evaluate(&event, binding);
            let passes = value == Value::Boolean(true) && errors.is_empty();
            prop_assert_eq!(expression.passes(&event, binding), passes);
            let trace = expression.trace(&event, binding);
            prop_assert_eq!(trace.value.as_ref(), Some(&value));
            prop_assert_eq!(sorted(all_errors(&trace)), sorted(errors));
        }
    }

    #[test]
    fn the_grammars_agree_where_parentheses_are_complete(text in expression()) {
        let event = event();
        let specification = read(&text, Grammar::Specification).unwrap();
        let official = read(&text, Grammar::Official).unwrap();
        prop_assert!(specification.other_reading().is_none());
        prop_assert_eq!(
            specification.evaluate(&event, Binding::Structured),
            official.evaluate(&event, Binding::Structured)
        );
    }

    #[test]
    fn the_other_reading_is_that_of_the_other_grammar(
        operands in prop::collection::vec(leaf(), 3..8),
        operators in prop::collection::vec(select(vec![" AND ", " OR ", " XOR "]), 7),
    ) {
        let mut text = String::new();
        for (operand, operator) in operands.iter().zip(&operators) {
            text = format!("{text}{operand}{operator}");
        }
        text.push_str("TRUE");
        let event = event();
        let specification = read(&text, Grammar::Specification).unwrap();
        let official = read(&text, Grammar::Official).unwrap();
        let other = specification.other_reading().unwrap_or(&specification);
        let [ours, theirs] = [other, &official].map(|it| it.evaluate(&event, Binding::Structured));
        prop_assert_eq!(&ours.value, &theirs.value);
        prop_assert_eq!(ours.errors.is_empty(), theirs.errors.is_empty());
    }

    #[test]
    fn like_does_what_a_table_of_all_prefixes_says(
        text in "[abé]{0,60}",
        pattern in prop::collection::vec(
            select(vec!["a", "b", "é", "%", "_", "_", "\\%", "\\_", "\\a"]), 0..30,
        ),
    ) {
        let pattern = pattern.concat();
        let event = serde_json::json!({"a": text}).to_string();
        let expression = format!("a LIKE '{pattern}'");
        let answer = evaluate_cesql(&expression, event.as_bytes(), CesqlOptions::default());
        prop_assert_eq!(answer.value, Value::Boolean(fits(&text, &pattern)), "{}", expression);
    }

    #[test]
    fn like_finds_long_stretches(
        before in "[ab]{0,40}", stretch in "[ab]{17,200}", behind in "[ab]{0,40}",
        holes in prop::collection::vec(any::<bool>(), 200),
    ) {
        let holed: String = stretch.chars().zip(&holes)
            .map(|(letter, hole)| if *hole { '_' } else { letter })
            .collect();
        let text = format!("{before}{stretch}{behind}");
        let event = serde_json::json!({"a": text}).to_string();
        for pattern in [format!("%{holed}%"), format!("%{holed}b%"), format!("_%{holed}%_")] {
            let expression = format!("a LIKE '{pattern}'");
            let answer = evaluate_cesql(&expression, event.as_bytes(), CesqlOptions::default());
            prop_assert_eq!(answer.value, Value::Boolean(fits(&text, &pattern)), "{}", expression);
        }
    }

    #[test]
    fn words_in_any_order_are_read(text in scrambled()) {
        check_text(&text);
    }

    #[test]
    fn any_text_is_read(text in ".{0,60}") {
        check_text(&text);
    }
}

/// Asks within the time that even an unoptimised build has to keep.
fn in_time(text: &str, event: &str) -> whymatch::CesqlEvaluation {
    let start = Instant::now();
    let answer = evaluate_cesql(text, event.as_bytes(), CesqlOptions::default());
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(20), "{taken:?} for {text:.80}");
    answer
}

#[test]
fn deep_and_long_expressions_have_values() {
    let event = r#"{"n": 5}"#;
    let deep = format!("{}n = 5{}", "(".repeat(10_000), ")".repeat(10_000));
    let calls = format!("{}n{}", "INT(-".repeat(10_000), ")".repeat(10_000));
    let chain = format!("n{}", " + 1 - 1".repeat(100_000));
    let mixed = format!("n = 5{}", " AND n = 5 OR n = 4".repeat(20_000));
    for (text, value) in [
        (deep, Value::Boolean(true)),
        (calls, Value::Integer(5)),
        (chain, Value::Integer(5)),
        (mixed, Value::Boolean(true)),
    ] {
        let answer = in_time(&text, event);
        assert_eq!(answer.value, value);
        let tree = answer.tree.as_ref().unwrap();
        assert!(steps(tree) <= MOST_STEPS_SHOWN && depth(tree) <= DEEPEST_STEP_SHOWN);
        assert_eq!(answer.clone(), answer);
    }
}

#[test]
fn texts_that_would_explode_are_stopped() {
    let event = format!(r#"{{"a": "{}"}}"#, "x".repeat(900_000));
    let joined = format!("LENGTH(CONCAT({}a)) > 0", "a, ".repeat(50_000));
    let delimited = format!("LENGTH(CONCAT_WS(a{})) > 0", ", 1".repeat(50_000));
    let compared = format!("a = a{}", " AND a = a".repeat(50_000));
    let cased = format!("UPPER(a) = a{}", " OR UPPER(a) = a".repeat(20_000));
    for text in [joined, delimited, compared, cased] {
        let answer = in_time(&text, &event);
        assert_eq!(answer.value, Value::Boolean(false));
        assert_eq!(answer.errors.last().unwrap().kind, ErrorKind::Generic);
    }
}

#[test]
fn patterns_never_backtrack() {
    let event = format!(r#"{{"a": "{}"}}"#, "a".repeat(500_000));
    for pattern in [
        "%a".repeat(2000) + "%b",
        "%a_".repeat(2000) + "b%",
        "%".repeat(5000) + "b",
        "%_".repeat(5000) + "b",
        format!("%{}b%", "a_".repeat(1000)),
    ] {
        let answer = in_time(&format!("a LIKE '{pattern}'"), &event);
        assert_eq!(
            (answer.value, answer.errors),
            (Value::Boolean(false), vec![])
        );
    }
}
