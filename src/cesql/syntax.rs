//! A parsed expression.
//!
//! Its parts lie in one vector, operands before what they are operands of, so that neither
//! evaluating nor dropping an expression of any depth needs recursion.

use super::function::Function;
use super::like::Pattern;
use crate::json::Span;

/// Which grammar an expression is read by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grammar {
    /// The text of CESQL 1.0.0: equal operators, also `AND`, `OR` and `XOR`, go from left to right (§3.6).
    #[default]
    Specification,
    /// The ANTLR grammar beside the text, which sdk-go and sdk-java use, and Knative with them:
    /// logic operators go from right to left, a sign before digits belongs to the number, and
    /// `''` inside a text stands for itself.
    Official,
}

/// Which of two equal logic operators takes what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Associativity {
    Left,
    Right,
}

impl Grammar {
    /// How its logic operators group.
    pub(super) const fn associativity(self) -> Associativity {
        match self {
            Self::Specification => Associativity::Left,
            Self::Official => Associativity::Right,
        }
    }
}

/// The place of a part in an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PartId(pub(super) usize);

/// The place of an attribute's name in an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameId(pub(super) usize);

/// A subexpression.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) kind: Kind,
    /// Without parentheses around it.
    pub(super) span: Span,
    /// Where its operands are listed.
    operands: (usize, usize),
    /// Whether it stands in parentheses of its own.
    pub(super) enclosed: bool,
}

/// The kinds of subexpression.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Boolean(bool),
    Integer(i32),
    String(Box<str>),
    Attribute(NameId),
    Exists(NameId),
    Not,
    Negative,
    Logic(Logic),
    Equality(Equality),
    Ordering(Ordering),
    Arithmetic(Arithmetic),
    Like(Affirmation, Box<Pattern>),
    In(Affirmation),
    Call(Callee),
    /// Was reported; no valid expression has it.
    Broken,
}

/// `AND`, `OR`, `XOR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Logic {
    And,
    Or,
    Xor,
}

/// `=` and `!=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Equality {
    Equal,
    NotEqual,
}

/// `<`, `<=`, `>`, `>=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ordering {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// `*`, `/`, `%`, `+`, `-`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Multiply,
    Divide,
    Remainder,
    Add,
    Subtract,
}

/// Whether `NOT` stands before `LIKE` or `IN`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Affirmation {
    Plain,
    Negated,
}

/// What a call calls.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Callee {
    /// A function of this name and number of arguments.
    Known(&'static Function),
    /// There is none; the name in upper case.
    Unknown(Box<str>),
}

/// A valid expression; spans are byte offsets of its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    pub(super) parts: Vec<Part>,
    operands: Vec<PartId>,
    pub(super) names: Vec<Box<str>>,
    /// Where logic operators are mixed: the same text, grouped from the other side.
    pub(super) other: Option<Box<Self>>,
}

impl Expression {
    /// Nothing yet.
    pub(super) const fn new() -> Self {
        Self {
            parts: Vec::new(),
            operands: Vec::new(),
            names: Vec::new(),
            other: None,
        }
    }

    /// Puts a part behind its operands.
    pub(super) fn add(&mut self, kind: Kind, span: Span, operands: &[PartId]) -> PartId {
        let start = self.operands.len();
        self.operands.extend(operands);
        self.parts.push(Part {
            kind,
            span,
            operands: (start, self.operands.len()),
            enclosed: false,
        });
        PartId(self.parts.len() - 1)
    }

    /// Notes that a part stands in parentheses.
    pub(super) fn enclose(&mut self, id: PartId) {
        if let Some(part) = self.parts.get_mut(id.0) {
            part.enclosed = true;
        }
    }

    /// The part at a place; there is none only of another expression's places.
    pub(super) fn part(&self, id: PartId) -> Option<&Part> {
        self.parts.get(id.0)
    }

    /// The operands of a part, in the order of the text.
    pub(super) fn operands(&self, part: &Part) -> &[PartId] {
        let (start, end) = part.operands;
        self.operands.get(start..end).unwrap_or_default()
    }

    /// The whole expression: the part that was put last.
    pub(super) const fn root(&self) -> PartId {
        PartId(self.parts.len().saturating_sub(1))
    }

    /// An attribute's name.
    pub(super) fn name(&self, id: NameId) -> &str {
        self.names.get(id.0).map_or("", |name| name)
    }

    /// The attributes that it names, each as often as it does, in the order of evaluation.
    pub fn attributes(&self) -> impl Iterator<Item = (&str, Span)> {
        self.parts.iter().filter_map(|part| match part.kind {
            Kind::Attribute(name) | Kind::Exists(name) => Some((self.name(name), part.span)),
            _ => None,
        })
    }

    /// Whether it calls the function of this name, which is in upper case.
    pub(crate) fn calls(&self, name: &str) -> bool {
        let mut kinds = self.parts.iter().map(|part| &part.kind);
        kinds.any(|kind| matches!(kind, Kind::Call(Callee::Known(known)) if known.name == name))
    }

    /// The same text with `AND`, `OR` and `XOR` grouped from the other side, where they are
    /// mixed without parentheses: only there can the results differ.
    #[must_use]
    pub fn other_reading(&self) -> Option<&Self> {
        self.other.as_deref()
    }
}
