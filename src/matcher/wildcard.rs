//! `wildcard`: the whole string fits a text in which `*` stands for any run of characters.
//!
//! Source: Amazon EventBridge, "Comparison operators": `*` matches any run, also an empty one;
//! `\*` and `\\` stand for themselves; two stars in a row are refused.

use super::{Failure, Fault, Matcher, Meaning, Scalar, Site, equals, in_words};
use crate::diagnostic::{Code, Severity};
use crate::json::{Node, Text, quote};

/// A string that fits one of these.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wildcard {
    any_of: Vec<Glob>,
}

/// Pieces of text with any run of characters between them.
#[derive(Debug, Clone, PartialEq)]
struct Glob {
    written: Text,
    pieces: Vec<Vec<u8>>,
}

/// What a dialect accepts as the operand of `wildcard`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    /// Whether a list of texts is accepted.
    pub(crate) list: ListOperand,
    /// The highest complexity that the vendor is known to accept, and the highest it may.
    pub(crate) complexity: (usize, usize),
}

/// Whether a list of texts is an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListOperand {
    /// One of them must fit.
    AnyOf,
    /// It is not.
    Refused,
}

impl Wildcard {
    pub(super) fn compile(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Matcher> {
        let elements = match operand.as_array() {
            Some(elements) if rules.list == ListOperand::AnyOf => elements,
            _ => std::slice::from_ref(operand),
        };
        if elements.is_empty() {
            let message = "the list of `wildcard` is empty".to_owned();
            site.refuse(
                Fault::EmptyList,
                operand.span,
                message,
                "list at least one string",
            );
            return None;
        }
        let globs: Vec<_> = elements.iter().map(|element| glob(element, site)).collect();
        let any_of = globs.into_iter().collect::<Option<Vec<_>>>()?;
        let score = any_of.iter().map(Glob::complexity).sum();
        check_complexity(rules, score, operand, site).then(|| Self { any_of }.into())
    }
}

impl Wildcard {
    /// Whether one of the texts begins with a star.
    pub(super) fn begins_with_star(&self) -> bool {
        let begins =
            |glob: &Glob| glob.pieces.len() > 1 && glob.pieces.first().is_some_and(Vec::is_empty);
        self.any_of.iter().any(begins)
    }
}

impl Meaning for Wildcard {
    fn test(&self, value: Scalar<'_>) -> bool {
        value
            .as_bytes()
            .is_some_and(|bytes| self.any_of.iter().any(|glob| glob.fits(bytes)))
    }

    fn expected(&self) -> String {
        let written: Vec<_> = self
            .any_of
            .iter()
            .map(|glob| format!("`{}`", quote(&glob.written)))
            .collect();
        format!("a string that fits {}", in_words(&written, "or"))
    }

    fn failure(&self, field: &str, value: Scalar<'_>) -> Failure {
        if value.as_bytes().is_none() {
            return equals::not_a_string(field, value, &self.expected());
        }
        let written: Vec<_> = self
            .any_of
            .iter()
            .map(|glob| format!("`{}`", quote(&glob.written)))
            .collect();
        let message = format!(
            "{field} is {}, which does not fit {}",
            value.quoted(),
            in_words(&written, "or")
        );
        Failure::new("wildcard-differs", message)
    }

    fn witnesses(&self, _actual: Option<&Node>) -> Vec<String> {
        self.any_of
            .iter()
            .take(1)
            .map(|glob| quote(&Text::from_wtf8(glob.pieces.concat())))
            .collect()
    }

    fn map_text(&self, rewrite: &dyn Fn(&str) -> String) -> Option<Matcher> {
        let rewritten = |glob: &Glob| {
            let pieces = glob
                .pieces
                .iter()
                .map(|piece| match std::str::from_utf8(piece) {
                    Ok(text) => rewrite(text).into_bytes(),
                    Err(_) => piece.clone(),
                });
            Glob {
                written: glob.written.clone(),
                pieces: pieces.collect(),
            }
        };
        Some(
            Self {
                any_of: self.any_of.iter().map(rewritten).collect(),
            }
            .into(),
        )
    }
}

impl Glob {
    /// Whether the bytes are the pieces in order with anything between them; linear in their length.
    fn fits(&self, bytes: &[u8]) -> bool {
        let [first, rest @ ..] = self.pieces.as_slice() else {
            return false;
        };
        let Some(bytes) = bytes.strip_prefix(first.as_slice()) else {
            return false;
        };
        let [middle @ .., last] = rest else {
            return bytes.is_empty();
        };
        let Some(mut bytes) = bytes.strip_suffix(last.as_slice()) else {
            return false;
        };
        for piece in middle {
            let Some(at) = equals::position(bytes, piece) else {
                return false;
            };
            bytes = bytes.get(at + piece.len()..).unwrap_or_default();
        }
        true
    }

    /// The most prefixes of the text that can be alive at once over any input, quotes included.
    ///
    /// A prefix is alive if it fits what was read so far; one that a star follows stays alive.
    fn complexity(&self) -> usize {
        let mut states: Vec<(Option<u8>, bool)> = vec![(Some(b'"'), false)];
        for (index, piece) in self.pieces.iter().enumerate() {
            if index > 0 {
                states.push((None, true));
            }
            states.extend(piece.iter().map(|byte| (Some(*byte), index > 0)));
        }
        let quoted_end = self.pieces.len() > 1;
        states.push((Some(b'"'), quoted_end));
        most_alive(&states)
    }
}

/// The largest number of wildcard prefixes alive together, found by walking the input that is
/// the text itself from each of its places.
fn most_alive(states: &[(Option<u8>, bool)]) -> usize {
    let letters: Vec<u8> = states.iter().filter_map(|(byte, _)| *byte).collect();
    let mut most = 0;
    let mut alive = vec![false; states.len() + 1];
    if let Some(first) = alive.first_mut() {
        *first = true;
    }
    close(states, &mut alive);
    for letter in letters {
        alive = step(states, &alive, letter);
        let count = alive
            .iter()
            .skip(1)
            .zip(states)
            .filter(|(on, (_, wild))| **on && *wild)
            .count();
        most = most.max(count);
    }
    most
}

/// A star is entered without reading anything.
fn close(states: &[(Option<u8>, bool)], alive: &mut [bool]) {
    for (index, (byte, _)) in states.iter().enumerate() {
        let here = alive.get(index).copied().unwrap_or(false);
        if here
            && byte.is_none()
            && let Some(next) = alive.get_mut(index + 1)
        {
            *next = true;
        }
    }
}

fn step(states: &[(Option<u8>, bool)], alive: &[bool], letter: u8) -> Vec<bool> {
    let mut next = vec![false; alive.len()];
    for (index, (byte, _)) in states.iter().enumerate() {
        let before = alive.get(index).copied().unwrap_or(false);
        let here = alive.get(index + 1).copied().unwrap_or(false);
        let reads = before && *byte == Some(letter);
        let stays = here && byte.is_none();
        if let Some(slot) = next.get_mut(index + 1) {
            *slot |= reads || stays;
        }
    }
    close(states, &mut next);
    next
}

fn glob(operand: &Node, site: &mut Site<'_>) -> Option<Glob> {
    let Some(text) = operand.as_text() else {
        let message = format!("`wildcard` takes a string, not {}", operand.kind());
        site.refuse(
            Fault::NotAString,
            operand.span,
            message,
            "write one string, such as `\"arn:aws:*:root\"`",
        );
        return None;
    };
    let mut pieces = vec![Vec::new()];
    let mut bytes = text.as_bytes().iter().copied().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        let literal = match byte {
            b'\\' => match bytes.next() {
                Some((_, escaped @ (b'*' | b'\\'))) => escaped,
                _ => {
                    let message =
                        "a backslash stands before something else than `*` or `\\`".to_owned();
                    let help = "write `\\\\\\\\` in the JSON for one backslash, `\\\\*` for a star";
                    site.refuse(Fault::WildcardEscape(at + 1), operand.span, message, help);
                    return None;
                }
            },
            b'*' => {
                if matches!(bytes.peek(), Some((_, b'*'))) {
                    let message = "two stars stand in a row".to_owned();
                    site.refuse(
                        Fault::ConsecutiveStars(at + 1),
                        operand.span,
                        message,
                        "one star is enough",
                    );
                    return None;
                }
                pieces.push(Vec::new());
                continue;
            }
            literal => literal,
        };
        if let Some(piece) = pieces.last_mut() {
            piece.push(literal);
        }
    }
    Some(Glob {
        written: text.clone(),
        pieces,
    })
}

fn check_complexity(rules: Rules, score: usize, operand: &Node, site: &mut Site<'_>) -> bool {
    let (accepted, most) = rules.complexity;
    let help = "use fewer stars, and fewer repeated characters after a star";
    if score > most {
        let message = format!(
            "this wildcard has the complexity {score}; the service refuses more than {most}"
        );
        let words = "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";
        let help = format!("{help} (the vendor says: {words})");
        site.report(
            Code::WildcardComplexity,
            Severity::Error,
            operand.span,
            message,
            help,
        );
        return false;
    }
    if score > accepted {
        let message =
            format!("this wildcard has the complexity {score}; the service may refuse it");
        site.report(
            Code::WildcardComplexity,
            Severity::Warning,
            operand.span,
            message,
            help,
        );
    }
    true
}
