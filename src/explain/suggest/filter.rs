//! What could be changed so that a subscription filter does what its rule wants.

use super::members::deletions;
use super::plan::Change;
use super::repair::{Of, Repair, in_event, in_pattern};
use crate::explain::Question;
use crate::explain::similar::REQUIRED;
use crate::json::{Node, Span, Text, Value, quote, to_json};
use crate::matcher::Matcher;
use crate::pattern::{Notation, Subject};

/// A rule of filters without any.
pub(super) fn ask_nothing(question: &Question<'_>) -> Option<Repair> {
    let mut fields = question.pattern.fields.iter();
    fields.find(|field| field.notation == Notation::Filter)?;
    let (place, nothing) = filters_of(question.pattern_root);
    let changes = vec![Change::Replace(place, nothing.to_owned())];
    Some(Repair {
        last_resort: true,
        ..in_pattern("remove all filters".to_owned(), changes)
    })
}

/// Where the filters of a rule stand, and what stands there if there are none; what a
/// subscription or trigger has beside them stays.
fn filters_of(root: &Node) -> (Span, &'static str) {
    let inside = |node: &Node, key: &str| -> Option<Span> {
        let member = node.as_object()?.get(key)?;
        (member.value.value != Value::Null).then_some(member.value.span)
    };
    let spec = root.as_object().and_then(|object| object.get("spec"));
    let holder = spec.map_or(root, |spec| &spec.value);
    let list = inside(holder, "filters").map(|span| (span, "[]"));
    let older = || inside(holder, "filter").map(|span| (span, "{}"));
    list.or_else(older).unwrap_or((root.span, "[]"))
}

/// Whether no event should be without this attribute.
pub(super) fn is_required(name: &str) -> bool {
    REQUIRED.contains(&name)
}

impl Of<'_, '_> {
    /// The repairs of a filter on one attribute, the most telling first.
    pub(super) fn filter_repairs(&self) -> Vec<Repair> {
        let mut repairs = Vec::new();
        if self.field.negated {
            repairs.extend(self.differ_in_event());
            repairs.extend(self.remove_in_event());
        } else {
            repairs.extend(self.rename_in_event());
            repairs.extend(self.write_actual());
            repairs.extend(self.set_in_event());
        }
        repairs.push(self.drop_field());
        repairs
    }

    /// The attribute under the name that the rule has.
    fn rename_in_event(&self) -> Option<Repair> {
        let Subject::Absent { .. } = self.subject else {
            return None;
        };
        let (member, wanted) = (self.similar?.member, self.field.keys.first()?);
        let message = format!("rename `{}` to `{wanted}`", member.key);
        let mut changes = vec![Change::Replace(member.key_span, quote(wanted))];
        if !self.holds_for(&member.value) {
            changes.push(Change::Replace(member.value.span, self.witness()?));
        }
        Some(in_event(message, changes))
    }

    /// The text that the event has, in the rule.
    fn write_actual(&self) -> Option<Repair> {
        let actual = self.scalar()?;
        let text = match actual.as_text() {
            Some(text) => quote(text),
            None => format!("\"{}\"", to_json(actual)),
        };
        let wanted = self.field.alternatives.first()?.span;
        let message = format!("write `{text}` instead of `{}`", self.pattern_text(wanted));
        Some(in_pattern(message, vec![Change::Replace(wanted, text)]))
    }

    /// Another value in the event, where the rule wants the filter to fail.
    fn differ_in_event(&self) -> Option<Repair> {
        let actual = self.scalar()?;
        let text = actual
            .as_text()
            .map_or_else(|| to_json(actual), ToString::to_string);
        let others = [format!("{text}-other"), format!("other-{text}")];
        let other = others
            .iter()
            .map(|text| quote(text.as_str()))
            .find(|text| !self.holds_for_text(text))?;
        let name = self.field.name();
        let message = format!("set {name} to another value, such as `{other}`");
        Some(in_event(message, vec![Change::Replace(actual.span, other)]))
    }

    /// The event without an optional attribute, where the rule wants the filter to fail.
    fn remove_in_event(&self) -> Option<Repair> {
        let name = self.field.keys.first().and_then(Text::as_str)?;
        if !matches!(self.subject, Subject::Value(_)) || is_required(name) {
            return None;
        }
        let changes = deletions(self.question.event, self.place);
        Some(in_event(format!("remove `{name}`"), changes))
    }

    /// Whether the field is an expression on the event as a whole.
    pub(super) fn is_expression(&self) -> bool {
        let mut alternatives = self.field.alternatives.iter();
        alternatives.any(|each| matches!(each.matcher, Matcher::Expression(_)))
    }
}
