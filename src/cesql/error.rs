//! What can go wrong while an expression is evaluated (CESQL 1.0.0, §3.3).

use crate::diagnostic::Code;
use crate::json::Span;

/// The kinds of error that the specification names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorKind {
    /// The expression is not CESQL.
    Parse,
    /// A number is divided by zero, or a result does not fit 32 bits.
    Math,
    /// A value has no equivalent in the type that is needed.
    Cast,
    /// The event has no such attribute.
    MissingAttribute,
    /// There is no function of this name with so many arguments.
    MissingFunction,
    /// A function does not take such an argument.
    FunctionEvaluation,
    /// Anything else: the event cannot be read, an attribute is of no CloudEvents type, or the
    /// evaluation takes too many steps.
    Generic,
}

impl ErrorKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Parse,
        Self::Math,
        Self::Cast,
        Self::MissingAttribute,
        Self::MissingFunction,
        Self::FunctionEvaluation,
        Self::Generic,
    ];

    /// The name as the TCK writes it, such as `missingAttribute`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::Math => "math",
            Self::Cast => "cast",
            Self::MissingAttribute => "missingAttribute",
            Self::MissingFunction => "missingFunction",
            Self::FunctionEvaluation => "functionEvaluation",
            Self::Generic => "generic",
        }
    }
}

/// One error of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluationError {
    /// What kind of error.
    pub kind: ErrorKind,
    /// Of a mistake in the text, the code of the finding.
    pub code: Option<Code>,
    /// What happened: lower case, no final stop, what the user wrote in backticks.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The subexpression that failed, as byte offsets of the expression.
    pub span: Span,
}

impl EvaluationError {
    /// An error without help.
    pub(super) fn new(kind: ErrorKind, message: impl Into<String>, span: Span) -> Self {
        Self {
            kind,
            code: None,
            message: message.into(),
            help: None,
            span,
        }
    }

    /// The same error, saying how to mend it.
    pub(super) fn with_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}
