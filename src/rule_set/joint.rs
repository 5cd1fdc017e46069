//! Whether values that go together satisfy a rule, where paths reach through arrays.
//!
//! Values of different elements of one array do not go together.
//! Each element of an array can satisfy some set of fields: those that hold for its own values,
//! and for each array inside one of the sets that an element of that array can satisfy.
//! Sets that others include are dropped, so that mostly one is left.
//! Elements are looked at once, from the innermost outwards: the cost is that of the values.

use super::found::{Found, OUTSIDE, Occurrence, Scope};
use super::plan::Checked;
use super::verify::Verdict;
use crate::matcher::{NumberSpelling, Scalar};
use crate::pattern::{Field, FieldId};
use crate::scan::Malformed;

/// Fields as bits.
type Fields = u64;

/// The most sets of fields that are kept for one element.
const MOST_SETS: usize = 32;

/// Memory that is used again.
#[derive(Debug, Default)]
pub(super) struct Joint {
    /// The fields that an element satisfies by values of its own.
    own: Vec<Fields>,
    /// For each array the sets that one of its elements can satisfy.
    options: Vec<Vec<Fields>>,
    /// The arrays inside an element: the first, then for each array the next.
    first: Vec<u32>,
    next: Vec<u32>,
    /// Whether the arrays of this event are listed.
    is_linked: bool,
}

/// No array.
const NO_ARRAY: u32 = 0;

/// Whether one of the combinations of a rule holds for values that go together.
pub(super) fn together(
    rule: &Checked,
    event: &[u8],
    found: &Found,
    joint: &mut Joint,
) -> Result<Verdict, Malformed> {
    let mut verdict = Verdict::Fails;
    let check = Check { rule, event, found };
    for combination in &rule.pattern.combinations {
        match check.combination(combination, joint)? {
            Verdict::Holds => return Ok(Verdict::Holds),
            Verdict::Unclear => verdict = Verdict::Unclear,
            Verdict::Fails => {}
        }
    }
    Ok(verdict)
}

/// A rule and the values at its paths.
struct Check<'c> {
    rule: &'c Checked,
    event: &'c [u8],
    found: &'c Found,
}

impl Check<'_> {
    fn combination(&self, fields: &[FieldId], joint: &mut Joint) -> Result<Verdict, Malformed> {
        if fields.len() > Fields::BITS as usize {
            return Ok(Verdict::Unclear);
        }
        // One field by itself goes with itself, and so do values outside arrays.
        let is_joint = fields.len() > 1 && !self.found.scopes().is_empty();
        let mut elements = is_joint.then(|| joint.begin(self.found.scopes()));
        let mut bound: Fields = 0;
        for (index, id) in fields.iter().enumerate() {
            let bit = 1 << index;
            match self.field(*id, elements.as_mut().map(|own| (&mut **own, bit)))? {
                Hold::Free => {}
                Hold::Never => return Ok(Verdict::Fails),
                Hold::Unclear => return Ok(Verdict::Unclear),
                Hold::InElements => bound |= bit,
            }
        }
        if !is_joint || bound.count_ones() < 2 {
            return Ok(Verdict::Holds);
        }
        Ok(joint.satisfies(self.found.scopes(), bound))
    }

    /// How a field holds; the elements that have values that fit get its bit, if it is given.
    fn field(
        &self,
        id: FieldId,
        mut elements: Option<(&mut [Fields], Fields)>,
    ) -> Result<Hold, Malformed> {
        let (field, paths) = (self.rule.pattern.field(id), self.rule.paths.get(id.0));
        let (Some(field), Some(paths)) = (field, paths) else {
            return Ok(Hold::Unclear);
        };
        let values = self.found.at(paths.at);
        if values.is_empty() {
            return Ok(if paths.wants_absence {
                Hold::Free
            } else {
                Hold::Never
            });
        }
        if paths.wants_absence && values.iter().any(Occurrence::is_in_element) {
            return Ok(Hold::Unclear);
        }
        let mut hold = Hold::Never;
        for value in values {
            if !fits(field, value, self.event)? {
                continue;
            }
            if !value.is_in_element() {
                return Ok(Hold::Free);
            }
            hold = Hold::InElements;
            let Some((own, bit)) = &mut elements else {
                break;
            };
            if let Some(own) = own.get_mut(value.scope as usize) {
                *own |= *bit;
            }
        }
        Ok(hold)
    }
}

/// How a field holds by itself.
enum Hold {
    /// Whatever elements are chosen.
    Free,
    /// For some elements of arrays.
    InElements,
    Never,
    /// It depends on what else is chosen.
    Unclear,
}

fn fits(field: &Field, value: &Occurrence, event: &[u8]) -> Result<bool, Malformed> {
    let scalar = Scalar {
        value: value.primitive(event)?,
        spelling: NumberSpelling::Literal,
    };
    let mut alternatives = field.alternatives.iter();
    Ok(alternatives.any(|each| each.matcher.test(scalar)))
}

impl Joint {
    /// Forgets the last event.
    pub(super) fn clear(&mut self) {
        self.is_linked = false;
    }

    /// Forgets the last combination; for each element the fields that it satisfies, none yet.
    fn begin(&mut self, scopes: &[Scope]) -> &mut [Fields] {
        if !std::mem::replace(&mut self.is_linked, true) {
            self.link_all(scopes);
        }
        self.own.clear();
        self.own.resize(scopes.len(), 0);
        for options in &mut self.options {
            options.clear();
        }
        &mut self.own
    }

    fn link_all(&mut self, scopes: &[Scope]) {
        let arrays = scopes.iter().map(|scope| scope.array).max().unwrap_or(0) as usize + 1;
        self.first.clear();
        self.first.resize(scopes.len() + 1, NO_ARRAY);
        self.next.clear();
        self.next.resize(arrays, NO_ARRAY);
        self.options.resize_with(arrays, Vec::new);
        let mut last = NO_ARRAY;
        for scope in scopes {
            // An array's elements stand together but for what is inside them.
            if scope.array > last {
                last = scope.array;
                self.link(scope.parent, scope.array);
            }
        }
    }

    /// Puts an array to those inside an element.
    fn link(&mut self, parent: u32, array: u32) {
        let place = self.place(parent);
        if let (Some(first), Some(next)) =
            (self.first.get_mut(place), self.next.get_mut(array as usize))
        {
            *next = std::mem::replace(first, array);
        }
    }

    /// Where the arrays inside an element are listed; the last place is for those outside all.
    fn place(&self, scope: u32) -> usize {
        if scope == OUTSIDE {
            self.first.len().saturating_sub(1)
        } else {
            scope as usize
        }
    }

    /// Whether elements can be chosen that satisfy all these fields.
    fn satisfies(&mut self, scopes: &[Scope], wanted: Fields) -> Verdict {
        for (index, scope) in scopes.iter().enumerate().rev() {
            let own = self.own.get(index).copied().unwrap_or_default();
            let first = self.first.get(index).copied().unwrap_or_default();
            if own == 0 && first == NO_ARRAY {
                continue;
            }
            if self.add(scope.array, own, first).is_none() {
                return Verdict::Unclear;
            }
        }
        let outside = self.first.last().copied().unwrap_or_default();
        match self.combined(0, outside) {
            Some(sets) => sets.iter().any(|set| set & wanted == wanted).into(),
            None => Verdict::Unclear,
        }
    }

    /// Adds to the sets of an array those of an element, none if they become too many.
    fn add(&mut self, array: u32, own: Fields, first: u32) -> Option<()> {
        if first == NO_ARRAY {
            keep(self.options.get_mut(array as usize)?, own);
        } else {
            let sets = self.combined(own, first)?;
            let options = self.options.get_mut(array as usize)?;
            for set in sets {
                keep(options, set);
            }
        }
        (self.options.get(array as usize)?.len() <= MOST_SETS).then_some(())
    }

    /// The sets that come of these fields and one element of each of the arrays from this one on.
    fn combined(&self, own: Fields, first: u32) -> Option<Vec<Fields>> {
        let mut sets = vec![own];
        let mut array = first;
        while array != NO_ARRAY {
            let options = self.options.get(array as usize)?;
            if !options.is_empty() {
                let mut product = Vec::new();
                for set in &sets {
                    for option in options {
                        keep(&mut product, set | option);
                    }
                }
                sets = product;
            }
            if sets.len() > MOST_SETS {
                return None;
            }
            array = self.next.get(array as usize).copied()?;
        }
        Some(sets)
    }
}

/// Puts a set to others unless one includes it; those that it includes go.
fn keep(sets: &mut Vec<Fields>, set: Fields) {
    if sets.iter().any(|other| other & set == set) {
        return;
    }
    sets.retain(|other| other & set != *other);
    sets.push(set);
}
