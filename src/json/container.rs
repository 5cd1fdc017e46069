//! Arrays and objects: what is open, and the elements and members in it.

use super::fault::{Fault, Place};
use super::parser::{Parser, Step};
use super::{Member, Node, Object, Options, Span, Text, Value};
use crate::path::Pointer;

/// An array or object that is being read.
pub(super) struct Frame {
    pub(super) open: usize,
    items: Items,
}

/// What a container holds so far.
pub(super) enum Items {
    Array(Vec<Node>),
    Object {
        members: Vec<Member>,
        key: Option<(Text, Span)>,
    },
}

impl Items {
    pub(super) const fn array() -> Self {
        Self::Array(Vec::new())
    }

    pub(super) const fn object() -> Self {
        Self::Object {
            members: Vec::new(),
            key: None,
        }
    }
}

impl Frame {
    pub(super) const fn closer(&self) -> char {
        match self.items {
            Items::Array(_) => ']',
            Items::Object { .. } => '}',
        }
    }

    pub(super) const fn is_object(&self) -> bool {
        matches!(self.items, Items::Object { .. })
    }

    /// Goes down to the item that is being read.
    pub(super) fn step_into(&self, pointer: &mut Pointer) {
        match &self.items {
            Items::Array(elements) => pointer.push_index(elements.len()),
            Items::Object {
                key: Some((key, _)),
                ..
            } => pointer.push_key(&key.to_display()),
            Items::Object { key: None, .. } => {}
        }
    }

    pub(super) const fn opener(&self) -> Span {
        Span::new(self.open, self.open + 1)
    }

    pub(super) fn into_value(self) -> Value {
        match self.items {
            Items::Array(elements) => Value::Array(elements),
            Items::Object { members, .. } => Value::Object(Object::new(members)),
        }
    }
}

impl Parser<'_> {
    pub(super) fn open(&mut self, items: Items) -> Step {
        let limit = self.options.max_depth.min(Options::DEEPEST);
        if self.frames.len() >= limit {
            self.fault(&Fault::TooDeep { limit }, Span::new(self.at, self.at + 1));
            return Step::Stop;
        }
        let frame = Frame {
            open: self.at,
            items,
        };
        self.open_objects += usize::from(frame.is_object());
        self.frames.push(frame);
        self.at += 1;
        Step::Item { comma: None }
    }

    /// Puts a complete value where it belongs; the root is given back.
    pub(super) fn attach(&mut self, node: Node) -> Option<Node> {
        match self.frames.last_mut().map(|frame| &mut frame.items) {
            None => return Some(node),
            Some(Items::Array(elements)) => elements.push(node),
            Some(Items::Object { members, key }) => {
                if let Some((key, key_span)) = key.take() {
                    members.push(Member {
                        key,
                        key_span,
                        value: node,
                    });
                }
            }
        }
        None
    }

    /// Forgets a key that has no value.
    pub(super) fn drop_key(&mut self) {
        if let Some(Items::Object { key, .. }) =
            self.frames.last_mut().map(|frame| &mut frame.items)
        {
            *key = None;
        }
    }

    pub(super) fn set_key(&mut self, text: Text, span: Span) {
        if let Some(Items::Object { key, .. }) =
            self.frames.last_mut().map(|frame| &mut frame.items)
        {
            *key = Some((text, span));
        }
    }

    /// Reads an element or member, or the closer in its place.
    pub(super) fn item(&mut self, comma: Option<Span>) -> Step {
        self.blank();
        let Some(closer) = self.frames.last().map(Frame::closer) else {
            return Step::Stop;
        };
        match (closer, self.peek()) {
            ('}', Some(b'"')) => self.key(),
            ('}', None) => self.end(Place::Key),
            (_, None) => self.end(Place::Value),
            (']', Some(b',' | b';' | b']')) if self.lenient() => self.left_out(comma),
            (_, Some(b'}' | b']')) => self.last(comma),
            (_, Some(b',')) => self.extra_comma(comma),
            ('}', Some(_)) => self.odd_key(comma),
            (_, Some(_)) => self.value(),
        }
    }

    /// A closer where an item could stand.
    fn last(&mut self, comma: Option<Span>) -> Step {
        if let (Some(comma), Some(closer)) = (comma, self.letter()) {
            self.container_fault(&Fault::TrailingComma { closer }, comma, &[]);
        }
        self.separator()
    }

    /// In Gson's lenient mode an element that is left out is null, but `[]` is empty.
    fn left_out(&mut self, comma: Option<Span>) -> Step {
        if comma.is_none() && self.peek() == Some(b']') {
            return self.close();
        }
        self.done(self.at, Value::Null)
    }

    fn extra_comma(&mut self, comma: Option<Span>) -> Step {
        let wanted = match self.frames.last().map(Frame::closer) {
            Some('}') => "a key",
            _ => "a value",
        };
        self.container_fault(
            &Fault::ExtraComma { wanted },
            Span::new(self.at, self.at + 1),
            &[],
        );
        self.at += 1;
        Step::Item { comma }
    }

    pub(super) fn is_in_object(&self) -> bool {
        self.frames.last().is_some_and(Frame::is_object)
    }
}
