//! A field of a pattern, its alternatives, and what it finds in an event.

use crate::json::{Node, Span, Text};
use crate::matcher::{Matcher, NumberSpelling};
use crate::path::Pointer;

/// A field with alternatives, one of which must hold.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// The keys from the event's root.
    pub(crate) keys: Vec<Text>,
    /// The field in the event.
    pub(crate) event_pointer: Pointer,
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
    /// How a number reads where values compare as text.
    pub(crate) spelling: NumberSpelling,
    /// Whether no document says what the field's path or place means.
    pub(crate) assumed: bool,
    /// Whether the first key must be in the event for anything to hold, absence included.
    pub(crate) anchor: Anchor,
}

/// How a field's value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// `["a", "b"]`
    List,
    /// `"a"`
    Bare,
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
    pub(crate) operator: String,
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
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'e> {
    /// Nothing at the path, and the member that must be there is not.
    NoAnchor,
    /// Nothing at the path; the value where the path ends, and how many keys led there.
    Absent { nearest: &'e Node, found: usize },
    /// A value.
    Value(&'e Node),
}

impl Field {
    /// What stands at the field's path in an event.
    pub(crate) fn find<'e>(&self, event: &'e Node) -> Subject<'e> {
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

    /// The field's name for people, in backticks.
    pub(crate) fn name(&self) -> String {
        format!("`{}`", self.event_pointer.dotted())
    }
}
