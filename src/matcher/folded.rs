//! `equals-ignore-case`, alone or inside `prefix` and `suffix`.
//!
//! Source: Event Ruler 2.0.1 `EqualsIgnoreCaseParser`: each character of the rule is compared
//! in its lower and its upper form, each of which may be several characters; the characters of
//! the event are taken as they are.
//! So `ß` accepts `ß` and `SS`, while `SS` does not accept `ß`.

use super::{Failure, Fault, Matcher, Meaning, Scalar, Site, equals, in_words};
use crate::json::{Node, Text, quote};

/// A string that equals, begins or ends with one of these in any letter case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Folded {
    part: Part,
    any_of: Vec<Folding>,
}

/// Which part of the string is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// Its start.
    Start,
    /// Its end.
    End,
}

#[derive(Debug, Clone, PartialEq)]
struct Folding {
    written: Text,
    /// The forms of each character.
    letters: Vec<[String; 2]>,
}

/// Whether a list of strings is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rules {
    /// One string.
    One,
    /// One string or a list, one of which must be equal.
    OneOrList,
}

impl Folded {
    pub(super) fn compile(
        part: Part,
        rules: Rules,
        operand: &Node,
        site: &mut Site<'_>,
    ) -> Option<Matcher> {
        let elements = match operand.as_array() {
            Some(elements) if rules == Rules::OneOrList => elements,
            _ => std::slice::from_ref(operand),
        };
        if elements.is_empty() {
            let message = "the list of `equals-ignore-case` is empty".to_owned();
            site.refuse(
                Fault::EmptyList,
                operand.span,
                message,
                "list at least one string",
            );
            return None;
        }
        let is_list = operand.as_array().is_some() && rules == Rules::OneOrList;
        let fault = if is_list {
            Fault::ListElement
        } else {
            Fault::NotAString
        };
        let any_of: Vec<_> = elements
            .iter()
            .map(|element| {
                let folding = element.as_text().map(Folding::new);
                if folding.is_none() {
                    let message = format!(
                        "`equals-ignore-case` takes a string, not {}",
                        element.kind()
                    );
                    site.refuse(fault, element.span, message, "write one string");
                }
                folding
            })
            .collect();
        let any_of = any_of.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Self { part, any_of }.into())
    }
}

impl Folding {
    fn new(text: &Text) -> Self {
        let letters = match text.as_str() {
            Some(plain) => plain
                .chars()
                .map(|letter| {
                    [
                        letter.to_lowercase().to_string(),
                        letter.to_uppercase().to_string(),
                    ]
                })
                .collect(),
            None => vec![[
                text.to_display().into_owned(),
                text.to_display().into_owned(),
            ]],
        };
        Self {
            written: text.clone(),
            letters,
        }
    }

    /// How many bytes of the text the whole of this can take from its start, each possible count once.
    fn ends(&self, text: &str) -> Vec<usize> {
        let mut ends = vec![0];
        for forms in &self.letters {
            if ends.is_empty() {
                break;
            }
            let mut next = Vec::new();
            for end in ends {
                let rest = text.get(end..).unwrap_or_default();
                for form in forms {
                    if rest.starts_with(form.as_str()) && !next.contains(&(end + form.len())) {
                        next.push(end + form.len());
                    }
                }
            }
            ends = next;
        }
        ends
    }

    /// Whether it takes the text up to its end, starting from some place.
    fn is_suffix_of(&self, text: &str) -> bool {
        let mut starts = vec![text.len()];
        for forms in self.letters.iter().rev() {
            let mut next = Vec::new();
            for start in starts {
                let before = text.get(..start).unwrap_or_default();
                for form in forms {
                    if before.ends_with(form.as_str()) && !next.contains(&(start - form.len())) {
                        next.push(start - form.len());
                    }
                }
            }
            starts = next;
        }
        !starts.is_empty()
    }

    fn fits(&self, part: Part, text: &str) -> bool {
        if let Some(plain) = self.written.as_str().filter(|plain| plain.is_ascii()) {
            return fits_plain(plain, part, text.as_bytes());
        }
        match part {
            Part::Whole => self.ends(text).contains(&text.len()),
            Part::Start => !self.ends(text).is_empty(),
            Part::End => self.is_suffix_of(text),
        }
    }
}

/// ASCII letters have no other forms than their own two.
fn fits_plain(plain: &str, part: Part, text: &[u8]) -> bool {
    let wanted = plain.as_bytes();
    let compared = match part {
        Part::Whole => Some(text),
        Part::Start => text.get(..wanted.len()),
        Part::End => text
            .len()
            .checked_sub(wanted.len())
            .and_then(|start| text.get(start..)),
    };
    compared.is_some_and(|text| text.eq_ignore_ascii_case(wanted))
}

impl Folded {
    /// The operands as written.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.any_of
            .iter()
            .filter_map(|folding| folding.written.as_str())
    }

    /// What is compared with, and the operands as written.
    pub(super) fn written(&self) -> impl Iterator<Item = (Part, &Text)> {
        self.any_of
            .iter()
            .map(|folding| (self.part, &folding.written))
    }

    /// Whether a text satisfies it.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.any_of
            .iter()
            .any(|folding| folding.fits(self.part, text))
    }

    /// How many texts a value is compared with.
    pub(crate) const fn operands(&self) -> usize {
        self.any_of.len()
    }

    fn in_words(&self) -> String {
        let written: Vec<_> = self
            .any_of
            .iter()
            .map(|folding| format!("`{}`", quote(&folding.written)))
            .collect();
        in_words(&written, "or")
    }

    const fn verb(&self) -> &'static str {
        match self.part {
            Part::Whole => "equal",
            Part::Start => "begin with",
            Part::End => "end with",
        }
    }
}

impl Meaning for Folded {
    fn test(&self, value: Scalar<'_>) -> bool {
        value.as_str().is_some_and(|text| self.fits(text))
    }

    fn expected(&self) -> String {
        let verb = match self.part {
            Part::Whole => "equals",
            Part::Start => "begins with",
            Part::End => "ends with",
        };
        format!(
            "a string that {verb} {} in any letter case",
            self.in_words()
        )
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        if value.as_bytes().is_none() {
            return equals::not_a_string(field, value, &self.expected());
        }
        let message = format!(
            "{field} is {}, which does not {} {} in any letter case",
            value.quoted(),
            self.verb(),
            self.in_words()
        );
        Failure::new("value-differs", message)
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        let lowered = |folding: &Folding| {
            folding
                .letters
                .iter()
                .map(|[lower, _]| lower.as_str())
                .collect::<String>()
        };
        let first = self.any_of.iter().take(1);
        first
            .flat_map(|folding| {
                [
                    quote(&folding.written),
                    quote(&Text::from(lowered(folding).as_str())),
                ]
            })
            .collect()
    }

    fn map_text(&self, rewrite: &dyn Fn(&str) -> String) -> Option<Matcher> {
        let rewritten = |folding: &Folding| match folding.written.as_str() {
            Some(text) => Folding::new(&Text::from(rewrite(text).as_str())),
            None => folding.clone(),
        };
        Some(
            Self {
                part: self.part,
                any_of: self.any_of.iter().map(rewritten).collect(),
            }
            .into(),
        )
    }
}
