//! What an event has at the paths that rules read.

use std::cell::OnceCell;

use super::form::{self, Form};
use super::tree::{PathId, PathTree};
use crate::json::{Node, Span};
use crate::matcher::{Known, Primitive, Spelled};
use crate::scan::Malformed;

/// Values by path, and the elements of arrays that they belong to.
///
/// Its memory is used again from event to event.
#[derive(Debug, Default)]
pub(super) struct Found {
    by_path: Vec<Vec<Occurrence>>,
    visits: Vec<Visit>,
    event: u32,
    /// The paths that have values, each once, and [`NOWHERE`].
    touched: Vec<PathId>,
    scopes: Vec<Scope>,
    arrays: u32,
}

/// When something last stood at a path, and what was found there.
#[derive(Debug, Clone, Copy, Default)]
struct Visit {
    /// The number of the event.
    event: u32,
    /// The part of the touched paths that are this one or inside it.
    start: usize,
    end: usize,
}

/// In place of a path whose values were forgotten.
const NOWHERE: PathId = PathId::MAX;

/// A value.
#[derive(Debug)]
pub(super) struct Occurrence {
    span: Span,
    form: Form,
    pub(super) scope: ScopeId,
    /// The value as a tree, once somebody asks.
    node: OnceCell<Box<Node>>,
    /// What is known of a number.
    known: Known,
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
            self.visits.clear();
            self.event = 1;
        }
        self.visits.resize(tree.len(), Visit::default());
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

    /// Something stands at a path: what was found there and inside before is forgotten.
    #[inline]
    pub(super) fn enter(&mut self, id: PathId) {
        let start = self.touched.len();
        let Some(visit) = self.visits.get_mut(id as usize) else {
            return;
        };
        let (event, end) = (self.event, start);
        let last = std::mem::replace(visit, Visit { event, start, end });
        if last.event == event {
            self.forget(last);
        }
    }

    /// All that stands at a path was found.
    #[inline]
    pub(super) fn leave(&mut self, id: PathId) {
        if let Some(visit) = self.visits.get_mut(id as usize) {
            visit.end = self.touched.len();
        }
    }

    #[cold]
    fn forget(&mut self, visit: Visit) {
        let touched = self.touched.get_mut(visit.start..visit.end);
        for id in touched.unwrap_or_default() {
            let id = std::mem::replace(id, NOWHERE);
            if let Some(values) = self.by_path.get_mut(id as usize) {
                values.clear();
            }
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
    pub(super) fn note(&mut self, id: PathId, form: Form, span: Span, scope: ScopeId) {
        let Some(values) = self.by_path.get_mut(id as usize) else {
            return;
        };
        if values.is_empty() {
            self.touched.push(id);
        }
        values.push(Occurrence {
            span,
            form,
            scope,
            node: OnceCell::new(),
            known: Known::default(),
        });
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
            (Form::Number, text) => Primitive::Number(Spelled::knowing(text, &self.known)),
            _ => Primitive::of(self.node(event)?),
        })
    }

    /// The value.
    pub(super) fn node(&self, event: &[u8]) -> Result<&Node, Malformed> {
        if let Some(node) = self.node.get() {
            return Ok(node);
        }
        let node = form::read(self.text(event)).ok_or(Malformed)?;
        Ok(self.node.get_or_init(|| Box::new(node)))
    }

    /// Whether it stands in an element of an array that others stand beside.
    pub(super) const fn is_in_element(&self) -> bool {
        self.scope != OUTSIDE
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
