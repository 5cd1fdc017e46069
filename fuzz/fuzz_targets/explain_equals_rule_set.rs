//! `explain`, `matches` and the rule set agree, and every suggestion flips the verdict.
//!
//! An event that is malformed is noticed by a strict rule set; another one need not read that part.
//! Input: one byte for the dialect, two for where the rule ends (big-endian), the rule, the event.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whymatch::diagnostic::Target;
use whymatch::dialect::{Binding, Filters, Variant};
use whymatch::explain::Suggestion;
use whymatch::{Dialect, RuleSet, explain, matches};

fuzz_target!(|input: &[u8]| {
    let [dialect, high, low, texts @ ..] = input else {
        return;
    };
    let dialect = chosen(usize::from(*dialect));
    let end = usize::from(u16::from_be_bytes([*high, *low])).min(texts.len());
    let (pattern, event) = texts.split_at(end);
    check(event, pattern, dialect);
});

/// One of the dialects, or of the variants of subscription filters.
fn chosen(number: usize) -> Dialect {
    let (round, place) = (number / Dialect::ALL.len(), number % Dialect::ALL.len());
    match Dialect::ALL[place] {
        Dialect::CloudEvents(_) => Dialect::CloudEvents(Filters {
            variant: Variant::ALL[round % 2],
            binding: Binding::ALL[round / 2 % 2],
        }),
        other => other,
    }
}

fn check(event: &[u8], pattern: &[u8], dialect: Dialect) {
    let explained = explain(event, pattern, dialect);
    let matched = explained.as_ref().ok().map(|explanation| explanation.matched);
    assert_eq!(matches(event, pattern, dialect).ok(), matched, "matches");
    for mut rules in [RuleSet::strict(dialect), RuleSet::new(dialect)] {
        if rules.add("rule", pattern).is_err() {
            assert_eq!(matched, None, "a rule that the rule set refuses");
            return;
        }
        let ids = rules.matching(event).ok();
        if matched.is_some() || rules.is_strict() {
            assert_eq!(ids.map(|ids| !ids.is_empty()), matched, "rule set");
        }
    }
    let Ok(explanation) = explained else { return };
    assert_eq!(explanation.blame.is_empty(), explanation.matched, "blame");
    for suggestion in &explanation.suggestions {
        let flipped = match suggestion.target {
            Target::Event => matches(&applied(event, suggestion), pattern, dialect),
            Target::Pattern | Target::Expression => matches(event, &applied(pattern, suggestion), dialect),
        };
        assert_eq!(flipped.ok(), Some(!explanation.matched), "{}", suggestion.message);
    }
}

fn applied(text: &[u8], suggestion: &Suggestion) -> Vec<u8> {
    let mut edited = text.to_vec();
    for edit in suggestion.edits.iter().rev() {
        edited.splice(edit.span.start..edit.span.end, edit.text.bytes());
    }
    edited
}
