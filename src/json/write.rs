//! Nodes and texts back to JSON.

use super::{Member, Node, Value};

/// A JSON string literal, quotes included, of a `str` or a [`Text`](super::Text).
///
/// Lone surrogates become `\udXXX`; of other bytes that are not UTF-8, each becomes U+FFFD.
#[must_use]
pub fn quote<T: AsRef<[u8]> + ?Sized>(text: &T) -> String {
    let mut json = String::new();
    write_quoted(text.as_ref(), &mut json);
    json
}

/// Compact JSON of a node, numbers as they were spelled.
#[must_use]
pub fn to_json(node: &Node) -> String {
    let mut json = String::new();
    write_node(node, &mut json);
    json
}

fn write_node(node: &Node, json: &mut String) {
    match &node.value {
        Value::Null => json.push_str("null"),
        Value::Bool(true) => json.push_str("true"),
        Value::Bool(false) => json.push_str("false"),
        Value::Number(number) => json.push_str(number.as_str()),
        Value::String(text) => write_quoted(text.as_bytes(), json),
        Value::Array(elements) => write_list(elements, ('[', ']'), json, write_node),
        Value::Object(object) => write_list(object.members(), ('{', '}'), json, write_member),
    }
}

fn write_member(member: &Member, json: &mut String) {
    write_quoted(member.key.as_bytes(), json);
    json.push(':');
    write_node(&member.value, json);
}

fn write_list<T>(
    items: &[T],
    brackets: (char, char),
    json: &mut String,
    write: fn(&T, &mut String),
) {
    json.push(brackets.0);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        write(item, json);
    }
    json.push(brackets.1);
}

fn write_quoted(mut bytes: &[u8], json: &mut String) {
    json.push('"');
    loop {
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => {
                write_escaped(text, json);
                break;
            }
            Err(error) => error.valid_up_to(),
        };
        let (text, rest) = bytes.split_at_checked(valid).unwrap_or((bytes, &[]));
        write_escaped(&String::from_utf8_lossy(text), json);
        bytes = write_broken(rest, json);
    }
    json.push('"');
}

/// Writes what the bytes that are not UTF-8 begin with, and gives what is after it.
fn write_broken<'b>(bytes: &'b [u8], json: &mut String) -> &'b [u8] {
    if let [0xED, middle @ 0xA0..=0xBF, last @ 0x80..=0xBF, rest @ ..] = bytes {
        let unit = 0xD000 | (u32::from(middle & 0x3F) << 6) | u32::from(last & 0x3F);
        json.push_str(&unicode_escape(unit));
        return rest;
    }
    json.push('\u{FFFD}');
    bytes.get(1..).unwrap_or_default()
}

fn write_escaped(text: &str, json: &mut String) {
    let mut rest = text;
    while let Some(plain) =
        rest.find(|letter: char| letter < ' ' || letter == '"' || letter == '\\')
    {
        let (before, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        json.push_str(before);
        let mut letters = after.chars();
        if let Some(letter) = letters.next() {
            json.push_str(&escape(letter));
        }
        rest = letters.as_str();
    }
    json.push_str(rest);
}

/// The shortest JSON escape of a quote, backslash or control character.
pub(super) fn escape(letter: char) -> String {
    match letter {
        '"' => "\\\"".into(),
        '\\' => "\\\\".into(),
        '\u{8}' => "\\b".into(),
        '\u{c}' => "\\f".into(),
        '\n' => "\\n".into(),
        '\r' => "\\r".into(),
        '\t' => "\\t".into(),
        other => unicode_escape(u32::from(other)),
    }
}

fn unicode_escape(unit: u32) -> String {
    format!("\\u{unit:04x}")
}
