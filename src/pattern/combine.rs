//! Nested conditions as combinations of fields: what remains once `$or` is multiplied out.
//!
//! Source: Event Ruler 2.0.1 `JsonRuleCompiler`: every `$or` multiplies the rules so far by its
//! branches, and a later list for a path takes the place of an earlier one.

use super::{Condition, Field, FieldId};
use crate::dialect::Reach;

/// The most combinations that a pattern may have.
pub(super) const MOST: usize = 1024;

/// A rule without `$or`: for each path the field that counts, in the order of paths.
type Rule = Vec<FieldId>;

/// The combinations of a pattern whose leaves must go together, each sorted by path; none for
/// others. Absent if there are more than [`MOST`].
pub(super) fn combinations(
    root: &Condition,
    fields: &[Field],
    reach: Reach,
) -> Option<Vec<Vec<FieldId>>> {
    if reach == Reach::Members {
        return Some(Vec::new());
    }
    let paths: Vec<_> = match fields {
        // One path stands in no order.
        [_] => Vec::new(),
        _ => fields.iter().map(Field::sort_key).collect(),
    };
    multiply(root, &paths, vec![Rule::with_capacity(fields.len())])
}

/// Multiplies the rules so far by a condition on fields with these paths.
fn multiply(condition: &Condition, paths: &[Vec<u16>], rules: Vec<Rule>) -> Option<Vec<Rule>> {
    match condition {
        Condition::All(children, _) => children
            .iter()
            .try_fold(rules, |rules, child| multiply(child, paths, rules)),
        Condition::Any(branches, _) => {
            let mut product = Vec::new();
            for branch in branches {
                product.extend(multiply(branch, paths, rules.clone())?);
                if product.len() > MOST {
                    return None;
                }
            }
            Some(product)
        }
        // No dialect that reaches leaves has it.
        Condition::Not(..) => Some(rules),
        Condition::Field(id) => Some(with_field(rules, *id, paths)),
    }
}

fn with_field(mut rules: Vec<Rule>, id: FieldId, paths: &[Vec<u16>]) -> Vec<Rule> {
    let path = |id: &FieldId| paths.get(id.0);
    for rule in &mut rules {
        match rule.binary_search_by(|other| path(other).cmp(&path(&id))) {
            Ok(place) => {
                if let Some(earlier) = rule.get_mut(place) {
                    *earlier = id;
                }
            }
            Err(place) => rule.insert(place, id),
        }
    }
    rules
}
