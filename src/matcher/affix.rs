//! `prefix` and `suffix`: the string begins or ends so.

use super::string_operand::{self, Rules};
use super::{Failure, Matcher, Meaning, Scalar, Site, equals, in_words};
use crate::json::{Node, Text, quote};

/// A string with one of these at its start or end.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Affix {
    end: Side,
    any_of: Vec<Text>,
}

/// Which end of the string is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// `prefix`
    Start,
    /// `suffix`
    End,
}

impl Affix {
    /// A matcher for this beginning or end.
    pub(crate) fn new(end: Side, text: Text) -> Self {
        let any_of = vec![text];
        Self { end, any_of }
    }

    pub(super) fn compile(
        end: Side,
        rules: Rules,
        operand: &Node,
        site: &mut Site<'_>,
    ) -> Option<Matcher> {
        let any_of = string_operand::compile(rules, operand, site)?;
        Some(Self { end, any_of }.into())
    }

    /// Whether every string that satisfies `other` satisfies this too.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.end == other.end && other.any_of.iter().all(|text| self.holds(text.as_bytes()))
    }

    /// The strings it compares with.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        self.any_of.iter()
    }

    /// How many strings it compares with.
    pub(crate) const fn operands(&self) -> usize {
        self.any_of.len()
    }

    /// Whether every string satisfies it.
    pub(crate) fn takes_every_string(&self) -> bool {
        self.any_of.iter().any(|text| text.as_bytes().is_empty())
    }

    /// Which end of the string it compares.
    pub(super) const fn side(&self) -> Side {
        self.end
    }

    /// Whether an operand reaches the quote on the far side of a string written in JSON.
    pub(super) fn meets_quote(&self) -> bool {
        self.any_of.iter().any(|text| match self.end {
            Side::Start => text.as_bytes().ends_with(b"\""),
            Side::End => text.as_bytes().starts_with(b"\""),
        })
    }

    /// Whether a string holds with quotes around it and one at the operand's own side.
    pub(super) fn test_quoted(&self, value: Scalar<'_>) -> bool {
        let quoted = |bytes: &[u8]| [b"\"", bytes, b"\""].concat();
        value.as_bytes().is_some_and(|bytes| match self.end {
            Side::Start => self.any_of.iter().any(|text| {
                let begins = [b"\"", text.as_bytes()].concat();
                quoted(bytes).starts_with(&begins)
            }),
            Side::End => self.ends_quoted(&quoted(bytes)),
        })
    }

    /// Whether bytes end with an operand and a quote.
    pub(super) fn ends_quoted(&self, bytes: &[u8]) -> bool {
        self.any_of.iter().any(|text| {
            bytes
                .strip_suffix(b"\"")
                .is_some_and(|bytes| bytes.ends_with(text.as_bytes()))
        })
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        self.any_of.iter().any(|text| match self.end {
            Side::Start => bytes.starts_with(text.as_bytes()),
            Side::End => bytes.ends_with(text.as_bytes()),
        })
    }

    /// The text with the operand in place of the same letters in another case.
    fn respelled(&self, text: &str, operand: &str) -> Option<String> {
        let at = match self.end {
            Side::Start => operand.len(),
            Side::End => text.len().checked_sub(operand.len())?,
        };
        let (start, end) = text.split_at_checked(at)?;
        let (same, kept) = match self.end {
            Side::Start => (start, format!("{operand}{end}")),
            Side::End => (end, format!("{start}{operand}")),
        };
        same.eq_ignore_ascii_case(operand).then_some(kept)
    }

    fn in_words(&self) -> String {
        let quoted: Vec<_> = self
            .any_of
            .iter()
            .map(|text| format!("`{}`", quote(text)))
            .collect();
        in_words(&quoted, "or")
    }

    const fn verb(&self) -> &'static str {
        match self.end {
            Side::Start => "begin",
            Side::End => "end",
        }
    }
}

impl Meaning for Affix {
    fn test(&self, value: Scalar<'_>) -> bool {
        value.as_bytes().is_some_and(|bytes| self.holds(bytes))
    }

    fn expected(&self) -> String {
        format!("a string that {}s with {}", self.verb(), self.in_words())
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        if value.as_bytes().is_none() {
            return equals::not_a_string(field, value, &self.expected());
        }
        let code = match self.end {
            Side::Start => "prefix-differs",
            Side::End => "suffix-differs",
        };
        let actual = value.quoted();
        Failure::new(
            code,
            format!(
                "{field} is {actual}, which does not {} with {}",
                self.verb(),
                self.in_words()
            ),
        )
    }

    fn witnesses(&self, actual: Option<&Node>) -> Vec<String> {
        let text = actual.and_then(Node::as_text).and_then(Text::as_str);
        let respelled = text.and_then(|text| {
            let mut operands = self.any_of.iter().filter_map(Text::as_str);
            operands.find_map(|operand| self.respelled(text, operand))
        });
        let operands = self.any_of.iter().take(1).map(quote);
        respelled
            .map(|text| quote(text.as_str()))
            .into_iter()
            .chain(operands)
            .collect()
    }

    fn map_text(&self, rewrite: &dyn Fn(&str) -> String) -> Option<Matcher> {
        let any_of = equals::rewrite_all(&self.any_of, rewrite);
        Some(
            Self {
                end: self.end,
                any_of,
            }
            .into(),
        )
    }
}
