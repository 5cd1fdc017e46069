//! From the bytes of an event to the values at the paths that rules read.

use super::found::{Found, OUTSIDE, ScopeId};
use super::tree::{PathId, PathTree, ROOT};
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
        // Where nesting may be too deep the reader tells.
        if structure.may_exceed(options.max_depth) {
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
        let start = walk.cursor.blanks(0)?;
        if walk.cursor.byte(start) != b'{' {
            return Err(Malformed);
        }
        walk.cursor.stop()?;
        let end = walk.object(ROOT, 1, OUTSIDE)?;
        let is_complete = options.trailing == Trailing::Ignore || walk.cursor.is_end(end);
        if is_complete { Ok(()) } else { Err(Malformed) }
    }

    /// The members of an object whose `{` was passed; the place behind its `}`.
    fn object(&mut self, id: PathId, depth: usize, scope: ScopeId) -> Result<usize, Malformed> {
        loop {
            let start = self.cursor.stop()?;
            match self.cursor.byte(start) {
                b'}' => return Ok(start + 1),
                b'"' => {}
                _ => return Err(Malformed),
            }
            let end = self.cursor.stop()?;
            let colon = self.cursor.blanks(end + 1)?;
            if self.cursor.byte(colon) != b':' {
                return Err(Malformed);
            }
            let value = self.cursor.blanks(colon + 1)?;
            let name = self.event.get(start + 1..end).unwrap_or_default();
            let Some(child) = self.child(id, name)? else {
                self.cursor.skip(value, depth)?;
                continue;
            };
            let end = self.member(child, value, depth, scope)?;
            let next = self.cursor.blanks(end)?;
            if !matches!(self.cursor.byte(next), b',' | b'}') {
                return Err(Malformed);
            }
        }
    }

    /// The path of a member.
    fn child(&self, id: PathId, name: &[u8]) -> Result<Option<PathId>, Malformed> {
        if self.cursor.has_escapes() && name.contains(&b'\\') {
            let quoted = [b"\"", name, b"\""].concat();
            let reading = crate::json::read(&quoted, &Options::event());
            let node = reading.root.ok_or(Malformed)?;
            let text = node.as_text().ok_or(Malformed)?;
            return Ok(self.named(id, text.as_bytes()));
        }
        Ok(self.named(id, name))
    }

    fn named(&self, id: PathId, name: &[u8]) -> Option<PathId> {
        let child = self.tree.child(id, name);
        if child.is_some() || self.reach == Reach::Members || !self.tree.may_begin(id, name) {
            return child;
        }
        name.split(|byte| *byte == b'.')
            .try_fold(id, |id, part| self.tree.child(id, part))
    }

    /// A value that is read, or has something inside that is; the place behind it.
    fn member(
        &mut self,
        id: PathId,
        start: usize,
        depth: usize,
        scope: ScopeId,
    ) -> Result<usize, Malformed> {
        if self.reach == Reach::Leaves {
            return self.leaves(id, start, depth, scope);
        }
        // Of a name that stands twice the last counts, and what is inside.
        if self.found.meets_again(id) {
            self.found.forget(id);
            for below in self.tree.below(id) {
                self.found.forget(below);
            }
        }
        let end = if self.cursor.byte(start) == b'{' && self.tree.has_children(id) {
            self.cursor.stop()?;
            self.object(id, depth + 1, OUTSIDE)?
        } else {
            self.cursor.leap(start, depth)?
        };
        if self.tree.is_read(id) {
            self.found
                .note(id, self.event, Span::new(start, end), OUTSIDE)?;
        }
        Ok(end)
    }

    /// The scalars at and inside a value, through arrays.
    fn leaves(
        &mut self,
        id: PathId,
        start: usize,
        depth: usize,
        scope: ScopeId,
    ) -> Result<usize, Malformed> {
        match self.cursor.byte(start) {
            b'{' if self.tree.has_children(id) => {
                self.cursor.stop()?;
                self.object(id, depth + 1, scope)
            }
            b'[' => {
                self.cursor.stop()?;
                self.array(id, start, depth + 1, scope)
            }
            b'{' => self.cursor.leap(start, depth),
            _ => {
                let end = self.cursor.leap(start, depth)?;
                if self.tree.is_read(id) {
                    self.found
                        .note(id, self.event, Span::new(start, end), scope)?;
                }
                Ok(end)
            }
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
        let mut at = self.cursor.blanks(start + 1)?;
        if self.cursor.byte(at) == b']' {
            self.cursor.stop()?;
            return Ok(at + 1);
        }
        loop {
            let inside = match self.cursor.byte(at) {
                b'{' | b'[' => self.found.scope(scope, array),
                _ => scope,
            };
            let end = self.leaves(id, at, depth, inside)?;
            at = self.cursor.blanks(end)?;
            match self.cursor.byte(at) {
                b',' => at = self.cursor.blanks(at + 1)?,
                b']' => {
                    self.cursor.stop()?;
                    return Ok(at + 1);
                }
                _ => return Err(Malformed),
            }
        }
    }
}
