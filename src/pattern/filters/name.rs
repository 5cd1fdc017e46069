//! The names and texts of attributes in a filter.

use super::super::compile::Compiler;
use crate::cesql::PAYLOAD;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{AttributeNames, FilterRules, FilterSpec};
use crate::json::{Member, Text, Value, to_json};
use crate::path::Pointer;

impl Compiler<'_> {
    /// Refuses names that no attribute can have.
    pub(super) fn attribute_name(&mut self, member: &Member, at: &Pointer, rules: &FilterRules) {
        let name = member.key.to_display();
        if PAYLOAD.contains(&name.as_ref()) {
            self.payload(member, at);
            return;
        }
        let is_letter = |byte: u8| byte.is_ascii_lowercase();
        let (code, message, help) = if name.is_empty() {
            let help = "name an attribute, such as `type`".to_owned();
            (
                Code::AttrNameEmpty,
                "the name of the attribute is empty".to_owned(),
                help,
            )
        } else if !name
            .bytes()
            .all(|byte| is_letter(byte) || byte.is_ascii_digit())
        {
            let message =
                format!("no attribute is called `{name}`: names are made of `a`–`z` and `0`–`9`");
            (Code::AttrNameChars, message, help_with(&name))
        } else if rules.names == AttributeNames::LetterFirst && !name.bytes().take(1).all(is_letter)
        {
            let message = format!("Knative refuses `{name}`: names begin with a letter");
            let help = "rename the attribute where the event is made".to_owned();
            (Code::AttrNameLeadingDigit, message, help)
        } else {
            return;
        };
        self.findings.push(
            Diagnostic::new(code, Severity::Error, Target::Pattern, message)
                .with_help(help)
                .at(at.clone(), member.key_span)
                .with_docs(self.spec.docs),
        );
    }

    fn payload(&mut self, member: &Member, at: &Pointer) {
        let message = format!(
            "`{}` is the payload, which filters never look at, so this never holds",
            member.key
        );
        self.findings.push(
            Diagnostic::new(
                Code::NeverMatches,
                Severity::Warning,
                Target::Pattern,
                message,
            )
            .with_help("put what you filter by into an extension attribute where the event is made")
            .at(at.clone(), member.key_span)
            .with_docs(self.spec.docs),
        );
    }

    /// The text that an attribute is compared with.
    pub(super) fn attribute_text<'n>(
        &mut self,
        member: &'n Member,
        at: &Pointer,
        spec: &FilterSpec,
    ) -> Option<&'n Text> {
        if let Some(text) = member.value.as_text() {
            return Some(text);
        }
        let (name, value) = (spec.info.name, &member.value);
        let message = format!("`{name}` compares with a string, not {}", value.kind());
        let help = match &value.value {
            Value::Number(_) | Value::Bool(_) => format!(
                "write `\"{}\"`: attributes are compared as text",
                to_json(value)
            ),
            Value::Array(_) => {
                format!(
                    "write one `{name}` for each value inside `any`: `{{\"any\": [{{\"{name}\": …}}, {{\"{name}\": …}}]}}`"
                )
            }
            Value::Null => {
                "to ask for a missing attribute, negate an expression: `NOT EXISTS name`".to_owned()
            }
            _ => "write one string; attributes have no fields inside".to_owned(),
        };
        self.findings.push(
            Diagnostic::new(
                Code::InvalidOperand,
                Severity::Error,
                Target::Pattern,
                message,
            )
            .with_help(help)
            .at(at.clone(), value.span)
            .with_docs(self.spec.docs),
        );
        None
    }
}

fn help_with(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let is_name = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if name.starts_with("data.") || name.starts_with("data[") {
        return "filters look at context attributes only, never into `data`".to_owned();
    }
    if is_name(&lower) {
        return format!("did you mean `{lower}`?");
    }
    let bare: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    if bare.is_empty() {
        "name a context attribute, such as `type`".to_owned()
    } else {
        format!("did you mean `{bare}`?")
    }
}
