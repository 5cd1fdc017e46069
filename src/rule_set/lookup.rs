//! Beginnings, ends and pieces of texts, and blocks of addresses.

use std::net::IpAddr;

use super::keyed::Keyed;
use super::postings::RuleNumber;
use crate::matcher::{Block, inet_address, java_address};

/// How many entries there are of each length that there is.
#[derive(Debug, Clone, Default)]
struct Lengths(Vec<(usize, usize)>);

impl Lengths {
    fn add(&mut self, length: usize) {
        match self.0.binary_search_by_key(&length, |(length, _)| *length) {
            Ok(place) => {
                if let Some((_, count)) = self.0.get_mut(place) {
                    *count += 1;
                }
            }
            Err(place) => self.0.insert(place, (length, 1)),
        }
    }

    fn remove(&mut self, length: usize) {
        for (other, count) in &mut self.0 {
            *count -= usize::from(*other == length);
        }
        self.0.retain(|(_, count)| *count > 0);
    }

    fn up_to(&self, longest: usize) -> impl Iterator<Item = usize> {
        let lengths = self.0.iter().map(|(length, _)| *length);
        lengths.take_while(move |length| *length <= longest)
    }
}

/// Which end of a text is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Start,
    End,
}

/// Beginnings or ends of texts: one look for each length that there is.
#[derive(Debug, Clone)]
pub(super) struct Affixes {
    end: End,
    rules: Keyed<Box<[u8]>>,
    lengths: Lengths,
}

impl Affixes {
    pub(super) fn new(end: End) -> Self {
        Self {
            end,
            rules: Keyed::default(),
            lengths: Lengths::default(),
        }
    }

    pub(super) const fn end(&self) -> End {
        self.end
    }

    pub(super) fn get(&self, text: &[u8]) -> Option<&[RuleNumber]> {
        self.rules.get(text)
    }

    pub(super) fn add(&mut self, text: Box<[u8]>, rule: RuleNumber) {
        let length = text.len();
        if self.rules.add(text, rule) {
            self.lengths.add(length);
        }
    }

    pub(super) fn remove(&mut self, text: &[u8], rule: RuleNumber) {
        if self.rules.remove(text, rule) {
            self.lengths.remove(text.len());
        }
    }

    /// Each text and its rules.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Box<[u8]>, &[RuleNumber])> {
        self.rules.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    pub(super) fn probe(&self, text: &[u8], found: &mut impl FnMut(&[RuleNumber])) {
        for length in self.lengths.up_to(text.len()) {
            let part = match self.end {
                End::Start => text.get(..length),
                End::End => text.get(text.len() - length..),
            };
            if let Some(rules) = part.and_then(|part| self.rules.get(part)) {
                found(rules);
            }
        }
    }
}

/// Pieces of texts by their first bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Grams {
    rules: Keyed<Box<[u8]>>,
    lengths: Lengths,
}

/// So many first bytes of a piece are looked up, or as many of the smaller numbers as it has.
const GRAMS: [usize; 4] = [8, 4, 2, 1];

impl Grams {
    pub(super) fn get(&self, piece: &[u8]) -> Option<&[RuleNumber]> {
        self.rules.get(gram(piece))
    }

    pub(super) fn add(&mut self, piece: &[u8], rule: RuleNumber) {
        let gram = gram(piece);
        if self.rules.add(gram.into(), rule) {
            self.lengths.add(gram.len());
        }
    }

    pub(super) fn remove(&mut self, piece: &[u8], rule: RuleNumber) {
        let gram = gram(piece);
        if self.rules.remove(gram, rule) {
            self.lengths.remove(gram.len());
        }
    }

    /// The first bytes of the pieces, and their rules.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Box<[u8]>, &[RuleNumber])> {
        self.rules.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    pub(super) fn probe(&self, text: &[u8], found: &mut impl FnMut(&[RuleNumber])) {
        for length in self.lengths.up_to(text.len()) {
            for window in text.windows(length) {
                if let Some(rules) = self.rules.get(window) {
                    found(rules);
                }
            }
        }
    }
}

fn gram(piece: &[u8]) -> &[u8] {
    let length = GRAMS.iter().find(|length| **length <= piece.len());
    length
        .and_then(|length| piece.get(..*length))
        .unwrap_or(piece)
}

/// Blocks of addresses: one look for each number of bits that there is.
#[derive(Debug, Clone, Default)]
pub(super) struct Blocks {
    rules: Keyed<(u32, IpAddr)>,
    bits: Lengths,
}

impl Blocks {
    pub(super) fn get(&self, block: Block) -> Option<&[RuleNumber]> {
        self.rules.get(&key(block))
    }

    pub(super) fn add(&mut self, block: Block, rule: RuleNumber) {
        let key = key(block);
        if self.rules.add(key, rule) {
            self.bits.add(key.0 as usize);
        }
    }

    pub(super) fn remove(&mut self, block: Block, rule: RuleNumber) {
        let key = key(block);
        if self.rules.remove(&key, rule) {
            self.bits.remove(key.0 as usize);
        }
    }

    /// Each block and its rules.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Block, &[RuleNumber])> {
        let blocks = self.rules.iter();
        blocks.map(|((prefix, network), rules)| (Block::new(*network, *prefix), rules))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The rules whose block holds an address, in whatever way somebody reads it.
    pub(super) fn probe(&self, text: &str, found: &mut impl FnMut(&[RuleNumber])) {
        let readings = [text.parse().ok(), java_address(text), inet_address(text)];
        let addresses = readings.into_iter().flatten();
        let mut probed = Vec::new();
        for address in addresses.flat_map(|address: IpAddr| [address, address.to_canonical()]) {
            if probed.contains(&address) {
                continue;
            }
            probed.push(address);
            let width = if address.is_ipv4() { 32 } else { 128 };
            for bits in self.bits.up_to(width) {
                let prefix = u32::try_from(bits).unwrap_or(u32::MAX);
                let network = Block::masked(address, prefix);
                if let Some(rules) = self.rules.get(&(prefix, network)) {
                    found(rules);
                }
            }
        }
    }
}

fn key(block: Block) -> (u32, IpAddr) {
    (block.prefix(), block.network())
}
