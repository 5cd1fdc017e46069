//! What the parser has read and not yet put together.

use super::syntax::{
    Affirmation, Arithmetic, Associativity, Equality, Kind, Logic, Ordering, PartId,
};
use super::token::Symbol;
use crate::json::Span;

/// A part that waits for its operator.
pub(super) struct Operand {
    pub(super) part: PartId,
    /// With the parentheses around it.
    pub(super) outer: Span,
}

/// An operator that waits for its right operand, or a bracket for its end.
pub(super) enum Pending {
    Prefix(Prefix, Span),
    Binary(Binary),
    Bracket(Bracket, Span),
}

#[derive(Clone, Copy)]
pub(super) enum Prefix {
    Not,
    Minus,
}

#[derive(Clone, Copy)]
pub(super) enum Binary {
    Arithmetic(Arithmetic),
    Equality(Equality),
    Ordering(Ordering),
    Logic(Logic),
}

pub(super) enum Bracket {
    /// `( … )`
    Group,
    /// `NAME( … )`; its arguments are the operands from `base` on.
    Call {
        name: Box<str>,
        start: usize,
        base: usize,
    },
    /// `… IN ( … )`; its left operand is the one at `base`.
    Set {
        affirmation: Affirmation,
        base: usize,
    },
}

impl Prefix {
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Not => Kind::Not,
            Self::Minus => Kind::Negative,
        }
    }
}

impl Binary {
    /// The operator that a symbol is between two values.
    pub(super) const fn of(symbol: Symbol) -> Option<Self> {
        Some(match symbol {
            Symbol::And => Self::Logic(Logic::And),
            Symbol::Or => Self::Logic(Logic::Or),
            Symbol::Xor => Self::Logic(Logic::Xor),
            Symbol::Plus => Self::Arithmetic(Arithmetic::Add),
            Symbol::Minus => Self::Arithmetic(Arithmetic::Subtract),
            Symbol::Star => Self::Arithmetic(Arithmetic::Multiply),
            Symbol::Slash => Self::Arithmetic(Arithmetic::Divide),
            Symbol::Percent => Self::Arithmetic(Arithmetic::Remainder),
            Symbol::Equal => Self::Equality(Equality::Equal),
            Symbol::NotEqual => Self::Equality(Equality::NotEqual),
            Symbol::Less => Self::Ordering(Ordering::Less),
            Symbol::LessOrEqual => Self::Ordering(Ordering::LessOrEqual),
            Symbol::Greater => Self::Ordering(Ordering::Greater),
            Symbol::GreaterOrEqual => Self::Ordering(Ordering::GreaterOrEqual),
            Symbol::Not
            | Symbol::Like
            | Symbol::Exists
            | Symbol::In
            | Symbol::Open
            | Symbol::Close
            | Symbol::Comma => return None,
        })
    }

    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Arithmetic(operator) => Kind::Arithmetic(operator),
            Self::Equality(operator) => Kind::Equality(operator),
            Self::Ordering(operator) => Kind::Ordering(operator),
            Self::Logic(operator) => Kind::Logic(operator),
        }
    }

    /// Whether this one, further left, takes the value between it and `next`.
    pub(super) fn comes_before(self, next: Self, associativity: Associativity) -> bool {
        let (mine, other) = (self.tightness(), next.tightness());
        let right = associativity == Associativity::Right && matches!(self, Self::Logic(_));
        if right { mine > other } else { mine >= other }
    }

    const fn tightness(self) -> u8 {
        match self {
            Self::Logic(_) => 1,
            Self::Equality(_) | Self::Ordering(_) => 2,
            Self::Arithmetic(Arithmetic::Add | Arithmetic::Subtract) => 3,
            Self::Arithmetic(_) => 4,
        }
    }
}
