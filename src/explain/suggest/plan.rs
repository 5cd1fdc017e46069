//! Changes to a JSON text, made into edits that leave the rest of it as it was.

use std::collections::BTreeSet;

use crate::explain::Edit;
use crate::json::{Member, Node, Object, Span, Text, quote};
use crate::order;

/// A change to a JSON text.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// Another text in this place.
    Replace(Span, String),
    /// A member at these keys below the value that stands at `at`.
    Add {
        at: Span,
        keys: Vec<Text>,
        value: String,
    },
    /// Without the member whose key starts here, or the element that does.
    Delete { start: usize },
}

/// The edits that make all changes, in the order of the text.
pub(super) fn edits(root: &Node, text: &[u8], changes: &[Change]) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut additions: Vec<(Span, Tree)> = Vec::new();
    let mut deleted = BTreeSet::new();
    for change in changes {
        match change {
            Change::Replace(span, text) => edits.push(Edit {
                span: *span,
                text: text.clone(),
            }),
            Change::Delete { start } => {
                deleted.insert(*start);
            }
            Change::Add { at, keys, value } => add(&mut additions, *at, keys, value),
        }
    }
    let going = Going {
        deleted,
        growing: additions.iter().map(|(at, _)| *at).collect(),
    };
    for (at, tree) in &additions {
        edits.push(insertion(find(root, *at)?, text, tree, &going));
    }
    delete(root, &going, &mut edits);
    order::sort_by_key(&mut edits, |edit| edit.span);
    edits.dedup();
    let disjoint = edits.windows(2).all(|pair| match pair {
        [left, right] => left.span.end <= right.span.start,
        _ => true,
    });
    disjoint.then_some(edits)
}

/// The text with all edits made.
pub(super) fn apply(text: &[u8], edits: &[Edit]) -> Option<Vec<u8>> {
    let mut edited = Vec::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        edited.extend_from_slice(text.get(done..edit.span.start)?);
        edited.extend_from_slice(edit.text.as_bytes());
        done = edit.span.end;
    }
    edited.extend_from_slice(text.get(done..)?);
    Some(edited)
}

/// Members to add, nested.
#[derive(Debug, Default)]
struct Tree {
    members: Vec<(Text, Branch)>,
}

#[derive(Debug)]
enum Branch {
    Leaf(String),
    Nested(Tree),
}

impl Tree {
    fn put(&mut self, keys: &[Text], value: &str) {
        let [first, rest @ ..] = keys else { return };
        if rest.is_empty() {
            self.members
                .push((first.clone(), Branch::Leaf(value.to_owned())));
            return;
        }
        let nested = self
            .members
            .iter_mut()
            .find_map(|(key, branch)| match branch {
                Branch::Nested(tree) if key == first => Some(tree),
                _ => None,
            });
        if let Some(tree) = nested {
            return tree.put(rest, value);
        }
        let mut tree = Self::default();
        tree.put(rest, value);
        self.members.push((first.clone(), Branch::Nested(tree)));
    }

    /// The members without braces, with this between them.
    fn to_text(&self, separator: &str) -> String {
        let each: Vec<_> = self
            .members
            .iter()
            .map(|(key, branch)| match branch {
                Branch::Leaf(value) => format!("{}: {value}", quote(key)),
                Branch::Nested(tree) => format!("{}: {{{}}}", quote(key), tree.to_text(", ")),
            })
            .collect();
        each.join(separator)
    }
}

fn add(additions: &mut Vec<(Span, Tree)>, at: Span, keys: &[Text], value: &str) {
    if let Some((_, tree)) = additions.iter_mut().find(|(span, _)| *span == at) {
        return tree.put(keys, value);
    }
    let mut tree = Tree::default();
    tree.put(keys, value);
    additions.push((at, tree));
}

/// Adds members after the last one, in the style of the text; a value that is no object gives way.
fn insertion(at: &Node, text: &[u8], tree: &Tree, going: &Going) -> Edit {
    let members = at.as_object().map(Object::members).unwrap_or_default();
    if members.is_empty() {
        return Edit {
            span: at.span,
            text: format!("{{{}}}", tree.to_text(", ")),
        };
    }
    let stays = |member: &&Member| !going.has(member.key_span.start, &member.value);
    let Some(last) = members.iter().rev().find(stays) else {
        let start = at.span.start + 1;
        return Edit {
            span: Span::new(start, start),
            text: tree.to_text(", "),
        };
    };
    let separator = format!(",{}", gap_before(text, last.key_span.start));
    let end = last.value.span.end;
    Edit {
        span: Span::new(end, end),
        text: separator.clone() + &tree.to_text(&separator),
    }
}

/// The white space before a member: a line break with its indentation, or one blank.
fn gap_before(text: &[u8], start: usize) -> String {
    let before = text.get(..start).unwrap_or_default();
    let blanks = before
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_whitespace())
        .count();
    let gap = before.get(start - blanks..).unwrap_or_default();
    if gap.contains(&b'\n') {
        String::from_utf8_lossy(gap).into_owned()
    } else {
        " ".to_owned()
    }
}

fn find(node: &Node, at: Span) -> Option<&Node> {
    if node.span == at {
        return Some(node);
    }
    let inside = |child: &Node| child.span.start <= at.start && at.end <= child.span.end;
    match (node.as_object(), node.as_array()) {
        (Some(object), _) => {
            let member = object
                .members()
                .iter()
                .find(|member| inside(&member.value))?;
            find(&member.value, at)
        }
        (_, Some(elements)) => find(elements.iter().find(|element| inside(element))?, at),
        _ => None,
    }
}

/// What an object or array holds: where it starts, and its value.
fn items(node: &Node) -> Vec<(usize, &Node)> {
    let members = node.as_object().map(Object::members).unwrap_or_default();
    let elements = node.as_array().unwrap_or_default();
    let members = members
        .iter()
        .map(|member| (member.key_span.start, &member.value));
    members
        .chain(elements.iter().map(|element| (element.span.start, element)))
        .collect()
}

/// Deletes members and elements with their commas; what would be left empty goes too.
fn delete(root: &Node, going: &Going, edits: &mut Vec<Edit>) {
    let span = root.span;
    if going.deleted.range(span.start..span.end).next().is_none() {
        return;
    }
    let mut previous: Option<usize> = None;
    let mut run_start: Option<usize> = None;
    for (item_start, value) in items(root) {
        if going.has(item_start, value) {
            run_start.get_or_insert(item_start);
            if let Some(end) = previous {
                push_deletion(edits, end, value.span.end);
            }
            continue;
        }
        if let (None, Some(start)) = (previous, run_start) {
            push_deletion(edits, start, item_start);
        }
        previous = Some(value.span.end);
        run_start = None;
        delete(value, going, edits);
    }
    if previous.is_none() && run_start.is_some() {
        push_deletion(edits, root.span.start + 1, root.span.end.saturating_sub(1));
    }
}

/// Deletes a range, extending the deletion that ends where it starts or starts where it does.
fn push_deletion(edits: &mut Vec<Edit>, start: usize, end: usize) {
    if let Some(last) = edits.last_mut()
        && last.text.is_empty()
        && last.span.start == start
    {
        last.span.end = end;
        return;
    }
    edits.push(Edit {
        span: Span::new(start, end),
        text: String::new(),
    });
}

/// The members and elements that go, and the objects that get members and so stay.
struct Going {
    deleted: BTreeSet<usize>,
    growing: Vec<Span>,
}

impl Going {
    /// Whether a member or element goes: it was deleted, or all that it holds was.
    fn has(&self, start: usize, value: &Node) -> bool {
        let span = value.span;
        let grows = |at: &Span| span.start <= at.start && at.end <= span.end;
        self.deleted.contains(&start) || (self.is_emptied(value) && !self.growing.iter().any(grows))
    }

    fn is_emptied(&self, value: &Node) -> bool {
        let span = value.span;
        if self.deleted.range(span.start..span.end).next().is_none() {
            return false;
        }
        let items = items(value);
        !items.is_empty() && items.iter().all(|(start, item)| self.has(*start, item))
    }
}
