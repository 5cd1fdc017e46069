//! Every dialect takes any bytes as a rule, and a rule set takes exactly the valid ones.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whymatch::{Dialect, RuleSet, check_pattern};

fuzz_target!(|text: &[u8]| {
    for &dialect in Dialect::ALL {
        let check = check_pattern(text, dialect);
        for finding in &check.diagnostics {
            if let Some(span) = finding.span {
                assert!(span.start <= span.end && span.end <= text.len());
            }
        }
        let added = RuleSet::new(dialect).add("rule", text).is_ok();
        assert_eq!(added, check.valid, "{}", dialect.name());
    }
});
