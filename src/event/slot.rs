//! One member of an event while it is looked at: its name, its value, its place in the text.

use std::borrow::Cow;

use super::characters::shorten;
use super::context::Context;
use super::fault::Fault;
use super::findings::Findings;
use super::validate::Stage;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::{Member, Node, Span, Text, Value};
use crate::path::Pointer;

/// A member of an event.
pub(super) struct Slot<'a> {
    /// The text and the question.
    pub(super) context: Context<'a>,
    /// The member.
    pub(super) member: &'a Member,
    /// Where the event that it belongs to stands.
    pub(super) event: &'a Pointer,
}

impl<'a> Slot<'a> {
    /// The stage at which the event is looked at.
    pub(super) const fn stage(&self) -> Stage {
        self.context.stage
    }

    /// The name, for people.
    pub(super) fn name(&self) -> Cow<'a, str> {
        self.member.key.to_display()
    }

    /// The name as messages show it.
    pub(super) fn label(&self) -> String {
        shorten(&self.name())
    }

    /// The value.
    pub(super) const fn value(&self) -> &'a Value {
        &self.member.value.value
    }

    /// The value with its place.
    pub(super) const fn node(&self) -> &'a Node {
        &self.member.value
    }

    /// The JSON Pointer of the value.
    pub(super) fn path(&self) -> Pointer {
        self.event.key(&self.name())
    }

    /// A finding about the value.
    pub(super) fn finding(
        &self,
        code: Code,
        severity: Severity,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, severity, Target::Event, message)
            .at(self.path(), self.member.value.span)
    }

    /// A finding about the name.
    pub(super) fn name_finding(
        &self,
        code: Code,
        severity: Severity,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, severity, Target::Event, message)
            .at(self.path(), self.member.key_span)
    }

    /// A finding about the bytes `start..end` of the value, which is a string.
    pub(super) fn narrow(&self, finding: Diagnostic, start: usize, end: usize) -> Diagnostic {
        let value = self.member.value.span;
        let is_as_written = self
            .node()
            .as_text()
            .is_some_and(|text| text.as_bytes().len() == value.end - value.start);
        let span = if is_as_written {
            Span::new(value.start + start, value.start + end)
        } else {
            self.context.locate(value, start, end)
        };
        finding.at(self.path(), span)
    }

    /// A finding about the bytes `start..end` of the name.
    pub(super) fn narrow_name(&self, finding: Diagnostic, start: usize, end: usize) -> Diagnostic {
        let span = self.context.locate_name(self.member.key_span, start, end);
        finding.at(self.path(), span)
    }

    /// A finding that the value, a string, is not `expected`.
    pub(super) fn fault(
        &self,
        code: Code,
        severity: Severity,
        expected: &str,
        fault: Fault,
    ) -> Diagnostic {
        let message = format!("`{}` is not {expected}: {}", self.label(), fault.message);
        let mut finding = self.finding(code, severity, message);
        finding.help = fault.help;
        self.narrow(finding, fault.start, fault.end)
    }

    /// The string, if the value is one; null counts as absent and anything else is an error.
    pub(super) fn string(&self, findings: &mut Findings) -> Option<&'a Text> {
        match self.value() {
            Value::String(text) => return Some(text),
            Value::Null => {}
            other => findings.push(self.not_a_string(other)),
        }
        None
    }

    fn not_a_string(&self, value: &Value) -> Diagnostic {
        let (name, kind) = (self.label(), self.node().kind());
        let finding = self.finding(
            Code::TypeString,
            Severity::Error,
            format!("`{name}` is {kind}, not a string"),
        );
        match value {
            Value::Number(_) if name == "time" => {
                finding.with_help("write it as in `2026-03-14T15:09:26Z` (RFC 3339), in quotes")
            }
            Value::Number(number) => {
                finding.with_help(format!("put it in quotes: `\"{}\"`", number.as_str()))
            }
            Value::Bool(value) => finding.with_help(format!("put it in quotes: `\"{value}\"`")),
            Value::Array(_) => finding.with_help(
                "an event has one value here; lists of values stand in rules, so this may be an event pattern",
            ),
            _ => finding.with_help("write a string"),
        }
    }

    /// The string, which must not be empty.
    pub(super) fn filled_string(&self, findings: &mut Findings) -> Option<&'a Text> {
        let text = self.string(findings)?;
        if !text.as_bytes().is_empty() {
            return Some(text);
        }
        let message = format!("`{}` is empty", self.label());
        let finding = self.finding(Code::NonEmpty, Severity::Error, message);
        findings.push(finding.with_help("give it a value, or leave it out if it is optional"));
        None
    }
}
