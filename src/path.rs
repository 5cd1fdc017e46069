//! Names of places in a JSON text: JSON Pointer (RFC 6901) and the dotted form for people.

use std::fmt;

use crate::json::Text;

/// A JSON Pointer (RFC 6901): `/data/topic`; empty for the whole document.
///
/// ```
/// use whymatch::path::Pointer;
///
/// let pointer = Pointer::root().key("data").key("a/b").index(2);
/// assert_eq!(pointer.as_str(), "/data/a~1b/2");
/// assert_eq!(pointer.dotted(), "data.a/b[2]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pointer(String);

impl Pointer {
    /// The whole document.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// The member of this place called `key`.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let escaped = key.replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{escaped}", self.0))
    }

    /// The element of this place at `index`.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// Goes down to the member called `key`.
    pub fn push_key(&mut self, key: &str) {
        self.0.push('/');
        for letter in key.chars() {
            match letter {
                '~' => self.0.push_str("~0"),
                '/' => self.0.push_str("~1"),
                other => self.0.push(other),
            }
        }
    }

    /// Goes down to the element at `index`.
    pub fn push_index(&mut self, index: usize) {
        self.0.push('/');
        self.0.push_str(&index.to_string());
    }

    /// The place this many steps above.
    #[must_use]
    pub fn ancestor(&self, steps: usize) -> Self {
        let mut text = self.0.as_str();
        for _ in 0..steps {
            text = text.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
        Self(text.to_owned())
    }

    /// The pointer as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its parts, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> {
        self.0
            .split('/')
            .skip(1)
            .map(|part| part.replace("~1", "/").replace("~0", "~"))
    }

    /// The form for people: `data.topic`, `items[2].sku`; a key with a dot is quoted.
    ///
    /// An all-digit segment reads as an index, which a pointer alone cannot tell from a key.
    #[must_use]
    pub fn dotted(&self) -> String {
        let mut dotted = String::new();
        for segment in self.segments() {
            if !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit()) {
                dotted = format!("{dotted}[{segment}]");
                continue;
            }
            if segment.is_empty() || segment.contains(['.', ' ', '[', '"']) {
                dotted = format!("{dotted}[\"{segment}\"]");
                continue;
            }
            if !dotted.is_empty() {
                dotted.push('.');
            }
            dotted.push_str(&segment);
        }
        dotted
    }
}

/// The way from a root to a place below it, made into a [`Pointer`] only where one is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Trail<'a> {
    /// The root.
    Root,
    /// The member of a place with this key.
    Key(&'a Trail<'a>, &'a Text),
    /// The element of a place at this index.
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    /// The pointer to this place.
    pub(crate) fn pointer(&self) -> Pointer {
        match self {
            Self::Root => Pointer::root(),
            Self::Key(parent, key) => {
                let mut pointer = parent.pointer();
                pointer.push_key(&key.to_display());
                pointer
            }
            Self::Index(parent, index) => {
                let mut pointer = parent.pointer();
                pointer.push_index(*index);
                pointer
            }
        }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
