//! Rule sets as bytes: the same answers elsewhere, and no answer from what is damaged.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use whymatch::dialect::{Binding, Filters, Variant};
use whymatch::rule_set::UnreadableRuleSet;
use whymatch::{Dialect, RuleSet};

/// These bytes with the checksum that they should have.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32fast::hash(&bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}

/// What begins the bytes of a rule set of `aliyun`, up to the count of its rules.
fn head() -> Vec<u8> {
    let bytes = RuleSet::new(Dialect::Aliyun).to_bytes();
    let rest = [no_rules(), numbers(&[0]), vec![0; 4]].concat();
    bytes[..bytes.len() - rest.len()].to_vec()
}

/// No rules that are always checked, and no paths but the root.
fn no_rules() -> Vec<u8> {
    let root = [
        numbers(&[0]),
        text(b""),
        numbers(&[0]),
        vec![0],
        numbers(&[0]),
    ]
    .concat();
    [numbers(&[0, 1]), root].concat()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|it| it.to_le_bytes()).collect()
}

fn rule(id: &[u8], pattern: &[u8], is_decided: u8) -> Vec<u8> {
    [text(id), text(pattern), vec![is_decided]].concat()
}

/// Rule sets that are small and have clues and checks of every kind.
fn of_all_kinds() -> Vec<RuleSet> {
    let aws: &[&str] = &[
        r#"{"a": ["x", 1, true, null], "b": ["y"]}"#,
        r#"{"a": [{"prefix": "x"}, {"suffix": "y"}, {"wildcard": "a*bcd*e"}]}"#,
        r#"{"a": [{"prefix": {"equals-ignore-case": "X"}}, {"suffix": {"equals-ignore-case": "Y"}}]}"#,
        r#"{"a": [{"equals-ignore-case": "Xy"}, {"cidr": "10.0.0.0/24"}, {"cidr": "2001:db8::/32"}]}"#,
        r#"{"a": [{"numeric": [">", 1, "<", 5]}, {"numeric": ["<", 3]}], "c": {"d": [{"exists": true}]}}"#,
        r#"{"$or": [{"a": ["x"]}, {"c": {"d": [{"exists": false}]}}]}"#,
    ];
    let rocketmq: &[&str] = &[
        r#"{"data": {"a": [300, {"prefix": "x"}]}}"#,
        r#"{"data": {"b[0]": ["x"]}}"#,
    ];
    let filters: &[&str] = &[
        r#"[{"exact": {"type": "x"}}, {"any": [{"prefix": {"source": "x"}}, {"sql": "id = 'x'"}]}]"#,
        r#"[{"not": {"suffix": {"type": "y"}}}]"#,
    ];
    let of = |dialect, texts: &[&str]| {
        let mut rules = RuleSet::new(dialect);
        for text in texts {
            rules.add(text, text.as_bytes()).unwrap();
        }
        rules
    };
    let filtered = Dialect::ALL.iter().copied().find(|dialect: &Dialect| {
        let sql = br#"[{"sql": "id = 'x'"}]"#;
        RuleSet::new(*dialect).add("", sql).is_ok()
    });
    vec![
        of(Dialect::Aws, aws),
        of(Dialect::RocketMq, rocketmq),
        of(filtered.unwrap(), filters),
    ]
}

fn text(text: &[u8]) -> Vec<u8> {
    let length = u32::try_from(text.len()).unwrap();
    [&length.to_le_bytes(), text].concat()
}

fn changed() -> RuleSet {
    let mut rules = RuleSet::strict(Dialect::Tencent);
    for id in ["z", "a", "长", ""] {
        rules.add(id, br#"{"source": ["x", "y"]}"#).unwrap();
    }
    rules.delete("a");
    rules.add("m", br#"{"source": ["x"]}"#).unwrap();
    rules.replace("z", br#"{"source": ["y"]}"#).unwrap();
    rules
}

fn fault(bytes: &[u8]) -> Option<UnreadableRuleSet> {
    RuleSet::from_bytes(bytes).err()
}

#[test]
fn ids_order_texts_and_answers_are_kept() {
    let rules = changed();
    let read = RuleSet::from_bytes(&rules.to_bytes()).unwrap();
    assert_eq!(read.ids().collect::<Vec<_>>(), ["z", "长", "", "m"]);
    let texts = |rules: &RuleSet| -> Vec<_> {
        let texts = rules.listed().map(|(_, _, text)| text.to_vec());
        texts.collect()
    };
    assert_eq!(texts(&read), texts(&rules));
    for event in [&br#"{"source": "x"}"#[..], br#"{"source": "y"}"#, b"{}"] {
        assert_eq!(read.matching(event), rules.matching(event));
    }
    let malformed = br#"{"source": "x", "n": nul}"#;
    assert!(read.matching(malformed).is_err(), "it is strict still");
    assert_eq!(read.to_bytes(), rules.to_bytes());
}

#[test]
fn a_read_rule_set_can_be_changed() {
    let mut rules = RuleSet::from_bytes(&changed().to_bytes()).unwrap();
    assert!(rules.add("m", br#"{"source": ["x"]}"#).is_err());
    assert!(rules.delete("z"));
    rules.add("z", br#"{"source": ["x"]}"#).unwrap();
    let ids = rules.matching(br#"{"source": "x"}"#).unwrap();
    assert_eq!(ids, ["长", "", "m", "z"]);
}

#[test]
fn every_dialect_is_kept_with_variant_and_binding() {
    let of_knative = |binding| Filters {
        variant: Variant::Knative,
        binding,
    };
    let filters = Binding::ALL.iter().map(|it| of_knative(*it));
    let dialects = Dialect::ALL.iter().copied();
    for dialect in dialects.chain(filters.map(Dialect::CloudEvents)) {
        let bytes = RuleSet::new(dialect).to_bytes();
        let mut rules = RuleSet::from_bytes(&bytes).unwrap();
        assert_eq!(rules.to_bytes(), bytes);
        let rule = br#"[{"cesql": "flag"}]"#;
        let takes = RuleSet::new(dialect).add("1", rule).is_ok();
        assert_eq!(rules.add("1", rule).is_ok(), takes, "{dialect:?}");
        let event = br#"{"flag": true}"#;
        if takes {
            let alone = whymatch::matches(event, rule, dialect).unwrap();
            assert_eq!(rules.matching(event).unwrap().len(), usize::from(alone));
        }
    }
}

#[test]
fn bytes_that_were_cut_off_or_changed_are_refused() {
    let bytes = changed().to_bytes();
    for length in 0..bytes.len() {
        let expected = if length < 8 {
            UnreadableRuleSet::Foreign
        } else {
            UnreadableRuleSet::Damaged
        };
        assert_eq!(fault(&bytes[..length]), Some(expected), "{length} bytes");
    }
    for place in 0..bytes.len() * 8 {
        let mut damaged = bytes.clone();
        damaged[place / 8] ^= 1 << (place % 8);
        assert!(fault(&damaged).is_some(), "bit {place}");
    }
    assert_eq!(
        fault(&[&bytes[..], b"x"].concat()),
        Some(UnreadableRuleSet::Damaged)
    );
}

#[test]
fn another_version_is_named() {
    let mut bytes = changed().to_bytes();
    bytes[8..12].copy_from_slice(&7_u32.to_le_bytes());
    let fault = fault(&bytes).unwrap();
    assert_eq!(fault, UnreadableRuleSet::OtherVersion(7));
    assert!(fault.to_string().contains("version 7"), "{fault}");
}

#[test]
fn counts_that_lie_are_refused_before_anything_is_set_aside() {
    let lies: [Vec<u8>; 6] = [
        numbers(&[u32::MAX]),
        [numbers(&[1, u32::MAX]), no_rules()].concat(),
        [numbers(&[1]), text(b"id"), numbers(&[u32::MAX]), no_rules()].concat(),
        [numbers(&[0, u32::MAX]), no_rules()].concat(),
        numbers(&[0, 0, u32::MAX]),
        [numbers(&[0]), no_rules(), vec![0]].concat(),
    ];
    for lie in lies {
        let bytes = sealed([head(), lie].concat());
        assert_eq!(fault(&bytes), Some(UnreadableRuleSet::Damaged), "{bytes:?}");
    }
}

#[test]
fn rules_that_cannot_be_there_are_refused() {
    let good = rule(b"1", br#"{"source": ["x"]}"#, 0);
    let bytes = |rules: &[Vec<u8>], rest: Vec<u8>| {
        let count = u32::try_from(rules.len()).unwrap();
        sealed([head(), numbers(&[count]), rules.concat(), rest].concat())
    };
    let accepted = bytes(std::slice::from_ref(&good), no_rules());
    assert_eq!(fault(&accepted), None);
    let path = |parent, name| [numbers(&[parent]), text(name), numbers(&[1]), vec![0]].concat();
    let root = path(0, b"");
    let none = numbers(&[0]);
    let paths = |count, paths: &[&[u8]]| [numbers(&[0, count]), paths.concat()].concat();
    let bad = [
        bytes(&[good.clone(), good.clone()], no_rules()),
        bytes(&[rule(&[0xFF], b"{}", 0)], no_rules()),
        bytes(&[rule(b"1", b"{}", 2)], no_rules()),
        bytes(&[], [numbers(&[1, 0]), no_rules()].concat()),
        bytes(&[], paths(2, &[&root, &none, &path(1, b"a"), &none])),
        bytes(
            &[],
            paths(
                3,
                &[&root, &none, &path(0, b"a"), &none, &path(0, b"a"), &none],
            ),
        ),
        bytes(&[], paths(1, &[&root, &numbers(&[1]), b"?", &none])),
        bytes(
            &[],
            paths(1, &[&root, &numbers(&[1]), b"i", &text(b""), &none]),
        ),
        bytes(
            &[],
            paths(1, &[&root, &numbers(&[1]), b"!", &numbers(&[1, 0])]),
        ),
        bytes(
            &[rule(b"1", b"{}", 0), rule(b"2", b"{}", 0)],
            [numbers(&[2, 1, 0]), no_rules()[4..].to_vec()].concat(),
        ),
        bytes(
            &[rule(b"1", b"{}", 0), rule(b"2", b"{}", 0)],
            paths(1, &[&root, &numbers(&[1]), b"!", &numbers(&[2, 1, 1])]),
        ),
    ];
    for bytes in bad {
        assert_eq!(fault(&bytes), Some(UnreadableRuleSet::Damaged), "{bytes:?}");
    }
}

#[test]
fn a_text_that_is_no_rule_is_an_error_of_the_event_that_needs_it() {
    let rules = [rule(b"bad", b"{", 0), rule(b"2", br#"{"id": ["x"]}"#, 0)].concat();
    let always = [numbers(&[2, 0, 1]), no_rules()[4..].to_vec()].concat();
    let bytes = sealed([head(), numbers(&[2]), rules, always].concat());
    let mut set = RuleSet::from_bytes(&bytes).unwrap();
    let event = br#"{"id": "x"}"#;
    assert!(!set.matching(event).unwrap_err().diagnostics.is_empty());
    assert!(set.explain("bad", event).unwrap().is_err());
    assert!(set.delete("bad"));
    assert_eq!(set.matching(event).unwrap(), ["2"]);
}

#[test]
fn forged_rule_sets_can_be_asked_and_changed() {
    let events = [
        &br#"{"a": ["x", 2, true, "10.0.0.1"], "b": "y", "c": {"d": 1}}"#[..],
        br#"{"type": "x", "source": "xy", "id": "x", "specversion": "1.0"}"#,
        br#"{"data": {"a": 300.0, "b": ["x"]}}"#,
    ];
    for rules in of_all_kinds() {
        let bytes = rules.to_bytes();
        let inside = &bytes[..bytes.len() - 4];
        for place in 12..inside.len() {
            for change in [1, 0x20, 0xFF] {
                let mut forged = inside.to_vec();
                forged[place] ^= change;
                let Ok(mut read) = RuleSet::from_bytes(&sealed(forged)) else {
                    continue;
                };
                let written = read.to_bytes();
                let again = RuleSet::from_bytes(&written).unwrap();
                assert_eq!(again.to_bytes(), written, "byte {place}");
                for event in events {
                    let _ = read.matching(event);
                }
                let listed = rules.listed().map(|(_, id, text)| (id, text));
                for (id, text) in listed {
                    read.delete(id);
                    let _ = read.add(id, text);
                    let _ = read.replace(id, text);
                }
                let _ = read.matching(events[0]);
                assert_eq!(read.to_bytes().get(..8), bytes.get(..8));
            }
        }
    }
}

#[test]
fn rule_sets_of_every_kind_are_as_they_were() {
    for rules in of_all_kinds() {
        let bytes = rules.to_bytes();
        let mut read = RuleSet::from_bytes(&bytes).unwrap();
        assert_eq!(read.to_bytes(), bytes);
        let ids: Vec<_> = rules.ids().map(str::to_owned).collect();
        for id in ids {
            assert!(read.delete(&id));
        }
        assert_eq!(read.to_bytes(), RuleSet::new(rules.dialect()).to_bytes());
    }
}
