//! Rules with a mistake: each rejection that is known, and texts damaged at random.

use crate::random::Random;
use crate::tree::Tree;

/// A rule with one part that the compiler refuses, wherever it may stand.
pub(super) fn in_a_place(rule: &Tree, random: &mut Random) -> String {
    let mut broken = rule.clone();
    let (bad, into_lists) = match random.below(10) {
        0 => (random.pick(BAD_RULES), None),
        1 | 2 => (random.pick(BAD_MEMBERS), Some(false)),
        _ => (random.pick(BAD_ALTERNATIVES), Some(true)),
    };
    let Some(into_lists) = into_lists else {
        return bad.to_owned();
    };
    put(&mut broken, &Tree::leaf(bad), into_lists, random);
    broken.to_string()
}

/// Puts a part where an alternative (or a member's value) stands.
fn put(rule: &mut Tree, bad: &Tree, into_lists: bool, random: &mut Random) {
    match rule {
        Tree::Object(members) if !members.is_empty() => {
            let place = random.below(members.len());
            if let Some((_, value)) = members.get_mut(place) {
                let stops = !into_lists && random.chance(50);
                if stops {
                    *value = bad.clone();
                } else {
                    put(value, bad, into_lists, random);
                }
            }
        }
        Tree::List(elements) if !elements.is_empty() => {
            let place = random.below(elements.len());
            match elements.get_mut(place) {
                Some(branch @ Tree::Object(_)) if random.chance(50) => {
                    put(branch, bad, into_lists, random);
                }
                Some(element) => *element = bad.clone(),
                None => {}
            }
        }
        other => *other = bad.clone(),
    }
}

/// A text with one piece left out, doubled or replaced.
pub(super) fn in_the_text(rule: &Tree, random: &mut Random) -> String {
    let text = rule.to_string();
    match random.below(8) {
        0 => text.replacen('"', "'", 2),
        1 => text.replacen(']', ",]", 1),
        2 => text.replacen('}', ",}", 1),
        3 => text + random.pick(&[" x", "}", "{}", "\n\n", ",", "//", "\u{0}", " 1"]),
        4 => format!(
            "{}{text}",
            random.pick(&[" ", "\n\t", "\u{feff}", "//c\n", "/**/"])
        ),
        5 => text.replacen(
            ':',
            random.pick(&[":0", ":-", ":+", "::", " : ", "=", ":.5,", ":NaN,"]),
            1,
        ),
        6 => text.replacen(
            '"',
            random.pick(&["\"\\q", "\"\\u12", "\"\n", "\"\t", "\"\u{7f}", "\"\\/"]),
            1,
        ),
        _ => {
            let cut = random.below(text.chars().count().max(1));
            text.chars().take(cut).collect()
        }
    }
}

/// A rule one of whose parts is swapped for something of another kind.
pub(super) fn by_confusion(rule: &Tree, random: &mut Random) -> String {
    let mut confused = rule.clone();
    for _ in 0..=random.below(2) {
        confuse(&mut confused, random);
    }
    confused.to_string()
}

fn confuse(tree: &mut Tree, random: &mut Random) {
    let below = match tree {
        Tree::Object(members) if !members.is_empty() && random.chance(75) => {
            let place = random.below(members.len());
            members.get_mut(place).map(|(_, value)| value)
        }
        Tree::List(elements) if !elements.is_empty() && random.chance(75) => {
            let place = random.below(elements.len());
            elements.get_mut(place)
        }
        _ => None,
    };
    if let Some(below) = below {
        return confuse(below, random);
    }
    let old = std::mem::replace(tree, Tree::List(Vec::new()));
    let name = |name: &str| format!("\"{name}\"");
    *tree = match random.below(6) {
        0 => Tree::List(vec![old]),
        1 => Tree::Object(vec![(name(random.pick(NAMES)), old)]),
        2 => Tree::List(vec![old.clone(), old]),
        3 => Tree::Object(Vec::new()),
        4 => Tree::leaf(random.pick(&["null", "true", "1", "\"x\"", "\"\"", "\"=\""])),
        _ => Tree::List(Vec::new()),
    };
}

const NAMES: &[&str] = &[
    "prefix",
    "suffix",
    "equals-ignore-case",
    "wildcard",
    "anything-but",
    "numeric",
    "cidr",
    "exists",
    "exactly",
    "$or",
    "a",
];

const BAD_RULES: &[&str] = &[
    "{}",
    "[\"a\"]",
    "\"a\"",
    "5",
    "",
    " ",
    "null",
    "{\"a\":{}}",
    "{\"$or\":[{\"a\":[1]}]}",
    "{\"$or\":[]}",
    "{\"$or\":{\"a\":[1]}}",
    "{\"$or\":[\"x\",\"y\"]}",
    "{\"$or\":[{\"a\":[1]},5]}",
    "{\"$or\":[{},{\"a\":[1]}]}",
    "{\"$or\":[{\"prefix\":[\"x\"]},{\"b\":[2]}]}",
    "{\"$or\":[{\"regex\":[\"x\"]},{\"b\":[2]}]}",
    "{\"$or\":[{\"date-before\":[\"x\"]},{\"b\":[2]}]}",
    "{\"$or\":[{\"<\":[\"x\"]},{\"b\":[2]}]}",
    "{\"$or\":[{\"b\":[2]},{\"c\":{\"in-date-range\":[2]}}]}",
    "{\"$or\":[{\"a\":1},{\"b\":[2]}]}",
    "{\"$or\":\"x\"}",
    "{\"$or\":null}",
    "{\"a\":{\"$or\":[{\"b\":[1]}]}}",
    "{\"$or\":[{\"a\":[1]},{\"b\":[2]},{}]}",
    "{\"$or\":[[{\"a\":[1]}],{\"b\":[2]}]}",
    "{\"$or\":[{\"b\":[2]},{\"not-wildcard\":[2]}]}",
    "{\"$or\":[{\"b\":[2]},{\"ip-address-in-range\":[2]}]}",
    "{\"prefix\":[\"x\"]}",
    "{\"$or\":[{\"b\":[2]},{\"c\":[3]}],\"exists\":[true]}",
];

const BAD_MEMBERS: &[&str] = &[
    "5",
    "null",
    "true",
    "\"x\"",
    "[]",
    "{}",
    "{\"prefix\":\"x\"}",
    "{\"exists\":true}",
    "{\"$or\":[]}",
    "[[]]",
    "[[\"x\"]]",
];

const BAD_ALTERNATIVES: &[&str] = &[
    "[\"x\"]",
    "{}",
    "{\"regex\":\"x\"}",
    "{\"Prefix\":\"x\"}",
    "{\"contains\":\"x\"}",
    "{\"prefix\":5}",
    "{\"prefix\":[\"x\"]}",
    "{\"prefix\":null}",
    "{\"prefix\":{\"suffix\":\"x\"}}",
    "{\"prefix\":{\"equals-ignore-case\":\"x\",\"b\":1}}",
    "{\"prefix\":{\"equals-ignore-case\":[\"x\"]}}",
    "{\"prefix\":{}}",
    "{\"suffix\":{}}",
    "{\"anything-but\":{}}",
    "{\"suffix\":5}",
    "{\"suffix\":[\"x\"]}",
    "{\"suffix\":{\"wildcard\":\"x\"}}",
    "{\"equals-ignore-case\":5}",
    "{\"equals-ignore-case\":[\"x\"]}",
    "{\"wildcard\":5}",
    "{\"wildcard\":[\"x*\"]}",
    "{\"wildcard\":\"a**b\"}",
    "{\"wildcard\":\"a**\"}",
    "{\"wildcard\":\"a\\\\nb\"}",
    "{\"wildcard\":\"abc\\\\\"}",
    "{\"wildcard\":\"\\\\\\\\*\\\\*\"}",
    "{\"exists\":\"true\"}",
    "{\"exists\":1}",
    "{\"exists\":true,\"b\":1}",
    "{\"exists\":[true]}",
    "{\"anything-but\":null}",
    "{\"anything-but\":true}",
    "{\"anything-but\":[\"x\",null]}",
    "{\"anything-but\":[true]}",
    "{\"anything-but\":[]}",
    "{\"anything-but\":[[\"x\"]]}",
    "{\"anything-but\":[\"x\",5]}",
    "{\"anything-but\":{\"numeric\":[\"=\",5]}}",
    "{\"anything-but\":{\"cidr\":\"10.0.0.0/8\"}}",
    "{\"anything-but\":{\"prefix\":\"\"}}",
    "{\"anything-but\":{\"prefix\":[\"a\",\"\"]}}",
    "{\"anything-but\":{\"prefix\":5}}",
    "{\"anything-but\":{\"prefix\":[\"a\",5]}}",
    "{\"anything-but\":{\"prefix\":[]}}",
    "{\"anything-but\":{\"suffix\":\"\"}}",
    "{\"anything-but\":{\"suffix\":[]}}",
    "{\"anything-but\":{\"equals-ignore-case\":[]}}",
    "{\"anything-but\":{\"wildcard\":[]}}",
    "{\"anything-but\":{\"prefix\":{\"equals-ignore-case\":\"x\"}}}",
    "{\"anything-but\":{\"equals-ignore-case\":[\"x\",5]}}",
    "{\"anything-but\":{\"equals-ignore-case\":5}}",
    "{\"anything-but\":{\"equals-ignore-case\":null}}",
    "{\"anything-but\":{\"wildcard\":5}}",
    "{\"anything-but\":{\"wildcard\":\"a**\"}}",
    "{\"anything-but\":{\"wildcard\":[\"a\",\"b**\"]}}",
    "{\"anything-but\":[1,1e400]}",
    "{\"anything-but\":1e400}",
    "{\"anything-but\":\"x\",\"b\":1}",
    "{\"anything-but\":{\"prefix\":\"x\"},\"b\":1}",
    "{\"anything-but\":{\"prefix\":\"x\",\"b\":1}}",
    "{\"anything-but\":[{\"prefix\":\"x\"}]}",
    "{\"anything-but\":{\"exists\":true}}",
    "{\"anything-but\":{\"exactly\":\"x\"}}",
    "{\"numeric\":[]}",
    "{\"numeric\":5}",
    "{\"numeric\":\"=\"}",
    "{\"numeric\":[5]}",
    "{\"numeric\":[\"=\"]}",
    "{\"numeric\":[\"==\",5]}",
    "{\"numeric\":[\"!=\",5]}",
    "{\"numeric\":[\">\",null]}",
    "{\"numeric\":[\"=\",\"5\"]}",
    "{\"numeric\":[\"=\",5,\"<\",9]}",
    "{\"numeric\":[\"<=\",9,\">=\",5]}",
    "{\"numeric\":[\">\",0,\">\",0]}",
    "{\"numeric\":[\">\",0,\"=\",5]}",
    "{\"numeric\":[\">\",0,5]}",
    "{\"numeric\":[\">\",0,\"<\"]}",
    "{\"numeric\":[\">\",0,\"<\",\"5\"]}",
    "{\"numeric\":[\">\",0,\"<\",5,\"<\",6]}",
    "{\"numeric\":[\">\",5,\"<\",0]}",
    "{\"numeric\":[\">=\",5,\"<=\",5]}",
    "{\"numeric\":[\">=\",5,\"<=\",5.0]}",
    "{\"numeric\":[\">=\",-0,\"<=\",0]}",
    "{\"numeric\":[\"=\",9007199254740993]}",
    "{\"numeric\":[\"<\",0.1000000000000000055511151231257827]}",
    "{\"numeric\":[\"<\",1e400]}",
    "{\"numeric\":[\"=\",5],\"prefix\":\"x\"}",
    "{\"numeric\":[\"<\",-1.7976931348623157e308]}",
    "{\"numeric\":[\">=\",1.7976931348623157e308]}",
    "{\"numeric\":[\">\",1.7976931348623157e308]}",
    "{\"numeric\":[\"<=\",-1.7976931348623157e308]}",
    "{\"cidr\":5}",
    "{\"cidr\":[\"10.0.0.0/8\"]}",
    "{\"cidr\":\"10.0.0.0\"}",
    "{\"cidr\":\"10.0.0.0/-1\"}",
    "{\"cidr\":\"10.0.0.1/32\"}",
    "{\"cidr\":\"::1/128\"}",
    "{\"cidr\":\"300.0.0.0/8\"}",
    "{\"cidr\":\"10.0.0/8\"}",
    "{\"cidr\":\"host/8\"}",
    "{\"cidr\":\"10.0.0.0/x\"}",
    "{\"cidr\":\"10.0.0.0/\"}",
    "{\"cidr\":\"/8\"}",
    "{\"cidr\":\"10.0.0.0/8/\"}",
    "{\"cidr\":\"10.0.0.0/8/9\"}",
    "{\"cidr\":\"10.0.0.0/+8\"}",
    "{\"cidr\":\"10.0.0.0/ 8\"}",
    "{\"cidr\":\"10.0.0.0/08\"}",
    "{\"cidr\":\"10.0.0.0/99999999999\"}",
    "{\"cidr\":\"::/0\"}",
    "{\"cidr\":\"::ffff:1.2.3.4/8\"}",
    "{\"cidr\":\"::ffff:102:304/24\"}",
    "{\"cidr\":\"fe80::1%1/64\"}",
    "{\"cidr\":\" 10.0.0.0/8\"}",
    "{\"cidr\":\"\"}",
    "{\"cidr\":\"/\"}",
    "{\"cidr\":\"10.0.0.0/٨\"}",
    "{\"exactly\":5}",
    "{\"exactly\":[\"x\"]}",
    "{\"exactly\":\"x\",\"b\":1}",
    "{\"prefix\":\"x\",\"suffix\":\"y\"}",
    "{\"$or\":[\"x\"]}",
    "012",
    ".5",
    "1.",
    "+1",
    "NaN",
    "Infinity",
    "tru",
    "1e",
    "0x1",
];
