//! Any bytes are a rule set or are refused; one that is read gives the same bytes again.
//!
//! Input: the bytes behind the version, without the checksum; both are put around them, as few
//! bytes that a fuzzer makes have the right ones.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whymatch::RuleSet;

fuzz_target!(|input: &[u8]| {
    check(input);
    let mut bytes = [b"whymatch", &1_u32.to_le_bytes()[..], input].concat();
    let sum = crc32(&bytes);
    bytes.extend(sum.to_le_bytes());
    check(&bytes);
});

fn check(bytes: &[u8]) {
    let Ok(rules) = RuleSet::from_bytes(bytes) else {
        return;
    };
    assert_eq!(rules.to_bytes(), bytes);
    let mut added = match rules.is_strict() {
        true => RuleSet::strict(rules.dialect()),
        false => RuleSet::new(rules.dialect()),
    };
    for (_, id, pattern) in rules.listed() {
        assert!(added.add(id, pattern).is_ok(), "a rule that was read is one that can be added");
    }
    let event = br#"{"source":"x","type":"t","data":{"a":"x","n":1}}"#;
    assert_eq!(rules.matching(event), added.matching(event));
}

/// CRC-32, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ ((sum & 1) * 0xEDB8_8320);
        }
    }
    !sum
}
