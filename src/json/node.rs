//! The tree a JSON text is read into.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Decimal, Text};
use crate::order;

/// Half-open range of byte offsets into the text that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether `offset` lies inside the range or at its end.
    #[must_use]
    pub const fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }
}

/// A JSON value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What the text says.
    pub value: Value,
    /// Where it says it; for strings the quotes are inside.
    pub span: Span,
}

/// The six kinds of JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number with its spelling.
    Number(Number),
    /// A string, unescaped.
    String(Text),
    /// An array.
    Array(Vec<Node>),
    /// An object with its members in the order of the text.
    Object(Object),
}

/// A number as it was spelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(Text);

/// The members of an object, duplicates included.
#[derive(Debug, Clone, Default)]
pub struct Object {
    members: Vec<Member>,
    /// The positions of the members ordered by key, made when a large object is first asked.
    order: OnceLock<Box<[usize]>>,
}

/// One `"key": value` of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key, unescaped.
    pub key: Text,
    /// Where the key stands, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The string, if this is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&Text> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The object, if this is one.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match &self.value {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The elements, if this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// Whether this is neither an object nor an array.
    #[must_use]
    pub const fn is_scalar(&self) -> bool {
        !matches!(self.value, Value::Array(_) | Value::Object(_))
    }

    /// What kind of value this is, with its article: `a string`, `an object`, `null`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

impl Number {
    /// A number with this spelling, which must follow the JSON grammar.
    #[must_use]
    pub fn new(spelling: &str) -> Self {
        Self(Text::from(spelling))
    }

    /// The spelling in the text: `3.0e2` stays `3.0e2`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }

    /// The bytes of the spelling, all of them ASCII.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    /// The exact value.
    #[must_use]
    pub fn decimal(&self) -> Decimal {
        Decimal::parse(self.as_str())
    }
}

impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members
    }
}

/// Up to so many keys are compared each with each, which is faster than to remember them.
const COMPARED_IN_TURN: usize = 16;
/// Objects of up to so many members are searched from the end.
const SEARCHED_IN_TURN: usize = 4096;

impl Object {
    /// An object of these members, in this order.
    #[must_use]
    pub const fn new(members: Vec<Member>) -> Self {
        Self {
            members,
            order: OnceLock::new(),
        }
    }

    /// All members in the order of the text, duplicates included.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The last member with this key: where keys repeat, readers keep the last.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Member> {
        self.last(key.as_bytes())
    }

    /// The last member whose key is this text.
    #[must_use]
    pub fn get_text(&self, key: &Text) -> Option<&Member> {
        self.last(key.as_bytes())
    }

    /// Whether more than one member has this key.
    #[must_use]
    pub fn repeats(&self, key: &Text) -> bool {
        let key = key.as_bytes();
        if self.members.len() <= SEARCHED_IN_TURN {
            let same = self
                .members
                .iter()
                .filter(|member| member.key.as_bytes() == key);
            return same.take(2).count() > 1;
        }
        let (end, order) = self.end_of(key);
        let at = |position: Option<usize>| self.members.get(*order.get(position?)?);
        [end.checked_sub(1), end.checked_sub(2)]
            .iter()
            .all(|position| at(*position).is_some_and(|member| member.key.as_bytes() == key))
    }

    fn last(&self, key: &[u8]) -> Option<&Member> {
        if self.members.len() <= SEARCHED_IN_TURN {
            let mut members = self.members.iter().rev();
            return members.find(|member| member.key.as_bytes() == key);
        }
        let (end, order) = self.end_of(key);
        let member = self.members.get(*order.get(end.checked_sub(1)?)?)?;
        (member.key.as_bytes() == key).then_some(member)
    }

    /// Where the members with this key end in the order of keys.
    fn end_of(&self, key: &[u8]) -> (usize, &[usize]) {
        let key_at = |at: usize| self.members.get(at).map(|member| member.key.as_bytes());
        let order = self.order.get_or_init(|| {
            let by_key = |left, right| key_at(left).cmp(&key_at(right));
            order::places(self.members.len(), &by_key).into()
        });
        (order.partition_point(|at| key_at(*at) <= Some(key)), order)
    }

    /// Every member with this key.
    pub fn get_all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Member> {
        self.members.iter().filter(move |member| member.key == *key)
    }

    /// The members whose key stands again further down, each with the last one of that key.
    #[must_use]
    pub fn repeated(&self) -> Vec<(&Member, &Member)> {
        if self.members.len() <= COMPARED_IN_TURN && !self.any_repeats() {
            return Vec::new();
        }
        let mut last: HashMap<&Text, &Member> = HashMap::with_capacity(self.members.len());
        for member in &self.members {
            last.insert(&member.key, member);
        }
        let is_earlier = |member: &Member| Some((*last.get(&member.key)?, member.key_span));
        self.members
            .iter()
            .filter_map(|member| {
                is_earlier(member)
                    .filter(|(last, span)| last.key_span != *span)
                    .map(|(last, _)| (member, last))
            })
            .collect()
    }

    fn any_repeats(&self) -> bool {
        let mut members = self.members.iter();
        std::iter::from_fn(|| Some((members.next()?, members.as_slice())))
            .any(|(member, rest)| rest.iter().any(|other| other.key == member.key))
    }

    /// Whether there are no members.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}
