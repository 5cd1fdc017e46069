//! JSON as written: scalars and keys keep their text, repeated keys stay.

use std::fmt;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tree {
    /// A scalar as written, strings with their quotes.
    Leaf(String),
    List(Vec<Tree>),
    /// Keys as written, with their quotes.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// Reads the value that a text begins with, as the engine does; absent if it is no JSON.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader {
            rest: text.trim_start(),
        };
        reader.value(0)
    }

    pub(crate) fn leaf(text: impl Into<String>) -> Self {
        Self::Leaf(text.into())
    }

    pub(crate) fn members(&self) -> &[(String, Tree)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    pub(crate) fn elements(&self) -> &[Tree] {
        match self {
            Self::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match self {
            Self::Leaf(text) => Some(text),
            _ => None,
        }
    }

    /// Every scalar, wherever it stands.
    pub(crate) fn scalars(&self) -> Vec<&str> {
        match self {
            Self::Leaf(text) => vec![text],
            Self::List(elements) => elements.iter().flat_map(Self::scalars).collect(),
            Self::Object(members) => members
                .iter()
                .flat_map(|(_, value)| value.scalars())
                .collect(),
        }
    }

    /// Every key, wherever it stands.
    pub(crate) fn keys(&self) -> Vec<&str> {
        match self {
            Self::Leaf(_) => Vec::new(),
            Self::List(elements) => elements.iter().flat_map(Self::keys).collect(),
            Self::Object(members) => members
                .iter()
                .flat_map(|(key, value)| std::iter::once(key.as_str()).chain(value.keys()))
                .collect(),
        }
    }
}

impl fmt::Display for Tree {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leaf(text) => formatter.write_str(text),
            Self::List(elements) => {
                formatter.write_str("[")?;
                for (place, element) in elements.iter().enumerate() {
                    separate(formatter, place)?;
                    write!(formatter, "{element}")?;
                }
                formatter.write_str("]")
            }
            Self::Object(members) => {
                formatter.write_str("{")?;
                for (place, (key, value)) in members.iter().enumerate() {
                    separate(formatter, place)?;
                    write!(formatter, "{key}:{value}")?;
                }
                formatter.write_str("}")
            }
        }
    }
}

fn separate(formatter: &mut fmt::Formatter<'_>, place: usize) -> fmt::Result {
    formatter.write_str(if place == 0 { "" } else { "," })
}

const DEEPEST: usize = 1200;

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Tree> {
        if depth > DEEPEST {
            return None;
        }
        match self.rest.as_bytes().first()? {
            b'{' => self
                .sequence('}', |reader| {
                    let key = reader.string()?;
                    reader.take(':')?;
                    Some((key, reader.value(depth + 1)?))
                })
                .map(Tree::Object),
            b'[' => self
                .sequence(']', |reader| reader.value(depth + 1))
                .map(Tree::List),
            b'"' => self.string().map(Tree::Leaf),
            _ => self.word().map(Tree::Leaf),
        }
    }

    fn sequence<T>(
        &mut self,
        close: char,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        self.skip(1)?;
        let mut items = Vec::new();
        if self.take(close).is_some() {
            return Some(items);
        }
        loop {
            items.push(item(self)?);
            if self.take(close).is_some() {
                return Some(items);
            }
            self.take(',')?;
        }
    }

    fn string(&mut self) -> Option<String> {
        let mut escaped = false;
        let inner = self.rest.strip_prefix('"')?;
        let end = inner.char_indices().find_map(|(place, character)| {
            let closes = character == '"' && !escaped;
            escaped = character == '\\' && !escaped;
            closes.then_some(place)
        })?;
        self.split(end + 2)
    }

    fn word(&mut self) -> Option<String> {
        let ends = |character: char| character.is_whitespace() || ",]}:".contains(character);
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        self.split(end).filter(|word| !word.is_empty())
    }

    fn take(&mut self, wanted: char) -> Option<()> {
        self.rest.starts_with(wanted).then(|| self.skip(1))?
    }

    fn skip(&mut self, length: usize) -> Option<()> {
        self.split(length).map(drop)
    }

    fn split(&mut self, length: usize) -> Option<String> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest.trim_start();
        Some(taken.to_owned())
    }
}
