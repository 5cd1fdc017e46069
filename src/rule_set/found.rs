//! What an event has at the paths that rules read.

use std::cell::OnceCell;

use super::tree::{PathId, PathTree};
use crate::json::{self, Node, Options, Span};
use crate::matcher::{Primitive, Spelled};
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
    form: Form,
    pub(super) scope: ScopeId,
    /// The value as a tree, once somebody asks.
    node: OnceCell<Node>,
    /// The nearest double of a number, once somebody asks.
    double: OnceCell<f64>,
}

/// What the bytes of a value are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Null,
    True,
    False,
    Number,
    /// A string that says what stands between its quotes.
    Plain,
    /// A string with escapes.
    Escaped,
    /// An object or an array.
    Structured,
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
    #[inline]
    pub(super) fn note(
        &mut self,
        id: PathId,
        event: &[u8],
        span: Span,
        scope: ScopeId,
    ) -> Result<(), Malformed> {
        let text = event.get(span.start..span.end).unwrap_or_default();
        let occurrence = Occurrence {
            span,
            form: Form::of(text).ok_or(Malformed)?,
            scope,
            node: OnceCell::new(),
            double: OnceCell::new(),
        };
        if let Some(values) = self.by_path.get_mut(id as usize) {
            if values.is_empty() {
                self.touched.push(id);
            }
            values.push(occurrence);
        }
        Ok(())
    }
}

impl Occurrence {
    /// The value, where it is a scalar.
    #[inline]
    pub(super) fn primitive<'v>(&'v self, event: &'v [u8]) -> Result<Primitive<'v>, Malformed> {
        Ok(match (self.form, self.text(event)) {
            (Form::Null, _) => Primitive::Null,
            (Form::True, _) => Primitive::Bool(true),
            (Form::False, _) => Primitive::Bool(false),
            (Form::Plain, [_, inside @ .., _]) => Primitive::String(inside),
            (Form::Number, text) => {
                let spelling = std::str::from_utf8(text).map_err(|_| Malformed)?;
                Primitive::Number(Spelled::with_memory(spelling, &self.double))
            }
            _ => Primitive::of(self.node(event)?),
        })
    }

    /// The value.
    pub(super) fn node(&self, event: &[u8]) -> Result<&Node, Malformed> {
        if let Some(node) = self.node.get() {
            return Ok(node);
        }
        let node = read(self.text(event)).ok_or(Malformed)?;
        Ok(self.node.get_or_init(|| node))
    }

    /// Whether it is an object or an array.
    pub(super) const fn is_structured(&self) -> bool {
        matches!(self.form, Form::Structured)
    }

    fn text<'e>(&self, event: &'e [u8]) -> &'e [u8] {
        event
            .get(self.span.start..self.span.end)
            .unwrap_or_default()
    }
}

impl Form {
    /// What a text is, if it is JSON; of objects and arrays the inside is not looked at.
    #[inline]
    fn of(text: &[u8]) -> Option<Self> {
        Some(match text {
            [b'"', inside @ .., b'"'] => match of_string(inside) {
                Some(form) => form,
                None => read(text).map(|_| Self::Escaped)?,
            },
            [b'{' | b'[', ..] => Self::Structured,
            b"null" => Self::Null,
            b"true" => Self::True,
            b"false" => Self::False,
            _ => json::is_number(text).then_some(Self::Number)?,
        })
    }
}

fn read(text: &[u8]) -> Option<Node> {
    let reading = json::read(text, &Options::event().with_max_depth(Options::DEEPEST));
    let is_sound = !crate::diagnostic::has_errors(&reading.diagnostics);
    reading.root.filter(|_| is_sound)
}

/// What a string is, if it has no escapes, no control characters and only characters.
#[inline]
fn of_string(inside: &[u8]) -> Option<Form> {
    let (words, rest) = inside.as_chunks::<8>();
    let mut seen = words.iter().fold(0, |seen, word| {
        seen | not_plain(u64::from_le_bytes(*word))
    });
    if let Some(last) = inside.last_chunk::<8>() {
        seen |= not_plain(u64::from_le_bytes(*last));
    } else {
        let mut last = [b' '; 8];
        last.get_mut(..rest.len())?.copy_from_slice(rest);
        seen |= not_plain(u64::from_le_bytes(last));
    }
    let is_plain = seen == 0 || is_plain(inside) && std::str::from_utf8(inside).is_ok();
    is_plain.then_some(Form::Plain)
}

/// The highest bit of some byte of a word, unless all are ASCII and need no escape.
const fn not_plain(word: u64) -> u64 {
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    const fn each(byte: u8) -> u64 {
        u64::from_le_bytes([byte; 8])
    }
    let below_blank = word.wrapping_sub(each(b' '));
    let backslash = (word ^ each(b'\\')).wrapping_sub(each(1));
    (word | below_blank | backslash) & HIGHEST
}

/// Whether bytes need no escape in a string.
fn is_plain(text: &[u8]) -> bool {
    text.iter().all(|byte| *byte >= b' ' && *byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn strings_are_told_apart_by_what_they_hold() {
        for length in 0..20 {
            for place in 0..length {
                let with = |inside: &str| {
                    let mut text = "x".repeat(length);
                    text.replace_range(place..=place, inside);
                    Form::of(format!("\"{text}\"").as_bytes())
                };
                assert_eq!(with("y"), Some(Form::Plain));
                assert_eq!(with("ü~\u{7f}"), Some(Form::Plain));
                assert_eq!(with("\\n"), Some(Form::Escaped));
                assert_eq!(with("\n"), None);
                assert_eq!(with("\\x"), None);
            }
        }
        assert_eq!(Form::of(b"\"\xff\""), None);
        assert_eq!(Form::of(b"\"x\xc3\""), None);
    }
}
