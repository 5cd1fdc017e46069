//! The patterns of `LIKE` (CESQL 1.0.0, §3.4.3).

use super::budget::{Budget, Exhausted};
use super::holes::{accepts, skip_past};

/// A pattern, split at its `%`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// What stands before the first `%`.
    first: Segment,
    /// What stands between two `%`; empty stretches are left out.
    middle: Vec<Segment>,
    /// What stands behind the last `%`; absent where there is no `%`.
    last: Option<Segment>,
}

/// A stretch of a pattern without `%`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    /// Plain text.
    Literal(String),
    /// Characters, and `None` for each `_`.
    Holes(Vec<Option<char>>),
}

impl Pattern {
    /// Reads a pattern: `%` is any run of characters, `_` any one; `\%` and `\_` stand for themselves.
    pub(super) fn new(text: &str) -> Self {
        let mut segments = Vec::new();
        let mut current = Vec::new();
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '%' => segments.push(Segment::new(&std::mem::take(&mut current))),
                '_' => current.push(None),
                '\\' => {
                    let escaped = characters.next_if(|next| matches!(next, '%' | '_'));
                    current.push(Some(escaped.unwrap_or('\\')));
                }
                plain => current.push(Some(plain)),
            }
        }
        let end = Segment::new(&current);
        let mut segments = segments.into_iter();
        let Some(first) = segments.next() else {
            return Self {
                first: end,
                middle: Vec::new(),
                last: None,
            };
        };
        Self {
            first,
            middle: segments.filter(|segment| !segment.is_empty()).collect(),
            last: Some(end),
        }
    }

    /// Whether the whole text is of this form.
    ///
    /// Each stretch is taken at the first place where it fits: where a later one would do, so
    /// does the first, as `%` takes up the rest.
    pub(super) fn matches(&self, text: &str, budget: &mut Budget) -> Result<bool, Exhausted> {
        budget.spend(text.len() + self.first.weight())?;
        let Some(rest) = self.first.strip_from_start(text) else {
            return Ok(false);
        };
        let Some(last) = &self.last else {
            return Ok(rest.is_empty());
        };
        budget.spend(last.weight())?;
        let Some(mut rest) = last.strip_from_end(rest) else {
            return Ok(false);
        };
        for segment in &self.middle {
            match segment.skip_past(rest, budget)? {
                Some(behind) => rest = behind,
                None => return Ok(false),
            }
        }
        Ok(true)
    }
}

impl Segment {
    fn new(characters: &[Option<char>]) -> Self {
        let literal: Option<String> = characters.iter().copied().collect();
        literal.map_or_else(|| Self::Holes(characters.to_vec()), Self::Literal)
    }

    const fn is_empty(&self) -> bool {
        match self {
            Self::Literal(literal) => literal.is_empty(),
            Self::Holes(characters) => characters.is_empty(),
        }
    }

    const fn weight(&self) -> usize {
        match self {
            Self::Literal(literal) => literal.len(),
            Self::Holes(characters) => characters.len(),
        }
    }

    /// What follows if the text begins like this.
    fn strip_from_start<'t>(&self, text: &'t str) -> Option<&'t str> {
        match self {
            Self::Literal(literal) => text.strip_prefix(literal.as_str()),
            Self::Holes(wanted) => {
                let mut characters = text.chars();
                let mut fits = wanted
                    .iter()
                    .map(|wanted| accepts(*wanted, characters.next()));
                let all = fits.all(|fits| fits);
                all.then_some(characters.as_str())
            }
        }
    }

    /// What is before it if the text ends like this.
    fn strip_from_end<'t>(&self, text: &'t str) -> Option<&'t str> {
        match self {
            Self::Literal(literal) => text.strip_suffix(literal.as_str()),
            Self::Holes(wanted) => {
                let mut characters = text.chars();
                let mut fits = wanted
                    .iter()
                    .rev()
                    .map(|wanted| accepts(*wanted, characters.next_back()));
                let all = fits.all(|fits| fits);
                all.then_some(characters.as_str())
            }
        }
    }

    /// What follows the first place where it fits.
    fn skip_past<'t>(
        &self,
        text: &'t str,
        budget: &mut Budget,
    ) -> Result<Option<&'t str>, Exhausted> {
        match self {
            Self::Literal(literal) => {
                let found = text.find(literal.as_str());
                budget.spend(found.unwrap_or(text.len()) + literal.len())?;
                Ok(found.and_then(|at| text.get(at + literal.len()..)))
            }
            Self::Holes(wanted) => skip_past(wanted, text, budget),
        }
    }
}
