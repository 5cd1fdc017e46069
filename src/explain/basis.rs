//! Whether an outcome is documented behaviour or the most likely reading.

use super::clause::Site;
use super::evaluate::{Evaluation, FieldOutcome};
use super::{Basis, Clause, Verdict};
use crate::dialect::{Judge, Standing};
use crate::json::{Node, Value};
use crate::matcher::{AnythingBut, Matcher, Primitive, Scalar};
use crate::pattern::Subject;

/// What the outcome of an alternative rests on.
pub(super) fn of_clause(site: &Site<'_>, verdict: Verdict) -> Basis {
    if site.semantics.judge == Judge::Engine || is_documented(site, verdict) {
        Basis::Documented
    } else {
        Basis::Assumed
    }
}

fn is_documented(site: &Site<'_>, verdict: Verdict) -> bool {
    if site.field.assumed || passes_repeated_key(site) {
        return false;
    }
    let wants_absence = site.alternative.matcher.wants_absence();
    match site.subject {
        // A field that is not there fails whatever is asked of it, in documents and out of them.
        Subject::NoAnchor => !wants_absence,
        Subject::Absent { nearest, .. } if verdict == Verdict::Unmatched => {
            nearest.as_array().is_none()
        }
        Subject::Absent { nearest, found } => {
            !site.alternative.assumed
                && nearest.as_object().is_some()
                && found + 1 == site.field.keys.len()
        }
        Subject::BrokenPath | Subject::Values(_) | Subject::NoAttribute(_) | Subject::Event(_) => {
            true
        }
        Subject::Leaves(_) => !site.alternative.assumed && site.alternative.documented_on_arrays,
        Subject::Value(node) => !site.alternative.assumed && value_is_documented(site, node),
    }
}

/// Whether the event has a key of the path more than once, which no document speaks of.
fn passes_repeated_key(site: &Site<'_>) -> bool {
    let mut node = Some(site.event);
    site.field.keys.iter().any(|key| {
        let Some(object) = node.and_then(Node::as_object) else {
            return false;
        };
        node = object.get_text(key).map(|member| &member.value);
        object.repeats(key)
    })
}

fn value_is_documented(site: &Site<'_>, node: &Node) -> bool {
    let matcher = &site.alternative.matcher;
    match &node.value {
        Value::Object(_) => false,
        Value::Array(elements) => {
            site.alternative.documented_on_arrays
                && !elements.is_empty()
                && array_is_documented(site, matcher, elements)
        }
        _ => {
            let spelling = site.field.spelling;
            scalar_is_documented(site, matcher, Scalar::new(node, spelling))
        }
    }
}

/// One element that documents let through is enough; else they must refuse every one.
fn array_is_documented(site: &Site<'_>, matcher: &Matcher, elements: &[Node]) -> bool {
    if let Matcher::ArrayHas(array) = matcher {
        return !array.is_split(elements);
    }
    if matcher.reads_whole_array() {
        return true;
    }
    let documented = |element: &Node| scalar_is_documented(site, matcher, Scalar::literal(element));
    let fits = |element: &&Node| matcher.test(Scalar::literal(element));
    elements.iter().all(Node::is_scalar)
        && (elements.iter().filter(fits).any(documented) || elements.iter().all(documented))
}

fn scalar_is_documented(site: &Site<'_>, matcher: &Matcher, value: Scalar<'_>) -> bool {
    let is_string = matches!(value.value, Primitive::String(_));
    let silent_on_type = site.semantics.text_operators_on_other_types == Standing::Silent;
    match matcher {
        Matcher::Affix(_) | Matcher::Contains(_) | Matcher::Cidr(_)
            if !is_string && silent_on_type =>
        {
            false
        }
        // Documents exclude values and texts; they are silent on `null` and on the rest.
        Matcher::AnythingBut(_) if value.value == Primitive::Null => false,
        Matcher::AnythingBut(AnythingBut::Matching(negated)) => {
            is_string && scalar_is_documented(site, negated, value)
        }
        Matcher::ArrayHas(_) => false,
        _ => matcher.meaning().is_documented(value),
    }
}

/// What the verdict rests on.
///
/// One documented reason is enough to fail; to match, every field needs one.
pub(super) fn of_verdict(evaluation: &Evaluation<'_>, without_fields: Standing) -> Basis {
    let of_field = |outcome: &FieldOutcome<'_>| field(evaluation.clauses_of(outcome));
    let verdict = match evaluation.verdict() {
        Verdict::Matched => evaluation.decisive().map(of_field).max(),
        Verdict::Unmatched => evaluation.failing().map(of_field).min(),
    };
    verdict.unwrap_or(match without_fields {
        Standing::Documented => Basis::Documented,
        Standing::Silent => Basis::Assumed,
    })
}

/// One documented alternative that holds is enough; if none holds, every one counts.
///
/// Documents do not say what a list without values asks.
fn field(clauses: &[Clause]) -> Basis {
    let holding = clauses
        .iter()
        .filter(|clause| clause.verdict == Verdict::Matched)
        .map(|clause| clause.basis)
        .min();
    holding
        .or_else(|| clauses.iter().map(|clause| clause.basis).max())
        .unwrap_or(Basis::Assumed)
}
