//! What could be changed in the event.

use super::members::deletions;
use super::plan::Change;
use super::repair::{Of, Repair, in_event};
use crate::json::{Node, Span};
use crate::pattern::Subject;

impl Of<'_, '_> {
    /// One more element in an array of the event.
    pub(super) fn add_element(&self) -> Option<Repair> {
        let Subject::Value(node) = self.subject else {
            return None;
        };
        let last = node.as_array()?.last();
        let witness = self.witness()?;
        let bare = |text: &str| Some(text.strip_prefix('[')?.strip_suffix(']')?.to_owned());
        let element = bare(&witness).unwrap_or(witness);
        let change = match last {
            Some(last) => {
                let end = last.span.end;
                Change::Replace(Span::new(end, end), format!(", {element}"))
            }
            None => Change::Replace(node.span, format!("[{element}]")),
        };
        let message = format!("add `{element}` to {}", self.field.name());
        Some(in_event(message, vec![change]))
    }

    /// A value in the event that the rule wants.
    pub(super) fn set_in_event(&self) -> Option<Repair> {
        let witness = self.witness()?;
        let name = format!("`{}`", self.place.dotted());
        let set = |node: &Node| {
            let change = Change::Replace(node.span, witness.clone());
            let set = in_event(format!("set {name} to `{witness}`"), vec![change]);
            Repair {
                last_resort: !node.is_scalar(),
                ..set
            }
        };
        let (at, found) = match self.subject {
            Subject::Value(node) => return Some(set(node)),
            Subject::Leaves(leaves) => return Some(set(leaves.first()?.node)),
            Subject::Values(values) => return Some(set(values.first()?)),
            Subject::NoAttribute(node) if !self.field.is_payload() => return Some(set(node)),
            Subject::BrokenPath | Subject::NoAttribute(_) | Subject::Event(_) => return None,
            Subject::NoAnchor => (self.question.event, 0),
            Subject::Absent { nearest, found } if *found == self.field.keys.len() => {
                return Some(set(nearest));
            }
            Subject::Absent { nearest, found } => (*nearest, *found),
        };
        let change = self.add_to_event(at, found, &witness);
        let add = in_event(
            format!("add {name} with the value `{witness}`"),
            vec![change],
        );
        Some(Repair {
            last_resort: at.as_object().is_none(),
            ..add
        })
    }

    fn add_to_event(&self, at: &Node, found: usize, value: &str) -> Change {
        let keys = self.field.keys.iter().skip(found).cloned().collect();
        Change::Add {
            at: at.span,
            keys,
            value: value.to_owned(),
        }
    }

    /// The event without the field, where the rule wants it absent.
    pub(super) fn delete_in_event(&self) -> Option<Repair> {
        let is_there = matches!(self.subject, Subject::Value(_) | Subject::Leaves(_));
        let wants_absence = self
            .field
            .alternatives
            .iter()
            .any(|each| each.matcher.wants_absence());
        if !is_there || !wants_absence {
            return None;
        }
        let message = format!("remove `{}`", self.place.dotted());
        Some(in_event(
            message,
            deletions(self.question.event, self.place),
        ))
    }
}
