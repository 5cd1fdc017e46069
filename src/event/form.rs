//! The forms that values of documented extensions have.

use super::{base64, timestamp, uri};
use crate::diagnostic::has_errors;
use crate::json::{self, Text, Value};

const fn text(value: &Value) -> Option<&Text> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn integer(value: &Value) -> Option<i32> {
    match value {
        Value::Number(number) => number.as_str().parse().ok(),
        _ => None,
    }
}

pub(super) fn is_string(value: &Value) -> bool {
    text(value).is_some()
}

pub(super) fn is_filled(value: &Value) -> bool {
    text(value).is_some_and(|text| !text.as_bytes().is_empty())
}

pub(super) fn is_boolean(value: &Value) -> bool {
    matches!(value, Value::Bool(_))
}

pub(super) fn is_integer(value: &Value) -> bool {
    integer(value).is_some()
}

/// Claims are a JSON text (auth context extension).
pub(super) fn is_claims(value: &Value) -> bool {
    text(value).is_some_and(|text| {
        let reading = json::read(text.as_bytes(), &json::Options::event());
        !has_errors(&reading.diagnostics)
    })
}

/// Names divided by commas; blanks stand around them only (data classification extension).
pub(super) fn is_regulations(value: &Value) -> bool {
    let is_name = |name: &str| !name.is_empty() && !name.contains(' ');
    text(value)
        .and_then(Text::as_str)
        .is_some_and(|list| list.split(',').all(|name| is_name(name.trim_matches(' '))))
}

pub(super) fn is_positive(value: &Value) -> bool {
    integer(value).is_some_and(|number| number > 0)
}

pub(super) fn is_counter(value: &Value) -> bool {
    integer(value).is_some_and(|number| number >= 0)
}

pub(super) fn is_true(value: &Value) -> bool {
    *value == Value::Bool(true)
}

pub(super) fn is_moment(value: &Value) -> bool {
    text(value).is_some_and(|text| timestamp::check(text.as_bytes()).is_ok())
}

pub(super) fn is_reference(value: &Value) -> bool {
    is_filled(value)
        && text(value).is_some_and(|text| uri::check_reference(text.as_bytes()).is_ok())
}

pub(super) fn is_absolute(value: &Value) -> bool {
    let reference = text(value).map(|text| uri::check_reference(text.as_bytes()));
    reference == Some(Ok(uri::Reference::Absolute))
}

pub(super) fn is_base64(value: &Value) -> bool {
    text(value).is_some_and(|text| base64::check(text.as_bytes()).is_ok())
}

/// `version-traceid-parentid-flags` in lower-case hexadecimal, ids not all zero.
pub(super) fn is_traceparent(value: &Value) -> bool {
    let Some(parts) = text(value).and_then(Text::as_str) else {
        return false;
    };
    let parts: Vec<&str> = parts.split('-').take(5).collect();
    let [version, trace, parent, flags, ..] = parts.as_slice() else {
        return false;
    };
    let hexadecimal = |part: &str, length: usize| {
        part.len() == length
            && part
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let filled = |part: &str| part.bytes().any(|byte| byte != b'0');
    hexadecimal(version, 2)
        && *version != "ff"
        && (parts.len() == 4 || *version != "00")
        && hexadecimal(trace, 32)
        && filled(trace)
        && hexadecimal(parent, 16)
        && filled(parent)
        && hexadecimal(flags, 2)
}
