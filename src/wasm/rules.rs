//! Rule sets.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::ask;
use super::input::Input;
use super::offsets::Offsets;
use super::wire::{self, Texts};
use crate::rule_set::{Scratch, floor};
use crate::scan::Lines;
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
    /// So many rules have room before memory should grow again.
    room: usize,
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
        Ok(Self::of(set))
    }

    /// The rule set of these bytes; what is thrown says why they are none.
    #[wasm_bindgen(js_name = fromBytes)]
    pub fn from_bytes(bytes: &Input) -> Result<Self, JsValue> {
        RuleSet::from_bytes(bytes.bytes())
            .map(Self::of)
            .map_err(|fault| wire::unreadable(&fault).unwrap_or_else(|error| error))
    }

    /// The rule set as bytes.
    #[wasm_bindgen(js_name = toBytes)]
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.set.to_bytes()
    }

    /// The bytes of an event that was leapt over as a whole: what the benchmark compares with.
    pub fn floor(&mut self, event: &Input) -> usize {
        floor(event.bytes(), &mut self.scratch)
    }

    /// The options that such a rule set is made with.
    pub fn options(&self) -> Result<JsValue, JsValue> {
        wire::rule_set_options(&self.set)
    }

    /// The rules in their order: of each the number, the id and the pattern.
    /// A pattern is text, or bytes where it is no UTF-8.
    #[must_use]
    pub fn listed(&self) -> js_sys::Array {
        let listed = js_sys::Array::new();
        for (number, id, pattern) in self.set.listed() {
            let pattern = match std::str::from_utf8(pattern) {
                Ok(text) => JsValue::from_str(text),
                Err(_) => js_sys::Uint8Array::from(pattern).into(),
            };
            listed.push(&number.into());
            listed.push(&id.into());
            listed.push(&pattern);
        }
        listed
    }

    /// Adds a rule; its number.
    pub fn add(&mut self, id: &str, pattern: &Input) -> Result<u32, JsValue> {
        self.make_room();
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
    /// The hits are how many lines there are in all, then for each: its number, from 0; the
    /// count; the rules' numbers.
    /// A count of [`REFUSED`] stands for a line that cannot be read; why is in the array
    /// that is given back, in the same order, with offsets from the start of the line.
    #[wasm_bindgen(js_name = matchingLines)]
    pub fn matching_lines(&mut self, lines: &Input) -> Result<js_sys::Array, JsValue> {
        self.hits.clear();
        self.hits.push(0);
        let refusals = js_sys::Array::new();
        for (number, line) in (0..).zip(Lines::new(lines.bytes())) {
            if let Some(all) = self.hits.first_mut() {
                *all = number + 1;
            }
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

impl Rules {
    fn of(set: RuleSet) -> Self {
        Self {
            set,
            scratch: Scratch::default(),
            hits: Vec::new(),
            invalid: Invalid {
                diagnostics: Vec::new(),
            },
            room: 0,
        }
    }
}

impl Rules {
    /// Lets memory grow in steps that double: each step costs the engine a collection of garbage,
    /// and the allocator by itself takes the smallest.
    fn make_room(&mut self) {
        /// A rule takes about this much, with its text and its part of the tables.
        const RULE_BYTES: usize = 256;
        if self.set.len() < self.room {
            return;
        }
        let more = self.room.max(1024);
        self.room += more;
        // Given back at once, it stays with the allocator.
        drop(std::hint::black_box(Vec::<u8>::with_capacity(
            more * RULE_BYTES,
        )));
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
