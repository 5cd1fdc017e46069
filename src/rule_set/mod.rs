//! Many rules, compiled together: which of them does an event match?
//!
//! Answers fast and shortly where [`explain`](crate::explain) is slow and complete.
//! An event is read along a tree of the paths that rules name (`tree`, `walk`, `found`); what it
//! has there leads to the rules that it may match (`index`), and only these are checked
//! (`verify`, `joint`).
//! `docs/engine.md` tells more.

mod bytes;
mod form;
mod found;
mod index;
mod joint;
mod keyed;
mod lookup;
mod matching;
mod plan;
mod postings;
mod range;
mod rules;
mod table;
mod tree;
mod verify;
mod walk;

use crate::answer::{self, Invalid, ReadEvent, read_event};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{Dialect, Reach};
use crate::explain::Explanation;
use crate::json::Options;
use crate::pattern::{self, EventPattern};
use crate::scan::{Cursor, Malformed, Structure};
use found::Found;
use joint::Joint;
use plan::{Check, Plan};
use postings::{RuleList, RuleNumber};
use rules::{Rule, Rules};
use tree::PathTree;
use walk::Walk;

pub use bytes::UnreadableRuleSet;

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
///
/// Of an event only the structure and the values that some rule reads are looked at, unless the
/// rule set is [strict](RuleSet::strict).
#[derive(Debug, Clone)]
pub struct RuleSet {
    dialect: Dialect,
    options: Options,
    reading: Reading,
    rules: Rules,
    tree: PathTree,
    /// The rules that are checked for every event.
    always: RuleList,
}

/// How much of an event is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// Every byte.
    Strict,
    /// The structure, and what some rule reads.
    Needed,
}

/// Memory that is used from event to event, so that matching allocates nothing.
///
/// ```
/// use whymatch::rule_set::Scratch;
/// use whymatch::{Dialect, RuleSet};
///
/// let mut rules = RuleSet::new(Dialect::Aliyun);
/// let number = rules.add("oss", br#"{"source": ["acs.oss"]}"#)?;
/// let mut scratch = Scratch::default();
/// for _ in 0..3 {
///     let numbers = rules.matching_numbers(br#"{"source": "acs.oss"}"#, &mut scratch)?;
///     assert_eq!(numbers, [number]);
/// }
/// # Ok::<(), whymatch::Invalid>(())
/// ```
#[derive(Debug, Default)]
pub struct Scratch {
    structure: Structure,
    found: Found,
    joint: Joint,
    /// The number of the event for which a rule was last looked at.
    looked_at: Vec<u32>,
    event: u32,
    candidates: Vec<RuleNumber>,
    matched: Vec<RuleNumber>,
}

impl RuleSet {
    /// No rules yet, all of them to be written in this dialect.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            options: dialect.spec().options(Target::Event),
            reading: Reading::Needed,
            rules: Rules::default(),
            tree: PathTree::new(),
            always: RuleList::default(),
        }
    }

    /// The same, checking every byte of an event.
    #[must_use]
    pub fn strict(dialect: Dialect) -> Self {
        Self {
            reading: Reading::Strict,
            ..Self::new(dialect)
        }
    }

    /// Adds a rule after the others; its number, by which [`RuleSet::matching_numbers`] names it.
    ///
    /// Numbers of deleted rules are given again.
    ///
    /// # Errors
    /// The pattern is not valid, or a rule with this id is already there (`duplicate-rule-id`).
    pub fn add(&mut self, id: &str, pattern: &[u8]) -> Result<u32, Invalid> {
        if self.has(id) {
            return Err(refused(
                Code::DuplicateRuleId,
                format!("a rule with the id `{id}` is already there"),
            ));
        }
        let compiled = self.compile(pattern)?;
        let Some(number) = self.rules.reserve() else {
            let message = "there are too many rules".to_owned();
            return Err(refused(Code::EvaluationLimit, message));
        };
        let is_decided = self.enter(number, &compiled);
        self.rules
            .insert(number, Rule::new(id, pattern, is_decided));
        Ok(number)
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
        let Some(number) = self.rules.number(id) else {
            return Err(refused(
                Code::UnknownRuleId,
                format!("no rule has the id `{id}`"),
            ));
        };
        let compiled = self.compile(pattern)?;
        self.leave(number);
        let is_decided = self.enter(number, &compiled);
        self.rules.replace(number, pattern, is_decided);
        Ok(())
    }

    /// Deletes a rule; false if no rule has this id.
    pub fn delete(&mut self, id: &str) -> bool {
        let Some(number) = self.rules.number(id) else {
            return false;
        };
        self.leave(number);
        self.rules.remove(number);
        true
    }

    /// Whether a rule has this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.rules.number(id).is_some()
    }

    /// How many rules there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there are no rules.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.len() == 0
    }

    /// The ids in the order in which the rules were added.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.rules.in_order().map(|(_, rule)| rule.id())
    }

    /// The rules in the order in which they were added: their numbers, ids and texts.
    pub fn listed(&self) -> impl Iterator<Item = (u32, &str, &[u8])> {
        let rules = self.rules.in_order();
        rules.map(|(number, rule)| (number, rule.id(), rule.text()))
    }

    /// The dialect that the rules are written in.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether every byte of an event is checked.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.reading == Reading::Strict
    }

    /// The ids of the rules that an event matches, in the order in which they were added.
    ///
    /// # Errors
    /// The event is not a JSON object, or a rule takes too long on it (`evaluation-limit`).
    pub fn matching(&self, event: &[u8]) -> Result<Vec<&str>, Invalid> {
        let mut scratch = Scratch::default();
        let numbers = self.matching_numbers(event, &mut scratch)?;
        let rules = numbers.iter().filter_map(|number| self.rules.get(*number));
        Ok(rules.map(Rule::id).collect())
    }

    /// The numbers of the rules that an event matches, in the order in which they were added.
    ///
    /// # Errors
    /// The event is not a JSON object, or a rule takes too long on it (`evaluation-limit`).
    pub fn matching_numbers<'s>(
        &self,
        event: &[u8],
        scratch: &'s mut Scratch,
    ) -> Result<&'s [u32], Invalid> {
        scratch.begin(self.rules.room());
        if event.len() > self.options.max_bytes || self.reading == Reading::Strict {
            self.read(event)?;
        }
        let walked = Walk::run(
            event,
            &self.tree,
            self.reach(),
            &self.options,
            (&mut scratch.structure, &mut scratch.found),
        );
        let checked = match walked {
            Ok(()) => self.check_candidates(event, scratch)?,
            Err(Malformed) => Err(Malformed),
        };
        if checked.is_err() {
            self.check_all(event, scratch)?;
        }
        self.rules.sort(&mut scratch.matched);
        Ok(&scratch.matched)
    }

    /// Why an event matches one of the rules or does not; absent if no rule has this id.
    ///
    /// # Errors
    /// The event is not a JSON object.
    #[must_use]
    pub fn explain(&self, id: &str, event: &[u8]) -> Option<Result<Explanation, Invalid>> {
        let rule = self.rules.get(self.rules.number(id)?)?;
        Some(answer::explain(event, rule.text(), self.dialect))
    }

    fn reach(&self) -> Reach {
        self.dialect.spec().reach
    }

    fn compile(&self, text: &[u8]) -> Result<EventPattern, Invalid> {
        pattern::compile_quietly(text, self.dialect).map_err(|diagnostics| Invalid { diagnostics })
    }

    fn read(&self, event: &[u8]) -> Result<ReadEvent, Invalid> {
        read_event(event, self.dialect).map_err(|diagnostics| Invalid { diagnostics })
    }

    /// Lets a rule be found; whether nothing is left to check of it then.
    fn enter(&mut self, number: RuleNumber, pattern: &EventPattern) -> bool {
        let plan = Plan::new(pattern, &mut self.tree);
        for (path, clue) in plan.clues {
            self.tree.add_clue(path, clue, number);
        }
        if plan.always {
            self.always.add(number);
        }
        plan.is_decided
    }

    /// Lets a rule no longer be found.
    fn leave(&mut self, number: RuleNumber) {
        self.always.remove(number);
        let Some(rule) = self.rules.get(number) else {
            return;
        };
        if let Some(check) = rule.check.get() {
            Plan::withdraw(check.pattern(), number, &mut self.tree);
        } else if let Ok(pattern) = self.compile(rule.text()) {
            Plan::withdraw(&pattern, number, &mut self.tree);
        }
    }

    /// What is left to check of a rule that was found.
    fn check_of<'r>(&self, rule: &'r Rule) -> Result<&'r Check, Invalid> {
        if let Some(check) = rule.check.get() {
            return Ok(check);
        }
        let check = Check::new(self.compile(rule.text())?, &self.tree);
        Ok(rule.check.get_or_init(|| Box::new(check)))
    }
}

impl Scratch {
    /// Forgets the last event; makes room for so many rules.
    fn begin(&mut self, rules: usize) {
        self.event = self.event.wrapping_add(1);
        if self.event == 0 {
            self.looked_at.clear();
            self.event = 1;
        }
        self.looked_at.resize(rules, 0);
        self.joint.clear();
        self.candidates.clear();
        self.matched.clear();
    }
}

/// Leaps over a whole event: what no matcher of events can do without.
///
/// The floor that the benchmark compares with; how many bytes the event has, or 0 if its
/// structure is broken.
#[doc(hidden)]
#[must_use]
pub fn floor(event: &[u8], scratch: &mut Scratch) -> usize {
    scratch.structure.read(event);
    let mut cursor = Cursor::new(event, &scratch.structure);
    cursor.container(0).unwrap_or_default()
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
