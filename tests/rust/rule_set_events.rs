//! What rule sets make of events that are malformed, odd or large.

use whymatch::{Dialect, RuleSet};

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
    assert!(set.matching(b"{\"\\n\xff\": 1, \"source\": \"x\"}").is_err());
}
