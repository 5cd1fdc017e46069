//! The list of what is wrong with an event, bounded whatever the input.

use crate::diagnostic::{Diagnostic, Severity};
use crate::order;

/// How many findings are kept at least; a hostile text could give one for each six bytes.
const KEPT: usize = 1000;

/// Findings in the order in which they were made; of very many, the worst are kept.
#[derive(Default)]
pub(super) struct Findings(Vec<Diagnostic>);

impl Findings {
    /// Adds a finding.
    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.0.push(finding);
        if self.0.len() > 2 * KEPT {
            // Errors stay, so that what is invalid stays invalid.
            order::sort_by_key(&mut self.0, |finding| finding.severity);
            self.0.truncate(KEPT);
        }
    }

    /// Adds a finding if there is one.
    pub(super) fn extend(&mut self, finding: Option<Diagnostic>) {
        if let Some(finding) = finding {
            self.push(finding);
        }
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// How many errors there are.
    pub(super) fn errors(&self) -> usize {
        self.iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// All of them.
    pub(super) fn into_vec(self) -> Vec<Diagnostic> {
        self.0
    }
}
