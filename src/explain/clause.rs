//! One alternative on one event: its outcome, its reason and its words.

use super::evaluate::event_span;
use super::similar::Similar;
use super::survey::Survey;
use super::{Actual, Clause, Verdict, basis, expression, near_miss};
use crate::json::{Node, Value, excerpt};
use crate::matcher::{Exists, Failure, Matcher, Scalar};
use crate::path::Pointer;
use crate::pattern::{Alternative, Field, Leaf, Semantics, Subject};

/// An alternative and what it met.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) field: &'a Field,
    pub(super) alternative: &'a Alternative,
    pub(super) subject: &'a Subject<'a>,
    /// Where the field stands in the event, or would.
    pub(super) place: &'a Pointer,
    /// All values at the field's path, where paths reach through arrays.
    pub(super) leaves: &'a [Leaf<'a>],
    pub(super) event: &'a Node,
    pub(super) semantics: &'a Semantics,
    /// The key of the event that the missing one was probably meant to be.
    pub(super) similar: Option<Similar<'a>>,
    /// Where to look for what almost was; absent where enough was looked at.
    pub(super) survey: Option<&'a Survey<'a>>,
}

/// The longest value text that a clause carries, in characters.
const LONGEST_ACTUAL: usize = 400;
/// The most elements of an array that a clause carries.
const MOST_ACTUALS: usize = 8;

/// Explains one alternative.
pub(super) fn explain(site: &Site<'_>) -> Clause {
    let holds = site
        .field
        .holds_one(site.alternative, site.subject, site.semantics);
    let verdict = Verdict::from(holds);
    let found = holds.then(|| satisfying(site)).flatten();
    let Failure { code, message } = if holds {
        success(site, found.as_ref())
    } else {
        failure(site)
    };
    Clause {
        path: site.place.clone(),
        pattern_path: site.alternative.pointer.clone(),
        operator: site.alternative.operator.to_string(),
        expected: site.alternative.matcher.meaning().expected(),
        verdict,
        reason: code,
        message,
        basis: basis::of_clause(site, verdict),
        actual: actual(site),
        pattern_span: site.alternative.span,
        event_span: found
            .as_ref()
            .map(|(_, element)| element.span)
            .or_else(|| event_span(site.subject)),
        near_miss: site
            .survey
            .filter(|_| !holds)
            .and_then(|survey| near_miss::find(site, survey)),
    }
}

fn actual(site: &Site<'_>) -> Vec<Actual> {
    let pointer = site.place;
    let node = match site.subject {
        Subject::Value(node) | Subject::NoAttribute(node) => node,
        Subject::Event(event) => return expression::actual(site, event),
        Subject::Leaves(leaves) => {
            let shown = leaves.iter().take(MOST_ACTUALS);
            return shown
                .map(|leaf| one_actual(leaf.pointer.clone(), leaf.node))
                .collect();
        }
        Subject::Values(values) => {
            let shown = values.iter().take(MOST_ACTUALS);
            return shown
                .map(|value| one_actual(site.place.clone(), value))
                .collect();
        }
        Subject::NoAnchor | Subject::BrokenPath | Subject::Absent { .. } => return Vec::new(),
    };
    match &node.value {
        Value::Array(elements) if !elements.is_empty() => elements
            .iter()
            .enumerate()
            .take(MOST_ACTUALS)
            .map(|(index, element)| one_actual(pointer.index(index), element))
            .collect(),
        _ => vec![one_actual(pointer.clone(), node)],
    }
}

pub(super) fn one_actual(pointer: Pointer, node: &Node) -> Actual {
    Actual {
        pointer,
        text: excerpt(node, LONGEST_ACTUAL),
    }
}

/// The first of several values that satisfies the alternative by itself, and where it stands.
fn satisfying<'a>(site: &Site<'a>) -> Option<(Pointer, &'a Node)> {
    let matcher = &site.alternative.matcher;
    let satisfies = |element: &Node| {
        if matcher.reads_whole_array() {
            matcher.test_array(std::slice::from_ref(element))
        } else {
            element.is_scalar() && matcher.test(Scalar::literal(element))
        }
    };
    match site.subject {
        Subject::Leaves(leaves) => {
            let leaf = leaves.iter().find(|leaf| satisfies(leaf.node))?;
            Some((leaf.pointer.clone(), leaf.node))
        }
        Subject::Value(node) => {
            let index = node.as_array()?.iter().position(satisfies)?;
            Some((site.place.index(index), node.as_array()?.get(index)?))
        }
        Subject::Values(values) => {
            let value = values.iter().find(|value| satisfies(value))?;
            Some((site.place.clone(), value))
        }
        Subject::NoAnchor
        | Subject::BrokenPath
        | Subject::Absent { .. }
        | Subject::NoAttribute(_)
        | Subject::Event(_) => None,
    }
}

/// The place of a site for people, in backticks.
pub(super) fn name(site: &Site<'_>) -> String {
    format!("`{}`", site.place.dotted())
}

fn success(site: &Site<'_>, found: Option<&(Pointer, &Node)>) -> Failure {
    let matcher = &site.alternative.matcher;
    let message = match (site.subject, found) {
        (_, Some((place, element))) => {
            satisfied(matcher, &format!("`{}`", place.dotted()), element)
        }
        (Subject::Value(node), None) => satisfied(matcher, &name(site), node),
        (Subject::Event(_), None) => expression::success(site),
        _ => format!("the event has no {}, as the rule wants", name(site)),
    };
    Failure::new("matched", message)
}

fn satisfied(matcher: &Matcher, name: &str, node: &Node) -> String {
    let actual = Scalar::literal(node).quoted();
    match matcher {
        Matcher::Equals(equals) if equals.literal().value == node.value => {
            format!("{name} is {actual}")
        }
        Matcher::Equals(equals) => {
            format!(
                "{name} is {actual}, which equals {}",
                Scalar::literal(equals.literal()).quoted()
            )
        }
        Matcher::Exists(_) => format!("{name} is there"),
        Matcher::AnythingBut(_) => format!("{name} is {actual}, which the rule does not exclude"),
        _ => format!("{name} is {actual}: {}", matcher.meaning().expected()),
    }
}

fn failure(site: &Site<'_>) -> Failure {
    match site.subject {
        Subject::NoAnchor => no_anchor(site),
        Subject::NoAttribute(node) => no_attribute(site, node),
        Subject::Event(event) => expression::failure(site, event),
        Subject::BrokenPath => broken_path(site),
        Subject::Values(values) => array(site, values),
        Subject::Absent { nearest, found } => absent(site, nearest, *found),
        Subject::Leaves(leaves) => several(site, leaves.len()),
        Subject::Value(node) => match &node.value {
            Value::Object(_) => object(site),
            Value::Array(elements) => array(site, elements),
            _ => {
                let value = Scalar::new(node, site.field.spelling);
                site.alternative
                    .matcher
                    .meaning()
                    .failure(&name(site), value)
            }
        },
    }
}

fn several(site: &Site<'_>, count: usize) -> Failure {
    let name = name(site);
    let message = match site.alternative.matcher {
        Matcher::Exists(_) => format!("{name} is there; the rule wants it to be absent"),
        _ => format!("none of the {count} values at {name} fits; {}", wants(site)),
    };
    Failure::new("no-element", message)
}

fn no_anchor(site: &Site<'_>) -> Failure {
    let first = site
        .field
        .keys
        .first()
        .map(ToString::to_string)
        .unwrap_or_default();
    let message = format!("the event has no `{first}`, so no condition under it holds");
    Failure::new("missing-parent", message)
}

fn no_attribute(site: &Site<'_>, node: &Node) -> Failure {
    let name = name(site);
    match &node.value {
        Value::Null => Failure::new(
            "missing-field",
            format!("{name} is null, which counts as absent; {}", wants(site)),
        ),
        Value::Array(_) | Value::Object(_) if !site.field.is_payload() => Failure::new(
            "object-value",
            format!("{name} is {}, which no attribute can be", node.kind()),
        ),
        Value::Number(_) if !site.field.is_payload() => Failure::new(
            "object-value",
            format!("{name} is a number that is no 32-bit integer, which no attribute can be"),
        ),
        _ => Failure::new(
            "payload",
            format!("{name} is the payload, and filters look at attributes only"),
        ),
    }
}

fn broken_path(site: &Site<'_>) -> Failure {
    let message = format!(
        "the engine cannot read {} as a path, so nothing matches",
        name(site)
    );
    Failure::new("broken-path", message)
}

fn absent(site: &Site<'_>, nearest: &Node, found: usize) -> Failure {
    let name = name(site);
    let wants = wants(site);
    if found == site.field.keys.len() {
        let kind = nearest.kind();
        return Failure::new(
            "object-value",
            format!("{name} is {kind}, which is no plain value; {wants}"),
        );
    }
    let missing = site.field.keys.len() - found;
    let parent = ancestor(site, missing);
    if nearest.as_object().is_none() {
        let message = format!(
            "`{parent}` is {}, so the event has no {name}; {wants}",
            nearest.kind()
        );
        return Failure::new("missing-parent", message);
    }
    let message = if missing == 1 {
        format!("the event has no {name}; {wants}")
    } else {
        format!(
            "the event has no `{}`, and so no {name}; {wants}",
            ancestor(site, missing - 1)
        )
    };
    Failure::new("missing-field", message)
}

fn wants(site: &Site<'_>) -> String {
    match &site.alternative.matcher {
        Matcher::AnythingBut(_) => "`anything-but` needs the field to be there".to_owned(),
        Matcher::Exists(Exists::Present) => "the rule wants it to be there".to_owned(),
        matcher => format!("the rule wants {}", matcher.meaning().expected()),
    }
}

/// The dotted name of the place this many steps above the field.
fn ancestor(site: &Site<'_>, steps: usize) -> String {
    site.place.ancestor(steps).dotted()
}

fn object(site: &Site<'_>) -> Failure {
    let name = name(site);
    let message = match &site.alternative.matcher {
        Matcher::Exists(_) => format!("{name} is an object, and `exists` looks at plain values"),
        matcher => format!(
            "{name} is an object; the rule wants {}",
            matcher.meaning().expected()
        ),
    };
    Failure::new("object-value", message)
}

fn array(site: &Site<'_>, elements: &[Node]) -> Failure {
    let name = name(site);
    let matcher = &site.alternative.matcher;
    if elements.is_empty() {
        return Failure::new(
            "empty-array",
            format!("{name} is an empty array; {}", wants(site)),
        );
    }
    if matcher.reads_whole_array() {
        let message = format!(
            "no single element of {name} fits; the rule wants {}",
            matcher.meaning().expected()
        );
        return Failure::new("no-element", message);
    }
    if !elements.iter().any(Node::is_scalar) {
        let message = format!("{name} is an array without plain values; {}", wants(site));
        return Failure::new("composite-array", message);
    }
    if !elements.iter().all(Node::is_scalar)
        && elements.iter().any(|element| holds_alone(site, element))
    {
        let message = format!(
            "{name} is an array that holds objects or arrays, and no condition holds for one"
        );
        return Failure::new("composite-array", message);
    }
    if matcher.is_negative() {
        return negative_array(site, elements);
    }
    let message = format!(
        "no element of {name} fits; the rule wants {}",
        matcher.meaning().expected()
    );
    Failure::new("no-element", message)
}

fn holds_alone(site: &Site<'_>, element: &Node) -> bool {
    element.is_scalar() && site.alternative.matcher.test(Scalar::literal(element))
}

fn negative_array(site: &Site<'_>, elements: &[Node]) -> Failure {
    let excluded = elements
        .iter()
        .enumerate()
        .find(|(_, element)| !holds_alone(site, element));
    let name = excluded.map_or_else(
        || name(site),
        |(index, _)| format!("`{}`", site.place.index(index).dotted()),
    );
    let value = excluded.map_or_else(String::new, |(_, element)| {
        Scalar::literal(element).quoted()
    });
    Failure::new(
        "excluded-value",
        format!("{name} is {value}, which the rule excludes"),
    )
}
