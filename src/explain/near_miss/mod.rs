//! What almost was: slips that explain most rules that do not fire.

mod absent;

use crate::explain::clause::{Site, name};
use crate::explain::survey::Survey;
use crate::explain::{NearMiss, Question};
use crate::json::{Node, Text, Value};
use crate::matcher::{ArrayHas, Exists, Matcher, Scalar, near_text};
use crate::path::Pointer;
use crate::pattern::{Field, Leaf, Subject};

pub(in crate::explain) use absent::{other_place, spelled_path};

/// The most values of one field that are looked at.
const MOST_LEAVES: usize = 64;

/// The near miss of an alternative that does not hold, if there is one.
pub(super) fn find(site: &Site<'_>, survey: &Survey<'_>) -> Option<NearMiss> {
    other_element(site).or_else(|| in_place(site, survey))
}

/// How far what a field finds in one of several elements is from what would fit.
///
/// A slip is nearest, then a value that is missing or of another type, which stands out
/// among elements that are merely others.
pub(super) fn distance(
    field: &Field,
    subject: &Subject<'_>,
    place: &Pointer,
    question: &Question<'_>,
) -> u8 {
    let semantics = &question.pattern.semantics;
    let site = |alternative| Site {
        field,
        alternative,
        subject,
        place,
        leaves: &[],
        event: question.event,
        semantics,
        similar: None,
        survey: None,
    };
    let node = match subject {
        Subject::Value(node) => *node,
        _ => return 1,
    };
    let is_slip = |alternative| on_scalar(&site(alternative), node).is_some();
    let is_alike = |matcher: &Matcher| match matcher {
        Matcher::Equals(equals) => resembles(equals.literal(), node),
        _ => false,
    };
    let has_wanted_type = |matcher: &Matcher| match matcher {
        Matcher::Equals(equals) => equals.literal().kind() == node.kind(),
        Matcher::Numeric(_) => matches!(node.value, Value::Number(_)),
        _ => matches!(node.value, Value::String(_)),
    };
    let mut matchers = field.alternatives.iter().map(|each| &each.matcher);
    if field.alternatives.iter().any(is_slip) {
        0
    } else if matchers.clone().any(is_alike) || !matchers.any(has_wanted_type) {
        1
    } else {
        2
    }
}

/// Whether one of two strings has the other inside, and is at most twice as long.
fn resembles(literal: &Node, node: &Node) -> bool {
    let text = |node: &Node| node.as_text().and_then(Text::as_str).map(str::to_owned);
    let texts = text(literal).zip(text(node));
    let extends = |long: &str, short: &str| long.len() <= 2 * short.len() && long.contains(short);
    texts.is_some_and(|(left, right)| extends(&left, &right) || extends(&right, &left))
}

/// A value that fits, but not together with what the other fields found.
fn other_element(site: &Site<'_>) -> Option<NearMiss> {
    let fits = |leaf: &&Leaf<'_>| site.alternative.matcher.test(Scalar::literal(leaf.node));
    let leaf = site.leaves.iter().find(fits)?;
    let message = format!(
        "`{}` fits, but the other fields do not fit in the same element",
        leaf.pointer.dotted()
    );
    Some(near("split-elements", message))
}

fn in_place(site: &Site<'_>, survey: &Survey<'_>) -> Option<NearMiss> {
    match site.subject {
        Subject::NoAnchor => absent::elsewhere(site, survey),
        Subject::Absent { nearest, found } => absent::absent(site, survey, nearest, *found),
        Subject::BrokenPath | Subject::NoAttribute(_) | Subject::Event(_) => None,
        Subject::Values(values) => on_array(site, values),
        Subject::Leaves(leaves) => leaves
            .iter()
            .take(MOST_LEAVES)
            .find_map(|leaf| on_scalar(site, leaf.node)),
        Subject::Value(node) => match &node.value {
            Value::Object(object) => on_object(site, object.is_empty()),
            Value::Array(elements) => on_array(site, elements),
            _ => on_scalar(site, node),
        },
    }
}

/// How much of a text or of an array is searched for a near miss.
const LONGEST_SEARCHED: usize = 4096;
const MOST_ELEMENTS: usize = 256;

const fn near(code: &'static str, message: String) -> NearMiss {
    NearMiss { code, message }
}

/// A way to rewrite a text.
type Rewrite = fn(&str) -> String;

/// The text operations after which a value would fit.
const SPELLINGS: [(&str, &str, Rewrite); 3] = [
    (
        "letter-case",
        "only the letter case differs",
        str::to_lowercase,
    ),
    (
        "surrounding-blanks",
        "only blanks at the ends differ",
        |text| text.trim().to_owned(),
    ),
    ("full-width", "only full-width characters differ", narrow),
];

fn on_scalar(site: &Site<'_>, node: &Node) -> Option<NearMiss> {
    let name = name(site);
    let matcher = &site.alternative.matcher;
    let value = Scalar::literal(node);
    if *matcher == Matcher::Exists(Exists::Absent) {
        return matches!(node.value, Value::Null)
            .then(|| near("null-or-missing", format!("{name} is there, and is `null`")));
    }
    if let Matcher::Equals(equals) = matcher {
        let literal = equals.literal();
        if near_text(literal, value) && literal.kind() != node.kind() {
            let (is, wants) = (node.kind(), literal.kind());
            return Some(near(
                "type-differs",
                format!("{name} is {is}, the rule wants {wants} that reads the same"),
            ));
        }
        if is_null_or_empty(literal) && is_null_or_empty(node) {
            return Some(near(
                "null-or-empty",
                "`null` and `\"\"` are not the same".to_owned(),
            ));
        }
    }
    if let Matcher::Numeric(_) = matcher
        && let Some(number) = number_in_text(node)
        && matcher.test(Scalar::literal(&number))
    {
        return Some(near(
            "type-differs",
            format!("{name} is a string; as a number it would fit"),
        ));
    }
    if matcher.is_negative() {
        return None;
    }
    spelling(site, node)
}

fn spelling(site: &Site<'_>, node: &Node) -> Option<NearMiss> {
    let text = node.as_text()?.as_str()?;
    if text.len() > LONGEST_SEARCHED {
        return None;
    }
    let fits = |rewrite: &dyn Fn(&str) -> String| {
        let rewritten = text_node(&rewrite(text), node);
        let matcher = site.alternative.matcher.meaning().map_text(rewrite)?;
        matcher.test(Scalar::literal(&rewritten)).then_some(())
    };
    for (code, words, rewrite) in SPELLINGS {
        if fits(&rewrite).is_some() {
            return Some(near(code, words.to_owned()));
        }
    }
    let all = |text: &str| narrow(text).trim().to_lowercase();
    fits(&all)?;
    Some(near(
        "spelling",
        "only letter case, blanks at the ends or full-width characters differ".to_owned(),
    ))
}

fn on_object(site: &Site<'_>, is_empty: bool) -> Option<NearMiss> {
    let Matcher::Exists(_) = site.alternative.matcher else {
        return None;
    };
    let advice = if is_empty {
        "an empty object holds no value"
    } else {
        "name a field inside it"
    };
    Some(near("exists-on-object", advice.to_owned()))
}

fn on_array(site: &Site<'_>, elements: &[Node]) -> Option<NearMiss> {
    if let Matcher::ArrayHas(array) = &site.alternative.matcher {
        return split_elements(array, elements);
    }
    elements
        .iter()
        .filter(|element| element.is_scalar())
        .take(MOST_ELEMENTS)
        .find_map(|element| on_scalar(site, element))
}

/// Elements that each have a wanted member while none has all.
fn split_elements(array: &ArrayHas, elements: &[Node]) -> Option<NearMiss> {
    let holder = |wanted| {
        elements
            .iter()
            .position(|element| ArrayHas::has_member(element, wanted))
    };
    let found: Vec<_> = array
        .members()
        .iter()
        .filter_map(|wanted| holder(wanted).map(|index| (wanted, index)))
        .collect();
    if found.len() < 2 || found.len() < array.members().len() {
        return None;
    }
    let parts: Vec<_> = found
        .iter()
        .map(|(wanted, index)| format!("element {index} has the `{}`", wanted.key))
        .collect();
    Some(near("split-elements", parts.join(", ")))
}

fn is_null_or_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::String(text) => text.as_bytes().is_empty(),
        _ => false,
    }
}

/// The number that a string spells.
fn number_in_text(node: &Node) -> Option<Node> {
    let text = node.as_text()?.as_str()?;
    let reading = crate::json::read(text.as_bytes(), &crate::json::Options::event());
    reading
        .root
        .filter(|root| matches!(root.value, Value::Number(_)) && reading.diagnostics.is_empty())
}

fn text_node(text: &str, like: &Node) -> Node {
    Node {
        value: Value::String(Text::from(text)),
        span: like.span,
    }
}

/// Full-width forms as their ordinary characters.
fn narrow(text: &str) -> String {
    const SHIFT: u32 = 0xFF01 - 0x21;
    text.chars()
        .map(|c| match c {
            '\u{3000}' => ' ',
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - SHIFT).unwrap_or(c),
            _ => c,
        })
        .collect()
}
