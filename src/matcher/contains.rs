//! `contains` and `contain`: the string has all of these inside.

use super::string_operand::{self, Rules};
use super::{Failure, Matcher, Meaning, Scalar, Site, equals, in_words};
use crate::json::{Node, Text, quote};

/// A string that has all of these inside.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Contains {
    all_of: Vec<Text>,
}

impl Contains {
    pub(super) fn compile(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        let all_of = string_operand::compile(rules, operand, site)?;
        Some(Self { all_of }.into())
    }

    /// Whether every string that satisfies `other` satisfies this too.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        let within = |text: &Text| {
            other
                .all_of
                .iter()
                .any(|longer| has(longer.as_bytes(), text.as_bytes()))
        };
        self.all_of.iter().all(within)
    }

    /// The strings it looks for.
    pub(super) fn texts(&self) -> impl Iterator<Item = &Text> {
        self.all_of.iter()
    }

    /// How many strings it looks for.
    pub(crate) const fn operands(&self) -> usize {
        self.all_of.len()
    }

    /// Whether every string satisfies it.
    pub(crate) fn takes_every_string(&self) -> bool {
        self.all_of.iter().all(|text| text.as_bytes().is_empty())
    }
}

impl Meaning for Contains {
    fn test(&self, value: Scalar<'_>) -> bool {
        value
            .as_bytes()
            .is_some_and(|bytes| self.all_of.iter().all(|text| has(bytes, text.as_bytes())))
    }

    fn expected(&self) -> String {
        format!("a string that contains {}", quoted(&self.all_of))
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        let Some(bytes) = value.as_bytes() else {
            return equals::not_a_string(field, value, &self.expected());
        };
        let missing: Vec<_> = self
            .all_of
            .iter()
            .filter(|text| !has(bytes, text.as_bytes()))
            .cloned()
            .collect();
        let all = if self.all_of.len() > missing.len() {
            " as well"
        } else {
            ""
        };
        let message = format!(
            "{field} is {}, which does not contain {}{all}",
            value.quoted(),
            quoted(&missing)
        );
        Failure::new("substring-missing", message)
    }

    fn witnesses(&self, actual: Option<&Node>) -> Vec<String> {
        let wanted: String = self
            .all_of
            .iter()
            .map(|text| text.to_display().into_owned())
            .collect();
        let kept = actual
            .and_then(Node::as_text)
            .map(|text| text.to_display() + wanted.as_str());
        kept.into_iter()
            .filter(|text| text.len() <= 200)
            .chain([wanted.clone().into()])
            .map(|text| quote(&Text::from(text.as_ref())))
            .collect()
    }

    fn map_text(&self, rewrite: &dyn Fn(&str) -> String) -> Option<Matcher> {
        Some(
            Self {
                all_of: equals::rewrite_all(&self.all_of, rewrite),
            }
            .into(),
        )
    }
}

fn quoted(texts: &[Text]) -> String {
    in_words(
        &texts
            .iter()
            .map(|text| format!("`{}`", quote(text)))
            .collect::<Vec<_>>(),
        "and",
    )
}

/// Whether `needle` stands somewhere in `bytes`.
fn has(bytes: &[u8], needle: &[u8]) -> bool {
    equals::position(bytes, needle).is_some()
}
