//! Whether an outcome is documented behaviour or the most likely reading.

use super::clause::Site;
use super::{Basis, Clause, Step, StepKind, Verdict};
use crate::dialect::Standing;
use crate::json::{Node, Value};
use crate::matcher::{Matcher, Scalar};
use crate::pattern::Subject;

/// What the outcome of an alternative rests on.
pub(super) fn of_clause(site: &Site<'_>, verdict: Verdict) -> Basis {
    if is_documented(site, verdict) {
        Basis::Documented
    } else {
        Basis::Assumed
    }
}

fn is_documented(site: &Site<'_>, verdict: Verdict) -> bool {
    // A field that is not there fails whatever is asked of it, in documents and out of them.
    match site.subject {
        Subject::NoAnchor => !site.alternative.matcher.wants_absence(),
        Subject::Absent { nearest, .. } => {
            let plainly_missing = nearest.as_object().is_some();
            let wants_absence = site.alternative.matcher.wants_absence();
            plainly_missing
                && !(wants_absence && site.alternative.assumed)
                && (wants_absence || verdict == Verdict::Unmatched)
        }
        Subject::Value(node) => !site.alternative.assumed && value_is_documented(site, node),
    }
}

fn value_is_documented(site: &Site<'_>, node: &Node) -> bool {
    let matcher = &site.alternative.matcher;
    match &node.value {
        Value::Object(_) => false,
        Value::Array(elements) => {
            site.alternative.documented_on_arrays
                && !elements.is_empty()
                && (matcher.reads_whole_array() || elements.iter().all(Node::is_scalar))
        }
        _ => scalar_is_documented(
            site,
            matcher,
            Scalar {
                node,
                spelling: site.field.spelling,
            },
        ),
    }
}

fn scalar_is_documented(site: &Site<'_>, matcher: &Matcher, value: Scalar<'_>) -> bool {
    let is_string = matches!(value.node.value, Value::String(_));
    let silent_on_type = site.semantics.text_operators_on_other_types == Standing::Silent;
    match matcher {
        Matcher::Affix(_) | Matcher::Contains(_) | Matcher::Cidr(_)
            if !is_string && silent_on_type =>
        {
            false
        }
        Matcher::AnythingBut(_) if matches!(value.node.value, Value::Null) && silent_on_type => {
            false
        }
        Matcher::ArrayHas(_) => false,
        _ => matcher.meaning().is_documented(value),
    }
}

/// What the outcome of a step rests on.
///
/// One documented reason is enough to fail all or to satisfy any; otherwise every part counts.
pub(super) fn of_step(step: &Step, clauses: &[Clause]) -> Basis {
    if let Some(clause) = step.clause.and_then(|index| clauses.get(index)) {
        return clause.basis;
    }
    let decisive = match step.kind {
        StepKind::All => Verdict::Unmatched,
        StepKind::Any | StepKind::Field | StepKind::Not | StepKind::Clause => Verdict::Matched,
    };
    let deciding = step
        .children
        .iter()
        .filter(|child| child.verdict == decisive)
        .map(|child| of_step(child, clauses));
    let all = step.children.iter().map(|child| of_step(child, clauses));
    let weakest = all.max().unwrap_or(Basis::Documented);
    deciding.min().unwrap_or(weakest)
}
