//! The paths that rules read, as a tree of member names.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::index::Index;
use super::postings::RuleNumber;
use crate::matcher::{Clue, NumberSpelling};
use crate::order;

/// The place of a path in the tree.
pub(super) type PathId = u32;

/// The root: an event itself.
pub(super) const ROOT: PathId = 0;

/// Every path that some rule reads, and what is looked up there.
#[derive(Debug, Clone)]
pub(super) struct PathTree {
    nodes: Vec<PathNode>,
    /// Places that no path has any more.
    free: Vec<PathId>,
    /// The paths where some rule asks for nothing to be.
    shunned: BTreeSet<PathId>,
}

/// A path: the member of another one with some name.
#[derive(Debug, Clone)]
pub(super) struct PathNode {
    parent: PathId,
    name: Box<[u8]>,
    children: Children,
    /// How many fields of rules end here.
    pub(super) uses: u32,
    /// How a number reads here where values compare as text.
    pub(super) spelling: NumberSpelling,
    /// What rules look for here.
    pub(super) index: Index,
}

/// A path as a part of all that there are.
#[derive(Debug)]
pub(super) struct Listed<'t> {
    /// The place in the list of the path that it is inside; the root's is its own.
    pub(super) parent: u32,
    pub(super) name: &'t [u8],
    /// How many fields of rules end here.
    pub(super) uses: u32,
    pub(super) spelling: NumberSpelling,
    pub(super) index: &'t Index,
}

/// The paths one step inside another, by name.
#[derive(Debug, Clone)]
pub(super) enum Children {
    /// Compared one by one.
    Few(Vec<(Box<[u8]>, PathId)>),
    Many(FxHashMap<Box<[u8]>, PathId>),
}

/// What a name of an event is to the children of a path.
pub(super) enum Sought {
    Child(PathId),
    /// It has a dot where some child's name may end.
    Beginning,
    Nothing,
}

/// The most children that are compared one by one.
const FEW: usize = 8;

impl Children {
    fn get(&self, name: &[u8]) -> Option<PathId> {
        match self {
            Self::Few(few) => few
                .iter()
                .find(|(other, _)| **other == *name)
                .map(|(_, id)| *id),
            Self::Many(many) => many.get(name).copied(),
        }
    }

    /// Looks for a name of an event.
    #[inline]
    pub(super) fn seek(&self, name: &[u8]) -> Sought {
        let few = match self {
            Self::Few(few) => few,
            Self::Many(many) => return seek_in(many, name),
        };
        let mut sought = Sought::Nothing;
        for (child, id) in few {
            match name.get(child.len()) {
                Some(b'.') => sought = Sought::Beginning,
                None if **child == *name => return Sought::Child(*id),
                _ => {}
            }
        }
        sought
    }

    fn insert(&mut self, name: &[u8], id: PathId) {
        match self {
            Self::Few(few) if few.len() < FEW => few.push((name.into(), id)),
            Self::Few(few) => {
                let mut many: FxHashMap<_, _> = std::mem::take(few).into_iter().collect();
                many.insert(name.into(), id);
                *self = Self::Many(many);
            }
            Self::Many(many) => {
                many.insert(name.into(), id);
            }
        }
    }

    fn remove(&mut self, name: &[u8]) {
        match self {
            Self::Few(few) => few.retain(|(other, _)| **other != *name),
            Self::Many(many) => {
                many.remove(name);
            }
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Few(few) => few.is_empty(),
            Self::Many(many) => many.is_empty(),
        }
    }

    fn ids(&self) -> Vec<PathId> {
        match self {
            Self::Few(few) => few.iter().map(|(_, id)| *id).collect(),
            Self::Many(many) => many.values().copied().collect(),
        }
    }
}

#[inline(never)]
fn seek_in(many: &FxHashMap<Box<[u8]>, PathId>, name: &[u8]) -> Sought {
    match many.get(name) {
        Some(id) => Sought::Child(*id),
        None if name.contains(&b'.') => Sought::Beginning,
        None => Sought::Nothing,
    }
}

impl PathTree {
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![PathNode::new(ROOT, &[])],
            free: Vec::new(),
            shunned: BTreeSet::new(),
        }
    }

    /// How many places there are, used or not.
    pub(super) const fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, id: PathId) -> Option<&PathNode> {
        self.nodes.get(id as usize)
    }

    /// A rule is asked for where an event shows this at a path.
    pub(super) fn add_clue(&mut self, id: PathId, clue: Clue, rule: RuleNumber) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.index.add(clue, rule);
            if !node.index.absent().is_empty() {
                self.shunned.insert(id);
            }
        }
    }

    /// A rule is no longer asked for where an event shows this at a path.
    pub(super) fn remove_clue(&mut self, id: PathId, clue: &Clue, rule: RuleNumber) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.index.remove(clue, rule);
            if node.index.absent().is_empty() {
                self.shunned.remove(&id);
            }
        }
    }

    /// The paths where some rule asks for nothing to be, and these rules.
    pub(super) fn shunned(&self) -> impl Iterator<Item = (PathId, &[RuleNumber])> {
        let paths = self.shunned.iter().copied();
        paths.filter_map(|id| Some((id, self.node(id)?.index.absent())))
    }

    /// The path of a name inside another one.
    pub(super) fn child(&self, parent: PathId, name: &[u8]) -> Option<PathId> {
        self.node(parent)?.children.get(name)
    }

    /// The paths one step inside a path.
    pub(super) fn children(&self, id: PathId) -> Option<&Children> {
        self.node(id).map(|node| &node.children)
    }

    /// The path that a name of an event leads to inside another one, where a dot in a name is as
    /// good as a step.
    pub(super) fn dotted(&self, parent: PathId, name: &[u8]) -> Option<PathId> {
        name.split(|byte| *byte == b'.')
            .try_fold(parent, |id, part| self.child(id, part))
    }

    /// Whether anything is read inside a path.
    pub(super) fn has_children(&self, id: PathId) -> bool {
        self.node(id).is_some_and(|node| !node.children.is_empty())
    }

    /// Whether some field ends at a path.
    pub(super) fn is_read(&self, id: PathId) -> bool {
        self.node(id).is_some_and(|node| node.uses > 0)
    }

    /// The path of these names, if any field ends there or inside.
    pub(super) fn find<'n>(&self, mut names: impl Iterator<Item = &'n [u8]>) -> Option<PathId> {
        names.try_fold(ROOT, |id, name| self.child(id, name))
    }

    /// The path of these names; one more field ends there.
    pub(super) fn take<'n>(
        &mut self,
        names: impl Iterator<Item = &'n [u8]>,
        spelling: NumberSpelling,
    ) -> PathId {
        let mut id = ROOT;
        for name in names {
            id = match self.child(id, name) {
                Some(child) => child,
                None => self.insert(id, name),
            };
        }
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.uses = node.uses.saturating_add(1);
            node.spelling = spelling;
        }
        id
    }

    /// One field fewer ends at a path; it goes if it was the last.
    pub(super) fn give_back(&mut self, id: PathId) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.uses = node.uses.saturating_sub(1);
            if node.uses == 0 {
                node.spelling = NumberSpelling::Literal;
            }
        }
        let mut id = id;
        while id != ROOT {
            let Some(node) = self.nodes.get_mut(id as usize) else {
                return;
            };
            if node.uses > 0 || !node.children.is_empty() {
                return;
            }
            let parent = node.parent;
            let gone = std::mem::replace(node, PathNode::new(ROOT, &[]));
            if let Some(parent) = self.nodes.get_mut(parent as usize) {
                parent.children.remove(&gone.name);
            }
            self.shunned.remove(&id);
            self.free.push(id);
            id = parent;
        }
    }

    /// All paths, those inside another one behind it and in the order of their names.
    pub(super) fn listed(&self) -> Vec<Listed<'_>> {
        let mut listed = Vec::new();
        let mut open = vec![(ROOT, 0)];
        while let Some((id, parent)) = open.pop() {
            let Some(node) = self.node(id) else { continue };
            let place = u32::try_from(listed.len()).unwrap_or(u32::MAX);
            listed.push(Listed {
                parent,
                name: &node.name,
                uses: node.uses,
                spelling: node.spelling,
                index: &node.index,
            });
            let mut inside = node.children.ids();
            order::sort_by_key(&mut inside, |id| {
                Reverse(self.node(*id).map(|node| &node.name))
            });
            open.extend(inside.into_iter().map(|id| (id, place)));
        }
        listed
    }

    /// A new path inside another one; none if there is no such one, or it has one of this name.
    pub(super) fn append(&mut self, parent: PathId, name: &[u8]) -> Option<PathId> {
        self.node(parent)?;
        match self.child(parent, name) {
            Some(_) => None,
            None => Some(self.insert(parent, name)),
        }
    }

    /// Says of a path how many fields end there, and how numbers read.
    pub(super) fn set_uses(&mut self, id: PathId, uses: u32, spelling: NumberSpelling) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.uses = uses;
            node.spelling = spelling;
        }
    }

    fn insert(&mut self, parent: PathId, name: &[u8]) -> PathId {
        let node = PathNode::new(parent, name);
        let id = if let Some(id) = self.free.pop() {
            if let Some(place) = self.nodes.get_mut(id as usize) {
                *place = node;
            }
            id
        } else {
            self.nodes.push(node);
            PathId::try_from(self.nodes.len() - 1).unwrap_or(PathId::MAX)
        };
        if let Some(parent) = self.nodes.get_mut(parent as usize) {
            parent.children.insert(name, id);
        }
        id
    }
}

impl PathNode {
    fn new(parent: PathId, name: &[u8]) -> Self {
        Self {
            parent,
            name: name.into(),
            children: Children::Few(Vec::new()),
            uses: 0,
            spelling: NumberSpelling::Literal,
            index: Index::default(),
        }
    }
}
