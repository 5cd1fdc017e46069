//! Spellings of other languages, and what CESQL has for them.

use super::token::Symbol;

/// An operator that CESQL spells differently.
#[derive(Debug)]
pub(super) struct Foreign {
    pub(super) spelling: &'static str,
    /// What was probably meant.
    pub(super) meant: Symbol,
    pub(super) help: &'static str,
}

const fn foreign(spelling: &'static str, meant: Symbol, help: &'static str) -> Foreign {
    Foreign {
        spelling,
        meant,
        help,
    }
}

/// Where one begins another, the longer stands first.
const OPERATORS: [Foreign; 30] = [
    foreign("!==", Symbol::NotEqual, "write `!=`"),
    foreign("===", Symbol::Equal, "write `=`"),
    foreign("<=>", Symbol::Equal, "write `=`"),
    foreign("==", Symbol::Equal, "write `=`"),
    foreign(
        "=~",
        Symbol::Equal,
        "write `LIKE` with a pattern such as `'abc%'`",
    ),
    foreign(
        "!~",
        Symbol::NotEqual,
        "write `NOT LIKE` with a pattern such as `'abc%'`",
    ),
    foreign("=<", Symbol::LessOrEqual, "write `<=`"),
    foreign("=>", Symbol::GreaterOrEqual, "write `>=`"),
    foreign("=!", Symbol::NotEqual, "write `!=`"),
    foreign("!<", Symbol::GreaterOrEqual, "write `>=`"),
    foreign("!>", Symbol::LessOrEqual, "write `<=`"),
    foreign("><", Symbol::NotEqual, "write `<>`"),
    foreign(":=", Symbol::Equal, "write `=`"),
    foreign("&&", Symbol::And, "write `AND`"),
    foreign(
        "||",
        Symbol::Or,
        "write `OR`; texts are joined by `CONCAT(a, b)`",
    ),
    foreign("**", Symbol::Star, "multiply with `*`; there are no powers"),
    foreign("&", Symbol::And, "write `AND`"),
    foreign("|", Symbol::Or, "write `OR`"),
    foreign("^", Symbol::Xor, "write `XOR`"),
    foreign("!", Symbol::Not, "write `NOT`"),
    foreign("¬", Symbol::Not, "write `NOT`"),
    foreign("≠", Symbol::NotEqual, "write `!=`"),
    foreign("≤", Symbol::LessOrEqual, "write `<=`"),
    foreign("≥", Symbol::GreaterOrEqual, "write `>=`"),
    foreign("×", Symbol::Star, "write `*`"),
    foreign("÷", Symbol::Slash, "write `/`"),
    foreign("−", Symbol::Minus, "write `-`"),
    foreign("–", Symbol::Minus, "write `-`"),
    foreign("—", Symbol::Minus, "write `-`"),
    foreign("‐", Symbol::Minus, "write `-`"),
];

/// The operator of another language that the text begins with.
pub(super) fn operator(text: &str) -> Option<&'static Foreign> {
    OPERATORS
        .iter()
        .find(|operator| text.starts_with(operator.spelling))
}

/// What closes a text that begins with one of the quotes of printed text; the same quote does,
/// so that no search for it goes far.
pub(super) const fn closing_quotes(opening: char) -> Option<&'static [char]> {
    match opening {
        '“' | '”' | '„' | '‟' | '＂' => Some(&['”', '“', '„', '‟', '＂', '"']),
        '‘' | '’' | '‚' | '‛' | '＇' | '´' => {
            Some(&['’', '‘', '‚', '‛', '＇', '´', '\''])
        }
        '«' => Some(&['»', '«']),
        '「' => Some(&['」', '「']),
        _ => None,
    }
}

/// The ASCII character that this full-width one looks like.
pub(super) fn from_full_width(letter: char) -> Option<char> {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0),
        _ => None,
    }
}

/// Blanks that CESQL does not know, and characters that cannot be seen.
pub(super) fn is_odd_blank(letter: char) -> bool {
    let is_known = matches!(letter, ' ' | '\t' | '\r' | '\n');
    let is_invisible = matches!(
        letter,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\0'..='\u{1F}' | '\u{7F}'
    );
    !is_known && (letter.is_whitespace() || is_invisible)
}

/// The usual name of a blank.
pub(super) const fn blank_name(letter: char) -> &'static str {
    match letter {
        '\u{A0}' => "a no-break space",
        '\u{3000}' => "a full-width space",
        '\u{FEFF}' => "a byte order mark",
        '\u{200B}' => "a zero-width space",
        '\u{AD}' => "a soft hyphen",
        '\0'..='\u{1F}' | '\u{7F}' => "a control character",
        _ => "a blank that CESQL does not know",
    }
}
