//! Many rules, compiled together: which of them does an event match?
//!
//! Answers fast and shortly where [`explain`](crate::explain) is slow and complete.

use std::collections::HashMap;

use crate::answer::{self, Invalid, read_event};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::Dialect;
use crate::explain::Explanation;
use crate::pattern::{self, EventPattern};

/// The rules of one event bus.
///
/// ```
/// use whymatch::{Dialect, RuleSet};
///
/// let mut rules = RuleSet::new(Dialect::Tencent);
/// rules.add("kafka", br#"{"source": ["ckafka.cloud.tencent"]}"#).unwrap();
/// let ids = rules.matching(br#"{"source": "ckafka.cloud.tencent"}"#).unwrap();
/// assert_eq!(ids, ["kafka"]);
/// ```
#[derive(Debug, Clone)]
pub struct RuleSet {
    dialect: Dialect,
    rules: Vec<Option<Rule>>,
    by_id: HashMap<String, usize>,
}

#[derive(Debug, Clone)]
struct Rule {
    id: String,
    text: Box<[u8]>,
    pattern: EventPattern,
}

impl RuleSet {
    /// No rules yet, all of them to be written in this dialect.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            rules: Vec::new(),
            by_id: HashMap::new(),
        }
    }

    /// Adds a rule after the others.
    ///
    /// # Errors
    /// The pattern is not valid, or a rule with this id is already there (`duplicate-rule-id`).
    pub fn add(&mut self, id: &str, pattern: &[u8]) -> Result<(), Invalid> {
        if self.has(id) {
            return Err(refused(
                Code::DuplicateRuleId,
                format!("a rule with the id `{id}` is already there"),
            ));
        }
        let rule = self.compile(id, pattern)?;
        self.by_id.insert(id.to_owned(), self.rules.len());
        self.rules.push(Some(rule));
        Ok(())
    }

    /// Gives a rule another pattern; it keeps its position.
    ///
    /// ```
    /// use whymatch::{Dialect, RuleSet};
    ///
    /// let mut rules = RuleSet::new(Dialect::Aliyun);
    /// rules.add("oss", br#"{"source": ["acs.oss"]}"#)?;
    /// rules.add("all", b"{}")?;
    /// rules.replace("oss", br#"{"source": [{"prefix": "acs."}]}"#)?;
    /// assert_eq!(rules.matching(br#"{"source": "acs.ecs"}"#)?, ["oss", "all"]);
    /// # Ok::<(), whymatch::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// The pattern is not valid, or no rule has this id (`unknown-rule-id`); the rule stays as it was.
    pub fn replace(&mut self, id: &str, pattern: &[u8]) -> Result<(), Invalid> {
        let Some(&position) = self.by_id.get(id) else {
            return Err(refused(
                Code::UnknownRuleId,
                format!("no rule has the id `{id}`"),
            ));
        };
        let rule = self.compile(id, pattern)?;
        if let Some(slot) = self.rules.get_mut(position) {
            *slot = Some(rule);
        }
        Ok(())
    }

    /// Deletes a rule; false if no rule has this id.
    pub fn delete(&mut self, id: &str) -> bool {
        let Some(position) = self.by_id.remove(id) else {
            return false;
        };
        if let Some(slot) = self.rules.get_mut(position) {
            *slot = None;
        }
        if self.rules.len() > 32 && self.by_id.len() * 2 < self.rules.len() {
            self.compact();
        }
        true
    }

    /// Whether a rule has this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// How many rules there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there are no rules.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The ids in the order in which the rules were added.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().flatten().map(|rule| rule.id.as_str())
    }

    /// The ids of the rules that an event matches, in the order in which they were added.
    ///
    /// # Errors
    /// The event is not a JSON object, or a rule takes too long on it (`evaluation-limit`).
    pub fn matching(&self, event: &[u8]) -> Result<Vec<&str>, Invalid> {
        let found = self.found(event)?;
        Ok(found
            .into_iter()
            .map(|(_, rule)| rule.id.as_str())
            .collect())
    }

    /// The places in [`RuleSet::ids`] of the rules that an event matches, in ascending order.
    ///
    /// # Errors
    /// The event is not a JSON object, or a rule takes too long on it (`evaluation-limit`).
    pub fn matching_places(&self, event: &[u8]) -> Result<Vec<usize>, Invalid> {
        Ok(self
            .found(event)?
            .into_iter()
            .map(|(place, _)| place)
            .collect())
    }

    /// Why an event matches one of the rules or does not; absent if no rule has this id.
    ///
    /// # Errors
    /// The event is not a JSON object.
    #[must_use]
    pub fn explain(&self, id: &str, event: &[u8]) -> Option<Result<Explanation, Invalid>> {
        let rule = self.rules.get(*self.by_id.get(id)?)?.as_ref()?;
        Some(answer::explain(event, &rule.text, self.dialect))
    }

    fn found(&self, event: &[u8]) -> Result<Vec<(usize, &Rule)>, Invalid> {
        let read = read_event(event, self.dialect);
        let event = read.map_err(|diagnostics| Invalid { diagnostics })?.root;
        let mut found = Vec::new();
        for (place, rule) in self.rules.iter().flatten().enumerate() {
            if answer::evaluate(&rule.pattern, &event)? {
                found.push((place, rule));
            }
        }
        Ok(found)
    }

    fn compile(&self, id: &str, text: &[u8]) -> Result<Rule, Invalid> {
        let compiled = pattern::compile(text, self.dialect);
        match compiled.pattern {
            Some(pattern) => Ok(Rule {
                id: id.to_owned(),
                text: text.into(),
                pattern,
            }),
            None => Err(Invalid {
                diagnostics: compiled.diagnostics,
            }),
        }
    }

    /// Closes the gaps that deleted rules left.
    fn compact(&mut self) {
        self.rules.retain(Option::is_some);
        self.by_id = self
            .rules
            .iter()
            .flatten()
            .enumerate()
            .map(|(position, rule)| (rule.id.clone(), position))
            .collect();
    }
}

fn refused(code: Code, message: String) -> Invalid {
    Invalid {
        diagnostics: vec![Diagnostic::new(
            code,
            Severity::Error,
            Target::Pattern,
            message,
        )],
    }
}
