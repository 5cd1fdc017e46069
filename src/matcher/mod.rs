//! The operators: one file each with its operand check, its meaning and its words.
//!
//! Matchers know nothing of dialects: what differs between vendors is in the `Rules` that a
//! dialect hands to the operator when a pattern is compiled.

mod address;
mod affix;
mod anything_but;
mod array;
mod cidr;
mod clue;
mod comparable;
mod contains;
mod equals;
mod every;
mod exists;
mod expression;
mod fault;
mod folded;
mod interval;
mod java_number;
mod numeric;
mod operator;
mod relation;
mod ruler;

mod scalar;
mod string_operand;
mod wildcard;

pub(crate) use address::{Block, inet_address, java_address};
pub(crate) use affix::{Affix, Side};
pub(crate) use anything_but::AnythingBut;
pub(crate) use array::ArrayHas;
pub(crate) use cidr::Cidr;
pub(crate) use clue::{Clue, Word, breadth};
pub(crate) use contains::Contains;
pub(crate) use equals::{Equality, Equals, near_text};
pub(crate) use every::Every;
pub(crate) use exists::Exists;
pub(crate) use expression::Expression;
pub(crate) use fault::Fault;
pub(crate) use folded::{Folded, Part};
pub(crate) use numeric::Numeric;
pub(crate) use operator::{Form, Kind, OperatorSpec, Site, Standing, VendorWords};

pub(crate) use ruler::{Beside, Quirk};
pub(crate) use scalar::{Known, NumberSpelling, Primitive, Scalar, Spelled};
pub(crate) use wildcard::Wildcard;

/// The rules that a dialect gives to each operator.
pub(crate) mod rules {
    pub(crate) use super::anything_but::{ExcludedValues, Rules as AnythingBut};
    pub(crate) use super::array::Rules as Array;
    pub(crate) use super::cidr::{AddressSyntax, BlockEnds, Rules as Cidr};
    pub(crate) use super::folded::Rules as Folded;
    pub(crate) use super::numeric::{Comparison, Limits, Rules as Numeric};
    pub(crate) use super::string_operand::{EmptyOperand, ListOperand, Rules as Text};
    pub(crate) use super::wildcard::{ListOperand as WildcardList, Rules as Wildcard};
}

use crate::json::Node;

/// What every operator can say about itself and about a value.
pub(crate) trait Meaning {
    /// Whether this scalar satisfies the operator.
    fn test(&self, value: Scalar<'_>) -> bool;

    /// What the operator wants, as a noun phrase: `a string that begins with "te"`.
    fn expected(&self) -> String;

    /// Why this scalar does not satisfy it, `field` being its name in backticks.
    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure;

    /// JSON texts of values that satisfy it, best first, near to `actual` where that helps.
    fn witnesses(&self, actual: Option<&Node>) -> Vec<String>;

    /// Whether the vendor's documents decide this outcome.
    fn is_documented(&self, _value: Scalar<'_>) -> bool {
        true
    }

    /// The same operator with its operands rewritten, where it compares text.
    fn map_text(&self, _rewrite: &dyn Fn(&str) -> String) -> Option<Matcher> {
        None
    }
}

/// Why a value does not satisfy an operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Stable code.
    pub(crate) code: &'static str,
    /// A clause without a final stop.
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(code: &'static str, message: String) -> Self {
        Self { code, message }
    }
}

macro_rules! matchers {
    ($($name:ident,)+) => {
        /// The compiled form of an operator and its operand.
        #[derive(Debug, Clone, PartialEq)]
        pub(crate) enum Matcher { $($name($name),)+ }

        impl Matcher {
            /// The operator's meaning, whichever it is.
            pub(crate) fn meaning(&self) -> &dyn Meaning {
                match self { $(Self::$name(matcher) => matcher,)+ }
            }

            /// Whether a scalar satisfies it.
            #[inline]
            pub(crate) fn test(&self, value: Scalar<'_>) -> bool {
                match self { $(Self::$name(matcher) => matcher.test(value),)+ }
            }
        }

        $(impl From<$name> for Matcher {
            fn from(matcher: $name) -> Self {
                Self::$name(matcher)
            }
        })+
    };
}

matchers! {
    Equals,
    Affix,
    Contains,
    AnythingBut,
    Numeric,
    Cidr,
    Folded,
    Wildcard,
    Exists,
    ArrayHas,
    Every,
    Expression,
}

impl Matcher {
    /// Whether it asks for a field that is not there.
    pub(crate) fn wants_absence(&self) -> bool {
        match self {
            Self::Exists(exists) => *exists == Exists::Absent,
            Self::Every(every) => every.parts().all(Self::wants_absence),
            _ => false,
        }
    }

    /// Whether it is satisfied by what a value is not.
    pub(crate) fn is_negative(&self) -> bool {
        match self {
            Self::AnythingBut(_) => true,
            Self::Every(every) => every.parts().all(Self::is_negative),
            _ => false,
        }
    }

    /// Whether it looks at an array as a whole and not at each element.
    pub(crate) fn reads_whole_array(&self) -> bool {
        match self {
            Self::ArrayHas(_) => true,
            Self::AnythingBut(AnythingBut::Matching(negated)) => negated.reads_whole_array(),
            Self::Every(every) => every.parts().any(Self::reads_whole_array),
            _ => false,
        }
    }

    /// Whether an event as a whole satisfies it.
    pub(crate) fn test_event(&self, event: &Node) -> bool {
        match self {
            Self::Expression(expression) => expression.passes(event),
            _ => false,
        }
    }

    /// Whether the elements of an array, as a whole, satisfy it.
    pub(crate) fn test_array(&self, elements: &[Node]) -> bool {
        match self {
            Self::ArrayHas(array) => array.test_elements(elements),
            Self::AnythingBut(AnythingBut::Matching(negated)) => !negated.test_array(elements),
            Self::Every(every) => every.parts().all(|part| part.test_array(elements)),
            other => elements
                .iter()
                .any(|element| element.is_scalar() && other.test(Scalar::literal(element))),
        }
    }
}

/// A list in words: `a`, `a or b`, `a, b or c`; long ones end in a count.
pub(crate) fn in_words(items: &[String], conjunction: &str) -> String {
    const SHOWN: usize = 4;
    match items {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first, .., last] if items.len() <= SHOWN => {
            let middle: String = items
                .iter()
                .skip(1)
                .take(items.len() - 2)
                .fold(String::new(), |text, item| text + ", " + item);
            format!("{first}{middle} {conjunction} {last}")
        }
        _ => {
            let shown = items
                .iter()
                .take(SHOWN - 1)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            format!("{shown} {conjunction} {} others", items.len() + 1 - SHOWN)
        }
    }
}
