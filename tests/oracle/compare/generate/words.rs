//! The values of a case: few, so that rules and events meet, and odd.

use crate::random::Random;
use crate::text::{LONE_HIGH, LONE_LOW};

/// The values that one case is made of.
pub(super) struct Words {
    pub(super) strings: Vec<String>,
    pub(super) numbers: Vec<&'static str>,
    pub(super) addresses: Vec<&'static str>,
    pub(super) keys: Vec<&'static str>,
}

impl Words {
    pub(super) fn choose(random: &mut Random) -> Self {
        let odd = random.chance(35);
        let strings = (0..4).map(|_| string(odd, random)).collect();
        let numbers = if random.chance(40) {
            ODD_NUMBERS
        } else {
            NUMBERS
        };
        let keys = if random.chance(6) { ODD_KEYS } else { KEYS };
        Self {
            strings,
            numbers: (0..3).map(|_| random.pick(numbers)).collect(),
            addresses: (0..3).map(|_| random.pick(ADDRESSES)).collect(),
            keys: (0..4).map(|_| random.pick(keys)).collect(),
        }
    }

    pub(super) fn string(&self, random: &mut Random) -> String {
        random.one_of(&self.strings).clone()
    }

    pub(super) fn number(&self, random: &mut Random) -> &'static str {
        random.pick(&self.numbers)
    }

    pub(super) fn address(&self, random: &mut Random) -> &'static str {
        random.pick(&self.addresses)
    }

    pub(super) fn key(&self, random: &mut Random) -> &'static str {
        random.pick(&self.keys)
    }
}

fn string(odd: bool, random: &mut Random) -> String {
    let words = if odd { ODD_STRINGS } else { STRINGS };
    let mut word = random.pick(words).to_owned();
    if odd && random.chance(30) {
        word.push_str(random.pick(words));
    }
    if random.chance(1) {
        word.push(if random.chance(50) {
            LONE_HIGH
        } else {
            LONE_LOW
        });
    }
    word
}

const KEYS: &[&str] = &[
    "a", "b", "c", "d", "detail", "A", "z", "a.b", "b.c", "detail.a",
];
const ODD_KEYS: &[&str] = &[
    "a", "b", "", ".", "a.", ".a", "a..b", "é", "e\u{301}", "x y", "ß", "😀", "*", "\"", "\\",
    "prefix", "exists", "numeric", "a-b", "a_b", "~", "/", "0",
];

const STRINGS: &[&str] = &[
    "",
    "a",
    "b",
    "ab",
    "abc",
    "abcd",
    "x",
    "xy",
    "A",
    "ABC",
    "bc",
    "c",
    "prod",
    "staging",
    "my-staging",
    "a-prod-b",
    "us-east-1",
    "us-",
    "true",
    "null",
    "5",
    "a*b",
    "*",
];
const ODD_STRINGS: &[&str] = &[
    "ß", "SS", "ss", "ẞ", "Σ", "σ", "ς", "\u{212A}", "k", "K", "\u{212B}", "å", "\u{130}",
    "i\u{307}", "ı", "I", "i", "Ǆ", "ǅ", "ǆ", "ﬁ", "FI", "ŉ", "é", "É", "e\u{301}", "ÿ", "Ÿ", "µ",
    "μ", "Μ", "Ω", "ω", "😀", "𐐀", "𐐨", "Ⱥ", "ⱥ", "長", "\"", "a\"", "\"a", "\\", "*", "\\*",
    "a\\b", "\n", "\u{1}", "\u{7f}", "\u{a0}", " ", "?", "??", "ΐ", "ᾳ", "ﬃ", "\u{345}", "ʼn", "Ꭰ",
    "ꭰ", "Ა", "ა",
];

pub(super) const NUMBERS: &[&str] = &[
    "0", "1", "2", "5", "-1", "10", "100", "300", "300.0", "3.0e2", "3e2", "0.5", "-0", "1.0",
    "10000001",
];
pub(super) const ODD_NUMBERS: &[&str] = &[
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "9007199254740994",
    "-9007199254740993",
    "1e400",
    "-1e400",
    "1e-400",
    "0.1",
    "0.10",
    "0.1000000000000000055511151231257827",
    "0.30000000000000004",
    "0.3",
    "-0",
    "-0.0",
    "0e0",
    "0E400",
    "1e-7",
    "1E-7",
    "0.0000001",
    "5e-324",
    "4.9e-324",
    "4.9E-324",
    "3e-324",
    "1e-323",
    "9.9e-324",
    "2.5e-324",
    "2e23",
    "2E23",
    "1.9999999999999998e23",
    "2.0e23",
    "2.2250738585072014e-308",
    "1.7976931348623157e308",
    "-1.7976931348623157e308",
    "1.7976931348623158e308",
    "1.8e308",
    "0.7000000000000066",
    "100000000000000000000",
    "100000000000000000001",
    "1e20",
    "1e21",
    "1e+20",
    "123456789012345678",
    "123456789012345680",
    "37.807907564012595123",
    "5000000000",
    "5000000000.000001",
    "1e22",
    "1e23",
    "8.41e21",
    "9.5e-322",
    "18446744073709551615",
    "18446744073709551616",
    "2147483648",
    "4.35",
    "4.349999999999999644728632",
    "1.0e0",
    "1e0",
    "10e-1",
];

const ADDRESSES: &[&str] = &[
    "10.0.0.1",
    "10.0.0.0",
    "10.0.0.255",
    "10.0.1.0",
    "10.0.0.01",
    "010.0.0.1",
    "10.0.0.256",
    "10.0.0",
    "10.0.0.0.1",
    "255.255.255.255",
    "0.0.0.0",
    "127.0.0.1",
    "1.2.3.4",
    "32.1.13.184",
    "192.168.0.9",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::",
    "2001:db8::1",
    "2001:DB8:0::1",
    "2001:db8::",
    "::ffff:102:304",
    "::ffff:1.2.3.4",
    "fe80::1%1",
    "0a00:1::",
    "a00:0001::",
    "2001:db8:0:0:0:0:0:f",
    "12:34",
    ":",
    ":::",
    "1::2::3",
    "00000:1::",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7::",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "0000000001.2.3.4",
    "0010.0.0.1",
    "0000ffff::1",
    "99999999999.1.1.1",
];
