//! Texts that are not JSON but have filters in them: YAML, and expressions by themselves.

use super::super::compile::Compiler;
use crate::cesql;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{Envelope, FilterKind, FilterRules};
use crate::json::{Span, quote};
use crate::path::Pointer;

/// The longest expression that is repeated in a help.
const LONGEST_SHOWN: usize = 120;

impl Compiler<'_> {
    /// Says what a text is that could not be read as JSON, where that can be told.
    pub(in crate::pattern) fn not_json(&mut self, rules: &FilterRules) {
        let Ok(text) = std::str::from_utf8(self.text) else {
            return;
        };
        let Some((message, help)) = yaml(text, rules).or_else(|| expression(text, rules)) else {
            return;
        };
        let start = text.len() - text.trim_start().len();
        let end = start + text.trim_start().lines().next().map_or(0, str::len);
        self.findings
            .retain(|finding| finding.code != Code::JsonSyntax);
        self.findings.push(
            Diagnostic::new(Code::JsonSyntax, Severity::Error, Target::Pattern, message)
                .with_help(help)
                .at(Pointer::root(), Span::new(start, end))
                .with_docs(self.spec.docs),
        );
    }
}

/// What to say of a text that begins as YAML does: `---`, `key:` or `- key:`.
fn yaml(text: &str, rules: &FilterRules) -> Option<(&'static str, String)> {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let key = first.strip_prefix("- ").unwrap_or(first);
    let is_name = |name: &str| {
        let mut letters = name.chars();
        letters.next().is_some_and(|it| it.is_ascii_alphabetic())
            && letters.all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.'))
    };
    let begins_with_key = key
        .split_once(':')
        .is_some_and(|(name, rest)| is_name(name) && (rest.is_empty() || rest.starts_with(' ')));
    if first != "---" && !begins_with_key {
        return None;
    }
    let help = match rules.envelope {
        Envelope::Trigger => {
            "write it as JSON; `kubectl get trigger NAME -o json` prints a trigger like that"
        }
        Envelope::Subscription => "write it as JSON: `[{\"exact\": {\"type\": \"…\"}}]`",
    };
    Some((
        "this is YAML, and filters are read as JSON",
        help.to_owned(),
    ))
}

/// What to say of an expression without a filter around it.
fn expression(text: &str, rules: &FilterRules) -> Option<(&'static str, String)> {
    let text = text.trim();
    let is_compound = text.contains([' ', '=', '(', '<', '>']);
    if !is_compound || text.starts_with(['[', '{', '"', '\'']) {
        return None;
    }
    cesql::parse(text, rules.expressions).expression?;
    let name = rules.name(FilterKind::Expression);
    let shown = if text.len() <= LONGEST_SHOWN {
        quote(text)
    } else {
        "\"…\"".to_owned()
    };
    Some((
        "this is an expression, not a list of filters",
        format!("put it into a filter: `[{{\"{name}\": {shown}}}]`"),
    ))
}
