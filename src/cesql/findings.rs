//! The findings on one expression.

use super::value::beginning;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::Span;
use crate::path::Pointer;

/// Of a long run of findings, so many errors are kept, and so many warnings.
pub(super) const MOST_FINDINGS: usize = 50;

/// How many characters of the expression are shown in a message.
const SHOWN: usize = 40;

/// Collects the findings on an expression.
#[derive(Debug)]
pub(super) struct Findings<'t> {
    text: &'t str,
    errors: Vec<Diagnostic>,
    warnings: Vec<Diagnostic>,
}

impl<'t> Findings<'t> {
    /// None yet on this text.
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            text,
            errors: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The whole expression.
    pub(super) const fn text(&self) -> &'t str {
        self.text
    }

    /// What stands in a range, a long text cut.
    pub(super) fn shown(&self, span: Span) -> String {
        let text = self.text.get(span.start..span.end).unwrap_or_default();
        let (start, cut) = beginning(text, SHOWN);
        format!("{start}{}", if cut { "…" } else { "" })
    }

    /// Whether the expression is refused.
    pub(super) const fn any_error(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether further warnings are of no use.
    pub(super) const fn has_warnings_enough(&self) -> bool {
        self.warnings.len() >= MOST_FINDINGS
    }

    /// The expression is refused because of this.
    pub(super) fn error(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.errors.len() < MOST_FINDINGS {
            let found = finding(code, Severity::Error, span, message.into(), help.into());
            self.errors.push(found);
        }
    }

    /// It is valid, but probably not what was meant.
    pub(super) fn warning(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.lesser(code, Severity::Warning, span, message.into(), help.into());
    }

    /// Worth knowing.
    pub(super) fn hint(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.lesser(code, Severity::Hint, span, message.into(), help.into());
    }

    fn lesser(
        &mut self,
        code: Code,
        severity: Severity,
        span: Span,
        message: String,
        help: String,
    ) {
        if self.warnings.len() < MOST_FINDINGS {
            self.warnings
                .push(finding(code, severity, span, message, help));
        }
    }

    /// All of them, sorted by range.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut all = self.errors;
        all.extend(self.warnings);
        crate::diagnostic::sort(&mut all);
        all
    }
}

fn finding(
    code: Code,
    severity: Severity,
    span: Span,
    message: String,
    help: String,
) -> Diagnostic {
    Diagnostic::new(code, severity, Target::Expression, message)
        .with_help(help)
        .at(Pointer::root(), span)
}
