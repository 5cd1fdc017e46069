//! Who is told what happens in an evaluation.

use super::error::EvaluationError;
use super::evaluate::Answer;
use super::syntax::PartId;

/// Of the errors of one evaluation, so many are listed.
pub const MOST_ERRORS: usize = 100;

/// Is told of errors and answers.
pub(super) trait Witness {
    /// Whether nothing matters after the first error.
    const STOPS_AT_ERRORS: bool;

    /// Something went wrong at a part; what, is only asked where it is kept.
    fn error(&mut self, id: PartId, error: impl FnOnce() -> EvaluationError);

    /// A part has been evaluated.
    fn done(&mut self, _id: PartId, _answer: &Answer<'_>) {}

    /// Whether something went wrong.
    fn has_error(&self) -> bool;
}

/// Knows only whether something went wrong.
#[derive(Debug, Default)]
pub(super) struct FirstError(bool);

impl Witness for FirstError {
    const STOPS_AT_ERRORS: bool = true;

    fn error(&mut self, _id: PartId, _error: impl FnOnce() -> EvaluationError) {
        self.0 = true;
    }

    fn has_error(&self) -> bool {
        self.0
    }
}

/// Lists what went wrong.
#[derive(Debug, Default)]
pub(super) struct Listing(Vec<EvaluationError>);

impl Listing {
    pub(super) fn into_errors(self) -> Vec<EvaluationError> {
        self.0
    }
}

impl Witness for Listing {
    const STOPS_AT_ERRORS: bool = false;

    fn error(&mut self, _id: PartId, error: impl FnOnce() -> EvaluationError) {
        if self.0.len() < MOST_ERRORS {
            self.0.push(error());
        }
    }

    fn has_error(&self) -> bool {
        !self.0.is_empty()
    }
}
