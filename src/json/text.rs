//! A JSON string that may hold surrogates without a partner.

use std::borrow::Cow;
use std::fmt;

/// The contents of a JSON string, unescaped.
///
/// RFC 8259 lets an escape name half of a surrogate pair, which no Rust `str` can hold.
/// Such halves are kept as three bytes each (the generalised UTF-8 of WTF-8), so that two
/// texts are equal exactly if their UTF-16 code units are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Repr);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Repr {
    Utf8(Box<str>),
    Wtf8(Box<[u8]>),
}

impl Text {
    /// A text from bytes that are UTF-8 but for lone surrogates.
    #[must_use]
    pub fn from_wtf8(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self(Repr::Utf8(text.into())),
            Err(error) => Self(Repr::Wtf8(error.into_bytes().into())),
        }
    }

    /// The bytes, UTF-8 but for lone surrogates.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Repr::Utf8(text) => text.as_bytes(),
            Repr::Wtf8(bytes) => bytes,
        }
    }

    /// The text, unless it holds a lone surrogate.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Repr::Utf8(text) => Some(text),
            Repr::Wtf8(_) => None,
        }
    }

    /// The text for people: U+FFFD stands for what cannot be shown.
    #[must_use]
    pub fn to_display(&self) -> Cow<'_, str> {
        match &self.0 {
            Repr::Utf8(text) => Cow::Borrowed(text),
            Repr::Wtf8(bytes) => String::from_utf8_lossy(bytes),
        }
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl AsRef<[u8]> for Text {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Repr::Utf8(text.into()))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_display())
    }
}
