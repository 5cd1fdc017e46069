//! The types that operators want and give, before any event is known.

use super::syntax::{Callee, Kind};
use super::value::Type;

impl Kind {
    /// The type of the result; of what has any type, the one of its zero value.
    pub(super) const fn result(&self) -> Type {
        match self {
            Self::Call(Callee::Known(function)) => function.result,
            Self::Integer(_) | Self::Negative | Self::Arithmetic(_) => Type::Integer,
            Self::String(_) => Type::String,
            _ => Type::Boolean,
        }
    }

    /// The type that the operands are cast to, where it is always the same.
    pub(super) const fn operand(&self) -> Option<Type> {
        match self {
            Self::Not | Self::Logic(_) => Some(Type::Boolean),
            Self::Negative | Self::Arithmetic(_) | Self::Ordering(_) => Some(Type::Integer),
            Self::Like(..) => Some(Type::String),
            _ => None,
        }
    }
}
