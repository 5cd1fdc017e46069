//! `numeric`: the number satisfies every comparison of a list such as `[">", 0, "<=", 5]`.

mod operand;

use std::cmp::Ordering;

use super::interval::Interval;
use super::relation::Relation;
use super::{Failure, Known, Matcher, Meaning, Primitive, Scalar, Site, Spelled, Standing};
use crate::json::{Decimal, Node, Number};

pub(super) use operand::refuse_number;

/// A number that satisfies all of these comparisons.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Numeric {
    bounds: Vec<Bound>,
    comparison: Comparison,
    limits: Limits,
    /// The doubles between which the nearest double of every number lies that satisfies it.
    doubles: (f64, f64),
}

/// The numbers that a vendor promises to compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    /// The largest absolute value.
    pub(crate) largest: Option<&'static str>,
    /// The most digits in all and after the point.
    pub(crate) digits: Option<(usize, usize)>,
}

#[derive(Debug, Clone, PartialEq)]
struct Bound {
    relation: Relation,
    number: Number,
    known: Known,
}

/// What a dialect accepts as the operand of `numeric`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// How two numbers are compared.
    pub(crate) comparison: Comparison,
    /// The standing of a relation by its spelling; absent where it is refused.
    pub(crate) relation: fn(&str) -> Option<Standing>,
    /// Those relations in words, for help.
    pub(crate) relations_in_words: &'static str,
    /// The numbers that the vendor promises to compare; a larger operand is refused.
    pub(crate) limits: Limits,
}

/// How two numbers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// By exact decimal value.
    Exact,
    /// By exact value where a double can show it; other numbers satisfy nothing.
    Comparable,
    /// As doubles; a difference of up to 10⁻⁷ counts as none.
    Tolerant,
}

impl Numeric {
    pub(super) fn compile(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        let bounds = operand::bounds(rules, operand, site)?;
        let doubles = doubles(&bounds, rules.comparison);
        Some(
            Self {
                bounds,
                comparison: rules.comparison,
                limits: rules.limits,
                doubles,
            }
            .into(),
        )
    }

    /// Whether no number can satisfy it.
    pub(crate) fn is_empty(&self) -> bool {
        self.interval().is_empty()
    }

    /// Whether every number that satisfies `other` satisfies this too.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        let has_hole = self
            .bounds
            .iter()
            .any(|bound| bound.relation == Relation::NotEqual);
        !has_hole && self.interval().covers(&other.interval())
    }

    /// The doubles between which the nearest double of every number lies that satisfies it.
    pub(super) const fn doubles(&self) -> (f64, f64) {
        self.doubles
    }

    fn interval(&self) -> Interval {
        self.bounds
            .iter()
            .fold(Interval::default(), |interval, bound| {
                interval.narrowed(bound.relation, bound.number.decimal())
            })
    }

    fn holds(&self, number: Spelled<'_>, comparison: Comparison) -> bool {
        self.admits(number.double())
            && self.bounds.iter().all(|bound| {
                bound
                    .relation
                    .holds(comparison.order(number, bound.spelled()))
            })
            && (comparison != Comparison::Comparable || number.is_comparable())
    }

    /// Whether a number with this nearest double may satisfy it.
    pub(crate) fn admits(&self, double: f64) -> bool {
        let (low, high) = self.doubles;
        low <= double && double <= high
    }
}

fn doubles(bounds: &[Bound], comparison: Comparison) -> (f64, f64) {
    let slack = match comparison {
        Comparison::Tolerant => 1e-6,
        Comparison::Exact | Comparison::Comparable => 0.0,
    };
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for bound in bounds {
        let (relation, at) = (bound.relation, bound.spelled().double());
        if at.is_nan() || relation == Relation::NotEqual {
            continue;
        }
        if !matches!(relation, Relation::Less | Relation::LessOrEqual) {
            low = low.max(at - slack);
        }
        if !matches!(relation, Relation::Greater | Relation::GreaterOrEqual) {
            high = high.min(at + slack);
        }
    }
    (low, high)
}

impl Meaning for Numeric {
    fn test(&self, value: Scalar<'_>) -> bool {
        match value.value {
            Primitive::Number(number) if !value.spelling.is_narrowed() => {
                self.holds(number, self.comparison)
            }
            _ => value
                .as_number()
                .is_some_and(|number| self.holds(Spelled::new(&number), self.comparison)),
        }
    }

    fn expected(&self) -> String {
        let each: Vec<_> = self
            .bounds
            .iter()
            .map(|bound| format!("`{} {}`", bound.relation.symbol(), bound.number.as_str()))
            .collect();
        format!("a number {}", each.join(" and "))
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        let actual = value.quoted();
        let Some(number) = value.as_number() else {
            let kind = if matches!(value.value, Primitive::String(_)) {
                "the string "
            } else {
                ""
            };
            let message = format!(
                "{field} is {kind}{actual}; the rule wants {}",
                self.expected()
            );
            return Failure::new("not-a-number", message);
        };
        if self.comparison == Comparison::Comparable && !Spelled::new(&number).is_comparable() {
            let message = format!(
                "{field} is {actual}, which no double shows exactly, so it satisfies no comparison"
            );
            return Failure::new("not-comparable", message);
        }
        let broken: Vec<_> = self
            .bounds
            .iter()
            .filter(|bound| {
                !bound.relation.holds(
                    self.comparison
                        .order(Spelled::new(&number), bound.spelled()),
                )
            })
            .map(|bound| format!("`{} {}`", bound.relation.symbol(), bound.number.as_str()))
            .collect();
        Failure::new(
            "out-of-range",
            format!("{field} is {actual}, which is not {}", broken.join(" and ")),
        )
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        let spelled: Vec<&str> = self
            .bounds
            .iter()
            .map(|bound| bound.number.as_str())
            .collect();
        let values: Vec<f64> = spelled
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect();
        let middle =
            values.iter().sum::<f64>() / f64::from(u8::try_from(values.len()).unwrap_or(1).max(1));
        let around = values
            .iter()
            .flat_map(|value| [value.floor() + 1.0, value.ceil() - 1.0]);
        let near = [middle.round(), middle]
            .into_iter()
            .chain(around)
            .map(|value| value.to_string());
        spelled
            .iter()
            .map(|text| (*text).to_owned())
            .chain(near)
            .filter(|text| self.holds(Spelled::new(text), self.comparison))
            .collect()
    }

    fn is_documented(&self, value: Scalar<'_>) -> bool {
        value.as_number().is_none_or(|number| {
            let number = Spelled::new(&number);
            self.limits.excess(number).is_none()
                && self.holds(number, self.comparison) == self.holds(number, Comparison::Exact)
        })
    }
}

/// How a number leaves a vendor's limits.
enum Excess {
    Size(&'static str),
    Digits(usize, usize),
}

impl Limits {
    fn excess(self, number: Spelled<'_>) -> Option<Excess> {
        if let Some(largest) = self.largest
            && number.decimal().magnitude() > Decimal::parse(largest)
        {
            return Some(Excess::Size(largest));
        }
        let (most, most_after_point) = self.digits?;
        let (digits, fraction) = count_digits(number.as_str());
        (digits > most || fraction > most_after_point)
            .then_some(Excess::Digits(most, most_after_point))
    }
}

impl Comparison {
    /// The order of two numbers that can be compared.
    ///
    /// Different doubles are nearest to numbers of the same order; only equal ones need a closer
    /// look.
    fn order(self, left: Spelled<'_>, right: Spelled<'_>) -> Option<Ordering> {
        const TOLERANCE: f64 = 1e-7;
        let order = left.double().partial_cmp(&right.double())?;
        match self {
            Self::Tolerant if (left.double() - right.double()).abs() <= TOLERANCE => {
                Some(Ordering::Equal)
            }
            Self::Exact | Self::Comparable
                if order.is_eq() && !(left.has_few_digits() && right.has_few_digits()) =>
            {
                Some(left.decimal().cmp(&right.decimal()))
            }
            _ => Some(order),
        }
    }
}

impl Bound {
    fn spelled(&self) -> Spelled<'_> {
        Spelled::knowing(self.number.as_bytes(), &self.known)
    }
}

/// The digits of a spelling in all and after the point.
fn count_digits(spelling: &str) -> (usize, usize) {
    let mantissa = spelling
        .split(['e', 'E'])
        .next()
        .unwrap_or(spelling)
        .trim_start_matches('-');
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    (
        whole.trim_start_matches('0').len() + fraction.len(),
        fraction.len(),
    )
}
