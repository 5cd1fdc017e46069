//! What the reader is asked for and what it gives.

use super::Node;
use crate::diagnostic::{Diagnostic, Target};

/// What the reader lets through.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which text is read; findings carry it.
    pub target: Target,
    /// Longest text in bytes.
    pub max_bytes: usize,
    /// Deepest nesting of arrays and objects; more than [`Options::DEEPEST`] has no effect.
    pub max_depth: usize,
    /// Whether non-JSON spellings are accepted.
    pub syntax: Syntax,
    /// What to do with text after the document.
    pub trailing: Trailing,
}

/// Whether spellings outside RFC 8259 are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// RFC 8259 only.
    Strict,
    /// Also what Gson's `JsonReader` takes in its lenient mode, with Gson's meaning.
    ///
    /// Comments, single quotes, unquoted keys and strings, `;` for `,`, `=` and `=>` for `:`,
    /// literals in any letter case, control characters in strings, the prefix `)]}'`; an
    /// array element that is left out is null.
    /// What is not a number in JSON, such as `NaN` or `01`, is an unquoted string.
    Lenient,
}

/// What to do with text after the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trailing {
    /// It is an error.
    Reject,
    /// It is ignored, with a warning.
    Ignore,
}

/// What reading gave.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The document, as far as it could be understood; present beside errors where the
    /// reader knew what was meant.
    pub root: Option<Node>,
    /// Every finding, sorted by range; of a long run of errors, the first fifty and their number.
    pub diagnostics: Vec<Diagnostic>,
}

impl Options {
    /// The deepest nesting that any options allow: trees are walked by recursion, on small stacks too.
    pub const DEEPEST: usize = 1000;

    /// Strict JSON of an event: at most 1 MiB, 256 levels, nothing after it.
    #[must_use]
    pub const fn event() -> Self {
        Self::strict(Target::Event)
    }

    /// Strict JSON of an event pattern: at most 1 MiB, 256 levels, nothing after it.
    #[must_use]
    pub const fn pattern() -> Self {
        Self::strict(Target::Pattern)
    }

    /// The same with another limit on the length in bytes.
    #[must_use]
    pub const fn with_max_bytes(mut self, max_bytes: usize) -> Self {
        self.max_bytes = max_bytes;
        self
    }

    /// The same with another limit on nesting.
    #[must_use]
    pub const fn with_max_depth(mut self, max_depth: usize) -> Self {
        self.max_depth = max_depth;
        self
    }

    /// The same with another syntax.
    #[must_use]
    pub const fn with_syntax(mut self, syntax: Syntax) -> Self {
        self.syntax = syntax;
        self
    }

    /// The same with another treatment of text after the document.
    #[must_use]
    pub const fn with_trailing(mut self, trailing: Trailing) -> Self {
        self.trailing = trailing;
        self
    }

    const fn strict(target: Target) -> Self {
        Self {
            target,
            max_bytes: 1 << 20,
            max_depth: 256,
            syntax: Syntax::Strict,
            trailing: Trailing::Reject,
        }
    }
}
