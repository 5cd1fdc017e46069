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
pub struct Pointer(Steps);

/// The steps that a pointer takes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Steps {
    Written(String),
    /// They are not wanted, only how many bytes they would be.
    Measured(usize),
}

impl Default for Steps {
    fn default() -> Self {
        Self::Written(String::new())
    }
}

impl Pointer {
    /// The whole document.
    #[must_use]
    pub const fn root() -> Self {
        Self(Steps::Written(String::new()))
    }

    /// The whole document, where nobody will ask which places are inside it: they all read as
    /// empty, and only their length is known.
    pub(crate) const fn unnamed_root() -> Self {
        Self(Steps::Measured(0))
    }

    /// The member of this place called `key`.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut inside = self.clone();
        inside.push_key(key);
        inside
    }

    /// The element of this place at `index`.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut inside = self.clone();
        inside.push_index(index);
        inside
    }

    /// Goes down to the member called `key`.
    pub fn push_key(&mut self, key: &str) {
        match &mut self.0 {
            Steps::Written(steps) => {
                steps.reserve(key.len() + 1);
                steps.push('/');
                push_escaped(steps, key);
            }
            Steps::Measured(length) => {
                let is_escaped = |byte: &u8| matches!(byte, b'~' | b'/');
                *length += 1 + key.len() + key.bytes().filter(is_escaped).count();
            }
        }
    }

    /// Goes down to the element at `index`.
    pub fn push_index(&mut self, index: usize) {
        match &mut self.0 {
            Steps::Written(steps) => {
                steps.push('/');
                steps.push_str(&index.to_string());
            }
            Steps::Measured(length) => {
                let digits = index.checked_ilog10().unwrap_or_default() as usize + 1;
                *length += 1 + digits;
            }
        }
    }

    /// The place this many steps above.
    #[must_use]
    pub fn ancestor(&self, steps: usize) -> Self {
        let mut text = self.as_str();
        for _ in 0..steps {
            text = text.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
        Self(Steps::Written(text.to_owned()))
    }

    /// The pointer as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Steps::Written(steps) => steps,
            Steps::Measured(_) => "",
        }
    }

    /// How many bytes it is as text.
    pub(crate) const fn len(&self) -> usize {
        match &self.0 {
            Steps::Written(steps) => steps.len(),
            Steps::Measured(length) => *length,
        }
    }

    /// Its parts, unescaped.
    pub fn segments(&self) -> impl Iterator<Item = String> {
        self.as_str()
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

/// Puts a key behind other steps.
fn push_escaped(steps: &mut String, key: &str) {
    if !key.contains(['~', '/']) {
        return steps.push_str(key);
    }
    for letter in key.chars() {
        match letter {
            '~' => steps.push_str("~0"),
            '/' => steps.push_str("~1"),
            other => steps.push(other),
        }
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
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn unnamed_places_are_as_long_as_named_ones() {
        let inside = |root: Pointer| root.key("a/b~c").index(0).key("").index(10).index(999);
        let (named, unnamed) = (inside(Pointer::root()), inside(Pointer::unnamed_root()));
        assert_eq!(named.as_str(), "/a~1b~0c/0//10/999");
        assert_eq!(unnamed.len(), named.len());
        assert_eq!(unnamed.as_str(), "");
    }
}
