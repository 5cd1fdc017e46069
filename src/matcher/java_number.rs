//! How Java prints a number that json-path has unwrapped.
//!
//! Source: json-path 2.4.0 `GsonJsonProvider.unwrap`, `java.math.BigDecimal#toString` and
//! `java.lang.Double#toString` (JDK 19 and later, shortest digits).
//! Whole numbers of any size keep their digits here; the narrowing to 32 bits that the
//! original applies to large negative ones is not repeated.

/// The text of a JSON number after Java has read and printed it.
pub(super) fn java_text(spelling: &str) -> String {
    let Some(number) = BigDecimal::parse(spelling) else {
        return spelling.to_owned();
    };
    if number.scale <= 0 {
        return number.whole_text();
    }
    match spelling.parse::<f64>() {
        Ok(double) if number.is_exactly_shortest(double) => double_text(double),
        _ => number.text(),
    }
}

/// The same with the accident of json-path 2.4.0: whole numbers up to 2³¹ − 1, the most negative
/// ones included, are cut to 32 bits.
pub(super) fn narrowed_java_text(spelling: &str) -> String {
    let cut = BigDecimal::parse(spelling)
        .filter(|number| number.scale <= 0)
        .and_then(|number| number.int_value());
    cut.map_or_else(|| java_text(spelling), |int| int.to_string())
}

/// `java.math.BigDecimal`: an integer and the number of its digits after the point.
struct BigDecimal {
    negative: bool,
    digits: String,
    scale: i64,
}

impl BigDecimal {
    fn parse(spelling: &str) -> Option<Self> {
        let (mantissa, exponent) = match spelling.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (spelling, 0),
        };
        let unsigned = mantissa.trim_start_matches('-');
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let joined = format!("{whole}{fraction}");
        let digits = match joined.trim_start_matches('0') {
            "" => "0",
            significant => significant,
        };
        Some(Self {
            negative: mantissa.starts_with('-') && digits != "0",
            digits: digits.to_owned(),
            scale: i64::try_from(fraction.len()).ok()?.checked_sub(exponent)?,
        })
    }

    const fn sign(&self) -> &'static str {
        if self.negative { "-" } else { "" }
    }

    /// The text of a number without fraction: plain where a `long` holds it.
    fn whole_text(&self) -> String {
        const LONGEST_LONG: usize = 19;
        let Ok(zeros) = usize::try_from(-self.scale) else {
            return self.text();
        };
        if self.digits == "0" {
            return "0".to_owned();
        }
        if zeros <= LONGEST_LONG && self.digits.len() + zeros <= LONGEST_LONG {
            let plain = format!("{}{}{}", self.sign(), self.digits, "0".repeat(zeros));
            if plain.parse::<i64>().is_ok() {
                return plain;
            }
        }
        self.text()
    }

    /// `BigDecimal#intValue` of a number without fraction that is at most 2³¹ − 1.
    fn int_value(&self) -> Option<i32> {
        let zeros = usize::try_from(-self.scale).ok()?;
        let is_small = || {
            let plain = format!("{}{}", self.digits, "0".repeat(zeros));
            plain.parse::<i32>().is_ok()
        };
        let is_at_most_int =
            self.negative || self.digits == "0" || (self.digits.len() + zeros <= 10 && is_small());
        if !is_at_most_int {
            return None;
        }
        let digit =
            |value: u32, digit: u8| value.wrapping_mul(10).wrapping_add(u32::from(digit - b'0'));
        let bits = self
            .digits
            .bytes()
            .chain(std::iter::repeat_n(b'0', zeros.min(32)))
            .fold(0, digit);
        let signed = bits.cast_signed();
        Some(if self.negative {
            signed.wrapping_neg()
        } else {
            signed
        })
    }

    /// `BigDecimal#toString`: plain for small scales, else scientific.
    fn text(&self) -> String {
        let length = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        let adjusted = length.saturating_sub(1).saturating_sub(self.scale);
        if self.scale == 0 {
            return format!("{}{}", self.sign(), self.digits);
        }
        if self.scale > 0 && adjusted >= -6 {
            return format!("{}{}", self.sign(), self.plain(length));
        }
        let (first, rest) = split_first(&self.digits);
        let point = if rest.is_empty() { "" } else { "." };
        let exponent = if adjusted == 0 {
            String::new()
        } else {
            format!("E{adjusted:+}")
        };
        format!("{}{first}{point}{rest}{exponent}", self.sign())
    }

    fn plain(&self, length: i64) -> String {
        let zeros = usize::try_from(self.scale - length + 1).unwrap_or(0);
        let padded = format!("{}{}", "0".repeat(zeros), self.digits);
        let point = padded.len() - usize::try_from(self.scale).unwrap_or(0);
        let (whole, fraction) = padded.split_at_checked(point).unwrap_or((&padded, ""));
        format!("{whole}.{fraction}")
    }

    /// Whether `BigDecimal.valueOf(double)` equals this number.
    fn is_exactly_shortest(&self, double: f64) -> bool {
        double.is_finite()
            && Self::parse(&format!("{double:e}"))
                .is_some_and(|shortest| shortest.normal() == self.normal())
    }

    /// Digits and scale without trailing zeros, for comparing values.
    fn normal(&self) -> (bool, &str, i64) {
        let digits = self.digits.trim_end_matches('0');
        let cut = i64::try_from(self.digits.len() - digits.len()).unwrap_or(0);
        if digits.is_empty() {
            (false, "", 0)
        } else {
            (self.negative, digits, self.scale - cut)
        }
    }
}

/// `Double#toString`: plain from 10⁻³ up to 10⁷, else `1.0E-5`.
fn double_text(double: f64) -> String {
    if double == 0.0 {
        return "0.0".to_owned();
    }
    let magnitude = double.abs();
    if (1e-3..1e7).contains(&magnitude) {
        let plain = format!("{double}");
        return if plain.contains('.') {
            plain
        } else {
            format!("{plain}.0")
        };
    }
    let scientific = format!("{double:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let point = if mantissa.contains('.') { "" } else { ".0" };
    format!("{mantissa}{point}E{exponent}")
}

fn split_first(digits: &str) -> (&str, &str) {
    digits.split_at_checked(1).unwrap_or((digits, ""))
}

#[cfg(test)]
mod tests {
    use super::java_text;

    #[test]
    fn numbers_print_as_java_prints_them() {
        for (spelling, printed) in [
            ("300", "300"),
            ("3.0e2", "300"),
            ("3e2", "300"),
            ("300.00", "300.0"),
            ("0.00001", "1.0E-5"),
            ("12345678.9", "1.23456789E7"),
            ("9223372036854775808", "9223372036854775808"),
            ("-3000000000", "-3000000000"),
            ("1e400", "1E+400"),
            ("-0", "0"),
            ("-0.0", "0.0"),
            ("1.00000000000000000001", "1.00000000000000000001"),
            ("0.001", "0.001"),
            ("1e-7", "1.0E-7"),
        ] {
            assert_eq!(java_text(spelling), printed, "{spelling}");
        }
    }
}
