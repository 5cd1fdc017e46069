//! What a value must show for a matcher to hold, in a form that can be looked up.

use super::address::Block;
use super::{
    AnythingBut, Equality, Equals, Exists, Matcher, NumberSpelling, Part, Scalar, Side, Spelled,
};
use crate::json::{Text, Value};

/// Something to look a value up by.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Clue {
    /// It is a string of these bytes.
    Text(Box<[u8]>),
    /// It is a scalar but `null`, and reads so.
    Untyped(Box<[u8]>),
    /// It is a string that is this but for the case of ASCII letters, which here is lower.
    Folded(Box<[u8]>),
    /// It is a number whose nearest double is this.
    Number(f64),
    /// It is this word: `true`, `false` or `null`.
    Word(Word),
    /// It reads so at its start.
    Prefix(Box<[u8]>),
    /// It reads so at its end.
    Suffix(Box<[u8]>),
    /// It reads so somewhere.
    Infix(Box<[u8]>),
    /// Its start is this but for the case of ASCII letters.
    FoldedPrefix(Box<[u8]>),
    /// Its end is this but for the case of ASCII letters.
    FoldedSuffix(Box<[u8]>),
    /// It is a number whose nearest double lies between these, or is one of them.
    Range(f64, f64),
    /// It is a string that spells an address in this block.
    Block(Block),
    /// It is there.
    Present,
    /// It is not there, or not in some element of an array.
    Absent,
    /// Nothing: the matcher may hold where there is no value.
    None,
}

/// The words of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Word {
    True,
    False,
    Null,
}

impl Clue {
    /// How many values of events are expected to show it, from few to all.
    pub(crate) fn breadth(&self) -> usize {
        match self {
            Self::Text(_) | Self::Untyped(_) | Self::Folded(_) => 0,
            Self::Number(_) => 1,
            Self::Prefix(text)
            | Self::Suffix(text)
            | Self::Infix(text)
            | Self::FoldedPrefix(text)
            | Self::FoldedSuffix(text) => 2 + 8_usize.saturating_sub(text.len()),
            Self::Block(_) => 6,
            Self::Range(low, high) if low.is_finite() && high.is_finite() => 7,
            Self::Range(..) => 11,
            Self::Word(_) => 12,
            Self::Present => 20,
            Self::Absent => 21,
            Self::None => usize::MAX,
        }
    }
}

impl Matcher {
    /// What a value must show, one of these at least.
    pub(crate) fn clues(&self) -> Vec<Clue> {
        match self {
            Self::Equals(equals) => equals.clues(),
            Self::Affix(affix) => affix
                .texts()
                .map(|text| affixed(affix.side(), text.as_bytes()))
                .collect(),
            Self::Contains(contains) => {
                let longest = contains.texts().max_by_key(|text| text.as_bytes().len());
                vec![longest.map_or(Clue::Present, |text| infix(text.as_bytes()))]
            }
            Self::Folded(folded) => folded
                .written()
                .map(|(part, text)| folded_clue(part, text))
                .collect(),
            Self::Wildcard(wildcard) => wildcard.pieces().map(wildcard_clue).collect(),
            Self::Numeric(numeric) => {
                let (low, high) = numeric.doubles();
                vec![Clue::Range(low, high)]
            }
            Self::Cidr(cidr) => vec![Clue::Block(cidr.block())],
            Self::Exists(Exists::Absent) => vec![Clue::Absent],
            Self::Expression(_) => vec![Clue::None],
            Self::Every(every) => {
                let each = every.parts().map(Self::clues);
                each.min_by_key(|clues: &Vec<_>| breadth(clues))
                    .unwrap_or_default()
            }
            Self::AnythingBut(AnythingBut::Values(..) | AnythingBut::Matching(_))
            | Self::Exists(Exists::Present)
            | Self::ArrayHas(_) => vec![Clue::Present],
        }
    }

    /// Whether a value that shows one of the clues satisfies it, without another look, where
    /// numbers read so.
    pub(crate) fn is_told_by_clues(&self, spelling: NumberSpelling) -> bool {
        let is_exact = |clue: &Clue| match clue {
            Clue::Text(_) | Clue::Word(_) => matches!(self, Self::Equals(_)),
            Clue::Untyped(text) => matches!(self, Self::Equals(_)) && spelling.keeps(text),
            Clue::Prefix(_) | Clue::Suffix(_) => matches!(self, Self::Affix(_)),
            _ => false,
        };
        self.clues().iter().all(is_exact)
    }
}

/// The breadth of clues of which one must show.
pub(crate) fn breadth<'c>(clues: impl IntoIterator<Item = &'c Clue>) -> usize {
    let each = clues.into_iter().map(Clue::breadth);
    each.max().unwrap_or(0)
}

impl Equals {
    fn clues(&self) -> Vec<Clue> {
        let literal = self.literal();
        let is_untyped = matches!(self.equality(), Equality::Text | Equality::Printed);
        let text = Scalar::literal(literal).untyped_text();
        match (&literal.value, text) {
            (Value::Null, _) => vec![Clue::Word(Word::Null)],
            (_, Some(text)) if is_untyped => vec![Clue::Untyped(text.into())],
            (Value::Bool(true), _) => vec![Clue::Word(Word::True)],
            (Value::Bool(false), _) => vec![Clue::Word(Word::False)],
            (Value::Number(number), _) => vec![Clue::Number(Spelled::of(number).double())],
            (Value::String(text), _) => {
                let text = Clue::Text(text.as_bytes().into());
                let address = self.address().map(Clue::Block);
                std::iter::once(text).chain(address).collect()
            }
            _ => vec![Clue::Present],
        }
    }
}

fn affixed(side: Side, text: &[u8]) -> Clue {
    match side {
        _ if text.is_empty() => Clue::Present,
        Side::Start => Clue::Prefix(text.into()),
        Side::End => Clue::Suffix(text.into()),
    }
}

fn infix(text: &[u8]) -> Clue {
    if text.is_empty() {
        Clue::Present
    } else {
        Clue::Infix(text.into())
    }
}

/// Only ASCII letters are known to have no other forms than two.
fn folded_clue(part: Part, text: &Text) -> Clue {
    let bytes = text.as_bytes();
    if !bytes.is_ascii() || bytes.is_empty() {
        return Clue::Present;
    }
    let lower = bytes.to_ascii_lowercase().into();
    match part {
        Part::Whole => Clue::Folded(lower),
        Part::Start => Clue::FoldedPrefix(lower),
        Part::End => Clue::FoldedSuffix(lower),
    }
}

/// The longest piece of a text with stars.
fn wildcard_clue(pieces: &[Vec<u8>]) -> Clue {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return Clue::Present;
    };
    if pieces.len() == 1 {
        return Clue::Text(first.as_slice().into());
    }
    let middle = pieces.iter().max_by_key(|piece| piece.len());
    let clues = [
        affixed(Side::Start, first),
        affixed(Side::End, last),
        middle.map_or(Clue::Present, |piece| infix(piece)),
    ];
    let narrowest = clues.into_iter().min_by_key(Clue::breadth);
    narrowest.unwrap_or(Clue::Present)
}
