//! A rule set that lived through changes matches an event as each of its rules does alone.
//!
//! Input: one byte for the dialect, one for what the event is, one for how many changes follow;
//! the changes, each a byte or more, some of which are events to be matched there; the event.
//! Rules and events are put together from fragments that the bytes choose, so that most are valid;
//! every other last event is the rest of the input as it stands.
#![no_main]

mod fragments;

use fragments::Bytes;
use libfuzzer_sys::fuzz_target;
use whymatch::rule_set::Scratch;
use whymatch::{Dialect, RuleSet, matches};

fuzz_target!(|input: &[u8]| {
    let mut bytes = Bytes::new(input);
    let dialect = fragments::dialect(bytes.next());
    let is_raw = bytes.next() % 2 == 1;
    let mut rules = Changed::new(dialect);
    for _ in 0..bytes.next() % 64 {
        rules.change(&mut bytes);
    }
    let event = if is_raw {
        bytes.rest().to_vec()
    } else {
        fragments::event(&mut bytes).into_bytes()
    };
    rules.check(&event);
});

/// Rule sets, and the rules that they should have.
struct Changed {
    dialect: Dialect,
    set: RuleSet,
    strict: RuleSet,
    rules: Vec<(String, String)>,
    added: usize,
    /// Used for both sets.
    scratch: Scratch,
}

impl Changed {
    fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            set: RuleSet::new(dialect),
            strict: RuleSet::strict(dialect),
            rules: Vec::new(),
            added: 0,
            scratch: Scratch::default(),
        }
    }

    /// Adds a rule, mostly; replaces or deletes one, matches an event, or reads the set anew.
    fn change(&mut self, bytes: &mut Bytes) {
        let place = match bytes.next() {
            0..128 => None,
            128..144 => return self.check(fragments::event(bytes).as_bytes()),
            144..152 => return self.read_anew(),
            byte => usize::from(byte).checked_rem(self.rules.len()),
        };
        let Some(place) = place else {
            return self.add(fragments::rule(bytes, self.dialect));
        };
        if bytes.next() % 2 == 0 {
            self.replace(place, fragments::rule(bytes, self.dialect));
        } else {
            let (id, _) = self.rules.remove(place);
            assert!(self.set.delete(&id) && self.strict.delete(&id));
        }
    }

    fn add(&mut self, rule: String) {
        let id = self.added.to_string();
        let added = self.set.add(&id, rule.as_bytes()).is_ok();
        assert_eq!(self.strict.add(&id, rule.as_bytes()).is_ok(), added);
        if added {
            self.added += 1;
            self.rules.push((id, rule));
        }
    }

    fn replace(&mut self, place: usize, rule: String) {
        let (id, text) = &mut self.rules[place];
        let replaced = self.set.replace(id, rule.as_bytes()).is_ok();
        assert_eq!(self.strict.replace(id, rule.as_bytes()).is_ok(), replaced);
        if replaced {
            *text = rule;
        }
    }

    fn read_anew(&mut self) {
        let bytes = self.set.to_bytes();
        self.set = RuleSet::from_bytes(&bytes).expect("what was written can be read");
        assert_eq!(self.set.to_bytes(), bytes);
    }

    fn check(&mut self, event: &[u8]) {
        let ids: Vec<_> = self.rules.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(self.set.ids().collect::<Vec<_>>(), ids);
        let loose = ids_matching(&self.set, event, &mut self.scratch);
        let strict = ids_matching(&self.strict, event, &mut self.scratch);
        let everything = fragments::everything(self.dialect).as_bytes();
        if matches(event, everything, self.dialect).is_err() {
            assert!(strict.is_none(), "a malformed event is checked in full");
            return;
        }
        let alone = |rule: &str| matches(event, rule.as_bytes(), self.dialect);
        let mut expected = Vec::new();
        for (id, rule) in &self.rules {
            match alone(rule) {
                Ok(true) => expected.push(id.as_str()),
                Ok(false) => {}
                // Too much work: the rule set may say so too.
                Err(_) => return,
            }
        }
        assert_eq!(loose.as_ref(), Some(&expected), "the rule set");
        assert_eq!(strict, Some(expected), "the strict rule set");
    }
}

/// The ids of the rules that an event matches; none if it is refused.
fn ids_matching<'s>(set: &'s RuleSet, event: &[u8], scratch: &mut Scratch) -> Option<Vec<&'s str>> {
    let numbers = set.matching_numbers(event, scratch).ok()?;
    let id = |number: &u32| set.listed().find(|(other, ..)| other == number);
    Some(numbers.iter().filter_map(id).map(|(_, id, _)| id).collect())
}
