//! Rule sets.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::ask;
use super::input::Input;
use super::offsets::Offsets;
use super::wire::{self, Texts};
use crate::rule_set::Scratch;
use crate::{Invalid, RuleSet};

/// Says in place of a count that the event could not be read.
const REFUSED: u32 = u32::MAX;

/// A rule set and its last answer.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Rules {
    set: RuleSet,
    scratch: Scratch,
    hits: Vec<u32>,
    invalid: Invalid,
}

#[wasm_bindgen]
impl Rules {
    /// No rules yet; whether every byte of an event is checked.
    #[wasm_bindgen(constructor)]
    pub fn new(
        strict: bool,
        dialect: &str,
        variant: Option<String>,
        binding: Option<String>,
    ) -> Result<Self, JsValue> {
        let dialect = ask::dialect(dialect, variant, binding)?;
        let set = if strict {
            RuleSet::strict(dialect)
        } else {
            RuleSet::new(dialect)
        };
        Ok(Self {
            set,
            scratch: Scratch::default(),
            hits: Vec::new(),
            invalid: Invalid {
                diagnostics: Vec::new(),
            },
        })
    }

    /// Adds a rule; its number.
    pub fn add(&mut self, id: &str, pattern: &Input) -> Result<u32, JsValue> {
        self.set
            .add(id, pattern.bytes())
            .map_err(|invalid| refused_pattern(&invalid, pattern))
    }

    /// Gives a rule another pattern.
    pub fn replace(&mut self, id: &str, pattern: &Input) -> Result<(), JsValue> {
        self.set
            .replace(id, pattern.bytes())
            .map_err(|invalid| refused_pattern(&invalid, pattern))
    }

    /// Takes a rule out; whether there was one.
    pub fn delete(&mut self, id: &str) -> bool {
        self.set.delete(id)
    }

    /// Finds the rules that match and counts them; [`Rules::hits`] has their numbers.
    /// [`REFUSED`] if the event cannot be read; [`Rules::refusal`] says why.
    pub fn matching(&mut self, event: &Input) -> u32 {
        self.hits.clear();
        match self.set.matching_numbers(event.bytes(), &mut self.scratch) {
            Ok(found) => {
                self.hits.extend_from_slice(found);
                count(found)
            }
            Err(invalid) => {
                self.invalid = invalid;
                REFUSED
            }
        }
    }

    /// Where the numbers found last are.
    #[must_use]
    pub fn hits(&self) -> *const u32 {
        self.hits.as_ptr()
    }

    /// Why the last event could not be read.
    #[must_use]
    pub fn refusal(&self, event: &Input) -> JsValue {
        ask::refusal(&self.invalid, &event_only(event.offsets()))
    }

    /// Asks for every line that is not blank, each an event.
    ///
    /// The hits are, for each: the line's number, from 0; the count; the rules' numbers.
    /// A count of [`REFUSED`] stands for a line that cannot be read; why is in the array
    /// that is given back, in the same order, with offsets from the start of the line.
    #[wasm_bindgen(js_name = matchingLines)]
    pub fn matching_lines(&mut self, lines: &Input) -> Result<js_sys::Array, JsValue> {
        self.hits.clear();
        let refusals = js_sys::Array::new();
        for (number, line) in (0..).zip(lines.bytes().split(|byte| *byte == b'\n')) {
            if line.trim_ascii().is_empty() {
                continue;
            }
            self.hits.push(number);
            match self.set.matching_numbers(line, &mut self.scratch) {
                Ok(found) => {
                    self.hits.push(count(found));
                    self.hits.extend_from_slice(found);
                }
                Err(invalid) => {
                    self.hits.push(REFUSED);
                    let texts = event_only(Offsets::new(line, &[]));
                    refusals.push(&wire::diagnostics(&invalid.diagnostics, &texts)?);
                }
            }
        }
        Ok(refusals)
    }

    /// How many numbers the last answer has.
    #[wasm_bindgen(js_name = hitsLength)]
    #[must_use]
    pub fn hits_length(&self) -> usize {
        self.hits.len()
    }

    /// Whether and why the event matches a rule; undefined if there is no such rule.
    /// `pattern` is the rule's text, for its offsets.
    pub fn explain(&self, id: &str, event: &Input, pattern: &Input) -> Result<JsValue, JsValue> {
        let texts = Texts::of(event, pattern);
        match self.set.explain(id, event.bytes()) {
            None => Ok(JsValue::UNDEFINED),
            Some(Ok(explanation)) => wire::explanation(&explanation, &texts),
            Some(Err(invalid)) => Err(ask::refusal(&invalid, &texts)),
        }
    }
}

/// How many there are; memory has no room for more of them than a `u32` counts.
fn count(numbers: &[u32]) -> u32 {
    u32::try_from(numbers.len()).unwrap_or(REFUSED)
}

fn refused_pattern(invalid: &Invalid, pattern: &Input) -> JsValue {
    ask::refusal(
        invalid,
        &Texts {
            event: Offsets::default(),
            pattern: pattern.offsets(),
        },
    )
}

fn event_only(event: Offsets) -> Texts {
    Texts {
        event,
        pattern: Offsets::default(),
    }
}
