//! A field of a pattern, its alternatives, and what it finds in an event.

use std::borrow::Cow;
use std::rc::Rc;

use super::json_path::{JsonPath, PathFinding};
use super::{Flattened, Leaf, Selection};
use crate::cesql;
use crate::json::{Node, Span, Text};
use crate::matcher::{Matcher, NumberSpelling};
use crate::path::Pointer;

/// A field with alternatives, one of which must hold.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// The keys from the event's root.
    pub(crate) keys: Vec<Text>,
    /// The field in the pattern.
    pub(crate) pattern_pointer: Pointer,
    /// The field's key in the pattern, quotes included.
    pub(crate) key_span: Span,
    /// The field's value in the pattern.
    pub(crate) value_span: Span,
    /// Whether the value is a list.
    pub(crate) notation: Notation,
    /// What the field may be.
    pub(crate) alternatives: Vec<Alternative>,
    /// The keys as a path, where the dialect reads them so.
    pub(crate) route: Route,
    /// How a number reads where values compare as text.
    pub(crate) spelling: NumberSpelling,
    /// Whether no document says what the field's path or place means.
    pub(crate) assumed: bool,
    /// Whether the first key must be in the event for anything to hold, absence included.
    pub(crate) anchor: Anchor,
    /// Whether it stands under an odd number of `not`, so that the rule wants it to fail.
    pub(crate) negated: bool,
}

/// How a field's keys lead to its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Route {
    /// Each key names a member.
    Keys,
    /// The keys are pieces of a JSONPath.
    Path(JsonPath),
    /// The keys are no JSONPath although they are read as one; nothing holds.
    Broken,
    /// The only key names a context attribute; other members are not looked at.
    Attribute,
    /// There are no keys: it is the event as a whole that is looked at.
    Event,
}

/// How a field's value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `["a", "b"]`
    List,
    /// `"a"`
    Bare,
    /// `{"exact": {"type": "a"}}`: the operator stands before the name, and takes one value.
    Filter,
}

/// What must be in the event before a field is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// Nothing.
    None,
    /// The member that the first key names.
    FirstKey,
}

/// One alternative of a field.
#[derive(Debug, Clone)]
pub(crate) struct Alternative {
    /// What it asks.
    pub(crate) matcher: Matcher,
    /// The operator as spelled; `equals` for a literal.
    pub(crate) operator: Cow<'static, str>,
    /// Its place in the pattern.
    pub(crate) pointer: Pointer,
    /// Its text in the pattern.
    pub(crate) span: Span,
    /// Whether it uses a form that no document describes.
    pub(crate) assumed: bool,
    /// Whether documents say what it does with arrays.
    pub(crate) documented_on_arrays: bool,
}

/// What a field finds in an event.
#[derive(Debug, Clone)]
pub(crate) enum Subject<'e> {
    /// Nothing at the path, and the member that must be there is not.
    NoAnchor,
    /// Nothing at the path; the value where the path ends, and how many keys led there.
    Absent { nearest: &'e Node, found: usize },
    /// A value.
    Value(&'e Node),
    /// The keys are no path although they are read as one.
    BrokenPath,
    /// The values at a path that may name several, taken as an array.
    Values(Rc<[Node]>),
    /// Several scalars, found through arrays.
    Leaves(Rc<[Leaf<'e>]>),
    /// A member that is no context attribute: the payload, null, or a value of no attribute type.
    NoAttribute(&'e Node),
    /// The event as a whole.
    Event(&'e Node),
}

impl Field {
    /// What stands at the field's path in an event.
    pub(crate) fn find<'e>(&self, event: &'e Node) -> Subject<'e> {
        match &self.route {
            Route::Keys => self.follow_keys(event),
            Route::Path(path) => self.follow_path(path, event),
            Route::Broken => Subject::BrokenPath,
            Route::Attribute => self.find_attribute(event),
            Route::Event => Subject::Event(event),
        }
    }

    fn find_attribute<'e>(&self, event: &'e Node) -> Subject<'e> {
        match self.follow_keys(event) {
            Subject::Value(node) if self.is_payload() || !cesql::is_typed(node) => {
                Subject::NoAttribute(node)
            }
            found => found,
        }
    }

    /// Whether it is a filter on the payload, which no attribute is.
    pub(crate) fn is_payload_attribute(&self) -> bool {
        self.route == Route::Attribute && self.is_payload()
    }

    /// Whether the only key names the payload.
    pub(crate) fn is_payload(&self) -> bool {
        let is_payload = |key: &Text| cesql::PAYLOAD.iter().any(|name| key == *name);
        self.keys.iter().any(is_payload)
    }

    fn follow_path<'e>(&self, path: &JsonPath, event: &'e Node) -> Subject<'e> {
        match path.find(event) {
            PathFinding::One(node) => Subject::Value(node),
            PathFinding::Many(nodes) => Subject::Values(nodes.into_iter().cloned().collect()),
            PathFinding::Nothing { found: 0, .. } => Subject::NoAnchor,
            PathFinding::Nothing { nearest, found } => {
                let found = found.min(self.keys.len().saturating_sub(1));
                Subject::Absent { nearest, found }
            }
        }
    }

    fn follow_keys<'e>(&self, event: &'e Node) -> Subject<'e> {
        let mut node = event;
        for (found, key) in self.keys.iter().enumerate() {
            let member = node.as_object().and_then(|object| object.get_text(key));
            match member {
                Some(member) => node = &member.value,
                None if found == 0 && self.anchor == Anchor::FirstKey => return Subject::NoAnchor,
                None => {
                    return Subject::Absent {
                        nearest: node,
                        found,
                    };
                }
            }
        }
        Subject::Value(node)
    }

    /// What the field finds among the leaves that go with a selection, and where.
    pub(crate) fn find_leaves<'e>(
        &self,
        event: &'e Node,
        leaves: &Flattened<'e>,
        selection: &Selection,
    ) -> (Subject<'e>, Pointer) {
        let admitted: Vec<_> = leaves
            .admitted(leaves.at(self), selection)
            .cloned()
            .collect();
        match admitted.as_slice() {
            [] => self.vacancy(event, leaves, selection),
            [only] if only.pointer == only.holder => {
                (Subject::Value(only.node), only.pointer.clone())
            }
            [first, rest @ ..] => {
                let shared = rest.iter().all(|leaf| leaf.holder == first.holder);
                let place = if shared {
                    first.holder.clone()
                } else {
                    self.event_pointer()
                };
                (Subject::Leaves(admitted.into()), place)
            }
        }
    }

    /// Where the field would stand in the chosen elements.
    fn vacancy<'e>(
        &self,
        event: &'e Node,
        leaves: &Flattened<'e>,
        selection: &Selection,
    ) -> (Subject<'e>, Pointer) {
        let (mut node, mut place) = (event, Pointer::root());
        for (found, key) in self.keys.iter().enumerate() {
            while let Some((index, element)) = leaves.element_of(node, selection) {
                (node, place) = (element, place.index(index));
            }
            let Some(member) = node.as_object().and_then(|object| object.get_text(key)) else {
                let rest = self.keys.iter().skip(found);
                let place = rest.fold(place, |place, key| place.key(&key.to_display()));
                return (
                    Subject::Absent {
                        nearest: node,
                        found,
                    },
                    place,
                );
            };
            (node, place) = (&member.value, place.key(&key.to_display()));
        }
        (
            Subject::Absent {
                nearest: node,
                found: self.keys.len(),
            },
            place,
        )
    }

    /// The selection made narrower by each element of the first array on the field's way from
    /// which it chooses none.
    pub(crate) fn element_choices(
        &self,
        event: &Node,
        leaves: &Flattened<'_>,
        selection: &Selection,
    ) -> Vec<Selection> {
        let mut node = event;
        for key in &self.keys {
            while node.as_array().is_some() {
                if !leaves.chooses_from(node, selection) {
                    return leaves.choices(node, selection);
                }
                let Some((_, element)) = leaves.element_of(node, selection) else {
                    return Vec::new();
                };
                node = element;
            }
            let Some(member) = node.as_object().and_then(|object| object.get_text(key)) else {
                break;
            };
            node = &member.value;
        }
        Vec::new()
    }

    /// The field in the event.
    pub(crate) fn event_pointer(&self) -> Pointer {
        let mut pointer = Pointer::root();
        for key in &self.keys {
            pointer.push_key(&key.to_display());
        }
        pointer
    }

    /// The keys joined by dots: `a.b` and `b` inside `a` are one path.
    pub(crate) fn dotted_key(&self) -> Vec<u8> {
        let keys: Vec<&[u8]> = self.keys.iter().map(Text::as_bytes).collect();
        keys.join(b".".as_slice())
    }

    /// The path as UTF-16, by which fields are sorted.
    pub(super) fn sort_key(&self) -> Vec<u16> {
        String::from_utf8_lossy(&self.dotted_key())
            .encode_utf16()
            .collect()
    }

    /// The field's name for people, in backticks.
    pub(crate) fn name(&self) -> String {
        format!("`{}`", self.event_pointer().dotted())
    }
}
