//! What the compiler says of filters that it cannot use.

use super::super::compile::Compiler;
use super::super::nearest;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{EmptyFilter, FilterKind, FilterRules, FilterSpec};
use crate::json::{Member, Node, Object, Span, Value, to_json};
use crate::matcher::in_words;
use crate::path::Pointer;

/// The longest text that is repeated in a help.
const LONGEST_SHOWN: usize = 120;

impl Compiler<'_> {
    pub(super) fn no_filters(&mut self, root: &Node) {
        let message = format!("filters are a list of objects, not {}", root.kind());
        let help = match &root.value {
            Value::String(_) => "to filter by an expression, write `[{\"sql\": \"…\"}]`",
            _ => "write `[{\"exact\": {\"type\": \"…\"}}]`",
        };
        self.refuse_filter(
            Code::PatternRoot,
            &Pointer::root(),
            root.span,
            message,
            help,
        );
    }

    /// Warns of filters that let every event through.
    pub(super) fn nothing_asked(&mut self, node: &Node, at: &Pointer) {
        let message = "there are no filters, so every event passes";
        let warning = Diagnostic::new(
            Code::AlwaysMatches,
            Severity::Warning,
            Target::Pattern,
            message,
        );
        self.findings.push(warning.at(at.clone(), node.span));
    }

    pub(super) fn not_a_filter(&mut self, node: &Node, at: &Pointer, rules: &FilterRules) {
        let message = format!("a filter is an object, not {}", node.kind());
        let help = match &node.value {
            Value::String(_) => {
                let expression = rules.name(FilterKind::Expression);
                format!("to filter by an expression, write `{{\"{expression}\": \"…\"}}`")
            }
            Value::Array(_) => {
                "take the filters out of the inner `[ ]`; for alternatives write `{\"any\": […]}`"
                    .to_owned()
            }
            _ => "write `{\"exact\": {\"type\": \"…\"}}`".to_owned(),
        };
        self.refuse_filter(Code::InvalidAlternative, at, node.span, message, help);
    }

    /// An object that names no filter, or several.
    pub(super) fn not_one_filter(
        &mut self,
        object: &Object,
        node: &Node,
        at: &Pointer,
        rules: &FilterRules,
    ) {
        let members = object.members();
        if members.is_empty() {
            return self.empty_filter(node, at, rules);
        }
        let names: Vec<_> = members
            .iter()
            .map(|member| format!("`{}`", member.key))
            .collect();
        let names = in_words(&names, "and");
        let is_value = |member: &Member| member.value.as_object().is_none();
        let are_attributes = members.iter().all(|member| self.is_bare(member, rules))
            && members.iter().any(is_value);
        let (code, message, help) = if are_attributes {
            let message =
                format!("{names} name no filter; a filter says how attributes are compared");
            (Code::UnknownOperator, message, as_exact(object, node))
        } else {
            let message = format!("one object is one filter; this one has {names}");
            let help = "make an object of each: `[{…}, {…}]`".to_owned();
            (Code::SeveralOperators, message, help)
        };
        self.refuse_filter(code, at, node.span, message, help);
    }

    fn empty_filter(&mut self, node: &Node, at: &Pointer, rules: &FilterRules) {
        let message = "the filter is empty";
        match rules.empty {
            EmptyFilter::Skipped => self.passed_over(node.span, at, message),
            EmptyFilter::Refused => {
                let help = "name what it asks: `{\"exact\": {\"type\": \"…\"}}`";
                self.refuse_filter(Code::EmptyCondition, at, node.span, message, help);
            }
        }
    }

    /// Whether a member names no filter, nor anything that is often taken for one.
    fn is_bare(&self, member: &Member, rules: &FilterRules) -> bool {
        let name = member.key.to_display();
        let is_known = rules.filter(&name).is_some() || self.instead_of(&name).is_some();
        !is_known
    }

    pub(super) fn unknown_filter(&mut self, member: &Member, at: &Pointer, rules: &FilterRules) {
        let name = member.key.to_display();
        let known = rules.filters.iter().map(|filter| filter.info.name);
        let instead = self.instead_of(&name);
        let help = match (instead, nearest(&name, known.clone())) {
            (Some(help), _) => help.to_owned(),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) if member.value.as_text().is_some() => {
                let text = to_json(&member.value);
                format!("to compare the attribute, write `{{\"exact\": {{\"{name}\": {text}}}}}`")
            }
            (None, None) if member.value.as_array().is_some() => EVENT_PATTERN.to_owned(),
            (None, None) => {
                let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
                format!("there are {}", known.join(", "))
            }
        };
        let message = format!("there is no filter `{name}`");
        self.refuse_filter(Code::UnknownOperator, at, member.key_span, message, help);
    }

    /// What to write in place of a name that people try.
    fn instead_of(&self, name: &str) -> Option<&'static str> {
        let name = name.to_ascii_lowercase();
        let mut missing = self.spec.missing_operators.iter();
        missing
            .find(|(wrong, _)| *wrong == name)
            .map(|(_, help)| *help)
    }

    pub(super) fn not_a_list(&mut self, member: &Member, at: &Pointer, spec: &FilterSpec) {
        let (name, value) = (spec.info.name, &member.value);
        let message = format!("`{name}` takes a list of filters, not {}", value.kind());
        let help = if value.as_object().is_some() {
            format!("put it in `[ ]`: `{{\"{name}\": [{{…}}]}}`")
        } else {
            format!("write `{{\"{name}\": [{{…}}, {{…}}]}}`")
        };
        self.refuse_filter(Code::InvalidOperand, at, value.span, message, help);
    }

    pub(super) fn not_one_to_negate(&mut self, member: &Member, at: &Pointer) {
        let value = &member.value;
        let message = format!("`not` takes one filter, not {}", value.kind());
        let help = match value.as_array() {
            Some([_]) => "take it out of the `[ ]`",
            Some(_) => {
                "write `{\"not\": {\"any\": […]}}` for none of them, `{\"not\": {\"all\": […]}}` for not all of them"
            }
            None => "write `{\"not\": {\"exact\": {…}}}`",
        };
        self.refuse_filter(Code::InvalidOperand, at, value.span, message, help);
    }

    pub(super) fn no_attributes(&mut self, member: &Member, at: &Pointer, spec: &FilterSpec) {
        let (name, value) = (spec.info.name, &member.value);
        let message = format!(
            "`{name}` takes an object of attributes, not {}",
            value.kind()
        );
        let help = match &value.value {
            Value::String(_) if to_json(value).len() <= LONGEST_SHOWN => {
                format!(
                    "name the attribute: `{{\"{name}\": {{\"type\": {}}}}}`",
                    to_json(value)
                )
            }
            _ => format!("write `{{\"{name}\": {{\"type\": \"…\"}}}}`"),
        };
        self.refuse_filter(Code::InvalidOperand, at, value.span, message, help);
    }

    /// A filter, or a text to compare with, that is empty.
    pub(super) fn asks_nothing(
        &mut self,
        node: &Node,
        at: &Pointer,
        spec: &FilterSpec,
        rules: &FilterRules,
    ) {
        let name = spec.info.name;
        let (message, help) = match &node.value {
            Value::Array(_) => (
                format!("the list of `{name}` is empty"),
                "list at least one filter",
            ),
            Value::String(_) => (
                format!("`{name}` compares with the empty string"),
                "write the text that the attribute should have; an empty attribute cannot be asked for",
            ),
            _ => (
                format!("`{name}` names no attribute"),
                "name at least one attribute",
            ),
        };
        match rules.empty {
            EmptyFilter::Skipped => self.passed_over(node.span, at, &message),
            EmptyFilter::Refused => {
                self.refuse_filter(Code::EmptyCondition, at, node.span, message, help);
            }
        }
    }

    fn passed_over(&mut self, span: Span, at: &Pointer, message: &str) {
        let message = format!("{message}, so Knative passes over this filter");
        self.findings.push(
            Diagnostic::new(
                Code::EmptyCondition,
                Severity::Warning,
                Target::Pattern,
                message,
            )
            .with_help("a trigger without other filters lets every event through")
            .at(at.clone(), span)
            .with_docs(self.spec.docs),
        );
    }

    pub(super) fn refuse_filter(
        &mut self,
        code: Code,
        at: &Pointer,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let finding = Diagnostic::new(code, Severity::Error, Target::Pattern, message)
            .with_help(help)
            .at(at.clone(), span)
            .with_docs(self.spec.docs);
        self.findings.push(finding);
    }
}

/// The help where a rule of another dialect stands in the place of filters.
const EVENT_PATTERN: &str = "this looks like an event pattern; choose the dialect it is written in, or compare attributes with `{\"exact\": {…}}`";

/// Attributes with values as a filter that compares them.
fn as_exact(object: &Object, node: &Node) -> String {
    let members = object.members();
    if members
        .iter()
        .any(|member| member.value.as_array().is_some())
    {
        return EVENT_PATTERN.to_owned();
    }
    let text = to_json(node);
    let is_comparable = members
        .iter()
        .all(|member| member.value.as_text().is_some());
    if is_comparable && text.len() <= LONGEST_SHOWN {
        format!("to compare them letter by letter, write `{{\"exact\": {text}}}`")
    } else {
        "to compare them letter by letter, write `{\"exact\": {…}}`".to_owned()
    }
}
