//! Whether an outcome is documented behaviour or the most likely reading.

use super::clause::Site;
use super::evaluate::{Evaluation, FieldOutcome};
use super::{Basis, Clause, Verdict};
use crate::dialect::{Authority, Standing};
use crate::json::{Node, Value};
use crate::matcher::{Matcher, Scalar};
use crate::pattern::Subject;

/// What the outcome of an alternative rests on.
pub(super) fn of_clause(site: &Site<'_>, verdict: Verdict) -> Basis {
    if site.semantics.authority == Authority::Engine || is_documented(site, verdict) {
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
        Subject::BrokenPath | Subject::Values(_) => true,
        Subject::Leaves(_) => !site.alternative.assumed && site.alternative.documented_on_arrays,
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

/// What the verdict rests on.
///
/// One documented reason is enough to fail; to match, every field needs one.
pub(super) fn of_verdict(evaluation: &Evaluation<'_>) -> Basis {
    let of_field = |outcome: &FieldOutcome<'_>| field(evaluation.clauses_of(outcome));
    let verdict = match evaluation.verdict() {
        Verdict::Matched => evaluation.decisive().map(of_field).max(),
        Verdict::Unmatched => evaluation.failing().map(of_field).min(),
    };
    verdict.unwrap_or(Basis::Documented)
}

/// One documented alternative that holds is enough; if none holds, every one counts.
fn field(clauses: &[Clause]) -> Basis {
    let holding = clauses
        .iter()
        .filter(|clause| clause.verdict == Verdict::Matched)
        .map(|clause| clause.basis)
        .min();
    holding
        .or_else(|| clauses.iter().map(|clause| clause.basis).max())
        .unwrap_or(Basis::Documented)
}
