//! Slips where nothing stands at the path.

use super::{LONGEST_SEARCHED, MOST_ELEMENTS, is_null_or_empty, near, on_object};
use crate::explain::NearMiss;
use crate::explain::clause::Site;
use crate::explain::similar::Letters;
use crate::explain::survey::{self, Place, Survey};
use crate::json::{Node, Object};
use crate::matcher::{Matcher, Scalar};
use crate::path::Pointer;
use crate::pattern::Subject;

/// What explains that nothing stands at the path of a field.
pub(super) fn absent(
    site: &Site<'_>,
    survey: &Survey<'_>,
    ancestor: &Node,
    found: usize,
) -> Option<NearMiss> {
    if site.alternative.matcher.wants_absence() {
        return None;
    }
    if found == site.field.keys.len() {
        return on_object(site, ancestor.as_object().is_none_or(Object::is_empty));
    }
    json_in_string(site, ancestor, found)
        .or_else(|| objects_in_array(site, ancestor, found))
        .or_else(|| operator_outside_list(site, ancestor, found))
        .or_else(|| dotted_key(site))
        .or_else(|| similar_name(site, Letters::Same))
        .or_else(|| elsewhere(site, survey))
        .or_else(|| similar_name(site, Letters::Near))
        .or_else(|| null_or_missing(site))
}

fn null_or_missing(site: &Site<'_>) -> Option<NearMiss> {
    let Matcher::Equals(equals) = &site.alternative.matcher else {
        return None;
    };
    is_null_or_empty(equals.literal()).then(|| {
        let literal = Scalar::literal(equals.literal()).quoted();
        near(
            "null-or-missing",
            format!("a field that is not there is not {literal}"),
        )
    })
}

/// A key of the path with another spelling, where the path ends.
fn similar_name(site: &Site<'_>, letters: Letters) -> Option<NearMiss> {
    let similar = site.similar.filter(|similar| similar.letters == letters)?;
    let name = &similar.member.key;
    Some(match letters {
        Letters::Same => near("name-case", format!("the event spells it `{name}`")),
        Letters::Near => near("similar-name", format!("the event has `{name}` there")),
    })
}

/// A dotted key whose path the event has, with a value that would fit.
fn dotted_key(site: &Site<'_>) -> Option<NearMiss> {
    let place = spelled_path(site)?;
    Some(near(
        "dotted-key",
        format!(
            "{} is one key with a dot in it; to reach `{}` nest the objects",
            site.field.name(),
            place.pointer.dotted()
        ),
    ))
}

/// The same key at another path, with a value that would fit.
pub(super) fn elsewhere(site: &Site<'_>, survey: &Survey<'_>) -> Option<NearMiss> {
    let place = other_place(site, survey)?;
    Some(near(
        "other-path",
        format!(
            "it is at `{}`, with a value that fits",
            place.pointer.dotted()
        ),
    ))
}

fn fits(site: &Site<'_>, place: &Place<'_>) -> bool {
    site.field.holds_one(
        site.alternative,
        &Subject::Value(place.node),
        site.semantics,
    )
}

/// The value at the path that a dotted key spells, if it fits.
pub(in crate::explain) fn spelled_path<'a>(site: &Site<'a>) -> Option<Place<'a>> {
    survey::spelled_path(site.field, site.event)
        .filter(|place| !site.alternative.matcher.wants_absence() && fits(site, place))
}

/// Another place in the event where the field's last key has a value that fits.
pub(in crate::explain) fn other_place<'s, 'a>(
    site: &Site<'a>,
    survey: &'s Survey<'a>,
) -> Option<&'s Place<'a>> {
    if site.alternative.matcher.wants_absence() {
        return None;
    }
    let own = site.field.event_pointer();
    survey.places(site.field).find(|place| {
        let is_same = place.pointer == *site.place || place.pointer == own;
        !is_same && fits(site, place)
    })
}

/// A parent that is a string with JSON text inside.
fn json_in_string(site: &Site<'_>, ancestor: &Node, found: usize) -> Option<NearMiss> {
    let text = ancestor.as_text()?.as_str()?;
    let key = site.field.keys.get(found)?.to_display();
    let text = text.get(..text.floor_char_boundary(LONGEST_SEARCHED))?;
    if !text.trim_start().starts_with('{') || !text.contains(&format!("\"{key}\"")) {
        return None;
    }
    let parent = parent_name(site, found);
    let message =
        format!("`{parent}` is a string that holds JSON; rules do not look inside strings");
    Some(near("json-in-string", message))
}

/// A parent that is an array of objects.
fn objects_in_array(site: &Site<'_>, ancestor: &Node, found: usize) -> Option<NearMiss> {
    let elements = ancestor.as_array()?;
    let key = site.field.keys.get(found)?;
    let has = |element: &Node| {
        element
            .as_object()
            .is_some_and(|object| object.get_text(key).is_some())
    };
    let index = elements.iter().take(MOST_ELEMENTS).position(has)?;
    let parent = parent_name(site, found);
    let message = format!(
        "`{parent}` is an array and `{key}` stands inside its element {index}; rules do not look there"
    );
    Some(near("objects-in-array", message))
}

/// An operator that was meant for the parent but stands outside a list.
fn operator_outside_list(site: &Site<'_>, ancestor: &Node, found: usize) -> Option<NearMiss> {
    let key = site.field.keys.get(found)?.to_display();
    let is_last = found + 1 == site.field.keys.len();
    if !is_last || !ancestor.is_scalar() || !OPERATOR_NAMES.contains(&key.as_ref()) {
        return None;
    }
    let parent = parent_name(site, found);
    let message = format!(
        "`{key}` stands outside `[ ]`, so the rule asks `{parent}` for a field of that name"
    );
    Some(near("operator-outside-list", message))
}

/// The names that any dialect has for an operator.
const OPERATOR_NAMES: [&str; 9] = [
    "prefix",
    "suffix",
    "contains",
    "contain",
    "anything-but",
    "numeric",
    "cidr",
    "exists",
    "array",
];

fn parent_name(site: &Site<'_>, found: usize) -> String {
    let keys = site.field.keys.iter().take(found);
    keys.fold(Pointer::root(), |pointer, key| {
        pointer.key(&key.to_display())
    })
    .dotted()
}
