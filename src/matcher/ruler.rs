//! How Event Ruler 2.0.1 tests a value where its answer is not the right one.
//!
//! Source: Event Ruler 2.0.1 `ByteMachine`, `ComparableNumber` and `EqualsIgnoreCaseParser`:
//! values are walked byte by byte with their quotes, numbers beside numbers in an encoded form.

use super::{AnythingBut, Cidr, Folded, Matcher, Scalar, Side, Spelled};
use crate::json::Value;

/// A defect of Event Ruler 2.0.1 that shows when one value is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quirk {
    /// Characters beyond U+FFFF are two question marks where letter case is ignored.
    QuestionMarks,
    /// A wildcard that begins with a star lets an operator that ignores case begin anywhere.
    LeadingStar,
    /// A block takes addresses of the other kind by their first digits.
    OtherKind,
    /// A block takes numbers by their first digits.
    NumberInBlock,
    /// The quotes around a string count as its text.
    Quotes,
    /// The last byte of an encoded number may be a quote.
    NumberEnd,
}

/// What else the rule asks of the same path.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Beside {
    /// A number, as a value or in `numeric`.
    number: bool,
    /// A wildcard that begins with a star.
    leading_star: bool,
}

impl Beside {
    /// This and one more matcher on the path.
    pub(crate) fn and(self, matcher: &Matcher) -> Self {
        match matcher {
            Matcher::Numeric(_) => Self {
                number: true,
                ..self
            },
            Matcher::Equals(equals) if matches!(equals.literal().value, Value::Number(_)) => Self {
                number: true,
                ..self
            },
            Matcher::Wildcard(wildcard) if wildcard.begins_with_star() => Self {
                leading_star: true,
                ..self
            },
            Matcher::AnythingBut(AnythingBut::Matching(negated)) => self.and(negated),
            _ => self,
        }
    }
}

impl Quirk {
    /// Whether it can show in this matcher.
    pub(crate) fn concerns(self, matcher: &Matcher, beside: Beside) -> bool {
        match (self, matcher) {
            (_, Matcher::AnythingBut(AnythingBut::Matching(negated))) => {
                self.concerns(negated, beside)
            }
            (Self::QuestionMarks, Matcher::Folded(folded)) => folded
                .texts()
                .any(|text| text.chars().any(is_supplementary)),
            (Self::LeadingStar, Matcher::Folded(_)) => beside.leading_star,
            (Self::OtherKind, Matcher::Cidr(_)) => true,
            (Self::NumberInBlock, Matcher::Cidr(_)) => !beside.number,
            (Self::Quotes, Matcher::Affix(affix)) => affix.meets_quote(),
            (Self::NumberEnd, Matcher::Affix(affix)) => beside.number && affix.side() == Side::End,
            _ => false,
        }
    }

    /// Whether a value satisfies a matcher that this concerns.
    pub(crate) fn test(self, matcher: &Matcher, value: Scalar<'_>, beside: Beside) -> bool {
        if !self.concerns(matcher, beside) {
            return matcher.test(value);
        }
        match (self, matcher) {
            (_, Matcher::AnythingBut(AnythingBut::Matching(negated))) => {
                !self.test(negated, value, beside)
            }
            (Self::QuestionMarks, _) => matcher
                .meaning()
                .map_text(&question_marks)
                .is_some_and(|matcher| matcher.test(value)),
            (Self::LeadingStar, Matcher::Folded(folded)) => begins_anywhere(folded, value),
            (Self::OtherKind, Matcher::Cidr(cidr)) => cidr.test_first_digits(value),
            (Self::NumberInBlock, Matcher::Cidr(cidr)) => in_block(cidr, value),
            (Self::Quotes, Matcher::Affix(affix)) => affix.test_quoted(value),
            (Self::NumberEnd, Matcher::Affix(affix)) => {
                matcher.test(value) || encoded(value).is_some_and(|bytes| affix.ends_quoted(&bytes))
            }
            _ => matcher.test(value),
        }
    }
}

const fn is_supplementary(letter: char) -> bool {
    letter.len_utf16() > 1
}

fn question_marks(text: &str) -> String {
    let marked = |letter: char| {
        if is_supplementary(letter) {
            "??".to_owned()
        } else {
            letter.to_string()
        }
    };
    text.chars().map(marked).collect()
}

/// Whether some end of a string satisfies the operator; long strings are not searched.
fn begins_anywhere(folded: &Folded, value: Scalar<'_>) -> bool {
    const LONGEST: usize = 128;
    let Some(text) = value.as_str().filter(|text| text.len() <= LONGEST) else {
        return Matcher::from(folded.clone()).test(value);
    };
    let mut ends = text.char_indices().map(|(start, _)| start);
    ends.any(|start| folded.fits(text.get(start..).unwrap_or_default())) || folded.fits(text)
}

fn in_block(cidr: &Cidr, value: Scalar<'_>) -> bool {
    match value.as_number() {
        Some(number) => cidr.takes_digits(&number),
        None => Matcher::from(cidr.clone()).test(value),
    }
}

/// A number as the engine encodes it: the bits of its double in an order that bytes keep,
/// seven in each byte.
fn encoded(value: Scalar<'_>) -> Option<Vec<u8>> {
    const SIGN: u64 = 1 << 63;
    let number = value.as_number()?;
    let number = Spelled::new(&number);
    if !number.is_comparable() {
        return None;
    }
    let bits = number.as_str().parse::<f64>().ok()?.to_bits();
    let ordered = if bits & SIGN == 0 { bits | SIGN } else { !bits };
    let seven = |at: u32| u8::try_from(ordered >> (7 * at) & 0x7F).ok();
    (0..10).rev().map(seven).collect()
}
