//! The list of what is wrong with a text, kept short.

use super::Span;
use super::fault::Fault;
use crate::diagnostic::{self, Code, Diagnostic, Severity, Target};
use crate::path::Pointer;

/// How many findings of one severity are listed before the rest is only counted.
const LISTED: usize = 50;

/// Findings in the order they were met.
pub(super) struct Findings {
    target: Target,
    listed: Vec<Diagnostic>,
    errors: Tally,
    warnings: Tally,
}

#[derive(Default)]
struct Tally {
    met: usize,
    /// Where the first one stands that is not listed.
    unlisted: Option<Span>,
}

impl Findings {
    pub(super) fn new(target: Target) -> Self {
        Self {
            target,
            listed: Vec::new(),
            errors: Tally::default(),
            warnings: Tally::default(),
        }
    }

    /// How many errors were met.
    pub(super) const fn errors(&self) -> usize {
        self.errors.met
    }

    /// Lists a fault, or counts it where the list is long enough.
    pub(super) fn add(
        &mut self,
        fault: &Fault<'_>,
        span: Span,
        related: &[Span],
        path: impl FnOnce() -> Pointer,
    ) {
        let tally = match fault.severity() {
            Severity::Error => &mut self.errors,
            Severity::Warning | Severity::Hint => &mut self.warnings,
        };
        tally.met += 1;
        if tally.met > LISTED {
            tally.unlisted.get_or_insert(span);
            return;
        }
        let found = Diagnostic::new(fault.code(), fault.severity(), self.target, fault.message());
        let mut found = found.at(path(), span);
        found.help = fault.help();
        for place in related {
            found = found.with_related("opened here", *place);
        }
        self.listed.push(found);
    }

    /// All findings by range, then how many more there are.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let tallies = [
            (self.errors, Severity::Error, Code::JsonSyntax, "errors"),
            (
                self.warnings,
                Severity::Warning,
                Code::LoneSurrogate,
                "warnings",
            ),
        ];
        for (tally, severity, code, noun) in tallies {
            if let Some(span) = tally.unlisted {
                let message = format!("{} more {noun} from here on", tally.met - LISTED);
                let more = Diagnostic::new(code, severity, self.target, message);
                self.listed.push(more.at(Pointer::root(), span));
            }
        }
        diagnostic::sort(&mut self.listed);
        self.listed
    }
}
