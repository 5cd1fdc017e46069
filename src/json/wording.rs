//! How faults of a JSON text are said, and how to mend them.

use super::fault::{Between, EscapeProblem, Fault, NumberProblem, Place};
use super::write::escape;

impl Fault<'_> {
    /// What was found and what was expected.
    #[expect(clippy::too_many_lines, reason = "one short arm per fault")]
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
                format!("at offset {offset}, {} not UTF-8", name_bytes(bytes))
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
            Self::ExtraWord(word) => format!("expected `,` or `}}`, found {}", cited(word)),
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
            Self::MissingValue { found } | Self::BareWord(found) => {
                format!("expected a JSON value, found {}", cited(found))
            }
            Self::ForeignQuotes(quote) => {
                format!("a string begins with {}; expected `\"`", name_quote(quote))
            }
            Self::BareKey(word) => format!("the key {} has no quotes", cited(word)),
            Self::ForeignLiteral { word, instead } => {
                format!("expected `{instead}`, found {}", cited(word))
            }
            Self::NotFinite(word) => format!("{} is no JSON number", cited(word)),
            Self::BadNumber {
                spelling, problem, ..
            } => {
                format!("the number {} {}", cited(spelling), problem.wording())
            }
            Self::Control(letter) => {
                format!(
                    "a string holds the control character {} itself",
                    name_letter(letter)
                )
            }
            Self::BadEscape {
                problem: EscapeProblem::LineBreak,
                ..
            } => "a `\\` before a line break is no JSON escape".into(),
            Self::BadEscape {
                found,
                problem: EscapeProblem::Hex,
            } => {
                format!(
                    "{} is no JSON escape without four hexadecimal digits",
                    cited(found)
                )
            }
            Self::BadEscape { found, .. } => format!("{} is no JSON escape", cited(found)),
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
            Self::Documents { count, between } => {
                format!(
                    "these are {count} JSON documents{}; expected one",
                    between.wording()
                )
            }
            Self::TrailingText(found) => {
                format!(
                    "expected the end of the text after the JSON value, found {}",
                    cited(found)
                )
            }
            Self::IgnoredText => "the text after the JSON value is ignored".into(),
        }
    }

    /// How to mend it.
    pub(super) fn help(&self) -> Option<String> {
        Some(match *self {
            Self::TooLong { .. }
            | Self::TooDeep { .. }
            | Self::MissingValue { .. }
            | Self::NotAKey(_) => return None,
            Self::Empty => "paste a JSON value, such as `{}`".into(),
            Self::NotUtf8 { .. } | Self::Utf16 => "save or send the text as UTF-8".into(),
            Self::ByteOrderMark => "remove it, or save the text as UTF-8 without BOM".into(),
            Self::OddBlank(_) => "remove it, or put a plain space in its place".into(),
            Self::Comment | Self::UnclosedComment => "remove the comment".into(),
            Self::TrailingComma { closer } => format!("remove the comma before `{closer}`"),
            Self::ExtraComma { .. } => "remove this comma".into(),
            Self::MissingComma { .. } => "insert `,`".into(),
            Self::InnerQuote => "write a quote inside a string as `\\\"`".into(),
            Self::ExtraWord(_) => "remove it, or put it in quotes with what stands before".into(),
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

impl Between {
    const fn wording(self) -> &'static str {
        match self {
            Self::Lines => ", one per line",
            Self::Commas => " with commas between",
            Self::Nothing => "",
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

/// The first letters, control characters as their escapes.
fn shortened(piece: &str) -> String {
    let mut letters = piece.chars();
    let start = letters.by_ref().take(40);
    let mut short: String = start
        .map(|letter| {
            if letter.is_control() {
                escape(letter)
            } else {
                letter.into()
            }
        })
        .collect();
    if !letters.as_str().is_empty() {
        short.push('…');
    }
    short
}

fn name_letter(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

fn name_quote(quote: char) -> String {
    if quote == '`' {
        "a backtick".into()
    } else {
        format!("`{quote}`")
    }
}

/// What an escape escapes.
fn name_tail(found: &str) -> String {
    cited(found.strip_prefix('\\').unwrap_or(found))
}

/// The first bytes, with the verb that fits their number.
fn name_bytes(bytes: &[u8]) -> String {
    let named: Vec<String> = bytes
        .iter()
        .take(4)
        .map(|byte| format!("0x{byte:02X}"))
        .collect();
    let more = if bytes.len() > named.len() {
        " …"
    } else {
        ""
    };
    match named.as_slice() {
        [one] => format!("byte {one} is"),
        many => format!("bytes {}{more} are", many.join(" ")),
    }
}
