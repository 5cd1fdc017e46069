//! Numbers, and what people write in their place.

use super::fault::NumberProblem;
use super::parser::{Parser, Step};
use super::{Number, Value};

impl Parser<'_> {
    pub(super) fn number(&mut self) -> Step {
        let start = self.at;
        match number_end(self.text.as_bytes(), start) {
            Some(end) if self.is_end_of_scalar(end) => {
                self.at = end;
                self.done(start, Value::Number(Number::new(self.piece(start, end))))
            }
            _ => self.word(),
        }
    }
}

/// Whether the whole of `spelling` is a JSON number.
pub(crate) fn is_number(spelling: &str) -> bool {
    number_end(spelling.as_bytes(), 0) == Some(spelling.len())
}

/// The number that was meant by a spelling that is not JSON's, and the first thing wrong with it.
pub(super) fn repair(spelling: &str) -> Option<(NumberProblem, String)> {
    let (sign, size) = match spelling.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", spelling.strip_prefix('+').unwrap_or(spelling)),
    };
    let plus = spelling.starts_with('+').then_some(NumberProblem::PlusSign);
    if !size.starts_with(|first: char| first == '.' || first.is_ascii_digit()) {
        return None;
    }
    let (problem, mended) = hexadecimal(size).unwrap_or_else(|| mend(size));
    let whole = format!("{sign}{mended}");
    let problem = plus.or(problem)?;
    is_number(&whole).then_some((problem, whole))
}

fn hexadecimal(size: &str) -> Option<(Option<NumberProblem>, String)> {
    let digits = size
        .strip_prefix("0x")
        .or_else(|| size.strip_prefix("0X"))?;
    let value = u128::from_str_radix(digits, 16).ok()?;
    Some((Some(NumberProblem::Hexadecimal), value.to_string()))
}

/// Mends a number without sign, part by part.
fn mend(size: &str) -> (Option<NumberProblem>, String) {
    let plain = size.replace('_', "");
    let (mantissa, exponent) = match plain
        .find(['e', 'E'])
        .and_then(|at| plain.split_at_checked(at))
    {
        Some((mantissa, exponent)) => (mantissa, exponent),
        None => (plain.as_str(), ""),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let stripped = whole.trim_start_matches('0');
    let lone_exponent =
        !exponent.is_empty() && !exponent.ends_with(|last: char| last.is_ascii_digit());
    let problems = [
        (plain.len() != size.len(), NumberProblem::Underscore),
        (whole.is_empty(), NumberProblem::NoWholePart),
        (
            whole.len() > 1 && whole.starts_with('0'),
            NumberProblem::LeadingZero,
        ),
        (fraction == Some(""), NumberProblem::NoFraction),
        (lone_exponent, NumberProblem::NoExponent),
    ];
    let problem = problems
        .into_iter()
        .find(|(is_so, _)| *is_so)
        .map(|(_, problem)| problem);
    let whole = if stripped.is_empty() { "0" } else { stripped };
    let fraction = fraction
        .filter(|digits| !digits.is_empty())
        .map(|digits| format!(".{digits}"));
    let exponent = if lone_exponent { "" } else { exponent };
    (
        problem,
        format!("{whole}{}{exponent}", fraction.unwrap_or_default()),
    )
}

/// Where the JSON number ends that begins at `start`, if one does.
pub(crate) fn number_end(bytes: &[u8], start: usize) -> Option<usize> {
    let whole = start + usize::from(bytes.get(start) == Some(&b'-'));
    let mut at = digits_end(bytes, whole)?;
    if bytes.get(whole) == Some(&b'0') && at > whole + 1 {
        return None;
    }
    if bytes.get(at) == Some(&b'.') {
        at = digits_end(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let signed = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        at = digits_end(bytes, at + 1 + usize::from(signed))?;
    }
    Some(at)
}

/// Of eight bytes, sets a bit in the first that is no digit, if there is one, and none before.
const fn not_digits(bytes: u64) -> u64 {
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    // A digit has 3 in its upper half, and still has it six later.
    let upper = bytes & each(0xF0) ^ each(0x30);
    let after = ((bytes & each(0x0F)) + each(0x06)) & each(0x10);
    upper | after
}

/// Where the run of at least one digit ends.
fn digits_end(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let others = not_digits(u64::from_le_bytes(*eight));
        at += others.trailing_zeros() as usize / 8;
        if others != 0 {
            return (at > start).then_some(at);
        }
    }
    let rest = bytes.get(at..)?;
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (at + count > start).then_some(at + count)
}
