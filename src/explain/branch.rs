//! The fields that decide a nested condition, where each is looked up by itself.

use super::nearest::Nearest;
use super::{Question, near_miss};
use crate::pattern::{Condition, FieldId, Subject};

/// The fields that decide a condition, and those among them that stand against it.
#[derive(Default)]
struct Branch {
    fields: Vec<FieldId>,
    failing: Vec<FieldId>,
    /// How many of the failing ones the event does not have.
    missing: usize,
    /// How far the values of the failing ones are from what would do.
    distance: usize,
}

/// The branch of a pattern that holds, or the one with the fewest failing fields; of equals the
/// one of whose failing fields the fewest are missing, then the one whose values are nearest to
/// what would do, then the first.
pub(super) fn nearest(question: &Question<'_>) -> Nearest {
    let Branch {
        fields, failing, ..
    } = decide(question, &question.pattern.root, true);
    Nearest {
        fields,
        failing,
        ..Nearest::default()
    }
}

/// What decides whether a condition comes out as wanted.
fn decide(question: &Question<'_>, condition: &Condition, wanted: bool) -> Branch {
    let decided = |child: &Condition, wanted: bool| decide(question, child, wanted);
    match (condition, wanted) {
        (Condition::Not(child, _), _) => decided(child, !wanted),
        (Condition::Field(id), _) => field(question, *id, wanted),
        (Condition::All(children, _), true) | (Condition::Any(children, _), false) => children
            .iter()
            .map(|child| decided(child, wanted))
            .fold(Branch::default(), Branch::and),
        (Condition::All(children, _), false) | (Condition::Any(children, _), true) => children
            .iter()
            .map(|child| decided(child, wanted))
            .min_by_key(|branch| (branch.failing.len(), branch.missing, branch.distance))
            .unwrap_or_default(),
    }
}

fn field(question: &Question<'_>, id: FieldId, wanted: bool) -> Branch {
    let mut branch = Branch {
        fields: vec![id],
        ..Branch::default()
    };
    let Some(field) = question.pattern.field(id) else {
        return branch;
    };
    let subject = field.find(question.event);
    if field.holds(&subject, &question.pattern.semantics) != wanted {
        branch.failing.push(id);
        branch.missing = usize::from(matches!(subject, Subject::Absent { .. }));
        let distance = near_miss::distance(field, &subject, &field.event_pointer(), question);
        branch.distance = usize::from(distance);
    }
    branch
}

impl Branch {
    fn and(mut self, other: Self) -> Self {
        self.fields.extend(other.fields);
        self.failing.extend(other.failing);
        self.missing += other.missing;
        self.distance += other.distance;
        self
    }
}
