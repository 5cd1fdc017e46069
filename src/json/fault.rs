//! What can be wrong with a JSON text, and how it is said.

use super::write::escape;
use crate::diagnostic::{Code, Severity};

/// One mistake in a JSON text.
///
/// Strings are pieces of the text, or what should stand in their place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault<'t> {
    TooLong { length: usize, limit: usize },
    TooDeep { limit: usize },
    Empty,
    NotUtf8 { bytes: &'t [u8], offset: usize },
    Utf16,
    ByteOrderMark,
    OddBlank(char),
    Comment,
    UnclosedComment,
    TrailingComma { closer: char },
    ExtraComma { wanted: &'static str },
    MissingComma { found: &'t str },
    InnerQuote,
    WrongComma(&'t str),
    WrongColon(&'t str),
    ExtraColon,
    ColonInArray,
    MissingColon { found: &'t str },
    MissingKey,
    NotAKey(&'t str),
    KeyAlone { found: &'t str },
    MissingValue { found: &'t str },
    ForeignQuotes(char),
    BareKey(&'t str),
    BareWord(&'t str),
    ForeignLiteral { word: &'t str, instead: &'static str },
    NotFinite(&'t str),
    BadNumber { spelling: &'t str, problem: NumberProblem, instead: &'t str },
    Control(char),
    BadEscape { found: &'t str, problem: EscapeProblem },
    LoneSurrogate(&'t str),
    UnclosedString,
    EscapedText,
    WrongCloser { found: &'t str, wanted: char },
    MissingCloser { found: &'t str, wanted: &'t str },
    UnmatchedCloser(&'t str),
    Ended { place: Place, closers: &'t str },
    BareMembers,
    Documents { count: usize, between: Between },
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

    /// What was found and what was expected.
    pub(super) fn message(&self) -> String {
        match *self {
            Self::TooLong { length, limit } => {
                format!("the text is {length} bytes long; at most {limit} bytes are read")
            }
            Self::TooDeep { limit } => {
                format!("arrays and objects are nested more than {limit} deep")
            }
            Self::Empty => "the text is empty; expected a JSON value".into(),
            Self::NotUtf8 { bytes, offset } => {
                format!("{} at offset {offset} is not UTF-8", name_bytes(bytes))
            }
            Self::Utf16 => "the text is UTF-16; expected UTF-8".into(),
            Self::ByteOrderMark => "a byte order mark (U+FEFF) stands before the JSON value".into(),
            Self::OddBlank(letter) => {
                format!("{} is no JSON whitespace", name_letter(letter))
            }
            Self::Comment => "JSON has no comments".into(),
            Self::UnclosedComment => {
                "a comment begins here and never ends; JSON has no comments".into()
            }
            Self::TrailingComma { closer } => format!("a comma stands before `{closer}`"),
            Self::ExtraComma { wanted } => format!("expected {wanted}, found `,`"),
            Self::MissingComma { found } => format!("expected `,` before {}", cited(found)),
            Self::InnerQuote => "a string ends at this quote, but goes on behind it".into(),
            Self::WrongComma(found) => format!("expected `,`, found {}", cited(found)),
            Self::WrongColon(found) => format!("expected `:`, found {}", cited(found)),
            Self::ExtraColon => "expected a value, found `:`".into(),
            Self::ColonInArray => "a `:` stands in an array; expected `,` or `]`".into(),
            Self::MissingColon { found } => {
                format!("expected `:` between key and value, found {}", cited(found))
            }
            Self::MissingKey => "expected a key before `:`".into(),
            Self::NotAKey(found) => {
                format!("expected a key in double quotes, found {}", cited(found))
            }
            Self::KeyAlone { found } => {
                format!("the key has no value: expected `:`, found {}", cited(found))
            }
            Self::MissingValue { found } => {
                format!("expected a JSON value, found {}", cited(found))
            }
            Self::ForeignQuotes(quote) => {
                format!("a string begins with {}; expected `\"`", name_quote(quote))
            }
            Self::BareKey(word) => format!("the key {} has no quotes", cited(word)),
            Self::BareWord(word) => format!("expected a JSON value, found {}", cited(word)),
            Self::ForeignLiteral { word, instead } => {
                format!("expected `{instead}`, found {}", cited(word))
            }
            Self::NotFinite(word) => format!("{} is no JSON number", cited(word)),
            Self::BadNumber { spelling, problem, .. } => {
                format!("the number {} {}", cited(spelling), problem.wording())
            }
            Self::Control(letter) => {
                format!("a string holds the control character {} itself", name_letter(letter))
            }
            Self::BadEscape { found, problem } => {
                let reason = match problem {
                    EscapeProblem::Hex => " without four hexadecimal digits",
                    _ => "",
                };
                format!("{} is no JSON escape{reason}", cited(found))
            }
            Self::LoneSurrogate(escape) => format!("`{escape}` is half of a surrogate pair"),
            Self::UnclosedString => {
                "a string begins here and has no closing `\"` on its line".into()
            }
            Self::EscapedText => "a `\\` stands before a quote outside any string".into(),
            Self::WrongCloser { found, wanted } => format!("expected `{wanted}`, found `{found}`"),
            Self::MissingCloser { found, wanted } => {
                format!("expected `{wanted}` before `{found}`")
            }
            Self::UnmatchedCloser(found) => format!("{} closes nothing", cited(found)),
            Self::Ended { place, .. } => format!("the text ends {}", place.wording()),
            Self::BareMembers => "expected the end of the text, found `:`".into(),
            Self::Documents { count, between } => match between {
                Between::Lines => {
                    format!("these are {count} JSON documents, one per line; expected one")
                }
                Between::Commas => {
                    format!("these are {count} JSON documents with commas between; expected one")
                }
                Between::Nothing => format!("these are {count} JSON documents; expected one"),
            },
            Self::TrailingText(found) => {
                format!("expected the end of the text after the JSON value, found {}", cited(found))
            }
            Self::IgnoredText => "the text after the JSON value is ignored".into(),
        }
    }

    /// How to mend it.
    pub(super) fn help(&self) -> Option<String> {
        Some(match *self {
            Self::TooLong { .. } | Self::TooDeep { .. } => return None,
            Self::MissingValue { .. } | Self::NotAKey(_) => return None,
            Self::Empty => "paste a JSON value, such as `{}`".into(),
            Self::NotUtf8 { .. } | Self::Utf16 => "save or send the text as UTF-8".into(),
            Self::ByteOrderMark => "remove it, or save the text as UTF-8 without BOM".into(),
            Self::OddBlank(_) => "remove it, or put a plain space in its place".into(),
            Self::Comment | Self::UnclosedComment => "remove the comment".into(),
            Self::TrailingComma { closer } => format!("remove the comma before `{closer}`"),
            Self::ExtraComma { .. } => "remove this comma".into(),
            Self::MissingComma { .. } => "insert `,`".into(),
            Self::InnerQuote => "write a quote inside a string as `\\\"`".into(),
            Self::WrongComma(_) => "write `,`".into(),
            Self::WrongColon(_) => "write `:`".into(),
            Self::ExtraColon => "remove this `:`".into(),
            Self::ColonInArray => "use `{ }` for an object; elements of an array have no keys".into(),
            Self::MissingColon { .. } => "insert `:`".into(),
            Self::MissingKey => "write a key in double quotes before `:`".into(),
            Self::KeyAlone { .. } => "write `:` and a value after the key; a list of values stands in `[ ]`".into(),
            Self::ForeignQuotes(_) => "put the string in double quotes, `\"`".into(),
            Self::BareKey(word) => format!("write `\"{}\"`", shortened(word)),
            Self::BareWord(word) => format!("if a string is meant, write `\"{}\"`", shortened(word)),
            Self::ForeignLiteral { instead, .. } => format!("write `{instead}`"),
            Self::NotFinite(_) => "write `null`, or the string in double quotes".into(),
            Self::BadNumber { instead, .. } => format!("write `{}`", shortened(instead)),
            Self::Control(letter) => format!("write `{}`", escape(letter)),
            Self::BadEscape { found, problem } => match problem {
                EscapeProblem::Quote => format!("write {} without the backslash", name_tail(found)),
                EscapeProblem::LineBreak => "write `\\n`".into(),
                EscapeProblem::Hex => "write `\\u` and four hexadecimal digits, or `\\\\u` for the backslash itself".into(),
                EscapeProblem::Unknown => format!("for the backslash itself write `\\{}`", shortened(found)),
            },
            Self::LoneSurrogate(_) => "write both halves, or the character itself".into(),
            Self::UnclosedString => "write `\"` at the end of the string".into(),
            Self::EscapedText => "this was copied out of a string: write `\"` for each `\\\"`, or paste the whole string with its outer quotes removed and unescaped".into(),
            Self::WrongCloser { wanted, .. } => format!("write `{wanted}`"),
            Self::MissingCloser { wanted, .. } => format!("insert `{wanted}`"),
            Self::UnmatchedCloser(_) => "remove it, or open it before".into(),
            Self::Ended { closers: "", place: Place::Value } => "write a value".into(),
            Self::Ended { closers, .. } => format!("the whole text may not have been copied; still open: it must end in `{}`", shortened(closers)),
            Self::BareMembers => "put `{` before the first key and `}` after the last value".into(),
            Self::Documents { .. } => "keep one of them, or put them in `[ ]` with commas between".into(),
            Self::TrailingText(_) | Self::IgnoredText => "remove what follows the JSON value".into(),
        })
    }
}

impl NumberProblem {
    const fn wording(self) -> &'static str {
        match self {
            Self::PlusSign => "begins with `+`",
            Self::LeadingZero => "begins with a needless `0`",
            Self::NoWholePart => "has no digit before the point",
            Self::NoFraction => "has no digit after the point",
            Self::NoExponent => "has no digit after `e`",
            Self::Hexadecimal => "is hexadecimal; JSON numbers are decimal",
            Self::Underscore => "has `_` between its digits",
        }
    }
}

impl Place {
    const fn wording(self) -> &'static str {
        match self {
            Self::String => "inside a string",
            Self::Key => "where a key or `}` was expected",
            Self::Colon => "where `:` was expected",
            Self::Value => "where a value was expected",
            Self::Next => "before everything is closed",
        }
    }
}

/// The piece of text in backticks, cut where long.
fn cited(piece: &str) -> String {
    match piece {
        "" => "the end of the text".into(),
        "`" => "a backtick".into(),
        piece => format!("`{}`", shortened(piece)),
    }
}

fn shortened(piece: &str) -> String {
    match piece.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", piece.get(..cut).unwrap_or_default()),
        None => piece.into(),
    }
}

fn name_letter(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

fn name_quote(quote: char) -> String {
    if quote == '`' { "a backtick".into() } else { format!("`{quote}`") }
}

/// What an escape escapes.
fn name_tail(found: &str) -> String {
    cited(found.strip_prefix('\\').unwrap_or(found))
}

fn name_bytes(bytes: &[u8]) -> String {
    let noun = if bytes.len() == 1 { "byte" } else { "bytes" };
    bytes.iter().fold(noun.into(), |name: String, byte| format!("{name} 0x{byte:02X}"))
}
