//! The combination of fields that came nearest to holding, and what of it fails.

use std::collections::HashSet;

use crate::json::Node;
use crate::matcher::Scalar;
use crate::pattern::{EventPattern, Field, FieldId, Flattened, OverBudget, Selection};

/// The most combinations that are compared; of the others only whether they hold is asked.
const MOST_COMPARED: usize = 256;

/// A combination and how far it holds.
#[derive(Debug, Default)]
pub(super) struct Nearest {
    /// The fields of the combination.
    pub(super) fields: Vec<FieldId>,
    /// Those that fail.
    pub(super) failing: Vec<FieldId>,
    /// The elements of arrays for which the rest holds.
    pub(super) selection: Selection,
}

/// The combination with the fewest failing fields; the first one of equals.
pub(super) fn nearest(
    pattern: &EventPattern,
    event: &Node,
    leaves: &Flattened<'_>,
) -> Result<Nearest, OverBudget> {
    let mut best: Option<Nearest> = None;
    let mut steps = EventPattern::steps();
    for combination in pattern.combinations.iter().take(MOST_COMPARED) {
        let candidate = if pattern.reaches_leaves() {
            nearest_leaves(pattern, combination, leaves, &mut steps)?
        } else {
            by_themselves(pattern, combination, event)
        };
        if candidate.failing.is_empty() {
            return Ok(candidate);
        }
        if best
            .as_ref()
            .is_none_or(|best| candidate.failing.len() < best.failing.len())
        {
            best = Some(candidate);
        }
    }
    for combination in pattern.combinations.iter().skip(MOST_COMPARED) {
        if let Some(selection) = pattern.select(combination, leaves, &mut steps)? {
            return Ok(Nearest {
                fields: combination.clone(),
                selection,
                ..Nearest::default()
            });
        }
    }
    Ok(best.unwrap_or_default())
}

fn by_themselves(pattern: &EventPattern, combination: &[FieldId], event: &Node) -> Nearest {
    let fails =
        |(_, field): &(FieldId, &Field)| !field.holds(&field.find(event), &pattern.semantics);
    let failing = pattern
        .fields_of(combination)
        .filter(fails)
        .map(|(id, _)| id)
        .collect();
    Nearest {
        fields: combination.to_vec(),
        failing,
        ..Nearest::default()
    }
}

/// Leaves out the fields that nothing satisfies, then as few others as it takes.
fn nearest_leaves(
    pattern: &EventPattern,
    combination: &[FieldId],
    leaves: &Flattened<'_>,
    steps: &mut usize,
) -> Result<Nearest, OverBudget> {
    let (hopeful, hopeless): (Vec<_>, Vec<_>) = combination.iter().copied().partition(|id| {
        pattern
            .field(*id)
            .is_some_and(|field| can_hold(field, leaves))
    });
    if let Some(selection) = pattern.select(&hopeful, leaves, steps)? {
        return Ok(Nearest {
            fields: combination.to_vec(),
            failing: hopeless,
            selection,
        });
    }
    let (dropped, selection) = match drop_one(pattern, &hopeful, leaves, steps)? {
        Some((dropped, selection)) => (vec![dropped], selection),
        None => drop_several(pattern, &hopeful, leaves, steps)?,
    };
    let failing: HashSet<FieldId> = hopeless.into_iter().chain(dropped).collect();
    let failing = combination
        .iter()
        .filter(|id| failing.contains(id))
        .copied()
        .collect();
    Ok(Nearest {
        fields: combination.to_vec(),
        failing,
        selection,
    })
}

fn can_hold(field: &Field, leaves: &Flattened<'_>) -> bool {
    let fits = |node: &Node| {
        field
            .alternatives
            .iter()
            .any(|each| each.matcher.test(Scalar::literal(node)))
    };
    field
        .alternatives
        .iter()
        .any(|each| each.matcher.wants_absence())
        || leaves.at(field).iter().any(|leaf| fits(leaf.node))
}

/// The one field without which the rest holds, for the earliest elements.
fn drop_one(
    pattern: &EventPattern,
    fields: &[FieldId],
    leaves: &Flattened<'_>,
    steps: &mut usize,
) -> Result<Option<(FieldId, Selection)>, OverBudget> {
    let mut best: Option<(Selection, std::cmp::Reverse<FieldId>)> = None;
    for id in fields {
        let rest: Vec<_> = fields.iter().copied().filter(|other| other != id).collect();
        if let Some(selection) = pattern.select(&rest, leaves, steps)? {
            let candidate = (selection, std::cmp::Reverse(*id));
            if best.as_ref().is_none_or(|best| candidate < *best) {
                best = Some(candidate);
            }
        }
    }
    Ok(best.map(|(selection, id)| (id.0, selection)))
}

/// Keeps each field that still goes with those kept so far.
fn drop_several(
    pattern: &EventPattern,
    fields: &[FieldId],
    leaves: &Flattened<'_>,
    steps: &mut usize,
) -> Result<(Vec<FieldId>, Selection), OverBudget> {
    let (mut kept, mut dropped, mut chosen) = (Vec::new(), Vec::new(), Selection::default());
    for id in fields {
        let mut with: Vec<_> = kept.clone();
        with.push(*id);
        with.sort_by_key(|id| fields.iter().position(|other| other == id));
        match pattern.select(&with, leaves, steps)? {
            Some(selection) => (kept, chosen) = (with, selection),
            None => dropped.push(*id),
        }
    }
    Ok((dropped, chosen))
}
