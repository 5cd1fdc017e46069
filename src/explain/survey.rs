//! Where else in the event the names stand that a rule asks for in vain.

use std::collections::HashMap;

use crate::json::{Node, Text};
use crate::path::{Pointer, Trail};
use crate::pattern::{EventPattern, Field, Subject};

/// A value of the event.
pub(super) struct Place<'a> {
    pub(super) pointer: Pointer,
    pub(super) node: &'a Node,
}

/// The places in an event whose key a field of the rule ends with, while its path is not there.
///
/// One walk through the event serves all fields, so that its cost does not grow with their number.
pub(super) struct Survey<'a> {
    places: HashMap<&'a Text, Vec<Place<'a>>>,
}

/// The most places that are remembered for one key.
const MOST_PLACES: usize = 64;
/// The longest key that is followed, in bytes.
const LONGEST_KEY: usize = 256;

impl<'a> Survey<'a> {
    pub(super) fn of(event: &'a Node, pattern: &'a EventPattern) -> Self {
        let is_absent = |field: &&Field| !matches!(field.find(event), Subject::Value(_));
        let mut places: HashMap<&Text, Vec<Place<'_>>> = pattern
            .fields
            .iter()
            .filter(is_absent)
            .filter_map(|field| Some((field.keys.last()?, Vec::new())))
            .collect();
        if !places.is_empty() {
            walk(event, &Trail::Root, &mut places);
        }
        Self { places }
    }

    /// The other places where the field's last key stands.
    pub(super) fn places(&self, field: &'a Field) -> impl Iterator<Item = &Place<'a>> {
        let found = field.keys.last().and_then(|key| self.places.get(key));
        found.into_iter().flatten()
    }
}

fn walk<'a>(node: &'a Node, at: &Trail<'_>, places: &mut HashMap<&'a Text, Vec<Place<'a>>>) {
    let Some(object) = node.as_object() else {
        return;
    };
    for member in object.members() {
        let trail = Trail::Key(at, &member.key);
        if let Some(found) = places.get_mut(&member.key)
            && found.len() < MOST_PLACES
        {
            found.push(Place {
                pointer: trail.pointer(),
                node: &member.value,
            });
        }
        if member.value.as_object().is_some() && member.key.as_bytes().len() <= LONGEST_KEY {
            walk(&member.value, &trail, places);
        }
    }
}

/// The place that a dotted key would name if it were a path.
pub(super) fn spelled_path<'a>(field: &Field, event: &'a Node) -> Option<Place<'a>> {
    let is_dotted = |key: &&Text| key.as_bytes().contains(&b'.');
    field.keys.iter().find(is_dotted)?;
    let names: Vec<_> = field.keys.iter().map(|key| key.to_display()).collect();
    let parts = names.iter().flat_map(|name| name.split('.'));
    let mut place = Place {
        pointer: Pointer::root(),
        node: event,
    };
    for part in parts.filter(|part| *part != "$") {
        place.node = &place.node.as_object()?.get(part)?.value;
        place.pointer.push_key(part);
    }
    Some(place)
}
