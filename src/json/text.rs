//! A JSON string that may hold surrogates without a partner.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// The contents of a JSON string, unescaped.
///
/// RFC 8259 lets an escape name half of a surrogate pair, which no Rust `str` can hold.
/// Such halves are kept as three bytes each (the generalised UTF-8 of WTF-8), so that two
/// texts are equal exactly if their UTF-16 code units are.
///
/// Short texts stand in the value itself: most keys and values of events are short, and memory
/// is what reading them would cost.
#[derive(Clone)]
pub struct Text(Repr);

/// How many bytes stand in the value itself.
const INSIDE: usize = 22;

#[derive(Clone)]
enum Repr {
    /// So many bytes of UTF-8, then zeros.
    Short(u8, [u8; INSIDE]),
    Utf8(Box<str>),
    Wtf8(Box<[u8]>),
}

impl Text {
    /// A text from bytes that are UTF-8 but for lone surrogates.
    #[must_use]
    pub fn from_wtf8(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::from(text.as_str()),
            Err(error) => Self(Repr::Wtf8(error.into_bytes().into())),
        }
    }

    /// The bytes, UTF-8 but for lone surrogates.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Repr::Short(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Repr::Utf8(text) => text.as_bytes(),
            Repr::Wtf8(bytes) => bytes,
        }
    }

    /// The text, unless it holds a lone surrogate.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.0 {
            Repr::Short(..) => std::str::from_utf8(self.as_bytes()).ok(),
            Repr::Utf8(text) => Some(text),
            Repr::Wtf8(_) => None,
        }
    }

    /// The text for people: U+FFFD stands for what cannot be shown.
    #[must_use]
    pub fn to_display(&self) -> Cow<'_, str> {
        let lossy = || String::from_utf8_lossy(self.as_bytes());
        self.as_str().map_or_else(lossy, Cow::Borrowed)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_bytes().hash(state);
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_display(), formatter)
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
        let mut inside = [0; INSIDE];
        match (inside.get_mut(..text.len()), u8::try_from(text.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(text.as_bytes());
                Self(Repr::Short(length, inside))
            }
            _ => Self(Repr::Utf8(text.into())),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_display())
    }
}
