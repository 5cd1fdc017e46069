//! What rule sets make of events that are malformed, odd or large.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on fails"
)]

use whymatch::rule_set::Scratch;
use whymatch::{Dialect, RuleSet, matches};

fn set(dialect: Dialect, rules: &[&str]) -> RuleSet {
    let mut set = RuleSet::new(dialect);
    for (number, rule) in rules.iter().enumerate() {
        set.add(&number.to_string(), rule.as_bytes()).unwrap();
    }
    set
}

#[test]
fn malformed_names_are_refused_where_they_have_escapes() {
    let set = set(Dialect::Aliyun, &[r#"{"source": ["x"]}"#]);
    for name in [r"a\x", r"\u00", "\\n\n", "\\n\u{1}", r"\"] {
        let event = format!(r#"{{"{name}": 1, "source": "x"}}"#);
        assert!(set.matching(event.as_bytes()).is_err(), "{event}");
    }
    for name in [r"\u0061", r"\ud800", r"\\", r#"\""#] {
        let event = format!(r#"{{"{name}": 1, "source": "x"}}"#);
        assert_eq!(set.matching(event.as_bytes()).unwrap(), ["0"], "{event}");
    }
    assert!(
        set.matching(b"{\"\\n\xff\": 1, \"source\": \"x\"}")
            .is_err()
    );
}

#[test]
fn of_a_name_that_stands_again_the_last_counts() {
    let rules = [
        r#"{"data": {"a": ["1"], "b": [{"exists": false}]}}"#,
        r#"{"data": {"a": ["2"]}}"#,
        r#"{"data": {"b": {"c": ["1"]}}}"#,
        r#"{"data": {"b": {"c": ["2"]}}}"#,
        r#"{"data": {"b": {"c": [{"exists": false}]}}}"#,
        r#"{"data": {"b": [{"exists": true}]}}"#,
        r#"{"data": {"a": [{"contains": "2"}]}, "source": ["x"]}"#,
    ];
    let set = set(Dialect::Aliyun, &rules);
    let events = [
        r#"{"data": {"a": "1", "a": "2"}}"#,
        r#"{"data": {"a": "2"}, "data": {"a": "1"}, "source": "x"}"#,
        r#"{"data": {"b": {"c": "1"}}, "data": {"b": {"c": "2"}}}"#,
        r#"{"data": {"b": {"c": "1", "c": "2"}, "b": {}}}"#,
        r#"{"data": {"b": {"c": "1"}, "a": "1", "b": 1, "a": "2"}, "source": "x"}"#,
        r#"{"data": {"b": {"c": "1"}, "b": {"c": "2"}}, "data": {"b": {"c": "1"}}}"#,
        r#"{"data": {"b": {"c": "1"}}, "source": "y", "data": null, "source": "x"}"#,
    ];
    for event in events {
        let mut alone = Vec::new();
        for (number, rule) in rules.iter().enumerate() {
            if matches(event.as_bytes(), rule.as_bytes(), Dialect::Aliyun).unwrap() {
                alone.push(number.to_string());
            }
        }
        assert_eq!(set.matching(event.as_bytes()).unwrap(), alone, "{event}");
    }
}

#[test]
fn a_name_that_stands_often_costs_no_more_than_its_bytes() {
    let mut set = set(
        Dialect::Aliyun,
        &[r#"{"data": {"a": [{"contains": "abcdefgh"}]}}"#],
    );
    for number in 0..2000 {
        let rule = format!(r#"{{"data": {{"k{number}": ["x"]}}}}"#);
        set.add(&format!("k{number}"), rule.as_bytes()).unwrap();
    }
    let (often, long) = (r#""a": 1, "#.repeat(40_000), "x".repeat(400_000));
    let event = format!(r#"{{"data": {{{often}"a": "{long}abcdefgh"}}}}"#);
    assert_eq!(set.matching(event.as_bytes()).unwrap(), ["0"]);
    let often = r#""data": {"k1": 1}, "#.repeat(40_000);
    let event = format!(r#"{{{often}"data": {{"k2": "x"}}}}"#);
    assert_eq!(set.matching(event.as_bytes()).unwrap(), ["k2"]);
}

#[test]
fn events_may_be_nested_as_deep_as_the_reader_takes_them() {
    for (dialect, rule, limit) in [
        (Dialect::Aliyun, r#"{"source": ["x"]}"#, 256),
        (Dialect::Aws, r#"{"a": ["x"]}"#, 1000),
        (Dialect::Aws, r#"{"source": ["x"]}"#, 1000),
    ] {
        let set = set(dialect, &[rule]);
        for depth in limit - 70..limit + 2 {
            let (opens, closes) = ("[".repeat(depth - 2), "]".repeat(depth - 2));
            let wide = "[],".repeat(30);
            let event = format!(r#"{{"a": {opens}{wide}[]{closes}, "source": "x"}} "#);
            let alone = matches(event.as_bytes(), rule.as_bytes(), dialect);
            assert_eq!(alone.is_ok(), depth <= limit);
            let found = set.matching(event.as_bytes()).map(|ids| !ids.is_empty());
            assert_eq!(found.ok(), alone.ok(), "{depth} levels");
        }
    }
}

#[test]
fn structure_is_checked_everywhere() {
    let set = set(Dialect::Tencent, &[r#"{"source": ["x"]}"#, "{}"]);
    let event = r#"{"n": {"b": ["}", {"c": "\\\""}]}, "source": "x", "m": [[], {}, ""]}"#;
    assert_eq!(set.matching(event.as_bytes()).unwrap(), ["0", "1"]);
    for end in 0..event.len() {
        assert!(set.matching(&event.as_bytes()[..end]).is_err(), "{end}");
    }
    for (at, _) in event.match_indices(['{', '}', '[', ']', '"']) {
        let (before, after) = event.split_at(at);
        let is_bracket_of_text = before.ends_with('"') && after.starts_with("}\",");
        let without = format!("{before}{}", &after[1..]);
        let is_refused = set.matching(without.as_bytes()).is_err();
        assert!(is_refused || is_bracket_of_text, "{without}");
    }
    for around in [
        "\u{feff}#",
        "#x",
        "#\"",
        "#}",
        "#{}",
        "x#",
        "[#]",
        "#\0",
        "\u{b}#",
    ] {
        let text = around.replace('#', event);
        assert!(set.matching(text.as_bytes()).is_err(), "{around}");
    }
    let padded = format!("\r\n\t {event} \n\n");
    assert_eq!(set.matching(padded.as_bytes()).unwrap(), ["0", "1"]);
}

#[test]
fn one_scratch_serves_many_rule_sets() {
    let sets = [
        set(
            Dialect::Aws,
            &[r#"{"a": {"b": [1]}}"#, r#"{"a": {"b": [2], "c": [3]}}"#],
        ),
        set(Dialect::Tencent, &[r#"{"c": ["x"]}"#; 1]),
        set(Dialect::Aws, &[r#"{"a": {"b": [{"exists": false}]}}"#; 3]),
    ];
    let events = [
        r#"{"a": [{"b": 1}, {"b": 2, "c": 3}]}"#,
        r#"{"c": "x"}"#,
        r#"{"a": {"b": {"#,
        r#"{"a": {"b": 1}, "c": "y"}"#,
    ];
    let mut scratch = Scratch::default();
    for event in events.iter().chain(&events) {
        for set in &sets {
            let mut fresh = Scratch::default();
            let expected = set.matching_numbers(event.as_bytes(), &mut fresh);
            let shared = set.matching_numbers(event.as_bytes(), &mut scratch);
            assert_eq!(shared, expected, "{event}");
        }
    }
}
