//! Nested conditions as combinations of fields: what remains once `$or` is multiplied out.
//!
//! Source: Event Ruler 2.0.1 `JsonRuleCompiler`: every `$or` multiplies the rules so far by its
//! branches, and a later list for a path takes the place of an earlier one.

use std::collections::BTreeMap;

use super::{Condition, Field, FieldId};
use crate::dialect::Reach;

/// The most combinations that a pattern may have.
pub(super) const MOST: usize = 1024;

/// A rule without `$or`: for each path the field that counts.
type Rule = BTreeMap<Vec<u16>, FieldId>;

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
    let rules = multiply(root, fields, vec![Rule::new()])?;
    Some(
        rules
            .into_iter()
            .map(|rule| rule.into_values().collect())
            .collect(),
    )
}

fn multiply(condition: &Condition, fields: &[Field], rules: Vec<Rule>) -> Option<Vec<Rule>> {
    match condition {
        Condition::All(children, _) => children
            .iter()
            .try_fold(rules, |rules, child| multiply(child, fields, rules)),
        Condition::Any(branches, _) => {
            let mut product = Vec::new();
            for branch in branches {
                product.extend(multiply(branch, fields, rules.clone())?);
                if product.len() > MOST {
                    return None;
                }
            }
            Some(product)
        }
        // No dialect that reaches leaves has it.
        Condition::Not(..) => Some(rules),
        Condition::Field(id) => Some(with_field(rules, *id, fields)),
    }
}

fn with_field(mut rules: Vec<Rule>, id: FieldId, fields: &[Field]) -> Vec<Rule> {
    let Some(field) = fields.get(id.0) else {
        return rules;
    };
    for rule in &mut rules {
        rule.insert(field.sort_key(), id);
    }
    rules
}
