//! Exact decimal values of JSON numbers.

use std::cmp::Ordering;
use std::fmt;

/// The exact value of a JSON number: `300`, `300.0` and `3.0e2` are equal, `-0` is `0`.
///
/// No digit is ever rounded.
/// Exponents are kept exactly up to ±1.7e38; beyond that they stick at this bound, so that
/// numbers of such a size are told apart by sign and digits only.
///
/// ```
/// use whymatch::json::Decimal;
///
/// assert_eq!(Decimal::parse("300"), Decimal::parse("3.0e2"));
/// assert_ne!(Decimal::parse("9007199254740993"), Decimal::parse("9007199254740992"));
/// assert!(Decimal::parse("-0.1") < Decimal::parse("1e-400"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal {
    negative: bool,
    /// Significant digits without zeros at either end; empty for zero.
    digits: Box<str>,
    /// The value is `0.digits` times ten to this power; `0` for zero.
    exponent: i128,
}

impl Decimal {
    /// The value of a number spelled in the JSON grammar.
    ///
    /// Of a text that is not a JSON number, every non-digit is passed over.
    #[must_use]
    pub fn parse(spelling: &str) -> Self {
        let (mantissa, power) = spelling.split_once(['e', 'E']).unwrap_or((spelling, ""));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: String = [whole, fraction]
            .concat()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        let significant = all.trim_start_matches('0');
        let digits = significant.trim_end_matches('0');
        if digits.is_empty() {
            return Self {
                negative: false,
                digits: "".into(),
                exponent: 0,
            };
        }
        let leading_zeros = all.len() - significant.len();
        let whole_digits = whole.bytes().filter(u8::is_ascii_digit).count();
        Self {
            negative: spelling.starts_with('-'),
            digits: digits.into(),
            exponent: exponent(power)
                .saturating_add(signed(whole_digits))
                .saturating_sub(signed(leading_zeros)),
        }
    }

    /// Whether the value is zero, of either sign.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The value without its sign.
    #[must_use]
    pub fn magnitude(mut self) -> Self {
        self.negative = false;
        self
    }

    /// The nearest double; infinite where none is near.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        let exponent = self.exponent.clamp(-9999, 9999);
        let spelling = format!("{}0.{}e{exponent}", self.sign(), self.digits_or_zero());
        spelling.parse().unwrap_or(f64::NAN)
    }

    const fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }

    const fn digits_or_zero(&self) -> &str {
        if self.is_zero() { "0" } else { &self.digits }
    }

    fn cmp_size(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self
                .exponent
                .cmp(&other.exponent)
                .then(self.digits.cmp(&other.digits)),
        }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => self.cmp_size(other),
            (true, true) => other.cmp_size(self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The plain form, `1500` or `0.25`; very large and very small values as `1.5e400`.
///
/// It follows the JSON grammar.
impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits_or_zero();
        let sign = self.sign();
        match self.exponent {
            0 if self.is_zero() => formatter.write_str("0"),
            places @ 1..=21 => {
                let places = usize::try_from(places).unwrap_or_default();
                match digits.split_at_checked(places) {
                    Some((whole, "")) => write!(formatter, "{sign}{whole}"),
                    Some((whole, fraction)) => write!(formatter, "{sign}{whole}.{fraction}"),
                    None => write!(formatter, "{sign}{digits:0<places$}"),
                }
            }
            zeros @ -5..=0 => {
                let zeros = usize::try_from(-zeros).unwrap_or_default();
                write!(formatter, "{sign}0.{:0<zeros$}{digits}", "")
            }
            exponent => {
                let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
                let point = if rest.is_empty() { "" } else { "." };
                write!(
                    formatter,
                    "{sign}{first}{point}{rest}e{}",
                    exponent.saturating_sub(1)
                )
            }
        }
    }
}

/// The value of the part after `e`; out of bounds, the bound.
fn exponent(power: &str) -> i128 {
    let (negative, digits) = match power.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, power.strip_prefix('+').unwrap_or(power)),
    };
    let size = digits
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0_i128, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(i128::from(digit - b'0'))
        });
    if negative { -size } else { size }
}

fn signed(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}
