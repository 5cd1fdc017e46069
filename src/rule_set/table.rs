//! The rules with one kind of clue, and what a value leads to there.

use super::keyed::Keyed;
use super::lookup::{Affixes, Blocks, End, Grams};
use super::postings::RuleNumber;
use super::range::Ranges;
use crate::matcher::{Clue, NumberSpelling, Primitive, Scalar, Spelled, Word};

type Texts = Keyed<Box<[u8]>>;

/// The rules with one kind of clue.
#[derive(Debug, Clone)]
pub(super) enum Table {
    Texts(Texts),
    Untyped(Texts),
    Folded(Texts),
    Words(Keyed<Word>),
    /// By the bits of the nearest double.
    Numbers(Keyed<u64>),
    Ranges(Ranges),
    Affixes(Affixes, Letters),
    Grams(Grams),
    Blocks(Blocks),
}

/// How letters are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// As they are.
    Exact,
    /// All in lower case, where they are ASCII.
    Lower,
}

impl Table {
    /// An empty table for clues of this kind.
    pub(super) fn of(clue: &Clue) -> Option<Self> {
        Some(match clue {
            Clue::Text(_) => Self::Texts(Texts::default()),
            Clue::Untyped(_) => Self::Untyped(Texts::default()),
            Clue::Folded(_) => Self::Folded(Texts::default()),
            Clue::Word(_) => Self::Words(Keyed::default()),
            Clue::Number(_) => Self::Numbers(Keyed::default()),
            Clue::Range(..) => Self::Ranges(Ranges::default()),
            Clue::Prefix(_) => Self::Affixes(Affixes::new(End::Start), Letters::Exact),
            Clue::Suffix(_) => Self::Affixes(Affixes::new(End::End), Letters::Exact),
            Clue::FoldedPrefix(_) => Self::Affixes(Affixes::new(End::Start), Letters::Lower),
            Clue::FoldedSuffix(_) => Self::Affixes(Affixes::new(End::End), Letters::Lower),
            Clue::Infix(_) => Self::Grams(Grams::default()),
            Clue::Block(_) => Self::Blocks(Blocks::default()),
            Clue::Present | Clue::Absent | Clue::None => return None,
        })
    }

    /// Whether this is the table for such a clue.
    pub(super) fn takes(&self, clue: &Clue) -> bool {
        match (self, clue) {
            (Self::Texts(_), Clue::Text(_))
            | (Self::Untyped(_), Clue::Untyped(_))
            | (Self::Folded(_), Clue::Folded(_))
            | (Self::Words(_), Clue::Word(_))
            | (Self::Numbers(_), Clue::Number(_))
            | (Self::Ranges(_), Clue::Range(..))
            | (Self::Grams(_), Clue::Infix(_))
            | (Self::Blocks(_), Clue::Block(_)) => true,
            (Self::Affixes(affixes, letters), clue) => {
                let wanted = match clue {
                    Clue::Prefix(_) => (End::Start, Letters::Exact),
                    Clue::Suffix(_) => (End::End, Letters::Exact),
                    Clue::FoldedPrefix(_) => (End::Start, Letters::Lower),
                    Clue::FoldedSuffix(_) => (End::End, Letters::Lower),
                    _ => return false,
                };
                (affixes.end(), *letters) == wanted
            }
            _ => false,
        }
    }

    /// Adds a rule.
    pub(super) fn add(&mut self, clue: Clue, rule: RuleNumber) {
        match (self, clue) {
            (Self::Texts(texts), Clue::Text(text))
            | (Self::Untyped(texts), Clue::Untyped(text))
            | (Self::Folded(texts), Clue::Folded(text)) => {
                texts.add(text, rule);
            }
            (Self::Words(words), Clue::Word(word)) => {
                words.add(word, rule);
            }
            (Self::Numbers(numbers), Clue::Number(number)) => {
                numbers.add(number.to_bits(), rule);
            }
            (Self::Ranges(ranges), Clue::Range(low, high)) => ranges.add(low, high, rule),
            (
                Self::Affixes(affixes, _),
                Clue::Prefix(text)
                | Clue::Suffix(text)
                | Clue::FoldedPrefix(text)
                | Clue::FoldedSuffix(text),
            ) => affixes.add(text, rule),
            (Self::Grams(grams), Clue::Infix(text)) => grams.add(&text, rule),
            (Self::Blocks(blocks), Clue::Block(block)) => blocks.add(block, rule),
            _ => {}
        }
    }

    /// Takes a rule out.
    pub(super) fn remove(&mut self, clue: &Clue, rule: RuleNumber) {
        match (self, clue) {
            (Self::Texts(texts), Clue::Text(text))
            | (Self::Untyped(texts), Clue::Untyped(text))
            | (Self::Folded(texts), Clue::Folded(text)) => {
                texts.remove(text, rule);
            }
            (Self::Words(words), Clue::Word(word)) => {
                words.remove(word, rule);
            }
            (Self::Numbers(numbers), Clue::Number(number)) => {
                numbers.remove(&number.to_bits(), rule);
            }
            (Self::Ranges(ranges), Clue::Range(low, high)) => ranges.remove(*low, *high, rule),
            (
                Self::Affixes(affixes, _),
                Clue::Prefix(text)
                | Clue::Suffix(text)
                | Clue::FoldedPrefix(text)
                | Clue::FoldedSuffix(text),
            ) => affixes.remove(text, rule),
            (Self::Grams(grams), Clue::Infix(text)) => grams.remove(text, rule),
            (Self::Blocks(blocks), Clue::Block(block)) => blocks.remove(*block, rule),
            _ => {}
        }
    }

    pub(super) fn load(&self, clue: &Clue) -> usize {
        let rules = match (self, clue) {
            (Self::Texts(texts), Clue::Text(text))
            | (Self::Untyped(texts), Clue::Untyped(text))
            | (Self::Folded(texts), Clue::Folded(text)) => texts.get(text),
            (Self::Words(words), Clue::Word(word)) => words.get(word),
            (Self::Numbers(numbers), Clue::Number(number)) => numbers.get(&number.to_bits()),
            (
                Self::Affixes(affixes, _),
                Clue::Prefix(text)
                | Clue::Suffix(text)
                | Clue::FoldedPrefix(text)
                | Clue::FoldedSuffix(text),
            ) => affixes.get(text),
            (Self::Grams(grams), Clue::Infix(text)) => grams.get(text),
            (Self::Blocks(blocks), Clue::Block(block)) => blocks.get(*block),
            _ => None,
        };
        rules.map_or(0, <[_]>::len)
    }

    /// Every clue and its rules.
    pub(super) fn each(&self, note: &mut impl FnMut(Clue, &[RuleNumber])) {
        match self {
            Self::Texts(texts) => each_text(texts.iter(), Clue::Text, note),
            Self::Untyped(texts) => each_text(texts.iter(), Clue::Untyped, note),
            Self::Folded(texts) => each_text(texts.iter(), Clue::Folded, note),
            Self::Words(words) => {
                let each = words.iter();
                each.for_each(|(word, rules)| note(Clue::Word(*word), rules));
            }
            Self::Numbers(numbers) => {
                let each = numbers.iter();
                each.for_each(|(bits, rules)| note(Clue::Number(f64::from_bits(*bits)), rules));
            }
            Self::Ranges(ranges) => ranges.iter().for_each(|(low, high, rule)| {
                note(Clue::Range(low, high), &[rule]);
            }),
            Self::Affixes(affixes, letters) => {
                let clue = match (affixes.end(), letters) {
                    (End::Start, Letters::Exact) => Clue::Prefix,
                    (End::End, Letters::Exact) => Clue::Suffix,
                    (End::Start, Letters::Lower) => Clue::FoldedPrefix,
                    (End::End, Letters::Lower) => Clue::FoldedSuffix,
                };
                each_text(affixes.iter(), clue, note);
            }
            Self::Grams(grams) => each_text(grams.iter(), Clue::Infix, note),
            Self::Blocks(blocks) => {
                let each = blocks.iter();
                each.for_each(|(block, rules)| note(Clue::Block(block), rules));
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Texts(texts) | Self::Untyped(texts) | Self::Folded(texts) => texts.is_empty(),
            Self::Words(words) => words.is_empty(),
            Self::Numbers(numbers) => numbers.is_empty(),
            Self::Ranges(ranges) => ranges.is_empty(),
            Self::Affixes(affixes, _) => affixes.is_empty(),
            Self::Grams(grams) => grams.is_empty(),
            Self::Blocks(blocks) => blocks.is_empty(),
        }
    }

    pub(super) fn probe(&self, value: Scalar<'_>, found: &mut impl FnMut(&[RuleNumber])) {
        match self {
            Self::Texts(texts) => {
                if let Primitive::String(text) = value.value {
                    look_up(texts, Some(text), found);
                }
            }
            Self::Untyped(texts) => untyped(texts, value, found),
            Self::Folded(texts) => {
                let lower = value.as_bytes().map(<[u8]>::to_ascii_lowercase);
                look_up(texts, lower.as_deref(), found);
            }
            Self::Words(words) => {
                let word = match value.value {
                    Primitive::Bool(true) => Word::True,
                    Primitive::Bool(false) => Word::False,
                    Primitive::Null => Word::Null,
                    _ => return,
                };
                if let Some(rules) = words.get(&word) {
                    found(rules);
                }
            }
            Self::Numbers(numbers) => each_double(value, |double| {
                if let Some(rules) = numbers.get(&double.to_bits()) {
                    found(rules);
                }
            }),
            Self::Ranges(ranges) => {
                each_double(value, |double| ranges.probe(double, found));
            }
            Self::Affixes(affixes, letters) => {
                let Some(bytes) = value.as_bytes() else {
                    return;
                };
                match letters {
                    Letters::Exact => affixes.probe(bytes, found),
                    Letters::Lower => affixes.probe(&bytes.to_ascii_lowercase(), found),
                }
            }
            Self::Grams(grams) => {
                if let Some(bytes) = value.as_bytes() {
                    grams.probe(bytes, found);
                }
            }
            Self::Blocks(blocks) => {
                if let Some(text) = value.as_str() {
                    blocks.probe(text, found);
                }
            }
        }
    }
}

/// A clue that is a text.
type Make = fn(Box<[u8]>) -> Clue;

fn each_text<'t>(
    texts: impl Iterator<Item = (&'t Box<[u8]>, &'t [RuleNumber])>,
    clue: Make,
    note: &mut impl FnMut(Clue, &[RuleNumber]),
) {
    texts.for_each(|(text, rules)| note(clue(text.clone()), rules));
}

fn look_up(texts: &Texts, text: Option<&[u8]>, found: &mut impl FnMut(&[RuleNumber])) {
    if let Some(rules) = text.and_then(|text| texts.get(text)) {
        found(rules);
    }
}

/// A number that compares as text may read in two ways.
fn untyped(texts: &Texts, value: Scalar<'_>, found: &mut impl FnMut(&[RuleNumber])) {
    let spelling = NumberSpelling::Literal;
    let spelled = Scalar { spelling, ..value }.untyped_text();
    look_up(texts, spelled.as_deref(), found);
    let is_respelled = !matches!(
        value.spelling,
        NumberSpelling::Literal | NumberSpelling::Attribute
    );
    if is_respelled && matches!(value.value, Primitive::Number(_)) {
        let read = value.untyped_text();
        if read != spelled {
            look_up(texts, read.as_deref(), found);
        }
    }
}

/// The double of a number, and the one that an engine makes of it.
fn each_double(value: Scalar<'_>, mut each: impl FnMut(f64)) {
    let Primitive::Number(number) = value.value else {
        return;
    };
    each(number.double());
    if value.spelling.is_narrowed()
        && let Some(narrowed) = value.as_number()
    {
        each(Spelled::new(&narrowed).double());
    }
}
