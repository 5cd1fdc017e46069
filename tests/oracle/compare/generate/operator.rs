//! Random alternatives: literals and operators with their operands.

use std::net::IpAddr;

use super::tree;
use super::words::{NUMBERS, Words};
use crate::numbers::is_comparable;
use crate::random::Random;
use crate::text::{quote, quote_oddly};
use crate::tree::Tree;

type Maker = fn(&Words, &mut Random) -> String;

const MAKERS: &[(usize, Maker)] = &[
    (26, literal),
    (12, |words, random| words.number(random).to_owned()),
    (5, |_, random| {
        random.pick(&["true", "false", "null"]).to_owned()
    }),
    (6, |words, random| quote(words.address(random))),
    (3, |words, random| {
        operation("exactly", &any_string(words, random))
    }),
    (8, |words, random| {
        operation("prefix", &literal(words, random))
    }),
    (8, |words, random| {
        operation("suffix", &literal(words, random))
    }),
    (5, |words, random| {
        operation("prefix", &ignoring_case(words, random))
    }),
    (5, |words, random| {
        operation("suffix", &ignoring_case(words, random))
    }),
    (8, ignoring_case),
    (9, |words, random| {
        operation("wildcard", &wildcard(words, random))
    }),
    (18, anything_but),
    (9, |_, random| {
        operation("exists", random.pick(&["true", "false"]))
    }),
    (11, numeric),
    (8, cidr),
];

/// One alternative of a field.
pub(super) fn alternative(words: &Words, random: &mut Random) -> Tree {
    let weights: Vec<usize> = MAKERS.iter().map(|(weight, _)| *weight).collect();
    let place = random.weighted(&weights);
    let maker = MAKERS
        .get(place)
        .map_or(literal as Maker, |(_, maker)| *maker);
    tree(&maker(words, random))
}

fn operation(name: &str, operand: &str) -> String {
    format!("{{{}:{operand}}}", quote(name))
}

fn literal(words: &Words, random: &mut Random) -> String {
    quote_oddly_at_times(&words.string(random), random)
}

fn any_string(words: &Words, random: &mut Random) -> String {
    if random.chance(25) {
        quote(words.address(random))
    } else {
        literal(words, random)
    }
}

fn quote_oddly_at_times(text: &str, random: &mut Random) -> String {
    if random.chance(8) {
        quote_oddly(text, random)
    } else {
        quote(text)
    }
}

fn ignoring_case(words: &Words, random: &mut Random) -> String {
    operation("equals-ignore-case", &literal(words, random))
}

/// Text with stars; the stars and backslashes of the words are escaped as a rule.
fn wildcard(words: &Words, random: &mut Random) -> String {
    let mut text = String::new();
    for piece in 0..=random.below(3) {
        if piece > 0 || random.chance(50) {
            text.push('*');
        }
        let word = words.string(random);
        if random.chance(96) {
            text.push_str(&word.replace('\\', "\\\\").replace('*', "\\*"));
        } else {
            text.push_str(&word);
        }
    }
    if random.chance(40) {
        text.push('*');
    }
    if random.chance(97) {
        while text.contains("**") {
            text = text.replace("**", "*");
        }
    }
    quote(&text)
}

fn anything_but(words: &Words, random: &mut Random) -> String {
    let operand = match random.below(8) {
        0 => any_string(words, random),
        1 => comparable(words, random).to_owned(),
        2 => list(random, |random| any_string(words, random)),
        3 => list(random, |random| comparable(words, random).to_owned()),
        4 => inside("prefix", words, random, affix),
        5 => inside("suffix", words, random, affix),
        6 => inside("equals-ignore-case", words, random, literal),
        _ => inside("wildcard", words, random, wildcard),
    };
    operation("anything-but", &operand)
}

/// An operator inside `anything-but` with one operand or a list of them.
fn inside(name: &str, words: &Words, random: &mut Random, item: Maker) -> String {
    let operand = if random.chance(50) {
        item(words, random)
    } else {
        list(random, |random| item(words, random))
    };
    operation(name, &operand)
}

/// A string that is nearly never empty.
fn affix(words: &Words, random: &mut Random) -> String {
    let word = literal(words, random);
    if word == "\"\"" && random.chance(90) {
        quote("x")
    } else {
        word
    }
}

fn list(random: &mut Random, mut item: impl FnMut(&mut Random) -> String) -> String {
    let items: Vec<_> = (0..=random.below(3)).map(|_| item(random)).collect();
    format!("[{}]", items.join(","))
}

fn numeric(words: &Words, random: &mut Random) -> String {
    let number = comparable(words, random);
    let comparison = if random.chance(70) {
        let relation = random.pick(&["=", "<", "<=", ">", ">="]);
        format!("[\"{relation}\",{number}]")
    } else {
        let mut ends = [number, comparable(words, random)];
        if random.chance(95) {
            ends.sort_by(|one, other| value(one).total_cmp(&value(other)));
        }
        let [low, high] = ends;
        let relations = [random.pick(&[">", ">="]), random.pick(&["<", "<="])];
        let [above, below] = relations;
        format!("[\"{above}\",{low},\"{below}\",{high}]")
    };
    operation("numeric", &comparison)
}

/// A number of the case; nearly always one that the compiler takes.
fn comparable(words: &Words, random: &mut Random) -> &'static str {
    let number = words.number(random);
    if is_comparable(number) || random.chance(8) {
        number
    } else {
        random.pick(NUMBERS)
    }
}

fn value(number: &str) -> f64 {
    number.parse().unwrap_or(0.0)
}

fn cidr(words: &Words, random: &mut Random) -> String {
    let mut address = words.address(random);
    if address.parse::<IpAddr>().is_err() && random.chance(85) {
        address = random.pick(&["10.0.0.0", "10.0.0.255", "1.2.3.4", "2001:db8::", "::1"]);
    }
    let bits: &[u8] = if address.contains(':') {
        &[0, 1, 7, 8, 31, 32, 33, 63, 64, 96, 120, 126, 127, 128]
    } else {
        &[0, 1, 7, 8, 9, 15, 16, 23, 24, 25, 30, 31, 32]
    };
    let most = if random.chance(90) {
        bits.len() - 1
    } else {
        bits.len()
    };
    let bits = random.pick(bits.get(..most).unwrap_or(bits));
    operation("cidr", &quote(&format!("{address}/{bits}")))
}
