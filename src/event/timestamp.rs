//! RFC 3339: timestamps.
//!
//! Checks the `date-time` grammar, the calendar and leap seconds; knows no zone names.

use std::cmp::Ordering;

use super::fault::Fault;

/// A moment, comparable whatever its offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Instant {
    /// Minutes since 1970-01-01T00:00Z.
    minutes: i64,
    second: i64,
    /// The digits of the fraction without zeros at their end.
    fraction: String,
}

impl PartialOrd for Instant {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Instant {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |instant: &Self| (instant.minutes, instant.second);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.fraction.cmp(&other.fraction))
    }
}

/// Date and time without an offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Local {
    minutes: i64,
    second: i64,
    fraction: String,
    /// What stood between date and time.
    pub(super) separator: u8,
    /// How many bytes were read.
    pub(super) length: usize,
}

const EXAMPLE: &str = "write it like `2020-11-19T21:04:41Z` or `2020-11-19T21:04:41.5+08:00`";

/// Checks a timestamp (RFC 3339 §5.6 `date-time`).
pub(super) fn check(text: &[u8]) -> Result<Instant, Fault> {
    check_divided(text, b"Tt")
}

/// Checks a timestamp whose date and time are divided by one of `separators`.
pub(super) fn check_divided(text: &[u8], separators: &[u8]) -> Result<Instant, Fault> {
    let local = check_local(text, separators)?;
    let mut cursor = Cursor {
        text,
        at: local.length,
    };
    let offset = cursor.offset()?;
    if cursor.at < text.len() {
        return Err(
            Fault::new(cursor.at, text.len(), "text follows the offset").with_help("remove it")
        );
    }
    let minutes = local.minutes - offset;
    if local.second == 60 && !ends_a_month(minutes) {
        return Err(
            Fault::new(17, 19, "no leap second can be at this time").with_help(
                "second 60 exists only at 23:59:60 UTC on the last day of a month; use 0 to 59",
            ),
        );
    }
    Ok(Instant {
        minutes,
        second: local.second,
        fraction: local.fraction,
    })
}

/// Reads date and time at the beginning of `text`, divided by one of `separators`.
pub(super) fn check_local(text: &[u8], separators: &[u8]) -> Result<Local, Fault> {
    let mut cursor = Cursor { text, at: 0 };
    let year = cursor.number(4, "a year", 0..=9999)?;
    cursor.expect(b"-", "`-` after the year")?;
    let month = cursor.number(2, "a month", 1..=12)?;
    cursor.expect(b"-", "`-` after the month")?;
    let day = cursor.number(2, "a day", 1..=31)?;
    if day > days_in(year, month) {
        let message = format!(
            "{year:04}-{month:02} has only {} days",
            days_in(year, month)
        );
        return Err(Fault::new(8, 10, message).with_help("use a day of that month"));
    }
    let separator = cursor.expect(separators, "`T` and a time after the date")?;
    let hour = cursor.number(2, "an hour", 0..=23)?;
    cursor.expect(b":", "`:` after the hour")?;
    let minute = cursor.number(2, "a minute", 0..=59)?;
    cursor.expect(b":", "`:` and seconds after the minute")?;
    let second = cursor.number(2, "a second", 0..=60)?;
    let fraction = cursor.fraction()?;
    let minutes = days_from_civil(year, month, day) * 1440 + hour * 60 + minute;
    Ok(Local {
        minutes,
        second,
        fraction,
        separator,
        length: cursor.at,
    })
}

/// Whether this is the last minute, UTC, of a month.
fn ends_a_month(minutes: i64) -> bool {
    let next = minutes + 1;
    next.rem_euclid(1440) == 0 && {
        let day = next.div_euclid(1440);
        // A first of a month is a day on which counting civil days starts anew.
        let (year, month) = month_of(day);
        days_from_civil(year, month, 1) == day
    }
}

/// Year and month of a day counted from 1970-01-01.
fn month_of(day: i64) -> (i64, i64) {
    let mut year = 1970 + day.div_euclid(366).min(day.div_euclid(365));
    while days_from_civil(year + 1, 1, 1) <= day {
        year += 1;
    }
    let mut month = 12;
    while month > 1 && days_from_civil(year, month, 1) > day {
        month -= 1;
    }
    (year, month)
}

/// Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let leaps = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    let months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    before * 365 + leaps + months + day - 719_163
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn fault(&self, length: usize, message: String) -> Fault {
        let end = (self.at + length).min(self.text.len());
        Fault::new(self.at.min(end), end, message).with_help(EXAMPLE)
    }

    /// Exactly `digits` digits, within `range`.
    fn number(
        &mut self,
        digits: usize,
        what: &str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Result<i64, Fault> {
        let found = self.text.iter().skip(self.at).take(digits);
        let value = found.clone().try_fold(0, |value, byte| {
            byte.is_ascii_digit()
                .then(|| value * 10 + i64::from(byte - b'0'))
        });
        let Some(value) = value.filter(|_| found.len() == digits) else {
            return Err(self.fault(
                digits,
                format!("{what} of {digits} digits is expected here"),
            ));
        };
        if !range.contains(&value) {
            let (low, high) = range.into_inner();
            let width = digits;
            return Err(self.fault(
                digits,
                format!("{what} is from {low:0width$} to {high:0width$}, not {value:0width$}"),
            ));
        }
        self.at += digits;
        Ok(value)
    }

    fn expect(&mut self, accepted: &[u8], what: &str) -> Result<u8, Fault> {
        match self.peek() {
            Some(byte) if accepted.contains(&byte) => {
                self.at += 1;
                Ok(byte)
            }
            _ => Err(self.fault(1, format!("{what} is expected here"))),
        }
    }

    fn fraction(&mut self) -> Result<String, Fault> {
        if self.peek() == Some(b',') {
            return Err(self.fault(1, "a fraction begins with `.`, not `,`".to_owned()));
        }
        if self.peek() != Some(b'.') {
            return Ok(String::new());
        }
        let digits: String = self
            .text
            .iter()
            .skip(self.at + 1)
            .take_while(|byte| byte.is_ascii_digit())
            .map(|byte| char::from(*byte))
            .collect();
        if digits.is_empty() {
            return Err(self.fault(1, "no digits follow the `.` of the fraction".to_owned()));
        }
        self.at += 1 + digits.len();
        Ok(digits.trim_end_matches('0').to_owned())
    }

    /// Minutes east of UTC.
    fn offset(&mut self) -> Result<i64, Fault> {
        let sign = match self.expect(b"Zz+-", "`Z` or an offset such as `+08:00`")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Ok(0),
        };
        let hours = self.number(2, "the hours of an offset", 0..=23)?;
        self.expect(b":", "`:` in the offset")?;
        let minutes = self.number(2, "the minutes of an offset", 0..=59)?;
        Ok(sign * (hours * 60 + minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn leap_seconds_only_where_they_can_be() {
        for text in [
            "1990-12-31T23:59:60Z",
            "1990-12-31T15:59:60-08:00",
            "2017-01-01T08:59:60+09:00",
        ] {
            assert!(check(text.as_bytes()).is_ok(), "{text}");
        }
        for text in [
            "1990-12-31T23:58:60Z",
            "1990-12-30T23:59:60Z",
            "1990-12-31T23:59:60+01:00",
        ] {
            assert!(check(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn orders_moments_across_offsets() {
        let at = |text: &str| check(text.as_bytes()).expect(text);
        assert_eq!(at("1970-01-01T00:00:00Z").minutes, 0);
        assert_eq!(
            at("2020-11-19T21:04:41+08:00"),
            at("2020-11-19T13:04:41.000Z")
        );
        assert!(at("2020-11-19T21:04:41.05Z") < at("2020-11-19T21:04:41.1Z"));
        assert!(at("0000-01-01T00:00:00Z") < at("0000-02-29T23:59:59Z"));
    }

    #[test]
    fn points_at_the_fault() {
        for (text, start, end) in [
            ("2018-02-29T00:00:00Z", 8, 10),
            ("2018-04-05 17:31:00Z", 10, 11),
            ("2018-04-05", 10, 10),
            ("2018-04-05T17:31:00+0800", 22, 23),
            ("2018-04-05T17:31:00.Z", 19, 20),
            ("2018-04-05T24:00:00Z", 11, 13),
            ("2018-04-05T17:31:00Z ", 20, 21),
        ] {
            let fault = check(text.as_bytes()).expect_err(text);
            assert_eq!((fault.start, fault.end), (start, end), "{text}");
        }
    }
}
