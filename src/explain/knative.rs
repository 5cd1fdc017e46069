//! Where Knative is known to treat a subscription filter otherwise.
//!
//! Source: Knative Eventing at 8cf4c4b (`pkg/eventfilter`, `pkg/apis/eventing/v1`) and sdk-go's
//! `sql/v2`; a note is made only where the difference shows on this rule and this event.

use super::evaluate::Evaluation;
use super::{Note, Question, expression};
use crate::cesql::Value;
use crate::dialect::Dialect;
use crate::json::{Node, Value as Json};
use crate::matcher::Expression;
use crate::order;
use crate::pattern::{Field, Subject};

const TRIGGERS: &str = "https://knative.dev/docs/eventing/triggers/#trigger-filtering";

/// Attributes that Knative looks up although no event has them.
const PSEUDO_ATTRIBUTES: [&str; 3] = ["schemaurl", "datamediatype", "datacontentencoding"];

/// Functions that count characters.
const COUNTING: [&str; 4] = ["LENGTH", "LEFT", "RIGHT", "SUBSTRING"];

/// A note for each difference that shows.
pub(super) fn differs(question: &Question<'_>, evaluation: &Evaluation<'_>) -> Vec<Note> {
    if !matches!(question.dialect, Dialect::CloudEvents(_)) {
        return Vec::new();
    }
    let mut messages = Vec::new();
    for outcome in &evaluation.fields {
        let field = outcome.field;
        match (
            &outcome.subject,
            field.alternatives.iter().find_map(expression::of),
        ) {
            (Subject::Event(event), Some(expression)) => {
                on_expression(expression, event, &mut messages);
            }
            (subject, _) => on_attribute(field, subject, &mut messages),
        }
    }
    order::sort(&mut messages);
    messages.dedup();
    let notes = messages.into_iter().map(|message| Note {
        code: "knative-differs",
        message,
        docs: Some(TRIGGERS),
    });
    notes.collect()
}

fn on_attribute(field: &Field, subject: &Subject<'_>, messages: &mut Vec<String>) {
    let name = field.event_pointer().dotted();
    if name.starts_with('[') {
        messages.push(format!(
            "Knative refuses {}: its names begin with a letter",
            field.name()
        ));
    }
    let is_there = matches!(subject, Subject::Value(_));
    if PSEUDO_ATTRIBUTES.contains(&name.as_str()) && !is_there {
        messages.push(format!(
            "Knative looks up `{name}` in what it knows of the event, although the event has no such attribute"
        ));
    }
    if name == "time" {
        match subject {
            Subject::Value(node) => messages.extend(reprinted(node)),
            _ => messages.push(
                "Knative takes a missing `time` for `0001-01-01T00:00:00Z` where filters compare it"
                    .to_owned(),
            ),
        }
    }
}

/// A timestamp that Go prints in another way than it was written.
fn reprinted(node: &Node) -> Option<String> {
    let text = node.as_text()?.as_str()?;
    let fraction = text.split_once('.').map(|(_, rest)| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest.get(..digits).unwrap_or_default()
    });
    let ends_in_zero = fraction.is_some_and(|digits| digits.ends_with('0') || digits.len() > 9);
    let is_lower = text.contains(['t', 'z']);
    let is_zero_offset = text.ends_with("+00:00") || text.ends_with("-00:00");
    (ends_in_zero || is_lower || is_zero_offset).then(|| {
        format!("Knative prints `time` anew before it compares, and `{text}` then reads otherwise")
    })
}

fn on_expression(expression: &Expression, event: &Node, messages: &mut Vec<String>) {
    let (parsed, binding) = (expression.parsed(), expression.binding());
    let outcome = parsed.evaluate(event, binding);
    if !matches!(outcome.value, Value::Boolean(_)) && outcome.errors.is_empty() {
        messages.push(
            "Knative does not expect an expression that is not Boolean, and may stop working at it"
                .to_owned(),
        );
    }
    if let Some(other) = parsed.other_reading()
        && other.passes(event, binding) != parsed.passes(event, binding)
    {
        messages.push(
            "the specification's text groups `AND`, `OR` and `XOR` from left to right, Knative from right to left, and that turns this expression; put parentheses around what belongs together"
                .to_owned(),
        );
    }
    let mut names = parsed.attributes();
    let is_wide = |name: &str| {
        let member = event.as_object().and_then(|object| object.get(name));
        member.is_some_and(|member| match &member.value.value {
            Json::String(text) => !text.as_bytes().is_ascii(),
            _ => false,
        })
    };
    if COUNTING.iter().any(|name| parsed.calls(name)) && names.any(|(name, _)| is_wide(name)) {
        messages.push(
            "Knative counts bytes where `LENGTH`, `LEFT`, `RIGHT` and `SUBSTRING` count characters"
                .to_owned(),
        );
    }
}
