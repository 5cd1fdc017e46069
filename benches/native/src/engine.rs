//! The engines that run natively, behind one face.

use std::cell::RefCell;

use quamina::{Quamina, QuaminaBuilder};
use whymatch::rule_set::{Scratch, floor};
use whymatch::{Dialect, RuleSet};

/// Far more than the default of 10 MB, which refuses the 5,221st exact rule.
const ARENA_BYTES: usize = 16 << 30;

/// What is measured: rules by number, events as bytes.
pub trait Engine {
    fn add(&mut self, rule: usize, pattern: &str) -> Result<(), String>;

    fn delete(&mut self, rule: usize) -> Result<(), String>;

    fn replace(&mut self, rule: usize, pattern: &str) -> Result<(), String> {
        self.delete(rule)?;
        self.add(rule, pattern)
    }

    /// How many rules match; each is told to `found`.
    fn matching(&self, event: &[u8], found: &mut dyn FnMut(usize)) -> Result<usize, String>;
}

/// This project.
pub struct Whymatch {
    rules: RuleSet,
    scratch: RefCell<Scratch>,
}

impl Whymatch {
    pub fn new(dialect: Dialect) -> Self {
        Self {
            rules: RuleSet::new(dialect),
            scratch: RefCell::default(),
        }
    }
}

impl Engine for Whymatch {
    fn add(&mut self, rule: usize, pattern: &str) -> Result<(), String> {
        let added = self.rules.add(&rule.to_string(), pattern.as_bytes());
        added.map(|_| ()).map_err(|invalid| reason(&invalid))
    }

    fn delete(&mut self, rule: usize) -> Result<(), String> {
        let deleted = self.rules.delete(&rule.to_string());
        deleted.then_some(()).ok_or_else(|| "no such rule".into())
    }

    fn replace(&mut self, rule: usize, pattern: &str) -> Result<(), String> {
        let replaced = self.rules.replace(&rule.to_string(), pattern.as_bytes());
        replaced.map(|_| ()).map_err(|invalid| reason(&invalid))
    }

    fn matching(&self, event: &[u8], found: &mut dyn FnMut(usize)) -> Result<usize, String> {
        let mut scratch = self.scratch.borrow_mut();
        let numbers = self.rules.matching_numbers(event, &mut scratch);
        let numbers = numbers.map_err(|invalid| reason(&invalid))?;
        for number in numbers {
            found(*number as usize);
        }
        Ok(numbers.len())
    }
}

fn reason(invalid: &whymatch::Invalid) -> String {
    let first = invalid.diagnostics.first();
    first.map_or_else(String::new, |finding| format!("{finding:?}"))
}

/// The structural scan of this project and no rules: what no engine that looks at all bytes of
/// an event can do without.
#[derive(Default)]
pub struct FloorOnly(RefCell<Scratch>);

impl Engine for FloorOnly {
    fn add(&mut self, _: usize, _: &str) -> Result<(), String> {
        Ok(())
    }

    fn delete(&mut self, _: usize) -> Result<(), String> {
        Ok(())
    }

    fn matching(&self, event: &[u8], _: &mut dyn FnMut(usize)) -> Result<usize, String> {
        let mut scratch = self.0.borrow_mut();
        std::hint::black_box(floor(std::hint::black_box(event), &mut scratch));
        Ok(0)
    }
}

/// The crate `quamina`.
pub struct PeerQuamina(Quamina<usize>);

impl Default for PeerQuamina {
    fn default() -> Self {
        let built = QuaminaBuilder::new()
            .with_arena_byte_budget(ARENA_BYTES)
            .build();
        Self(built.unwrap_or_else(|_| Quamina::new()))
    }
}

impl Engine for PeerQuamina {
    fn add(&mut self, rule: usize, pattern: &str) -> Result<(), String> {
        let added = self.0.add_pattern(rule, pattern);
        added.map_err(|error| error.to_string())
    }

    fn delete(&mut self, rule: usize) -> Result<(), String> {
        let deleted = self.0.delete_patterns(&rule);
        deleted.map_err(|error| error.to_string())
    }

    fn matching(&self, event: &[u8], found: &mut dyn FnMut(usize)) -> Result<usize, String> {
        let rules = self.0.matches_for_event(event);
        let rules = rules.map_err(|error| error.to_string())?;
        rules.iter().copied().for_each(found);
        Ok(rules.len())
    }
}
