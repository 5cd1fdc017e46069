//! Several operators in one object: all must hold for the same value.

use super::{Failure, Matcher, Meaning, Scalar};
use crate::json::Node;

/// A value that satisfies all of these.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Every {
    parts: Vec<Matcher>,
}

impl Every {
    /// All of these at once.
    pub(crate) const fn new(parts: Vec<Matcher>) -> Self {
        Self { parts }
    }

    /// The operators.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Matcher> {
        self.parts.iter()
    }
}

impl Meaning for Every {
    fn test(&self, value: Scalar<'_>) -> bool {
        self.parts.iter().all(|part| part.test(value))
    }

    fn expected(&self) -> String {
        self.parts
            .iter()
            .map(|part| part.meaning().expected())
            .collect::<Vec<_>>()
            .join(" and also ")
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        let failing = self.parts.iter().find(|part| !part.test(value));
        failing.map_or_else(
            || Failure::new("value-differs", format!("{field} is {}", value.quoted())),
            |part| part.meaning().failure(field, value),
        )
    }

    fn witnesses(&self, actual: Option<&Node>) -> Vec<String> {
        let each: Vec<_> = self
            .parts
            .iter()
            .flat_map(|part| part.meaning().witnesses(actual))
            .collect();
        let joined = joined_strings(&each);
        joined.into_iter().chain(each).collect()
    }

    /// Whether one or all must hold is only decided where all of them agree.
    fn is_documented(&self, value: Scalar<'_>) -> bool {
        let all_hold = self.test(value);
        self.parts
            .iter()
            .all(|part| part.test(value) == all_hold && part.meaning().is_documented(value))
    }

    fn map_text(&self, rewrite: &dyn Fn(&str) -> String) -> Option<Matcher> {
        let parts: Option<Vec<_>> = self
            .parts
            .iter()
            .map(|part| part.meaning().map_text(rewrite))
            .collect();
        Some(Self::new(parts?).into())
    }
}

/// The JSON strings put together in order: a prefix before a suffix satisfies both.
fn joined_strings(texts: &[String]) -> Option<String> {
    let bare: Option<Vec<_>> = texts
        .iter()
        .map(|text| text.strip_prefix('"')?.strip_suffix('"'))
        .collect();
    bare.map(|bare| format!("\"{}\"", bare.concat()))
}
