//! Any text is read as CESQL in both grammars; findings lie in it, and the filter agrees with the value.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whymatch::cesql::{Binding, Grammar, Value, parse};
use whymatch::diagnostic::has_errors;
use whymatch::json::{Options, read};

const EVENT: &[u8] = br#"{"id": "e-1", "n": 5, "flag": true, "s": "5", "odd": {}}"#;

fuzz_target!(|text: &str| {
    let event = read(EVENT, &Options::event()).root.expect("the event is JSON");
    for grammar in [Grammar::Specification, Grammar::Official] {
        let parsed = parse(text, grammar);
        assert_eq!(parsed.expression.is_none(), has_errors(&parsed.diagnostics));
        for finding in &parsed.diagnostics {
            let span = finding.span.expect("every finding has a place");
            assert!(text.get(span.start..span.end).is_some());
        }
        let Some(expression) = parsed.expression else { continue };
        for binding in [Binding::Structured, Binding::Binary] {
            let outcome = expression.evaluate(&event, binding);
            let passes = outcome.value == Value::Boolean(true) && outcome.errors.is_empty();
            assert_eq!(expression.passes(&event, binding), passes);
            assert!(expression.trace(&event, binding).value.is_some());
        }
    }
});
