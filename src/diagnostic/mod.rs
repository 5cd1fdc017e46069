//! Findings about rules and events: one shape for everything that can be wrong.
//!
//! User mistakes are data.
//! All findings are collected, sorted by range; one mistake is one finding.

mod code;

pub use code::Code;

use crate::json::Span;
use crate::order;
use crate::path::Pointer;

/// A finding about a rule or an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the kind of finding.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Which of the two texts it speaks of.
    pub target: Target,
    /// What was found and what was expected: lower case, no final stop, user text in backticks.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The value it speaks of.
    pub path: Pointer,
    /// Where it stands; absent where nothing in the text corresponds.
    pub span: Option<Span>,
    /// Other places that take part.
    pub related: Vec<Related>,
    /// The vendor page or specification section that says so.
    pub docs: Option<&'static str>,
}

/// How bad a finding is; an input is valid if it has no [`Severity::Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The input breaks a rule and is refused.
    Error,
    /// Accepted, but probably not what was meant, or not documented.
    Warning,
    /// Worth knowing.
    Hint,
}

/// The text a finding speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The event.
    Event,
    /// The event pattern of the rule.
    Pattern,
    /// A CESQL expression.
    Expression,
}

/// Another place that takes part in a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What this place has to do with it.
    pub message: String,
    /// Where it stands, in the same text.
    pub span: Span,
}

// Hundreds of places make findings, and few do so for any one text: kept out of the code around
// them, these functions keep the core small and what is asked often together.
impl Diagnostic {
    /// A finding without help, place or references yet.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn new(code: Code, severity: Severity, target: Target, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            target,
            message: message.into(),
            help: None,
            path: Pointer::root(),
            span: None,
            related: Vec::new(),
            docs: None,
        }
    }

    /// The same finding, saying how to mend it.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same finding, placed.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn at(mut self, path: Pointer, span: Span) -> Self {
        self.path = path;
        self.span = Some(span);
        self
    }

    /// The same finding at a value that is not in the text.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn at_path(mut self, path: Pointer) -> Self {
        self.path = path;
        self
    }

    /// The same finding, naming another place.
    #[must_use]
    #[cold]
    #[inline(never)]
    pub fn with_related(mut self, message: impl Into<String>, span: Span) -> Self {
        self.related.push(Related {
            message: message.into(),
            span,
        });
        self
    }

    /// The same finding with its source.
    #[must_use]
    pub const fn with_docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }
}

/// Whether any of these findings is an error.
///
/// ```
/// use whymatch::diagnostic::has_errors;
/// use whymatch::{Dialect, check_pattern};
///
/// let check = check_pattern(br#"{"data": {"name": []}}"#, Dialect::Tencent);
/// assert_eq!(check.diagnostics[0].code.as_str(), "never-matches");
/// assert!(!has_errors(&check.diagnostics));
/// ```
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Sorts findings by where they stand; those without a place come first.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    order::sort_by_key(diagnostics, |diagnostic| {
        (diagnostic.target, diagnostic.span, diagnostic.severity)
    });
}
