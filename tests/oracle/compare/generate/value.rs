//! Values that an alternative takes, or nearly.

use super::tree;
use super::words::{NUMBERS, ODD_NUMBERS, Words};
use crate::random::Random;
use crate::text::{is_number, quote, quote_oddly, text};
use crate::tree::Tree;
use crate::view::Alternative;

/// A scalar near to what an alternative asks for; at times any other.
pub(super) fn near(alternative: &Tree, words: &Words, random: &mut Random) -> Tree {
    if random.chance(20) {
        return any(words, random);
    }
    let view = Alternative::of(alternative);
    let operands = view.operand.scalars();
    let Some(operand) = (!operands.is_empty()).then(|| random.pick(&operands)) else {
        return any(words, random);
    };
    let Some(operand_text) = text(operand) else {
        return tree(&respelled(operand, words, random));
    };
    let near = match view.name().as_str() {
        "numeric" => return tree(&around(&operands, words, random)),
        "cidr" => inside(&operand_text, words, random),
        name if name.ends_with("wildcard") => filled(&operand_text, words, random),
        name if name.contains("ignore-case") => {
            let folded = other_case(&operand_text, random);
            extended(name, &folded, words, random)
        }
        name => extended(name, &operand_text, words, random),
    };
    let near = if random.chance(4) {
        other_case(&near, random)
    } else {
        near
    };
    Tree::leaf(if random.chance(5) {
        quote_oddly(&near, random)
    } else {
        quote(&near)
    })
}

/// Any scalar of the case.
pub(super) fn any(words: &Words, random: &mut Random) -> Tree {
    Tree::leaf(match random.below(10) {
        0..5 => quote(&words.string(random)),
        5 => quote(words.address(random)),
        6 | 7 => words.number(random).to_owned(),
        8 => random.pick(&["true", "false", "null", "\"\""]).to_owned(),
        9 if random.chance(50) => random.pick(NUMBERS).to_owned(),
        _ => random.pick(ODD_NUMBERS).to_owned(),
    })
}

fn extended(operator: &str, word: &str, words: &Words, random: &mut Random) -> String {
    let more = words.string(random);
    match operator {
        name if name.contains("prefix") && random.chance(60) => word.to_owned() + &more,
        name if name.contains("suffix") && random.chance(60) => more + word,
        _ => word.to_owned(),
    }
}

fn other_case(word: &str, random: &mut Random) -> String {
    let mut folded = String::new();
    for character in word.chars() {
        match random.below(3) {
            0 => folded.extend(character.to_lowercase()),
            1 => folded.extend(character.to_uppercase()),
            _ => folded.push(character),
        }
    }
    folded
}

fn filled(wildcard: &str, words: &Words, random: &mut Random) -> String {
    let mut text = String::new();
    let mut escaped = false;
    for character in wildcard.chars() {
        match character {
            '\\' if !escaped => escaped = true,
            '*' if !escaped => match random.below(3) {
                0 => {}
                1 => text.push('x'),
                _ => text.push_str(&words.string(random)),
            },
            other => {
                text.push(other);
                escaped = false;
            }
        }
    }
    text
}

fn inside(block: &str, words: &Words, random: &mut Random) -> String {
    let address = block.split('/').next().unwrap_or_default();
    match random.below(3) {
        0 => address.to_owned(),
        1 => words.address(random).to_owned(),
        _ => match address
            .rfind(['.', ':'])
            .and_then(|end| address.get(..=end))
        {
            Some(front) => format!(
                "{front}{}",
                random.pick(&["0", "1", "127", "128", "255", "f", "ff"])
            ),
            None => address.to_owned(),
        },
    }
}

fn around(operands: &[&str], words: &Words, random: &mut Random) -> String {
    let numbers: Vec<_> = operands.iter().filter(|it| is_number(it)).collect();
    if numbers.is_empty() {
        return words.number(random).to_owned();
    }
    let number = *random.pick(&numbers);
    match (random.below(4), number.parse::<f64>()) {
        (0, Ok(value)) if value.is_finite() => (value + 1.0).to_string(),
        (1, Ok(value)) if value.is_finite() => value.next_down().to_string(),
        (2, Ok(value)) if value.is_finite() => value.next_up().to_string(),
        _ => respelled(number, words, random),
    }
}

/// The same number, written otherwise.
fn respelled(scalar: &str, words: &Words, random: &mut Random) -> String {
    if !is_number(scalar) {
        return scalar.to_owned();
    }
    let plain = scalar
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-');
    match random.below(6) {
        0 if plain => format!("{scalar}.0"),
        1 if plain => format!("{scalar}0e-1"),
        2 if !scalar.contains(['e', 'E']) => format!("{scalar}e0"),
        3 => quote(scalar),
        4 => words.number(random).to_owned(),
        _ => scalar.to_owned(),
    }
}
