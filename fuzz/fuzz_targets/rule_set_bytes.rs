//! Any bytes are a rule set or are refused; one that is read can be asked, changed and written,
//! and what is written is read as the same.
//!
//! Input: the bytes behind the version, without the checksum; both are put around them, as few
//! bytes that a fuzzer makes have the right ones.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whymatch::RuleSet;

fuzz_target!(|input: &[u8]| {
    check(input);
    let mut bytes = [b"whymatch", &2_u32.to_le_bytes()[..], input].concat();
    let sum = crc32fast::hash(&bytes);
    bytes.extend(sum.to_le_bytes());
    check(&bytes);
});

fn check(bytes: &[u8]) {
    let Ok(mut rules) = RuleSet::from_bytes(bytes) else {
        return;
    };
    let written = rules.to_bytes();
    let read = RuleSet::from_bytes(&written).expect("what was written can be read");
    assert_eq!(read.to_bytes(), written);
    let event = br#"{"source":"x","type":"t","data":{"a":"x","n":1}}"#;
    assert_eq!(rules.matching(event).ok(), read.matching(event).ok());
    let listed: Vec<_> = read.listed().map(|(_, id, text)| (id, text)).collect();
    for (id, text) in listed {
        assert!(rules.delete(id));
        // A text that was forged need not be a rule.
        let is_rule = rules.add(id, text).is_ok();
        assert_eq!(rules.replace(id, text).is_ok(), is_rule);
    }
    rules.matching(event).ok();
}
