//! Which numbers are equal to what their double prints as.

/// Whether a JSON number is exactly what the nearest double prints as, in the shortest way.
///
/// The shortest way is that of JDK 19 and later: of the decimals that read back as the double the
/// shortest, but at least two digits, and of those the nearest.
pub(crate) fn is_comparable(number: &str) -> bool {
    let Ok(double) = number.parse::<f64>() else {
        return false;
    };
    if !double.is_finite() {
        return false;
    }
    let shortest = format!("{double:e}");
    let one_digit =
        shortest.trim_start_matches('-').find(['e', '.']) == Some(1) && !shortest.contains('.');
    let printed = if one_digit {
        format!("{double:.1e}")
    } else {
        shortest
    };
    Decimal::read(number) == Decimal::read(&printed)
}

/// Sign, digits without zeros at the ends, and the power of ten of the last digit.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i128,
}

impl Decimal {
    fn read(number: &str) -> Self {
        let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let written: String = [whole.trim_start_matches('-'), fraction].concat();
        let digits = written.trim_end_matches('0');
        let zeros = i128::try_from(written.len() - digits.len()).unwrap_or(0);
        let places = i128::try_from(fraction.len()).unwrap_or(0);
        let exponent = exponent.parse::<i128>().unwrap_or(0) - places + zeros;
        let digits = digits.trim_start_matches('0').to_owned();
        Self {
            negative: number.starts_with('-') && !digits.is_empty(),
            exponent: if digits.is_empty() { 0 } else { exponent },
            digits,
        }
    }
}
