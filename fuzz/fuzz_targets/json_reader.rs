//! The reader takes any bytes; what it takes without an error is JSON, and every finding lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whymatch::diagnostic::has_errors;
use whymatch::json::{Options, read};

fuzz_target!(|text: &[u8]| {
    let reading = read(text, &Options::event());
    for finding in &reading.diagnostics {
        if let Some(span) = finding.span {
            assert!(span.start <= span.end && span.end <= text.len());
        }
    }
    assert!(reading.root.is_some() || has_errors(&reading.diagnostics));
});
