//! The numbers that Event Ruler can compare: those that their double prints as.

use std::fmt::{self, Write};

use crate::json::Decimal;

/// Whether the shortest text of the nearest double has exactly this value.
///
/// Source: Event Ruler 2.0.1 `ComparableNumber`, with `Double.toString` of JDK 19 and later,
/// which prints at least two digits: the least subnormal is `4.9E-324`.
pub(super) fn is_comparable(number: &str, double: f64) -> bool {
    if has_few_digits(number.as_bytes()) {
        return true;
    }
    if !double.is_finite() {
        return false;
    }
    let shortest = Printed::shortest(double);
    if shortest.as_str().contains('.') {
        return same_digits(number, shortest.as_str());
    }
    let two_digits = format!("{double:.1e}");
    let has_one_digit = two_digits.parse() == Ok(double);
    let printed = if has_one_digit {
        &two_digits
    } else {
        shortest.as_str()
    };
    Decimal::parse(number) == Decimal::parse(printed)
}

/// A double in as few digits as tell it from others, such as `1.25e-7`.
struct Printed {
    bytes: [u8; Self::MOST],
    length: usize,
}

impl Printed {
    /// A sign, seventeen digits, a point, and an exponent such as `e-308`.
    const MOST: usize = 24;

    fn shortest(double: f64) -> Self {
        let mut printed = Self {
            bytes: [0; Self::MOST],
            length: 0,
        };
        // Everything fits, so that writing cannot fail.
        let _ = write!(printed, "{double:e}");
        printed
    }

    fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

impl fmt::Write for Printed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let place = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// The digits of a number but for zeros at the start, without those of its exponent.
fn digits(spelling: &str) -> impl Iterator<Item = u8> {
    let mantissa = spelling
        .bytes()
        .take_while(|byte| !matches!(byte, b'e' | b'E'));
    let digits = mantissa.filter(u8::is_ascii_digit);
    digits.skip_while(|digit| *digit == b'0')
}

/// Whether two numbers that are nearly equal have the same digits, but for zeros at either end.
fn same_digits(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (digits(left), digits(right));
    loop {
        let pair = (left.next(), right.next());
        if pair == (None, None) {
            return true;
        }
        if pair.0.unwrap_or(b'0') != pair.1.unwrap_or(b'0') {
            return false;
        }
    }
}

/// Whether a number has at most fifteen digits and no exponent: its double tells it from every
/// other such number, so that printing the double gives the number back.
pub(super) fn has_few_digits(spelling: &[u8]) -> bool {
    const MOST: usize = 15;
    let signs = spelling.iter().filter(|byte| matches!(byte, b'-' | b'.'));
    let has_exponent = || spelling.iter().any(|byte| matches!(byte, b'e' | b'E'));
    spelling.len() <= MOST + signs.count() && !has_exponent()
}
