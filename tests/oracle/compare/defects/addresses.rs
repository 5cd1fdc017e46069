//! Defects of addresses: they are walked as hex digits, and a range takes what begins right.

use super::Parts;
use crate::text::{is_number, text};
use crate::view::Alternative;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    V4,
    V6,
}

/// A number is walked as if it were the hex digits of an address.
pub(super) fn range_meets_number(parts: &Parts<'_>) -> bool {
    parts.meets(|alternatives, leaf| {
        let is_hex = |unit: u8| unit.is_ascii_digit() || unit == b'E';
        is_number(leaf.value)
            && leaf.value.bytes().next().is_some_and(is_hex)
            && alternatives.iter().any(|it| range(it).is_some())
    })
}

/// The hex digits of an address are compared with literals that stand without quotes.
pub(super) fn number_literal_meets_address(parts: &Parts<'_>) -> bool {
    let digits = |it: &Alternative<'_>| {
        let literal = it.operator.is_none().then(|| it.operand.scalar()).flatten();
        literal.is_some_and(|number| is_number(number) && [8, 32].contains(&number.len()))
    };
    parts.meets(|alternatives, leaf| {
        family(leaf.value).is_some()
            && alternatives.iter().any(digits)
            && alternatives.iter().any(|it| range(it).is_some())
    })
}

/// A range of one family takes an address of the other whose first digits are in it.
pub(super) fn other_family(parts: &Parts<'_>) -> bool {
    parts.meets(|alternatives, leaf| {
        let Some(found) = family(leaf.value) else {
            return false;
        };
        alternatives
            .iter()
            .filter_map(range)
            .any(|wanted| wanted != found)
    })
}

/// Java reads the digits of every script in the number of mask bits.
pub(super) fn mask_in_other_digits(parts: &Parts<'_>) -> bool {
    let odd = |it: &Alternative<'_>| {
        let block = it.operand.scalar().filter(|_| it.name() == "cidr");
        let mask = block
            .and_then(text)
            .and_then(|block| Some(block.split('/').nth(1)?.to_owned()));
        mask.is_some_and(|mask| {
            mask.chars()
                .any(|digit| !digit.is_ascii() && digit.is_numeric())
        })
    };
    parts.has(|alternatives| alternatives.iter().any(odd))
}

/// The family of the addresses that an alternative takes as a range.
fn range(alternative: &Alternative<'_>) -> Option<Family> {
    match alternative.operator.as_deref() {
        None | Some("cidr") => family(alternative.operand.scalar()?),
        _ => None,
    }
}

fn family(quoted: &str) -> Option<Family> {
    let value = text(quoted)?;
    let address = value.split('/').next()?;
    let is_mapped = |digits: &str| {
        let parsed = digits.parse::<std::net::Ipv6Addr>();
        parsed.is_ok_and(|address| address.to_ipv4_mapped().is_some())
    };
    if address.contains(':') {
        Some(if is_mapped(address) {
            Family::V4
        } else {
            Family::V6
        })
    } else {
        let dots = address.matches('.').count() == 3;
        dots.then_some(Family::V4)
    }
}
