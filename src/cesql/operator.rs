//! What the operators mean for values of the right types (CESQL 1.0.0, §3.4).

use super::syntax::{Affirmation, Arithmetic, Equality, Logic, Ordering};

impl Logic {
    /// The result if the left operand decides it alone.
    pub(super) const fn decided_by(self, left: bool) -> Option<bool> {
        match (self, left) {
            (Self::And, false) => Some(false),
            (Self::Or, true) => Some(true),
            _ => None,
        }
    }

    pub(super) const fn apply(self, left: bool, right: bool) -> bool {
        match self {
            Self::And => left && right,
            Self::Or => left || right,
            Self::Xor => left != right,
        }
    }
}

impl Equality {
    pub(super) const fn of(self, equal: bool) -> bool {
        match self {
            Self::Equal => equal,
            Self::NotEqual => !equal,
        }
    }
}

impl Affirmation {
    pub(super) const fn of(self, holds: bool) -> bool {
        match self {
            Self::Plain => holds,
            Self::Negated => !holds,
        }
    }
}

impl Ordering {
    pub(super) const fn apply(self, left: i32, right: i32) -> bool {
        match self {
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::GreaterOrEqual => left >= right,
        }
    }
}

impl Arithmetic {
    /// The result, or why there is none: division truncates, a remainder has the sign of the left.
    pub(super) fn apply(self, left: i32, right: i32) -> Result<i32, String> {
        let result = match self {
            Self::Multiply => left.checked_mul(right),
            Self::Add => left.checked_add(right),
            Self::Subtract => left.checked_sub(right),
            Self::Divide | Self::Remainder if right == 0 => {
                return Err(format!("{left} is divided by 0"));
            }
            Self::Divide => left.checked_div(right),
            Self::Remainder => Some(left.wrapping_rem(right)),
        };
        let sign = self.sign();
        result.ok_or_else(|| format!("the result of {left} {sign} {right} does not fit 32 bits"))
    }

    const fn sign(self) -> char {
        match self {
            Self::Multiply => '*',
            Self::Divide => '/',
            Self::Remainder => '%',
            Self::Add => '+',
            Self::Subtract => '-',
        }
    }
}
