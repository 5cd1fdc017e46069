//! From what an event has to the rules that it matches.

use super::found::Occurrence;
use super::plan::Check;
use super::postings::RuleNumber;
use super::rules::Rule;
use super::tree::PathNode;
use super::verify::{self, Verdict};
use super::{RuleSet, Scratch};
use crate::answer::{self, Invalid};
use crate::dialect::{CompositeArray, Grammar};
use crate::json::Node;
use crate::matcher::Scalar;
use crate::pattern;
use crate::scan::Malformed;

impl RuleSet {
    /// Checks the rules that what was found leads to.
    pub(super) fn check_candidates(
        &self,
        event: &[u8],
        scratch: &mut Scratch,
    ) -> Result<Result<(), Malformed>, Invalid> {
        if self.look_up(event, scratch).is_err() {
            return Ok(Err(Malformed));
        }
        let mut root = None;
        for place in 0..scratch.candidates.len() {
            let Some(number) = scratch.candidates.get(place).copied() else {
                break;
            };
            let Some(rule) = self.rules.get(number) else {
                continue;
            };
            let verdict = match self.verify(rule, event, scratch)? {
                Ok(verdict) => verdict,
                Err(malformed) => return Ok(Err(malformed)),
            };
            let holds = match verdict {
                Verdict::Holds => true,
                Verdict::Fails => false,
                Verdict::Unclear => {
                    let read = match root.take() {
                        Some(read) => read,
                        None => self.read(event)?,
                    };
                    self.holds(rule, &root.insert(read).root)?
                }
            };
            if holds {
                scratch.matched.push(number);
            }
        }
        Ok(Ok(()))
    }

    /// Checks a candidate by the values that were found.
    fn verify(
        &self,
        rule: &Rule,
        event: &[u8],
        scratch: &mut Scratch,
    ) -> Result<Result<Verdict, Malformed>, Invalid> {
        if rule.is_decided {
            return Ok(Ok(Verdict::Holds));
        }
        Ok(match self.check_of(rule)? {
            Check::Values(checked) if !pattern::may_exceed(event.len(), rule.text().len()) => {
                verify::verify(checked, event, &scratch.found, &mut scratch.joint)
            }
            Check::Values(_) | Check::Event(_) => Ok(Verdict::Unclear),
        })
    }

    /// Whether a rule holds for an event that was read in full.
    fn holds(&self, rule: &Rule, event: &Node) -> Result<bool, Invalid> {
        match rule.check.get() {
            Some(check) => answer::evaluate(check.pattern(), event),
            // Where every rule is asked, what is made of those that nobody needs is not kept.
            None => answer::evaluate(&self.compile(rule.text())?, event),
        }
    }

    /// Reads all of an event and checks every rule: what is not JSON is reported here.
    pub(super) fn check_all(&self, event: &[u8], scratch: &mut Scratch) -> Result<(), Invalid> {
        scratch.matched.clear();
        let event = self.read(event)?.root;
        for (number, rule) in self.rules.in_order() {
            if self.holds(rule, &event)? {
                scratch.matched.push(number);
            }
        }
        Ok(())
    }

    /// Finds the rules to check.
    fn look_up(&self, event: &[u8], scratch: &mut Scratch) -> Result<(), Malformed> {
        let Scratch {
            found,
            looked_at,
            event: number,
            candidates,
            ..
        } = scratch;
        let mut note = |rules: &[RuleNumber]| {
            for rule in rules {
                if let Some(last) = looked_at.get_mut(*rule as usize)
                    && *last != *number
                {
                    *last = *number;
                    candidates.push(*rule);
                }
            }
        };
        note(self.always.as_slice());
        for (path, rules) in self.tree.shunned() {
            let values = found.at(path);
            // An element of an array may lack what others have.
            if values.is_empty() || values.iter().any(Occurrence::is_in_element) {
                note(rules);
            }
        }
        for path in found.touched() {
            let values = found.at(*path);
            let Some(place) = self.tree.node(*path).filter(|_| !values.is_empty()) else {
                continue;
            };
            note(place.index.present());
            if !place.index.is_blind() {
                for value in values {
                    self.look_up_value(place, value, event, &mut note)?;
                }
            }
        }
        Ok(())
    }

    fn look_up_value(
        &self,
        place: &PathNode,
        value: &Occurrence,
        event: &[u8],
        note: &mut impl FnMut(&[RuleNumber]),
    ) -> Result<(), Malformed> {
        let spec = self.dialect.spec();
        let are_attributes = matches!(spec.grammar, Grammar::Filters(_));
        if are_attributes && !crate::cesql::is_typed(value.node(event)?) {
            return Ok(());
        }
        if !value.is_structured() {
            let scalar = Scalar {
                value: value.primitive(event)?,
                spelling: place.spelling,
            };
            place.index.probe(scalar, note);
        } else if let Some(elements) = value.node(event)?.as_array() {
            let is_composite = !elements.iter().all(Node::is_scalar);
            if is_composite && spec.arrays.composite == CompositeArray::Disqualified {
                return Ok(());
            }
            let scalars = elements.iter().filter(|element| element.is_scalar());
            scalars.for_each(|element| place.index.probe(Scalar::literal(element), note));
        }
        Ok(())
    }
}
