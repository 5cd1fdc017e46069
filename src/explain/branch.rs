//! The fields that decide a nested condition, where each is looked up by itself.

use super::nearest::Nearest;
use crate::json::Node;
use crate::pattern::{Condition, EventPattern, FieldId, Subject};

/// The fields that decide a condition, and those among them that stand against it.
#[derive(Default)]
struct Branch {
    fields: Vec<FieldId>,
    failing: Vec<FieldId>,
    /// How many of the failing ones the event does not have.
    missing: usize,
}

/// The branch of a pattern that holds, or the one with the fewest failing fields; of equals the
/// one of whose failing fields the fewest are missing, then the first.
pub(super) fn nearest(pattern: &EventPattern, event: &Node) -> Nearest {
    let Branch {
        fields, failing, ..
    } = decide(pattern, &pattern.root, true, event);
    Nearest {
        fields,
        failing,
        ..Nearest::default()
    }
}

/// What decides whether a condition comes out as wanted.
fn decide(pattern: &EventPattern, condition: &Condition, wanted: bool, event: &Node) -> Branch {
    let decided =
        |child: &Condition, wanted: bool| -> Branch { decide(pattern, child, wanted, event) };
    match (condition, wanted) {
        (Condition::Not(child, _), _) => decided(child, !wanted),
        (Condition::Field(id), _) => field(pattern, *id, wanted, event),
        (Condition::All(children, _), true) | (Condition::Any(children, _), false) => children
            .iter()
            .map(|child| decided(child, wanted))
            .fold(Branch::default(), Branch::and),
        (Condition::All(children, _), false) | (Condition::Any(children, _), true) => children
            .iter()
            .map(|child| decided(child, wanted))
            .min_by_key(|branch| (branch.failing.len(), branch.missing))
            .unwrap_or_default(),
    }
}

fn field(pattern: &EventPattern, id: FieldId, wanted: bool, event: &Node) -> Branch {
    let mut branch = Branch {
        fields: vec![id],
        ..Branch::default()
    };
    let Some(field) = pattern.field(id) else {
        return branch;
    };
    let subject = field.find(event);
    if field.holds(&subject, &pattern.semantics) != wanted {
        branch.failing.push(id);
        branch.missing = usize::from(matches!(subject, Subject::Absent { .. }));
    }
    branch
}

impl Branch {
    fn and(mut self, other: Self) -> Self {
        self.fields.extend(other.fields);
        self.failing.extend(other.failing);
        self.missing += other.missing;
        self
    }
}
