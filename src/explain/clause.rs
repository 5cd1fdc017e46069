//! One alternative on one event: its outcome, its reason and its words.

use super::evaluate::event_span;
use super::near_miss::Similar;
use super::survey::Survey;
use super::{Actual, Clause, Verdict, basis, near_miss};
use crate::json::{Node, Value, excerpt};
use crate::matcher::{Exists, Failure, Matcher, Scalar};
use crate::path::Pointer;
use crate::pattern::{Alternative, Field, Semantics, Subject};

/// An alternative and what it met.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) field: &'a Field,
    pub(super) alternative: &'a Alternative,
    pub(super) subject: Subject<'a>,
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
    let matched = holds.then(|| matched_element(site)).flatten();
    let Failure { code, message } = match holds {
        true => success(site, matched),
        false => failure(site),
    };
    Clause {
        path: site.field.event_pointer.clone(),
        pattern_path: site.alternative.pointer.clone(),
        operator: site.alternative.operator.clone(),
        expected: site.alternative.matcher.meaning().expected(),
        verdict,
        reason: code,
        message,
        basis: basis::of_clause(site, verdict),
        actual: actual(site),
        pattern_span: site.alternative.span,
        event_span: matched
            .map(|(_, element)| element.span)
            .or_else(|| event_span(site.subject)),
        near_miss: site
            .survey
            .filter(|_| !holds)
            .and_then(|survey| near_miss::find(site, survey)),
    }
}

fn actual(site: &Site<'_>) -> Vec<Actual> {
    let pointer = &site.field.event_pointer;
    let Subject::Value(node) = site.subject else {
        return Vec::new();
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

fn one_actual(pointer: Pointer, node: &Node) -> Actual {
    Actual {
        pointer,
        text: excerpt(node, LONGEST_ACTUAL),
    }
}

/// The first element of an array that satisfies the alternative by itself.
fn matched_element<'a>(site: &Site<'a>) -> Option<(usize, &'a Node)> {
    let Subject::Value(node) = site.subject else {
        return None;
    };
    let matcher = &site.alternative.matcher;
    let satisfies = |element: &Node| {
        if matcher.reads_whole_array() {
            matcher.test_array(std::slice::from_ref(element))
        } else {
            element.is_scalar() && matcher.test(Scalar::literal(element))
        }
    };
    let elements = node.as_array()?;
    elements
        .iter()
        .enumerate()
        .find(|(_, element)| satisfies(element))
}

fn success(site: &Site<'_>, matched: Option<(usize, &Node)>) -> Failure {
    let name = site.field.name();
    let matcher = &site.alternative.matcher;
    let message = match site.subject {
        Subject::NoAnchor | Subject::Absent { .. } => {
            format!("the event has no {name}, as the rule wants")
        }
        Subject::Value(node) => match matched {
            Some((index, element)) => {
                let element_name = format!("`{}`", site.field.event_pointer.index(index).dotted());
                satisfied(matcher, &element_name, element)
            }
            None => satisfied(matcher, &name, node),
        },
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
        Subject::Absent { nearest, found } => absent(site, nearest, found),
        Subject::Value(node) => match &node.value {
            Value::Object(_) => object(site),
            Value::Array(elements) => array(site, elements),
            _ => {
                let value = Scalar {
                    node,
                    spelling: site.field.spelling,
                };
                site.alternative
                    .matcher
                    .meaning()
                    .failure(&site.field.name(), value)
            }
        },
    }
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

fn absent(site: &Site<'_>, nearest: &Node, found: usize) -> Failure {
    let name = site.field.name();
    let parent = ancestor(site.field, found);
    let wants = wants(site);
    if nearest.as_object().is_none() {
        let kind = nearest.kind();
        let message = format!("`{parent}` is {kind}, so the event has no {name}; {wants}");
        return Failure::new("missing-parent", message);
    }
    let missing = ancestor(site.field, found + 1);
    let message = if found + 1 == site.field.keys.len() {
        format!("the event has no {name}; {wants}")
    } else {
        format!("the event has no `{missing}`, and so no {name}; {wants}")
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

/// The dotted name of the first `count` keys.
fn ancestor(field: &Field, count: usize) -> String {
    let pointer = field
        .keys
        .iter()
        .take(count)
        .fold(Pointer::root(), |pointer, key| {
            pointer.key(&key.to_display())
        });
    pointer.dotted()
}

fn object(site: &Site<'_>) -> Failure {
    let message = format!(
        "{} is an object, and no condition holds for an object; {}",
        site.field.name(),
        wants(site)
    );
    Failure::new("object-value", message)
}

fn array(site: &Site<'_>, elements: &[Node]) -> Failure {
    let name = site.field.name();
    let matcher = &site.alternative.matcher;
    if elements.is_empty() {
        return Failure::new(
            "empty-array",
            format!("{name} is an empty array; {}", wants(site)),
        );
    }
    if matcher.reads_whole_array() {
        let message = format!(
            "no single element of {name} will do; the rule wants {}",
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
        || site.field.name(),
        |(index, _)| format!("`{}`", site.field.event_pointer.index(index).dotted()),
    );
    let value = excluded.map_or_else(String::new, |(_, element)| {
        Scalar::literal(element).quoted()
    });
    Failure::new(
        "excluded-value",
        format!("{name} is {value}, which the rule excludes"),
    )
}
