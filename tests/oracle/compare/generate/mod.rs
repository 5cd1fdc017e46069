//! Random rules and events, weighted to the corners of the language.
//! The same seed and number always give the same case.

mod event;
mod mistake;
mod operator;
mod rule;
mod value;
mod words;

use crate::random::Random;
use crate::text::quote;
use crate::tree::Tree;
use words::Words;

/// One question: does this event match this rule?
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) pattern: String,
    pub(crate) event: String,
}

/// The case with this number.
pub(crate) fn case(seed: u64, number: u64) -> Case {
    let mut random = Random::new(seed, number);
    let words = Words::choose(&mut random);
    let rule = rule::rule(&words, &mut random);
    let event = event::event(&rule, &words, &mut random);
    let pattern = match random.below(100) {
        0..6 => mistake::in_a_place(&rule, &mut random),
        6..9 => mistake::in_the_text(&rule, &mut random),
        9 => mistake::by_confusion(&rule, &mut random),
        _ => rule.to_string(),
    };
    let event = match random.below(100) {
        0 => mistake::in_the_text(&event, &mut random),
        _ => event.to_string(),
    };
    Case { pattern, event }
}

/// Reads what this module itself has written.
fn tree(text: &str) -> Tree {
    Tree::parse(text).unwrap_or_else(|| Tree::leaf(quote(text)))
}
