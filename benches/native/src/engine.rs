//! The engines that run natively, behind one face.

use quamina::{Quamina, QuaminaBuilder};
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
pub struct Whymatch(RuleSet);

impl Whymatch {
    pub fn new(dialect: Dialect) -> Self {
        Self(RuleSet::new(dialect))
    }
}

impl Engine for Whymatch {
    fn add(&mut self, rule: usize, pattern: &str) -> Result<(), String> {
        let added = self.0.add(&rule.to_string(), pattern.as_bytes());
        added.map(|_| ()).map_err(|invalid| reason(&invalid))
    }

    fn delete(&mut self, rule: usize) -> Result<(), String> {
        let deleted = self.0.delete(&rule.to_string());
        deleted.then_some(()).ok_or_else(|| "no such rule".into())
    }

    fn replace(&mut self, rule: usize, pattern: &str) -> Result<(), String> {
        let replaced = self.0.replace(&rule.to_string(), pattern.as_bytes());
        replaced.map(|_| ()).map_err(|invalid| reason(&invalid))
    }

    fn matching(&self, event: &[u8], found: &mut dyn FnMut(usize)) -> Result<usize, String> {
        let ids = self.0.matching(event).map_err(|invalid| reason(&invalid))?;
        for id in &ids {
            found(id.parse().map_err(|_| "an id is no number")?);
        }
        Ok(ids.len())
    }
}

fn reason(invalid: &whymatch::Invalid) -> String {
    let first = invalid.diagnostics.first();
    first.map_or_else(String::new, |finding| format!("{finding:?}"))
}

/// The structural scan of this project and no rules: what no engine that looks at all bytes of
/// an event can do without.
pub struct FloorOnly;

impl Engine for FloorOnly {
    fn add(&mut self, _: usize, _: &str) -> Result<(), String> {
        Ok(())
    }

    fn delete(&mut self, _: usize) -> Result<(), String> {
        Ok(())
    }

    #[cfg(feature = "floor")]
    fn matching(&self, event: &[u8], _: &mut dyn FnMut(usize)) -> Result<usize, String> {
        std::hint::black_box(whymatch::rule_set::floor(std::hint::black_box(event)));
        Ok(0)
    }

    #[cfg(not(feature = "floor"))]
    fn matching(&self, _: &[u8], _: &mut dyn FnMut(usize)) -> Result<usize, String> {
        Err("not there yet".into())
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
