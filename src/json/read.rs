//! The reader: bytes in, nodes and findings out.

use super::Node;
use crate::diagnostic::{Diagnostic, Target};

/// What the reader lets through.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which text is read; findings carry it.
    pub target: Target,
    /// Longest text in bytes.
    pub max_bytes: usize,
    /// Deepest nesting of arrays and objects.
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
    /// Also what Gson's lenient mode takes.
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
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one JSON document.
#[must_use]
pub fn read(_bytes: &[u8], _options: &Options) -> Reading {
    Reading { root: None, diagnostics: Vec::new() }
}
