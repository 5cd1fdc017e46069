//! Rule sets as bytes: the same answers elsewhere, and no answer from what is damaged.

use whymatch::dialect::{Binding, Filters, Variant};
use whymatch::rule_set::UnreadableRuleSet;
use whymatch::{Dialect, RuleSet};

/// CRC-32, bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ ((sum & 1) * 0xEDB8_8320);
        }
    }
    !sum
}

/// These bytes with the checksum that they should have.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = checksum(&bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}

/// The bytes of a rule set of `aliyun` up to its first rule.
fn head() -> Vec<u8> {
    let bytes = RuleSet::new(Dialect::Aliyun).to_bytes();
    bytes[..bytes.len() - 4].to_vec()
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
fn lengths_that_lie_are_refused_before_anything_is_set_aside() {
    let lies: [Vec<u8>; 4] = [
        u32::MAX.to_le_bytes().to_vec(),
        [text(b"id"), u32::MAX.to_le_bytes().to_vec()].concat(),
        [text(b"id"), text(b"{}"), vec![1, 0]].concat(),
        text(b"an id without a rule"),
    ];
    for lie in lies {
        let bytes = sealed([head(), lie].concat());
        assert_eq!(fault(&bytes), Some(UnreadableRuleSet::Damaged), "{bytes:?}");
    }
}

#[test]
fn rules_that_no_rule_set_takes_are_refused() {
    let rule = |id: &[u8], pattern: &[u8]| [text(id), text(pattern)].concat();
    let good = rule(b"1", br#"{"source": ["x"]}"#);
    assert_eq!(fault(&sealed([head(), good.clone()].concat())), None);
    for (id, bad) in [("2", rule(b"2", b"{")), ("1", good.clone())] {
        let bytes = sealed([head(), good.clone(), bad].concat());
        let Some(UnreadableRuleSet::Refused {
            id: refused,
            invalid,
        }) = fault(&bytes)
        else {
            panic!("a rule that is refused");
        };
        assert_eq!(refused, id);
        assert!(!invalid.diagnostics.is_empty());
    }
    let not_utf8 = sealed([head(), rule(&[0xFF], b"{}")].concat());
    assert_eq!(fault(&not_utf8), Some(UnreadableRuleSet::Damaged));
}
