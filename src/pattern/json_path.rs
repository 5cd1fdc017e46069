//! Keys of a rule read as pieces of a JSONPath.
//!
//! Source: Apache RocketMQ EventBridge joins the keys under `data` to `$.data.a.b` and asks
//! json-path 2.4.0; so a dot in a key is a step, and `l[0]`, `l[-1]`, `l[*]`, `*` and `..` work.

use crate::json::{Node, Object, Text, Value};

/// The steps of a path.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct JsonPath {
    steps: Vec<PathStep>,
}

#[derive(Debug, Clone, PartialEq)]
enum PathStep {
    Member(String),
    /// `*` and `[*]`: every member or element.
    Every,
    /// `[0]`, `[-1]`
    Element(i64),
    /// `[0,2]`
    Elements(Vec<i64>),
    /// `..`: the value and all that it holds.
    Deep,
}

/// What a path finds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PathFinding<'e> {
    /// The value at a path that names one place.
    One(&'e Node),
    /// The values at a path that may name several.
    Many(Vec<&'e Node>),
    /// Nothing, where one place was named; the value where the path ends and how many steps led there.
    Nothing { nearest: &'e Node, found: usize },
}

impl JsonPath {
    /// The path that these keys spell; absent where the engine throws when it reads it.
    pub(super) fn new(keys: &[Text]) -> Option<Self> {
        let joined: Vec<_> = keys.iter().map(Text::to_display).collect();
        let text = joined.join(".");
        let mut steps = Vec::new();
        let mut rest = text.as_str();
        while !rest.is_empty() {
            rest = next_step(rest, &mut steps)?;
        }
        let ends_well =
            !text.ends_with('.') && !matches!(steps.last(), None | Some(PathStep::Deep));
        ends_well.then_some(Self { steps })
    }

    /// What stands at the path.
    pub(crate) fn find<'e>(&self, root: &'e Node) -> PathFinding<'e> {
        let mut nodes = vec![root];
        let mut is_definite = true;
        for (found, step) in self.steps.iter().enumerate() {
            let nearest = nodes.first().copied().unwrap_or(root);
            let next: Vec<_> = nodes.iter().flat_map(|node| step.apply(node)).collect();
            if is_definite && next.is_empty() && step.names_one() {
                return PathFinding::Nothing { nearest, found };
            }
            is_definite &= step.names_one();
            nodes = next;
        }
        match nodes.as_slice() {
            [only] if is_definite => PathFinding::One(only),
            _ => PathFinding::Many(nodes),
        }
    }
}

impl PathStep {
    const fn names_one(&self) -> bool {
        matches!(self, Self::Member(_) | Self::Element(_))
    }

    fn apply<'e>(&self, node: &'e Node) -> Vec<&'e Node> {
        match self {
            Self::Member(name) => node
                .as_object()
                .and_then(|object| object.get(name))
                .map(|member| &member.value)
                .into_iter()
                .collect(),
            Self::Every => children(node),
            Self::Element(index) => element(node, *index).into_iter().collect(),
            Self::Elements(indexes) => indexes
                .iter()
                .filter_map(|index| element(node, *index))
                .collect(),
            Self::Deep => {
                let mut all = vec![node];
                all.extend(
                    children(node)
                        .into_iter()
                        .filter(|child| !child.is_scalar())
                        .flat_map(|child| self.apply(child)),
                );
                all
            }
        }
    }
}

fn children(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::Object(object) => object
            .members()
            .iter()
            .filter(|member| is_last(object, &member.key, &member.value))
            .map(|member| &member.value)
            .collect(),
        Value::Array(elements) => elements.iter().collect(),
        _ => Vec::new(),
    }
}

fn is_last(object: &Object, key: &Text, value: &Node) -> bool {
    object
        .get_text(key)
        .is_some_and(|last| last.value.span == value.span)
}

fn element(node: &Node, index: i64) -> Option<&Node> {
    let elements = node.as_array()?;
    let length = i64::try_from(elements.len()).ok()?;
    let at = if index < 0 { length + index } else { index };
    elements.get(usize::try_from(at).ok()?)
}

/// Reads one step and returns what follows it.
fn next_step<'t>(text: &'t str, steps: &mut Vec<PathStep>) -> Option<&'t str> {
    if let Some(rest) = text.strip_prefix('[') {
        let (inside, rest) = rest.split_once(']')?;
        steps.push(bracket(inside.trim())?);
        return after_step(rest);
    }
    if let Some(rest) = text.strip_prefix('.') {
        steps.push(PathStep::Deep);
        return Some(rest.strip_prefix('.').unwrap_or(rest));
    }
    let end = text.find(['.', '[']).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    if name.is_empty() || name.contains([' ', '(', ')']) {
        return None;
    }
    steps.push(if name == "*" {
        PathStep::Every
    } else {
        PathStep::Member(name.to_owned())
    });
    after_step(rest)
}

/// A dot between steps; a second one belongs to the next step.
fn after_step(rest: &str) -> Option<&str> {
    match rest.strip_prefix('.') {
        Some("") => None,
        Some(next) => Some(next),
        None => Some(rest),
    }
}

fn bracket(inside: &str) -> Option<PathStep> {
    if inside == "*" {
        return Some(PathStep::Every);
    }
    let quoted = |quote: char| {
        inside
            .strip_prefix(quote)?
            .strip_suffix(quote)
            .filter(|name| !name.contains(quote))
    };
    if let Some(name) = quoted('\'').or_else(|| quoted('"')) {
        return Some(PathStep::Member(name.to_owned()));
    }
    let indexes: Vec<i64> = inside
        .split(',')
        .map(|index| index.trim().parse().ok())
        .collect::<Option<_>>()?;
    match indexes.as_slice() {
        [only] => Some(PathStep::Element(*only)),
        _ => Some(PathStep::Elements(indexes)),
    }
}
