//! What an engine answers.

/// The answer to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Matched,
    Unmatched,
    /// The rule is not valid.
    Rejected,
    /// The event is not a JSON object.
    NoEvent,
    /// The engine takes the rule and fails on it.
    Crashed,
}

impl Verdict {
    pub(crate) fn of(matched: bool) -> Self {
        if matched {
            Self::Matched
        } else {
            Self::Unmatched
        }
    }

    /// As the case files write it.
    pub(crate) fn to_json(self) -> &'static str {
        match self {
            Self::Matched => "true",
            Self::Unmatched => "false",
            Self::Rejected => "\"rejected\"",
            Self::NoEvent | Self::Crashed => "\"error\"",
        }
    }
}
