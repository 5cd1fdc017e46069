//! The members of a text that lead to a place.

use super::plan::Change;
use crate::json::{Member, Node, Object, Value};
use crate::path::Pointer;

/// A text without the member at a place; members that it overrides go too, lest they count instead.
pub(super) fn deletions(root: &Node, place: &Pointer) -> Vec<Change> {
    let along = members_along(root, place);
    let Some((last, parents)) = along.split_last() else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    let holders = std::iter::once(root).chain(parents.iter().map(|member| &member.value));
    for (holder, member) in holders.zip(&along) {
        let repeating = holder
            .as_object()
            .filter(|object| object.repeats(&member.key));
        let members = repeating.map(Object::members).unwrap_or_default();
        let same = members.iter().filter(|other| other.key == member.key);
        let earlier = same.filter(|other| other.key_span != member.key_span);
        changes.extend(earlier.map(delete));
    }
    changes.push(delete(last));
    changes
}

const fn delete(member: &Member) -> Change {
    Change::Delete {
        start: member.key_span.start,
    }
}

/// The members on the way to a place; list indexes and `$or` are passed through.
pub(super) fn members_along<'n>(root: &'n Node, place: &Pointer) -> Vec<&'n Member> {
    let (mut node, mut members) = (root, Vec::new());
    for segment in place.segments() {
        let next = match &node.value {
            Value::Object(object) => object.get(&segment).map(|member| {
                if segment != "$or" || member.value.as_array().is_none() {
                    members.push(member);
                }
                &member.value
            }),
            Value::Array(elements) => segment
                .parse()
                .ok()
                .and_then(|index: usize| elements.get(index)),
            _ => None,
        };
        let Some(next) = next else { break };
        node = next;
    }
    members
}
