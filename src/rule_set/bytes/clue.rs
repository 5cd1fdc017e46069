//! Clues as bytes: what kind one is, then what a value must show.

use std::net::IpAddr;

use super::encoding::{Unread, Writer, place_in};
use crate::matcher::{Block, Clue, Word};

/// The words, each at the place that is written for it.
const WORDS: [Word; 3] = [Word::True, Word::False, Word::Null];

/// Writes a clue; one that nothing can be found by is not written.
pub(super) fn write(clue: &Clue, bytes: &mut Writer) {
    match clue {
        Clue::Text(text) => of_text(b'=', text, bytes),
        Clue::Untyped(text) => of_text(b'~', text, bytes),
        Clue::Folded(text) => of_text(b'f', text, bytes),
        Clue::Prefix(text) => of_text(b'p', text, bytes),
        Clue::Suffix(text) => of_text(b's', text, bytes),
        Clue::Infix(text) => of_text(b'i', text, bytes),
        Clue::FoldedPrefix(text) => of_text(b'P', text, bytes),
        Clue::FoldedSuffix(text) => of_text(b'S', text, bytes),
        Clue::Number(number) => {
            bytes.byte(b'n');
            bytes.long(number.to_bits());
        }
        Clue::Range(low, high) => {
            bytes.byte(b'r');
            bytes.long(low.to_bits());
            bytes.long(high.to_bits());
        }
        Clue::Word(word) => {
            bytes.byte(b'w');
            bytes.byte(place_in(&WORDS, word));
        }
        Clue::Block(block) => of_block(*block, bytes),
        Clue::Present => bytes.byte(b'!'),
        Clue::Absent => bytes.byte(b'-'),
        Clue::None => {}
    }
}

fn of_text(kind: u8, text: &[u8], bytes: &mut Writer) {
    bytes.byte(kind);
    bytes.text(text);
}

fn of_block(block: Block, bytes: &mut Writer) {
    match block.network() {
        IpAddr::V4(network) => {
            bytes.byte(b'4');
            bytes.0.extend(network.octets());
        }
        IpAddr::V6(network) => {
            bytes.byte(b'6');
            bytes.0.extend(network.octets());
        }
    }
    bytes.number(block.prefix());
}

/// Reads a clue that something can be found by.
pub(super) fn read(bytes: &mut Unread<'_>) -> Option<Clue> {
    Some(match bytes.byte()? {
        b'=' => Clue::Text(bytes.text()?.into()),
        b'~' => Clue::Untyped(bytes.text()?.into()),
        b'f' => Clue::Folded(bytes.text()?.into()),
        b'p' => Clue::Prefix(bytes.text()?.into()),
        b's' => Clue::Suffix(bytes.text()?.into()),
        b'i' => Clue::Infix(bytes.text().filter(|text| !text.is_empty())?.into()),
        b'P' => Clue::FoldedPrefix(bytes.text()?.into()),
        b'S' => Clue::FoldedSuffix(bytes.text()?.into()),
        b'n' => Clue::Number(double(bytes)?),
        b'r' => Clue::Range(double(bytes)?, double(bytes)?),
        b'w' => Clue::Word(*WORDS.get(usize::from(bytes.byte()?))?),
        b'4' => {
            let network: [u8; 4] = bytes.array()?;
            Clue::Block(Block::new(network.into(), bytes.number()?))
        }
        b'6' => {
            let network: [u8; 16] = bytes.array()?;
            Clue::Block(Block::new(network.into(), bytes.number()?))
        }
        b'!' => Clue::Present,
        b'-' => Clue::Absent,
        _ => return None,
    })
}

fn double(bytes: &mut Unread<'_>) -> Option<f64> {
    bytes.long().map(f64::from_bits)
}
