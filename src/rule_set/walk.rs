//! From the bytes of an event to the values at the paths that rules read.

use super::form::{self, Form};
use super::found::{Found, OUTSIDE, ScopeId};
use super::tree::{Children, PathId, PathTree, ROOT, Sought};
use crate::dialect::Reach;
use crate::json::{Options, Span, Trailing};
use crate::scan::{Cursor, Malformed, Structure};

/// Reads an event along a tree of paths.
pub(super) struct Walk<'w, 'e> {
    cursor: Cursor<'e>,
    event: &'e [u8],
    tree: &'w PathTree,
    reach: Reach,
    found: &'w mut Found,
}

/// What follows in an object.
enum Next {
    /// The place behind its `}`.
    End(usize),
    /// A member with a path: where its value begins, and the first byte of that.
    Member(PathId, (usize, u8)),
}

impl<'w, 'e> Walk<'w, 'e> {
    /// Finds what an event has.
    pub(super) fn run(
        event: &'e [u8],
        tree: &'w PathTree,
        reach: Reach,
        options: &Options,
        scratch: (&'e mut Structure, &'w mut Found),
    ) -> Result<(), Malformed> {
        let (structure, found) = scratch;
        structure.read(event);
        // Of nesting that is too deep the reader tells more.
        if structure.exceeds(options.max_depth) {
            return Err(Malformed);
        }
        found.clear(tree);
        let mut walk = Self {
            cursor: Cursor::new(event, structure),
            event,
            tree,
            reach,
            found,
        };
        if !matches!(walk.cursor.solid(0)?, (_, b'{')) {
            return Err(Malformed);
        }
        walk.cursor.stop()?;
        let end = walk.object(ROOT, 1, OUTSIDE)?;
        let is_complete = options.trailing == Trailing::Ignore || walk.cursor.is_end(end);
        if is_complete { Ok(()) } else { Err(Malformed) }
    }

    /// The members of an object whose `{` was passed; the place behind its `}`.
    fn object(&mut self, id: PathId, depth: usize, scope: ScopeId) -> Result<usize, Malformed> {
        let tree = self.tree;
        let children = tree.children(id).ok_or(Malformed)?;
        loop {
            match self.next_member(id, children, depth)? {
                Next::End(end) => return Ok(end),
                Next::Member(child, value) => {
                    let end = self.member(child, value, depth, scope)?;
                    let (_, b',' | b'}') = self.cursor.solid(end)? else {
                        return Err(Malformed);
                    };
                }
            }
        }
    }

    /// Goes on to the next member of an object that has a path.
    #[inline(never)]
    fn next_member(
        &mut self,
        id: PathId,
        children: &Children,
        depth: usize,
    ) -> Result<Next, Malformed> {
        // Most members are skipped, for which a cursor in registers serves best.
        let mut cursor = self.cursor;
        let next = loop {
            let start = cursor.stop()?;
            match cursor.byte(start) {
                b'"' => {}
                b'}' => break Next::End(start + 1),
                _ => return Err(Malformed),
            }
            let end = cursor.stop()?;
            let (colon, b':') = cursor.solid(end + 1)? else {
                return Err(Malformed);
            };
            let (value, first) = cursor.solid(colon + 1)?;
            let name = cursor.between(start + 1, end);
            let child = match children.seek(name) {
                _ if cursor.has_escapes() && name.contains(&b'\\') => {
                    self.escaped_child(id, children, name)?
                }
                Sought::Child(child) => Some(child),
                Sought::Beginning => self.dotted_child(id, name),
                Sought::Nothing => None,
            };
            if let Some(child) = child {
                break Next::Member(child, (value, first));
            }
            cursor.skip(first, depth)?;
        };
        self.cursor = cursor;
        Ok(next)
    }

    /// The path of a name that may be several steps.
    #[cold]
    fn dotted_child(&self, id: PathId, name: &[u8]) -> Option<PathId> {
        let dots_count = self.reach == Reach::Leaves;
        dots_count.then(|| self.tree.dotted(id, name)).flatten()
    }

    #[cold]
    fn escaped_child(
        &self,
        id: PathId,
        children: &Children,
        name: &[u8],
    ) -> Result<Option<PathId>, Malformed> {
        let quoted = [b"\"", name, b"\""].concat();
        let node = form::read(&quoted).ok_or(Malformed)?;
        let text = node.as_text().ok_or(Malformed)?;
        Ok(match children.seek(text.as_bytes()) {
            Sought::Child(child) => Some(child),
            Sought::Beginning => self.dotted_child(id, text.as_bytes()),
            Sought::Nothing => None,
        })
    }

    /// A value that is read, or has something inside that is, and its first byte; the place
    /// behind it.
    fn member(
        &mut self,
        id: PathId,
        (start, first): (usize, u8),
        depth: usize,
        scope: ScopeId,
    ) -> Result<usize, Malformed> {
        if self.reach == Reach::Leaves {
            return self.leaves(id, (start, first), depth, scope);
        }
        // Of a name that stands twice the last counts, and what is inside.
        self.found.enter(id);
        let end = if first == b'{' && self.tree.has_children(id) {
            self.cursor.stop()?;
            let end = self.object(id, depth + 1, OUTSIDE)?;
            self.note(id, Form::Structured, Span::new(start, end), OUTSIDE);
            end
        } else {
            self.value(id, (start, first), depth, OUTSIDE)?
        };
        self.found.leave(id);
        Ok(end)
    }

    /// The scalars at and inside a value, through arrays.
    #[expect(
        clippy::inline_always,
        reason = "what each value of an event passes through"
    )]
    #[inline(always)]
    fn leaves(
        &mut self,
        id: PathId,
        (start, first): (usize, u8),
        depth: usize,
        scope: ScopeId,
    ) -> Result<usize, Malformed> {
        match first {
            b'{' if self.tree.has_children(id) => {
                self.cursor.stop()?;
                self.object(id, depth + 1, scope)
            }
            b'{' => self.cursor.container(depth),
            b'[' => {
                self.cursor.stop()?;
                self.array(id, start, depth + 1, scope)
            }
            _ => self.value(id, (start, first), depth, scope),
        }
    }

    /// The elements of an array whose `[` at `start` was passed.
    fn array(
        &mut self,
        id: PathId,
        start: usize,
        depth: usize,
        scope: ScopeId,
    ) -> Result<usize, Malformed> {
        let array = self.found.array();
        let mut element = self.cursor.solid(start + 1)?;
        if element.1 == b']' {
            return Ok(self.cursor.stop()? + 1);
        }
        loop {
            let inside = match element.1 {
                b'{' | b'[' => self.found.scope(scope, array),
                _ => scope,
            };
            let end = self.leaves(id, element, depth, inside)?;
            match self.cursor.solid(end)? {
                (at, b',') => element = self.cursor.solid(at + 1)?,
                (_, b']') => return Ok(self.cursor.stop()? + 1),
                _ => return Err(Malformed),
            }
        }
    }

    /// A value as a whole, noted if it is read; the place behind it.
    #[expect(
        clippy::inline_always,
        reason = "what each value of an event passes through"
    )]
    #[inline(always)]
    fn value(
        &mut self,
        id: PathId,
        (start, first): (usize, u8),
        depth: usize,
        scope: ScopeId,
    ) -> Result<usize, Malformed> {
        let (form, end) = match first {
            b'"' => {
                let end = self.cursor.string()?;
                let inside = self.event.get(start + 1..end - 1).unwrap_or_default();
                (Form::of_string(inside).ok_or(Malformed)?, end)
            }
            b'{' | b'[' => (Form::Structured, self.cursor.container(depth)?),
            _ => Form::of_scalar(self.event, start).ok_or(Malformed)?,
        };
        self.note(id, form, Span::new(start, end), scope);
        Ok(end)
    }

    #[inline]
    fn note(&mut self, id: PathId, form: Form, span: Span, scope: ScopeId) {
        if self.tree.is_read(id) {
            self.found.note(id, form, span, scope);
        }
    }
}
