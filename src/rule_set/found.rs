//! What an event has at the paths that rules read.

use std::cell::OnceCell;

use super::index;
use super::tree::{PathId, PathTree};
use crate::json::{self, Node, Number, Options, Span, Text, Value};
use crate::scan::Malformed;

/// Values by path, and the elements of arrays that they belong to.
///
/// Its memory is used again from event to event.
#[derive(Debug, Default)]
pub(super) struct Found {
    by_path: Vec<Vec<Occurrence>>,
    /// The number of the event that last had something at a path.
    met: Vec<u32>,
    event: u32,
    /// The paths that have values, each once.
    touched: Vec<PathId>,
    scopes: Vec<Scope>,
    arrays: u32,
}

/// A value.
#[derive(Debug)]
pub(super) struct Occurrence {
    span: Span,
    /// The value; of objects and arrays only once somebody asks.
    node: OnceCell<Node>,
    /// The nearest double of a number; else none.
    pub(super) double: f64,
    pub(super) scope: ScopeId,
}

/// An element of an array, in the order of the event.
pub(super) type ScopeId = u32;

/// Outside all arrays.
pub(super) const OUTSIDE: ScopeId = u32::MAX;

/// An element of an array that holds others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    pub(super) parent: ScopeId,
    pub(super) array: u32,
}

impl Found {
    /// Forgets the last event; makes room for the paths of a tree.
    pub(super) fn clear(&mut self, tree: &PathTree) {
        for id in self.touched.drain(..) {
            if let Some(values) = self.by_path.get_mut(id as usize) {
                values.clear();
            }
        }
        self.by_path.resize_with(tree.len(), Vec::new);
        self.event = self.event.wrapping_add(1);
        if self.event == 0 {
            self.met.clear();
            self.event = 1;
        }
        self.met.resize(tree.len(), 0);
        self.scopes.clear();
        self.arrays = 0;
    }

    /// The values at a path.
    pub(super) fn at(&self, id: PathId) -> &[Occurrence] {
        self.by_path.get(id as usize).map_or(&[], Vec::as_slice)
    }

    /// The paths that have values.
    pub(super) fn touched(&self) -> &[PathId] {
        &self.touched
    }

    /// The elements of arrays.
    pub(super) fn scopes(&self) -> &[Scope] {
        &self.scopes
    }

    /// Whether this event had something at a path before.
    pub(super) fn meets_again(&mut self, id: PathId) -> bool {
        let event = self.event;
        let met = self.met.get_mut(id as usize);
        met.is_some_and(|met| std::mem::replace(met, event) == event)
    }

    /// Forgets what was found at a path.
    pub(super) fn forget(&mut self, id: PathId) {
        if let Some(values) = self.by_path.get_mut(id as usize) {
            values.clear();
        }
    }

    /// A new array; its number.
    pub(super) const fn array(&mut self) -> u32 {
        self.arrays += 1;
        self.arrays
    }

    /// An element of an array.
    pub(super) fn scope(&mut self, parent: ScopeId, array: u32) -> ScopeId {
        self.scopes.push(Scope { parent, array });
        ScopeId::try_from(self.scopes.len() - 1).unwrap_or(OUTSIDE)
    }

    /// Notes a value at a path.
    pub(super) fn note(
        &mut self,
        id: PathId,
        event: &[u8],
        span: Span,
        scope: ScopeId,
    ) -> Result<(), Malformed> {
        let node = OnceCell::new();
        let mut double = f64::NAN;
        let text = event.get(span.start..span.end).unwrap_or_default();
        if !matches!(text.first(), Some(b'{' | b'[')) {
            let value = scalar(text).ok_or(Malformed)?;
            double = index::double(&value);
            let _ = node.set(Node { value, span });
        }
        let Some(values) = self.by_path.get_mut(id as usize) else {
            return Ok(());
        };
        if values.is_empty() {
            self.touched.push(id);
        }
        values.push(Occurrence {
            span,
            node,
            double,
            scope,
        });
        Ok(())
    }
}

impl Occurrence {
    /// The value.
    pub(super) fn node(&self, event: &[u8]) -> Result<&Node, Malformed> {
        if let Some(node) = self.node.get() {
            return Ok(node);
        }
        let text = event
            .get(self.span.start..self.span.end)
            .unwrap_or_default();
        let reading = json::read(text, &Options::event().with_max_depth(Options::DEEPEST));
        let is_sound = !crate::diagnostic::has_errors(&reading.diagnostics);
        let node = reading.root.filter(|_| is_sound).ok_or(Malformed)?;
        Ok(self.node.get_or_init(|| node))
    }

    /// Whether it is an object or an array.
    pub(super) fn is_container(&self, event: &[u8]) -> bool {
        matches!(event.get(self.span.start), Some(b'{' | b'['))
    }
}

/// The value of a text that is no object and no array, if it is JSON.
fn scalar(text: &[u8]) -> Option<Value> {
    match text {
        [b'"', inside @ .., b'"'] if is_plain(inside) => {
            let text = std::str::from_utf8(inside).ok()?;
            Some(Value::String(Text::from(text)))
        }
        b"true" => Some(Value::Bool(true)),
        b"false" => Some(Value::Bool(false)),
        b"null" => Some(Value::Null),
        [b'-' | b'0'..=b'9', ..] => {
            let spelling = std::str::from_utf8(text).ok()?;
            json::is_number(spelling).then(|| Value::Number(Number::new(spelling)))
        }
        _ => {
            let reading = json::read(text, &Options::event());
            let is_sound = !crate::diagnostic::has_errors(&reading.diagnostics);
            reading.root.filter(|_| is_sound).map(|node| node.value)
        }
    }
}

/// Whether the inside of a string has no escapes and no control characters.
fn is_plain(text: &[u8]) -> bool {
    let (words, rest) = text.as_chunks::<8>();
    let is_word_plain = |word: &[u8; 8]| {
        let word = u64::from_le_bytes(*word);
        let each = |byte: u8| u64::from_le_bytes([byte; 8]);
        let backslash = word ^ each(b'\\');
        let below_blank = word.wrapping_sub(each(b' ')) & !word;
        let is_backslash = backslash.wrapping_sub(each(1)) & !backslash;
        (below_blank | is_backslash) & each(0x80) == 0
    };
    words.iter().all(is_word_plain) && rest.iter().all(|byte| *byte >= b' ' && *byte != b'\\')
}
