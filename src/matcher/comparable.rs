//! The numbers that Event Ruler can compare: those that their double prints as.

use std::fmt::{self, Write};

use crate::json::Decimal;

/// Whether the shortest text of the nearest double has exactly this value.
///
/// Source: Event Ruler 2.0.1 `ComparableNumber`, with `Double.toString` of JDK 19 and later,
/// which prints at least two digits: the least subnormal is `4.9E-324`.
pub(super) fn is_comparable(number: &str) -> bool {
    if has_few_digits(number) {
        return true;
    }
    let Ok(double) = number.parse::<f64>() else {
        return false;
    };
    if !double.is_finite() {
        return false;
    }
    let shortest = Printed::shortest(double);
    if shortest.as_str().contains('.') {
        return digits(number).eq(digits(shortest.as_str()));
    }
    let two_digits = format!("{double:.1e}");
    let has_one_digit = two_digits.parse() == Ok(double);
    let printed = if has_one_digit { &two_digits } else { shortest.as_str() };
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

/// The significant digits of a number, but for zeros at either end.
fn digits(spelling: &str) -> impl Iterator<Item = u8> {
    let end = spelling.find(['e', 'E']).unwrap_or(spelling.len());
    let mantissa = spelling.get(..end).unwrap_or_default();
    let outside = |letter: char| !matches!(letter, '1'..='9');
    let significant = mantissa.trim_matches(outside).bytes();
    significant.filter(u8::is_ascii_digit)
}

/// Whether a number has at most fifteen digits and no exponent: its double tells it from every
/// other such number, so that printing the double gives the number back.
fn has_few_digits(spelling: &str) -> bool {
    const MOST: usize = 15;
    let digits = spelling.bytes().filter(u8::is_ascii_digit).count();
    digits <= MOST && !spelling.contains(['e', 'E'])
}
