//! The combination of fields that came nearest to holding, and what of it fails.

use std::collections::HashSet;

use super::{Question, branch};
use crate::json::Node;
use crate::matcher::Scalar;
use crate::order;
use crate::pattern::{EventPattern, Field, FieldId, Flattened, OverBudget, Selection, Subject};

/// The most combinations that are compared where none holds.
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

/// The combination that holds, or the one with the fewest failing fields; of equals the one of
/// whose failing fields the fewest are missing, then the first.
///
/// It takes too many steps exactly where [`EventPattern::matches`] does.
pub(super) fn nearest(
    question: &Question<'_>,
    leaves: &Flattened<'_>,
) -> Result<Nearest, OverBudget> {
    let (pattern, event) = (question.pattern, question.event);
    if !pattern.reaches_leaves() {
        return Ok(branch::nearest(question));
    }
    if let Some(holding) = holding(pattern, leaves)? {
        return Ok(holding);
    }
    let mut steps = EventPattern::steps();
    let compared = pattern.combinations.iter().take(MOST_COMPARED);
    let nearest = compared.map(|combination| {
        nearest_leaves(pattern, combination, leaves, &mut steps)
            .unwrap_or_else(|OverBudget| roughly(pattern, combination, leaves))
    });
    let distance = |candidate: &Nearest| {
        let is_missing = |id: &&FieldId| {
            let field = pattern.field(**id);
            field.is_some_and(|field| matches!(field.find(event), Subject::Absent { .. }))
        };
        let missing = candidate.failing.iter().filter(is_missing).count();
        (candidate.failing.len(), missing)
    };
    Ok(nearest.min_by_key(distance).unwrap_or_default())
}

/// The first combination that holds.
fn holding(pattern: &EventPattern, leaves: &Flattened<'_>) -> Result<Option<Nearest>, OverBudget> {
    let mut steps = EventPattern::steps();
    for combination in &pattern.combinations {
        if let Some(selection) = pattern.select(combination, leaves, &mut steps)? {
            return Ok(Some(Nearest {
                fields: combination.clone(),
                failing: Vec::new(),
                selection,
            }));
        }
    }
    Ok(None)
}

/// What fails of a combination where finding it out exactly would take too long: the fields that
/// nothing satisfies, or all of them.
fn roughly(pattern: &EventPattern, combination: &[FieldId], leaves: &Flattened<'_>) -> Nearest {
    let is_hopeless = |(_, field): &(FieldId, &Field)| !can_hold(field, leaves);
    let hopeless: Vec<_> = pattern
        .fields_of(combination)
        .filter(is_hopeless)
        .map(|(id, _)| id)
        .collect();
    Nearest {
        fields: combination.to_vec(),
        failing: if hopeless.is_empty() {
            combination.to_vec()
        } else {
            hopeless
        },
        selection: Selection::default(),
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
        order::sort_by_key(&mut with, |id| fields.iter().position(|other| other == id));
        match pattern.select(&with, leaves, steps)? {
            Some(selection) => (kept, chosen) = (with, selection),
            None => dropped.push(*id),
        }
    }
    Ok((dropped, chosen))
}
