//! The beginning of a node's JSON, for messages.

use super::write::{quote, to_json};
use super::{Node, Text, Value};

/// Compact JSON of a node, cut with `…` behind so many characters; the time does not grow
/// with what is cut off.
#[must_use]
pub fn excerpt(node: &Node, longest: usize) -> String {
    let mut json = String::new();
    write(node, longest, &mut json);
    match json.char_indices().nth(longest) {
        Some((cut, _)) => json.get(..cut).unwrap_or_default().to_owned() + "…",
        None => json,
    }
}

/// Writes the node, or more than `longest` characters of it.
fn write(node: &Node, longest: usize, json: &mut String) {
    match &node.value {
        Value::String(text) => json.push_str(&quote_start(text, longest)),
        Value::Array(elements) => {
            json.push('[');
            for (index, element) in elements.iter().enumerate() {
                if is_full(json, longest) {
                    return;
                }
                json.push_str(if index > 0 { "," } else { "" });
                write(element, longest, json);
            }
            json.push(']');
        }
        Value::Object(object) => {
            json.push('{');
            for (index, member) in object.members().iter().enumerate() {
                if is_full(json, longest) {
                    return;
                }
                json.push_str(if index > 0 { "," } else { "" });
                json.push_str(&quote_start(&member.key, longest));
                json.push(':');
                write(&member.value, longest, json);
            }
            json.push('}');
        }
        Value::Number(number) => {
            let spelling = number.as_str();
            json.push_str(spelling.get(..=longest).unwrap_or(spelling));
        }
        _ => json.push_str(&to_json(node)),
    }
}

/// Whether more is there than so many characters, of at most four bytes each.
const fn is_full(json: &str, longest: usize) -> bool {
    json.len() > 4 * longest
}

/// The text as a JSON string, or more than `longest` characters of it.
fn quote_start(text: &Text, longest: usize) -> String {
    let bytes = text.as_bytes();
    let mut end = bytes.len().min(4 * longest);
    while bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80) {
        end += 1;
    }
    quote(bytes.get(..end).unwrap_or(bytes))
}
