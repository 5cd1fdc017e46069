//! What could be changed so that an expression comes out as its rule wants.

use std::collections::BTreeMap;

use super::members::deletions;
use super::plan::Change;
use super::repair::{Of, Repair, in_event, in_pattern};
use crate::cesql::{Attribute, ErrorKind, EvaluationError, Trace, Value, attribute};
use crate::explain::expression::{culprits, of, text_of, trace};
use crate::json::{Node, Span, Text, locate, quote};
use crate::matcher::Expression;
use crate::path::Pointer;
use crate::pattern::Subject;

/// The most comparisons of one expression that are changed together.
const MOST_COMPARISONS: usize = 16;
/// The most comparisons of one expression that are changed each by itself.
const MOST_SINGLE: usize = 4;
/// The longest text that is written into an expression or an event.
const LONGEST_TEXT: usize = 200;

/// An expression, the event, and what happened.
struct Failing<'a> {
    expression: &'a Expression,
    event: &'a Node,
    trace: Trace,
}

/// A value that an attribute could have for a comparison to hold.
struct Wish {
    /// The attribute.
    name: String,
    /// The value as JSON.
    value: String,
    /// Whether the comparison says what the value should be.
    is_told: bool,
}

impl Of<'_, '_> {
    /// The repairs of an expression, the most telling first.
    pub(super) fn expression_repairs(&self) -> Vec<Repair> {
        let mut repairs = Vec::new();
        let expression = self.field.alternatives.iter().find_map(of);
        if let (Some(expression), Subject::Event(event)) = (expression, self.subject) {
            let failing = Failing {
                expression,
                event,
                trace: trace(expression, event),
            };
            if self.field.negated {
                repairs.extend(self.unset(&failing));
            } else {
                repairs.extend(self.rewritten(&failing));
                repairs.extend(self.granted(&failing));
                repairs.extend(self.not_there_either(&failing));
            }
        }
        repairs.push(self.drop_field());
        repairs
    }

    /// Comparisons with what the event has, each by itself and all at once.
    fn rewritten(&self, failing: &Failing<'_>) -> Vec<Repair> {
        let rewrites: Vec<_> = culprits(&failing.trace, true)
            .into_iter()
            .take(MOST_COMPARISONS)
            .filter_map(|culprit| self.rewrite(failing, culprit))
            .collect();
        let mut repairs: Vec<_> = rewrites
            .iter()
            .take(MOST_SINGLE)
            .map(|(message, change)| in_pattern(message.clone(), vec![change.clone()]))
            .collect();
        if let [(first, _), .., (last, _)] = rewrites.as_slice() {
            let changes = rewrites.iter().map(|(_, change)| change.clone()).collect();
            let message = match rewrites.len() {
                2 => format!("{first} and {last}"),
                count => format!("{first} and change {} others like it", count - 1),
            };
            repairs.push(in_pattern(message, changes));
        }
        repairs
    }

    /// A comparison with what the event has.
    fn rewrite(&self, failing: &Failing<'_>, culprit: &Trace) -> Option<(String, Change)> {
        let expression = failing.expression;
        let text = text_of(expression, culprit);
        let tested = culprit.children.first().unwrap_or(culprit);
        let value = failing.value_of(tested)?;
        let literal = literal(&value)?;
        let (at, written) = correction(culprit, text, &value, literal)?;
        let before = expression.text().get(at.start..at.end)?;
        let message = match culprit.kind {
            "attribute" => format!("write `{text}{written}` instead of `{text}`"),
            "in" => format!("also accept `{}`", written.trim_start_matches(", ")),
            _ => format!("write `{written}` instead of `{before}`"),
        };
        let place = locate(
            self.question.pattern_text,
            expression.span(),
            at.start,
            at.end,
        );
        let quoted = quote(written.as_str());
        let inside = quoted.get(1..quoted.len() - 1)?.to_owned();
        Some((message, Change::Replace(place, inside)))
    }

    /// The expression, or that an attribute is missing which it cannot do without.
    fn not_there_either(&self, failing: &Failing<'_>) -> Option<Repair> {
        let is_missing = |error: &EvaluationError| error.kind == ErrorKind::MissingAttribute;
        let culprit = culprits(&failing.trace, true)
            .into_iter()
            .find(|culprit| culprit.errors.iter().any(is_missing))?;
        let name = failing.name_in(culprit)?;
        let expression = failing.expression;
        let rule = self.question.pattern_text;
        let place = |at: usize| locate(rule, expression.span(), at, at);
        let changes = vec![
            Change::Replace(place(0), format!("NOT EXISTS {name} OR (")),
            Change::Replace(place(expression.text().len()), ")".to_owned()),
        ];
        let message = format!("let events without `{name}` pass: `NOT EXISTS {name} OR (…)`");
        Some(in_pattern(message, changes))
    }

    /// Values of the event that the comparisons ask for, each by itself and all at once.
    fn granted(&self, failing: &Failing<'_>) -> Vec<Repair> {
        let mut wishes = Vec::new();
        failing.wishes(&failing.trace, true, &mut wishes);
        wishes.truncate(MOST_COMPARISONS);
        let single = wishes.iter().take(MOST_SINGLE);
        let mut repairs: Vec<_> = single.map(|wish| self.grant(&[wish])).collect();
        let mut all: BTreeMap<&str, &Wish> = BTreeMap::new();
        for wish in &wishes {
            let told = all.get(wish.name.as_str()).is_some_and(|it| it.is_told);
            if !told {
                all.insert(&wish.name, wish);
            }
        }
        if wishes.len() > 1 {
            let all: Vec<_> = all.into_values().collect();
            repairs.push(self.grant(&all));
        }
        repairs
    }

    fn grant(&self, wishes: &[&Wish]) -> Repair {
        let event = self.question.event;
        let mut changes = Vec::new();
        let mut words = Vec::new();
        for Wish { name, value, .. } in wishes {
            let member = event.as_object().and_then(|object| object.get(name));
            words.push(match member {
                Some(_) => format!("set `{name}` to `{value}`"),
                None => format!("add `{name}` with the value `{value}`"),
            });
            changes.push(match member {
                Some(member) => Change::Replace(member.value.span, value.clone()),
                None => Change::Add {
                    at: event.span,
                    keys: vec![Text::from(name.as_str())],
                    value: value.clone(),
                },
            });
        }
        in_event(words.join(" and "), changes)
    }

    /// The event without one of the attributes, where the expression must not be true.
    fn unset(&self, failing: &Failing<'_>) -> Vec<Repair> {
        let event = self.question.event;
        let names = failing.expression.parsed().attributes();
        let mut repairs = Vec::new();
        for (name, _) in names.take(MOST_SINGLE) {
            let is_there = event
                .as_object()
                .is_some_and(|object| object.get(name).is_some());
            if is_there && !super::filter::is_required(name) {
                let changes = deletions(event, &Pointer::root().key(name));
                repairs.push(in_event(format!("remove `{name}`"), changes));
            }
        }
        repairs
    }
}

impl Failing<'_> {
    /// What a subexpression comes to, in full.
    fn value_of(&self, part: &Trace) -> Option<Value<'_>> {
        if part.kind != "attribute" {
            return part.value.clone();
        }
        let name = self.name_in(part)?;
        match attribute(self.event, name, self.expression.binding()) {
            Attribute::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The only attribute that a subexpression names.
    fn name_in(&self, part: &Trace) -> Option<&str> {
        let inside = |at: &Span| part.span.start <= at.start && at.end <= part.span.end;
        let mut names = self.expression.parsed().attributes();
        names.find(|(_, at)| inside(at)).map(|(name, _)| name)
    }

    /// What attributes would have to be for the expression to come out as wanted.
    fn wishes(&self, part: &Trace, wanted: bool, wishes: &mut Vec<Wish>) {
        let comes_out = part.value == Some(Value::Boolean(wanted)) && is_sound(part);
        if comes_out || wishes.len() >= MOST_COMPARISONS {
            return;
        }
        match part.kind {
            "and" | "or" | "xor" => {
                for child in &part.children {
                    self.wishes(child, wanted, wishes);
                }
            }
            "not" => {
                for child in &part.children {
                    self.wishes(child, !wanted, wishes);
                }
            }
            _ => wishes.extend(self.comparison_wishes(part, wanted)),
        }
    }

    fn comparison_wishes(&self, part: &Trace, wanted: bool) -> Vec<Wish> {
        let Some(name) = self.name_in(part) else {
            return Vec::new();
        };
        let told = |value: String| Wish {
            name: name.to_owned(),
            value,
            is_told: true,
        };
        let guess = |value: &str| Wish {
            is_told: false,
            ..told(value.to_owned())
        };
        let literals = part
            .children
            .iter()
            .filter(|child| child.kind == "literal")
            .filter_map(|child| child.value.clone().or_else(|| self.spelled(child)));
        match part.kind {
            "attribute" => vec![guess(if wanted { "true" } else { "false" })],
            "exists" if wanted => vec![guess("\"x\"")],
            "equality" | "in" => {
                let values: Vec<_> = literals.take(2).collect();
                let equal = values.first().and_then(json).map(told);
                let other = values.first().and_then(other_than).map(|it| guess(&it));
                equal.into_iter().chain(other).collect()
            }
            "ordering" => literals.take(1).flat_map(around).map(told).collect(),
            "like" => self.example(part).map(told).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The value of a literal that was passed over.
    fn spelled(&self, part: &Trace) -> Option<Value<'static>> {
        let text = text_of(self.expression, part);
        let parsed = crate::cesql::parse(text, crate::cesql::Grammar::Specification);
        Some(
            parsed
                .expression?
                .evaluate(self.event, self.expression.binding())
                .value,
        )
    }

    /// A text that fits the pattern of a `LIKE`.
    fn example(&self, part: &Trace) -> Option<String> {
        let text = text_of(self.expression, part);
        let end = text.rfind(['\'', '"'])?;
        let mark = text.get(end..)?;
        let start = text.get(..end)?.find(mark)?;
        let mut example = String::new();
        let mut escaped = false;
        for letter in text.get(start + 1..end)?.chars() {
            match letter {
                '\\' if !escaped => {
                    escaped = true;
                    continue;
                }
                '%' if !escaped => {}
                '_' if !escaped => example.push('x'),
                other => example.push(other),
            }
            escaped = false;
        }
        (example.len() <= LONGEST_TEXT).then(|| quote(example.as_str()))
    }
}

/// What to write where in a comparison whose text this is, so that it holds for the value.
fn correction(
    culprit: &Trace,
    text: &str,
    value: &Value<'_>,
    literal: String,
) -> Option<(Span, String)> {
    Some(match culprit.kind {
        "attribute" => {
            let end = culprit.span.end;
            let wanted = match value {
                Value::String(text) if text.eq_ignore_ascii_case("true") => "TRUE".to_owned(),
                _ => literal,
            };
            (Span::new(end, end), format!(" = {wanted}"))
        }
        "in" => {
            let end = culprit.span.end.checked_sub(1)?;
            (Span::new(end, end), format!(", {literal}"))
        }
        "like" => {
            let quote = text.rfind(['\'', '"'])?;
            let mark = text.get(quote..)?;
            let start = text.get(..quote)?.find(mark)?;
            let escaped = literal.replace('%', "\\%").replace('_', "\\_");
            let from = culprit.span.start + start;
            (Span::new(from, culprit.span.end), escaped)
        }
        "equality" | "ordering" => {
            let compared = culprit.children.get(1)?;
            (compared.kind == "literal").then_some(())?;
            (compared.span, literal)
        }
        _ => return None,
    })
}

/// Whether nothing went wrong in a subexpression.
fn is_sound(part: &Trace) -> bool {
    part.errors.is_empty() && part.children.iter().all(is_sound)
}

/// A value as JSON.
fn json(value: &Value<'_>) -> Option<String> {
    match value {
        Value::String(text) => (text.len() <= LONGEST_TEXT).then(|| quote(&**text)),
        Value::Integer(value) => Some(value.to_string()),
        Value::Boolean(value) => Some(value.to_string()),
    }
}

/// Another value of the same type, as JSON.
fn other_than(value: &Value<'_>) -> Option<String> {
    match value {
        Value::String(text) => json(&Value::String(format!("{text}-other").into())),
        Value::Integer(value) => json(&Value::Integer(value.checked_add(1).unwrap_or(0))),
        Value::Boolean(value) => json(&Value::Boolean(!value)),
    }
}

/// A number and its neighbours, as JSON.
fn around(value: Value<'_>) -> Vec<String> {
    let number = match value {
        Value::Integer(number) => Some(number),
        Value::String(text) => text.parse().ok(),
        Value::Boolean(_) => None,
    };
    let neighbours = |number: i32| {
        [number.checked_add(1), Some(number), number.checked_sub(1)]
            .into_iter()
            .flatten()
    };
    number
        .into_iter()
        .flat_map(neighbours)
        .map(|number| number.to_string())
        .collect()
}

/// A value as an expression spells it.
fn literal(value: &Value<'_>) -> Option<String> {
    match value {
        Value::String(text) if text.len() > LONGEST_TEXT || text.contains('\\') => None,
        Value::String(text) => Some(format!("'{}'", text.replace('\'', "\\'"))),
        Value::Integer(value) => Some(value.to_string()),
        Value::Boolean(true) => Some("TRUE".to_owned()),
        Value::Boolean(false) => Some("FALSE".to_owned()),
    }
}
