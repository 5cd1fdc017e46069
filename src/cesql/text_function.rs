//! What the functions on texts do (CESQL 1.0.0, §3.5.1); a character is a Unicode code point.

use std::borrow::Cow;

use super::error::ErrorKind;
use super::function::{Refused, Result};
use super::value::Value;

/// How many characters a text has.
pub(super) fn length(arguments: &[Value<'_>]) -> Value<'static> {
    Value::Integer(count(&string(arguments, 0)))
}

/// All texts, one behind the other.
pub(super) fn concat(arguments: &[Value<'_>]) -> Value<'static> {
    let texts = (0..arguments.len()).map(|index| string(arguments, index));
    text(texts.collect::<String>())
}

/// All texts but the first, which stands between them.
pub(super) fn concat_ws(arguments: &[Value<'_>]) -> Value<'static> {
    let texts: Vec<_> = (1..arguments.len())
        .map(|index| string(arguments, index))
        .collect();
    text(texts.join(&string(arguments, 0)))
}

/// The text in lower case, by the full mapping of Unicode.
pub(super) fn lower(arguments: &[Value<'_>]) -> Value<'static> {
    text(string(arguments, 0).to_lowercase())
}

/// The text in upper case, by the full mapping of Unicode.
pub(super) fn upper(arguments: &[Value<'_>]) -> Value<'static> {
    text(string(arguments, 0).to_uppercase())
}

/// The text without Unicode white space at its ends.
pub(super) fn trim(arguments: &[Value<'_>]) -> Value<'static> {
    text(string(arguments, 0).trim())
}

/// The first characters of a text.
pub(super) fn left(arguments: &[Value<'_>]) -> Result {
    let whole = string(arguments, 0);
    let wanted = wanted_characters(arguments, &whole, "LEFT")?;
    Ok(text(before(&whole, wanted)))
}

/// The last characters of a text.
pub(super) fn right(arguments: &[Value<'_>]) -> Result {
    let whole = string(arguments, 0);
    let wanted = wanted_characters(arguments, &whole, "RIGHT")?;
    let passed = whole.chars().count().saturating_sub(wanted);
    Ok(text(behind(&whole, passed)))
}

/// The characters from a position on, counted from 1, or from the end where it is negative.
pub(super) fn substring(arguments: &[Value<'_>]) -> Result {
    let whole = string(arguments, 0);
    let position = integer(arguments, 1);
    let wanted = match arguments.get(2) {
        None => usize::MAX,
        Some(_) => usize::try_from(integer(arguments, 2)).map_err(|_| {
            refused(
                "",
                format!("{} is a negative length", integer(arguments, 2)),
            )
        })?,
    };
    if position == 0 {
        return Ok(text(""));
    }
    let length = whole.chars().count();
    let distance = usize::try_from(position.unsigned_abs()).unwrap_or(usize::MAX);
    if distance > length {
        let message = format!("position {position} is outside of a text of {length} characters");
        return Err(refused("", message));
    }
    let passed = if position > 0 {
        distance - 1
    } else {
        length - distance
    };
    Ok(text(before(behind(&whole, passed), wanted)))
}

/// The argument at a place, which was cast to Integer before.
pub(super) fn integer(arguments: &[Value<'_>], index: usize) -> i32 {
    let value = arguments.get(index);
    value.and_then(Value::to_integer).unwrap_or_default()
}

/// The argument at a place, which was cast to String before.
fn string<'v>(arguments: &'v [Value<'_>], index: usize) -> Cow<'v, str> {
    arguments.get(index).map(Value::to_text).unwrap_or_default()
}

fn text(value: impl Into<String>) -> Value<'static> {
    Value::String(Cow::Owned(value.into()))
}

/// The number of characters that `LEFT` or `RIGHT` is asked for; the whole text where it is negative.
fn wanted_characters(
    arguments: &[Value<'_>],
    whole: &str,
    name: &str,
) -> std::result::Result<usize, Refused> {
    let wanted = integer(arguments, 1);
    usize::try_from(wanted)
        .map_err(|_| refused(whole, format!("`{name}` cannot take {wanted} characters")))
}

fn refused(value: &str, message: String) -> Refused {
    Refused {
        value: text(value),
        kind: ErrorKind::FunctionEvaluation,
        message,
    }
}

/// How many characters; no text here is so long that they do not fit.
fn count(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX)
}

/// The text up to so many characters.
fn before(text: &str, characters: usize) -> &str {
    text.get(..offset(text, characters)).unwrap_or(text)
}

/// The text behind so many characters.
fn behind(text: &str, characters: usize) -> &str {
    text.get(offset(text, characters)..).unwrap_or_default()
}

fn offset(text: &str, characters: usize) -> usize {
    let mut offsets = text.char_indices().map(|(offset, _)| offset);
    offsets.nth(characters).unwrap_or(text.len())
}
