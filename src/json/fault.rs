//! What can be wrong with a JSON text.

use crate::diagnostic::{Code, Severity};

/// One mistake in a JSON text.
///
/// Strings are pieces of the text, or what should stand in their place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault<'t> {
    TooLong {
        length: usize,
        limit: usize,
    },
    TooDeep {
        limit: usize,
    },
    Empty,
    NotUtf8 {
        bytes: &'t [u8],
        offset: usize,
    },
    Utf16,
    ByteOrderMark,
    OddBlank(char),
    Comment,
    UnclosedComment,
    TrailingComma {
        closer: char,
    },
    ExtraComma {
        wanted: &'static str,
    },
    MissingComma {
        found: &'t str,
    },
    InnerQuote,
    ExtraWord(&'t str),
    WrongComma(&'t str),
    WrongColon(&'t str),
    ExtraColon,
    ColonInArray,
    MissingColon {
        found: &'t str,
    },
    MissingKey,
    NotAKey(&'t str),
    KeyAlone {
        found: &'t str,
    },
    MissingValue {
        found: &'t str,
    },
    ForeignQuotes(char),
    BareKey(&'t str),
    BareWord(&'t str),
    ForeignLiteral {
        word: &'t str,
        instead: &'static str,
    },
    NotFinite(&'t str),
    BadNumber {
        spelling: &'t str,
        problem: NumberProblem,
        instead: &'t str,
    },
    Control(char),
    BadEscape {
        found: &'t str,
        problem: EscapeProblem,
    },
    LoneSurrogate(&'t str),
    UnclosedString,
    EscapedText,
    WrongCloser {
        found: &'t str,
        wanted: char,
    },
    MissingCloser {
        found: &'t str,
        wanted: &'t str,
    },
    UnmatchedCloser(&'t str),
    Ended {
        place: Place,
        closers: &'t str,
    },
    BareMembers,
    Documents {
        count: usize,
        between: Between,
    },
    TrailingText(&'t str),
    IgnoredText,
}

/// Where a text ended too soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    String,
    Key,
    Colon,
    Value,
    Next,
}

/// What separates several documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    Lines,
    Commas,
    Nothing,
}

/// Why a number is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberProblem {
    PlusSign,
    LeadingZero,
    NoWholePart,
    NoFraction,
    NoExponent,
    Hexadecimal,
    Underscore,
}

/// Why an escape is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EscapeProblem {
    Unknown,
    Quote,
    LineBreak,
    Hex,
}

impl Fault<'_> {
    pub(super) const fn code(&self) -> Code {
        match self {
            Self::TooLong { .. } => Code::TextTooLong,
            Self::LoneSurrogate(_) => Code::LoneSurrogate,
            _ => Code::JsonSyntax,
        }
    }

    pub(super) const fn severity(&self) -> Severity {
        match self {
            Self::LoneSurrogate(_) | Self::IgnoredText => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
