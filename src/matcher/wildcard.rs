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
        let score = complexity(&any_of);
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

    /// The pieces between the stars of each text.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &[Vec<u8>]> {
        self.any_of.iter().map(|glob| glob.pieces.as_slice())
    }

    /// How many pieces of text a value is searched for.
    pub(crate) fn operands(&self) -> usize {
        self.any_of.iter().map(|glob| glob.pieces.len()).sum()
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

    /// What follows each star, cut where long, the closing quote included.
    fn after_stars(&self, longest: usize) -> impl Iterator<Item = Vec<u8>> {
        let last = self.pieces.len() - 1;
        self.pieces
            .iter()
            .enumerate()
            .skip(1)
            .map(move |(index, piece)| {
                let mut text: Vec<u8> = piece.iter().copied().take(longest).collect();
                if index == last {
                    text.push(b'"');
                }
                text
            })
    }
}

/// The most beginnings of the texts that one input can keep alive together, quotes included.
///
/// Once all stars are reached they stay alive; of the texts behind them those beginnings are
/// alive with which the input ends, so the longest of them ends with all the others.
fn complexity(globs: &[Glob]) -> usize {
    /// More stars than any vendor accepts.
    const MANY: usize = 16;
    /// The most beginnings that are compared with each other.
    const COMPARED: usize = 1024;
    let stars: usize = globs.iter().map(|glob| glob.pieces.len() - 1).sum();
    if stars >= MANY {
        return stars;
    }
    let longest = COMPARED / stars.max(1);
    let texts: Vec<_> = globs
        .iter()
        .flat_map(|glob| glob.after_stars(longest))
        .collect();
    let beginnings = |text: &[u8]| -> Vec<Vec<u8>> {
        let ends = 1..=text.len();
        ends.filter_map(|end| Some(text.get(..end)?.to_vec()))
            .collect()
    };
    let all: Vec<_> = texts.iter().flat_map(|text| beginnings(text)).collect();
    let alive_with = |input: &Vec<u8>| all.iter().filter(|each| input.ends_with(each)).count();
    stars + all.iter().map(alive_with).max().unwrap_or(0)
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
            b'\\' => {
                if let Some((_, escaped @ (b'*' | b'\\'))) = bytes.next() {
                    escaped
                } else {
                    let message =
                        "a backslash stands before something else than `*` or `\\`".to_owned();
                    let help = "write `\\\\\\\\` in the JSON for one backslash, `\\\\*` for a star";
                    site.refuse(Fault::WildcardEscape(at + 1), operand.span, message, help);
                    return None;
                }
            }
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

#[cfg(test)]
mod tests {
    use super::{Glob, complexity};
    use crate::json::Text;

    #[test]
    fn complexity_is_that_of_the_vendor() {
        for (text, score) in [
            ("*", 2),
            ("*a*", 3),
            ("*a*b*", 4),
            ("*:*:*", 5),
            ("*:*:*:*:*:event-bus/*", 11),
            ("*aaaaaaaaaa", 11),
        ] {
            let pieces = text.split('*').map(|piece| piece.as_bytes().to_vec());
            let glob = Glob {
                written: Text::from(text),
                pieces: pieces.collect(),
            };
            assert_eq!(complexity(&[glob]), score, "{text}");
        }
    }
}
