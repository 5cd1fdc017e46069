//! Any bytes are checked as an HTTP message; every finding lies in the text, and the event is JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whymatch::diagnostic::has_errors;
use whymatch::event::Profile;
use whymatch::json::{Options, read};
use whymatch::{Format, ValidateOptions, http_event, validate_event};

fuzz_target!(|text: &[u8]| {
    for profile in Profile::ALL {
        let options = ValidateOptions {
            profile: *profile,
            format: Format::Http,
            ..ValidateOptions::default()
        };
        let answer = validate_event(text, &options);
        assert_eq!(answer.valid, !has_errors(&answer.diagnostics));
        for finding in &answer.diagnostics {
            if let Some(span) = finding.span {
                assert!(span.start <= span.end && span.end <= text.len());
            }
        }
    }
    if let Some(event) = http_event(text) {
        assert!(!has_errors(
            &read(
                event.as_bytes(),
                &Options::event().with_max_bytes(usize::MAX)
            )
            .diagnostics
        ));
    }
});
