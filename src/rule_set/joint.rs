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
    for combination in &rule.pattern.combinations {
        match combination_holds(rule, combination, event, found, joint)? {
            Verdict::Holds => return Ok(Verdict::Holds),
            Verdict::Unclear => verdict = Verdict::Unclear,
            Verdict::Fails => {}
        }
    }
    Ok(verdict)
}

fn combination_holds(
    rule: &Checked,
    combination: &[FieldId],
    event: &[u8],
    found: &Found,
    joint: &mut Joint,
) -> Result<Verdict, Malformed> {
    if combination.len() > Fields::BITS as usize {
        return Ok(Verdict::Unclear);
    }
    let mut bound: Fields = 0;
    for (index, id) in combination.iter().enumerate() {
        let (Some(field), Some(paths)) = (rule.pattern.field(*id), rule.paths.get(id.0)) else {
            return Ok(Verdict::Unclear);
        };
        match field_holds(field, found.at(paths.at), event)? {
            Hold::Free => {}
            Hold::Never => return Ok(Verdict::Fails),
            Hold::Unclear => return Ok(Verdict::Unclear),
            Hold::InElements => bound |= 1 << index,
        }
    }
    // One field by itself goes with itself.
    if bound.count_ones() < 2 {
        return Ok(Verdict::Holds);
    }
    joint.begin(found.scopes());
    for (index, id) in combination.iter().enumerate() {
        let bit = 1 << index;
        let (Some(field), Some(paths)) = (rule.pattern.field(*id), rule.paths.get(id.0)) else {
            continue;
        };
        if bound & bit == 0 {
            continue;
        }
        for value in found.at(paths.at) {
            if fits(field, value, event)? {
                joint.note(value.scope, bit);
            }
        }
    }
    Ok(joint.satisfies(found.scopes(), bound))
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

fn field_holds(field: &Field, values: &[Occurrence], event: &[u8]) -> Result<Hold, Malformed> {
    let mut alternatives = field.alternatives.iter();
    let wants_absence = alternatives.any(|each| each.matcher.wants_absence());
    if values.is_empty() {
        return Ok(if wants_absence {
            Hold::Free
        } else {
            Hold::Never
        });
    }
    if wants_absence && values.iter().any(|value| value.scope != OUTSIDE) {
        return Ok(Hold::Unclear);
    }
    let mut hold = Hold::Never;
    for value in values {
        // One in an element is enough here; others there are only looked at where other fields
        // are bound too.
        let is_outside = value.scope == OUTSIDE;
        let counts = is_outside || matches!(hold, Hold::Never);
        if counts && fits(field, value, event)? {
            if is_outside {
                return Ok(Hold::Free);
            }
            hold = Hold::InElements;
        }
    }
    Ok(hold)
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
    fn begin(&mut self, scopes: &[Scope]) {
        let arrays = scopes.iter().map(|scope| scope.array).max().unwrap_or(0) as usize + 1;
        self.own.clear();
        self.own.resize(scopes.len(), 0);
        self.first.clear();
        self.first.resize(scopes.len() + 1, NO_ARRAY);
        self.next.clear();
        self.next.resize(arrays, NO_ARRAY);
        for options in &mut self.options {
            options.clear();
        }
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

    fn note(&mut self, scope: u32, bit: Fields) {
        if let Some(own) = self.own.get_mut(scope as usize) {
            *own |= bit;
        }
    }

    /// Whether elements can be chosen that satisfy all these fields.
    fn satisfies(&mut self, scopes: &[Scope], wanted: Fields) -> Verdict {
        for (index, scope) in scopes.iter().enumerate().rev() {
            let own = self.own.get(index).copied().unwrap_or_default();
            let first = self.first.get(index).copied().unwrap_or_default();
            let Some(sets) = self.combined(own, first) else {
                return Verdict::Unclear;
            };
            let Some(options) = self.options.get_mut(scope.array as usize) else {
                return Verdict::Unclear;
            };
            for set in sets {
                keep(options, set);
            }
            if options.len() > MOST_SETS {
                return Verdict::Unclear;
            }
        }
        let outside = self.first.last().copied().unwrap_or_default();
        match self.combined(0, outside) {
            Some(sets) => sets.iter().any(|set| set & wanted == wanted).into(),
            None => Verdict::Unclear,
        }
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
