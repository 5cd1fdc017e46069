//! The words of an expression.

use crate::json::Span;

/// A word and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

/// The kinds of word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `TRUE` or `FALSE`.
    Boolean(bool),
    /// Decimal digits; a sign stands in a word of its own.
    Digits,
    /// A text in quotes, unescaped.
    String(String),
    /// An attribute's name in lower case.
    Name(String),
    /// A function's name in upper case; `(` follows.
    Function(String),
    /// Something in the place of a value that was reported.
    Broken,
    /// Something that was reported and could be anything.
    Junk,
    /// An operator, a keyword or a bracket.
    Symbol(Symbol),
    /// The end of the expression.
    End,
}

/// Words that are always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symbol {
    And,
    Or,
    Xor,
    Not,
    Like,
    Exists,
    In,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Open,
    Close,
    Comma,
}

/// The keywords that are symbols.
const KEYWORDS: [(&str, Symbol); 7] = [
    ("AND", Symbol::And),
    ("OR", Symbol::Or),
    ("XOR", Symbol::Xor),
    ("NOT", Symbol::Not),
    ("LIKE", Symbol::Like),
    ("EXISTS", Symbol::Exists),
    ("IN", Symbol::In),
];

/// The other symbols; where one begins another, the longer stands first.
pub(super) const SIGNS: [(&str, Symbol); 15] = [
    ("!=", Symbol::NotEqual),
    ("<>", Symbol::NotEqual),
    ("<=", Symbol::LessOrEqual),
    (">=", Symbol::GreaterOrEqual),
    ("<", Symbol::Less),
    (">", Symbol::Greater),
    ("=", Symbol::Equal),
    ("+", Symbol::Plus),
    ("-", Symbol::Minus),
    ("*", Symbol::Star),
    ("/", Symbol::Slash),
    ("%", Symbol::Percent),
    ("(", Symbol::Open),
    (")", Symbol::Close),
    (",", Symbol::Comma),
];

impl TokenKind {
    /// The keyword of this spelling, in any letter case.
    pub(super) fn keyword(word: &str) -> Option<Self> {
        if word.eq_ignore_ascii_case("TRUE") {
            return Some(Self::Boolean(true));
        }
        if word.eq_ignore_ascii_case("FALSE") {
            return Some(Self::Boolean(false));
        }
        let keyword = KEYWORDS
            .iter()
            .find(|(keyword, _)| word.eq_ignore_ascii_case(keyword));
        keyword.map(|(_, symbol)| Self::Symbol(*symbol))
    }

    /// Whether a value begins here.
    pub(super) const fn begins_value(&self) -> bool {
        match self {
            Self::Boolean(_)
            | Self::Digits
            | Self::String(_)
            | Self::Name(_)
            | Self::Function(_)
            | Self::Broken => true,
            Self::Symbol(symbol) => matches!(symbol, Symbol::Not | Symbol::Exists | Symbol::Open),
            Self::Junk | Self::End => false,
        }
    }
}

impl Symbol {
    /// Whether it is spelled with letters.
    pub(super) fn is_keyword(self) -> bool {
        KEYWORDS.iter().any(|(_, symbol)| *symbol == self)
    }

    /// Whether it compares two values.
    pub(super) const fn is_comparison(self) -> bool {
        matches!(
            self,
            Self::Equal
                | Self::NotEqual
                | Self::Less
                | Self::LessOrEqual
                | Self::Greater
                | Self::GreaterOrEqual
        )
    }

    /// Whether it joins two conditions.
    pub(super) const fn is_logic(self) -> bool {
        matches!(self, Self::And | Self::Or | Self::Xor)
    }
}
