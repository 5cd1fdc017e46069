//! A rule as its fields, an event as its leaves; nothing of what they mean.

use crate::text::text;
use crate::tree::Tree;

/// One list of alternatives in a rule.
#[derive(Debug)]
pub(crate) struct Field<'a> {
    /// Keys as written; `$or` is no key.
    pub(crate) keys: Vec<&'a str>,
    pub(crate) alternatives: &'a [Tree],
}

impl Field<'_> {
    pub(crate) fn path(&self) -> String {
        joined(&self.keys)
    }
}

/// Every field of a rule, those of all branches.
pub(crate) fn fields(rule: &Tree) -> Vec<Field<'_>> {
    let mut fields = Vec::new();
    collect_fields(rule, &mut Vec::new(), &mut fields);
    fields
}

fn collect_fields<'a>(rule: &'a Tree, keys: &mut Vec<&'a str>, fields: &mut Vec<Field<'a>>) {
    for (key, value) in rule.members() {
        if is_or(key) {
            for branch in value.elements() {
                collect_fields(branch, keys, fields);
            }
            continue;
        }
        keys.push(key);
        if let Tree::List(alternatives) = value {
            fields.push(Field {
                keys: keys.clone(),
                alternatives,
            });
        } else {
            collect_fields(value, keys, fields);
        }
        keys.pop();
    }
}

/// Whether a key is `$or`.
pub(crate) fn is_or(key: &str) -> bool {
    text(key).as_deref() == Some("$or")
}

/// One alternative: an operator with its operand, or a literal.
#[derive(Debug)]
pub(crate) struct Alternative<'a> {
    /// Absent for a literal.
    pub(crate) operator: Option<String>,
    /// The operator inside `anything-but`, `prefix` or `suffix`.
    pub(crate) nested: Option<String>,
    pub(crate) operand: &'a Tree,
}

impl<'a> Alternative<'a> {
    pub(crate) fn of(tree: &'a Tree) -> Self {
        let Some((operator, operand)) = only_member(tree) else {
            return Self {
                operator: None,
                nested: None,
                operand: tree,
            };
        };
        let (nested, operand) = match only_member(operand) {
            Some((nested, inner)) => (Some(nested), inner),
            None => (None, operand),
        };
        Self {
            operator: Some(operator),
            nested,
            operand,
        }
    }

    /// The operator, with the one inside it.
    pub(crate) fn name(&self) -> String {
        let parts = [self.operator.as_deref(), self.nested.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// The strings that it compares with, as written.
    pub(crate) fn strings(&self) -> Vec<&'a str> {
        let scalars = self.operand.scalars().into_iter();
        scalars.filter(|scalar| scalar.starts_with('"')).collect()
    }
}

fn only_member(tree: &Tree) -> Option<(String, &Tree)> {
    match tree.members() {
        [(key, value)] => Some((text(key)?, value)),
        _ => None,
    }
}

/// One scalar of an event.
#[derive(Debug)]
pub(crate) struct Leaf<'a> {
    pub(crate) path: String,
    /// As written.
    pub(crate) value: &'a str,
    /// Which element of which array holds it through an object or an inner array.
    pub(crate) elements: Vec<(usize, usize)>,
}

/// Every scalar of an event.
pub(crate) fn leaves(event: &Tree) -> Vec<Leaf<'_>> {
    let mut walk = Walk::default();
    walk.object(event);
    walk.leaves
}

#[derive(Default)]
struct Walk<'a> {
    keys: Vec<&'a str>,
    elements: Vec<(usize, usize)>,
    arrays: usize,
    leaves: Vec<Leaf<'a>>,
}

impl<'a> Walk<'a> {
    fn object(&mut self, object: &'a Tree) {
        for (key, value) in object.members() {
            self.keys.push(key);
            self.value(value);
            self.keys.pop();
        }
    }

    fn value(&mut self, value: &'a Tree) {
        match value {
            Tree::Leaf(scalar) => self.leaves.push(Leaf {
                path: joined(&self.keys),
                value: scalar,
                elements: self.elements.clone(),
            }),
            Tree::Object(_) => self.object(value),
            Tree::List(elements) => self.list(elements),
        }
    }

    fn list(&mut self, elements: &'a [Tree]) {
        let array = self.arrays;
        self.arrays += 1;
        for (index, element) in elements.iter().enumerate() {
            let holds = element.scalar().is_none();
            if holds {
                self.elements.push((array, index));
            }
            self.value(element);
            if holds {
                self.elements.pop();
            }
        }
    }
}

fn joined(keys: &[&str]) -> String {
    let texts: Vec<_> = keys.iter().filter_map(|key| text(key)).collect();
    texts.join(".")
}
