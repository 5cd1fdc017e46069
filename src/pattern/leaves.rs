//! An event as leaves at dotted paths, and the search for leaves that go together.
//!
//! Source: Event Ruler 2.0.1 `Event`, `ArrayMembership` and `StructuredFinder`.
//! Arrays vanish from paths at any depth.
//! A leaf belongs to an element of each array that it sits in through an object or another
//! array; leaves of different elements of one array do not go together.

use std::collections::{HashMap, HashSet};

use super::Field;
use crate::json::{Node, Text, Value};
use crate::order;
use crate::path::Pointer;

/// The leaves of an event at the paths that a pattern names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flattened<'e> {
    by_path: HashMap<Vec<u8>, Column<'e>>,
    /// For each array and each of its elements the range of leaf positions inside.
    ranges: HashMap<(usize, Option<usize>), (usize, usize)>,
    /// The arrays by where they start in the text.
    arrays: HashMap<usize, usize>,
}

/// The leaves at one path.
#[derive(Debug, Clone, Default)]
struct Column<'e> {
    leaves: Vec<Leaf<'e>>,
    /// The arrays that they sit in.
    arrays: HashSet<usize>,
}

/// A scalar of an event.
#[derive(Debug, Clone)]
pub(crate) struct Leaf<'e> {
    /// The value.
    pub(crate) node: &'e Node,
    /// Its place.
    pub(crate) pointer: Pointer,
    /// Its place without the index in an array that holds it directly.
    pub(crate) holder: Pointer,
    /// The elements that it belongs to: array and index.
    pub(crate) elements: Vec<(usize, usize)>,
    position: usize,
}

/// Chosen elements: of each array at most one.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Selection(Vec<(usize, usize)>);

impl Selection {
    /// The chosen index of this array.
    pub(crate) fn index(&self, array: usize) -> Option<usize> {
        self.0
            .iter()
            .find(|(chosen, _)| *chosen == array)
            .map(|(_, index)| *index)
    }

    /// The part that chooses from these arrays.
    pub(super) fn only(&self, keep: impl Fn(usize) -> bool) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(array, _)| keep(*array))
                .copied()
                .collect(),
        )
    }

    fn conflict(&self, leaf: &Leaf<'_>) -> Option<(usize, usize)> {
        let differs = |(array, index): &&(usize, usize)| {
            self.index(*array).is_some_and(|chosen| chosen != *index)
        };
        let (array, _) = leaf.elements.iter().find(differs)?;
        Some((*array, self.index(*array)?))
    }

    fn and(&self, array: usize, index: usize) -> Self {
        let mut chosen = self.0.clone();
        chosen.push((array, index));
        order::sort(&mut chosen);
        Self(chosen)
    }

    pub(super) fn with(&self, leaf: &Leaf<'_>) -> Self {
        let mut chosen = self.0.clone();
        chosen.extend(
            leaf.elements
                .iter()
                .filter(|element| !self.0.contains(element)),
        );
        order::sort(&mut chosen);
        Self(chosen)
    }
}

/// The most elements of one array that are looked at to find the nearest.
const MOST_CHOICES: usize = 64;

impl<'e> Flattened<'e> {
    /// The leaves at the paths of these fields.
    pub(crate) fn new(event: &'e Node, fields: &[Field]) -> Self {
        let wanted = Wanted::new(fields);
        let mut walk = Walk {
            wanted: &wanted,
            flat: Self::default(),
            elements: Vec::new(),
            arrays: 0,
            positions: 0,
        };
        walk.node(event, None, &Pointer::root(), &Pointer::root());
        walk.flat
    }

    /// Without the leaves outside all arrays whose path is inside an array too, where another
    /// path reaches into the same array.
    pub(crate) fn without_outsiders(&self) -> Self {
        let columns = self.by_path.values();
        let meets = |inside: &HashSet<usize>| {
            let others = columns
                .clone()
                .filter(|other| !other.arrays.is_disjoint(inside));
            others.count() > 1
        };
        let mut kept = self.clone();
        for column in kept
            .by_path
            .values_mut()
            .filter(|column| meets(&column.arrays))
        {
            column.leaves.retain(|leaf| !leaf.elements.is_empty());
        }
        kept
    }

    /// The leaves at a field's path, in the order of the event.
    pub(crate) fn at(&self, field: &Field) -> &[Leaf<'e>] {
        let column = self.by_path.get(&field.dotted_key());
        column.map_or(&[], |column| &column.leaves)
    }

    /// The arrays that the leaves at a field's path sit in.
    pub(super) fn arrays_at(&self, field: &Field) -> Option<&HashSet<usize>> {
        let column = self.by_path.get(&field.dotted_key());
        column.map(|column| &column.arrays)
    }

    /// The leaves at a path that go with a selection; elements that do not are leapt over.
    pub(crate) fn admitted<'a>(
        &'a self,
        leaves: &'a [Leaf<'e>],
        selection: &'a Selection,
    ) -> impl Iterator<Item = &'a Leaf<'e>> {
        let mut next = 0;
        std::iter::from_fn(move || {
            loop {
                let leaf = leaves.get(next)?;
                let Some((array, chosen)) = selection.conflict(leaf) else {
                    next += 1;
                    return Some(leaf);
                };
                let target = self.leap(leaf, array, chosen);
                next += leaves
                    .get(next..)
                    .map_or(1, |rest| {
                        rest.partition_point(|leaf| leaf.position < target)
                    })
                    .max(1);
            }
        })
    }

    /// The element of an array that a selection chooses, or its first object.
    pub(crate) fn element_of<'n>(
        &self,
        array: &'n Node,
        selection: &Selection,
    ) -> Option<(usize, &'n Node)> {
        let elements = array.as_array()?;
        let chosen = self
            .arrays
            .get(&array.span.start)
            .and_then(|array| selection.index(*array));
        let index = chosen.or_else(|| elements.iter().position(|element| !element.is_scalar()))?;
        Some((index, elements.get(index)?))
    }

    /// Whether a selection chooses an element of this array.
    pub(super) fn chooses_from(&self, array: &Node, selection: &Selection) -> bool {
        let id = self.arrays.get(&array.span.start);
        id.is_some_and(|array| selection.index(*array).is_some())
    }

    /// A selection and an element of this array, for each of its objects and arrays.
    pub(super) fn choices(&self, array: &Node, selection: &Selection) -> Vec<Selection> {
        let Some(id) = self.arrays.get(&array.span.start) else {
            return Vec::new();
        };
        let elements = array.as_array().unwrap_or_default().iter().enumerate();
        elements
            .filter(|(_, element)| !element.is_scalar())
            .take(MOST_CHOICES)
            .map(|(index, _)| selection.and(*id, index))
            .collect()
    }

    /// The first position at or after the leaf's that may go with the chosen element of an array.
    fn leap(&self, leaf: &Leaf<'e>, array: usize, chosen: usize) -> usize {
        let start = self
            .ranges
            .get(&(array, Some(chosen)))
            .map_or(0, |range| range.0);
        let end = self
            .ranges
            .get(&(array, None))
            .map_or(usize::MAX, |range| range.1);
        if leaf.position < start { start } else { end }
    }
}

/// The paths that a pattern names, and their beginnings.
struct Wanted {
    paths: HashSet<Vec<u8>>,
    beginnings: HashSet<Vec<u8>>,
}

impl Wanted {
    fn new(fields: &[Field]) -> Self {
        let paths: HashSet<_> = fields.iter().map(Field::dotted_key).collect();
        let mut beginnings = HashSet::new();
        for path in &paths {
            for (at, byte) in path.iter().enumerate() {
                if *byte == b'.' {
                    beginnings.insert(path.get(..at).unwrap_or_default().to_vec());
                }
            }
        }
        Self { paths, beginnings }
    }
}

struct Walk<'w, 'e> {
    wanted: &'w Wanted,
    flat: Flattened<'e>,
    elements: Vec<(usize, usize)>,
    arrays: usize,
    positions: usize,
}

impl<'e> Walk<'_, 'e> {
    fn node(&mut self, node: &'e Node, path: Option<&[u8]>, pointer: &Pointer, holder: &Pointer) {
        match &node.value {
            Value::Object(object) => {
                for member in object.members() {
                    self.member(&member.key, &member.value, path, pointer);
                }
            }
            Value::Array(elements) => {
                self.flat.arrays.insert(node.span.start, self.arrays);
                self.array(elements, path, pointer);
            }
            _ => {
                let path = path.unwrap_or_default();
                if self.wanted.paths.contains(path) {
                    let leaf = Leaf {
                        node,
                        pointer: pointer.clone(),
                        holder: holder.clone(),
                        elements: self.elements.clone(),
                        position: self.positions,
                    };
                    let column = self.flat.by_path.entry(path.to_vec()).or_default();
                    column
                        .arrays
                        .extend(self.elements.iter().map(|(array, _)| *array));
                    column.leaves.push(leaf);
                    self.positions += 1;
                }
            }
        }
    }

    fn member(&mut self, key: &Text, value: &'e Node, path: Option<&[u8]>, pointer: &Pointer) {
        let path = match path {
            Some(parent) => [parent, b".", key.as_bytes()].concat(),
            None => key.as_bytes().to_vec(),
        };
        if self.wanted.paths.contains(&path) || self.wanted.beginnings.contains(&path) {
            let pointer = pointer.key(&key.to_display());
            self.node(value, Some(&path), &pointer, &pointer);
        }
    }

    fn array(&mut self, elements: &'e [Node], path: Option<&[u8]>, pointer: &Pointer) {
        let array = self.arrays;
        self.arrays += 1;
        let start = self.positions;
        for (index, element) in elements.iter().enumerate() {
            let at = pointer.index(index);
            if element.is_scalar() {
                self.node(element, path, &at, pointer);
                continue;
            }
            let first = self.positions;
            self.elements.push((array, index));
            self.node(element, path, &at, &at);
            self.elements.pop();
            self.flat
                .ranges
                .insert((array, Some(index)), (first, self.positions));
        }
        self.flat
            .ranges
            .insert((array, None), (start, self.positions));
    }
}
