//! `sql`, which Knative calls `cesql`: an expression in a string.

use super::super::compile::Compiler;
use super::super::field::{Anchor, Route};
use super::super::{Condition, Field, Notation};
use super::{At, alternative};
use crate::cesql;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{FilterRules, FilterSpec};
use crate::json::{Member, Span, locate};
use crate::matcher::{Expression, NumberSpelling};
use crate::path::Pointer;

impl Compiler<'_> {
    pub(super) fn expression(
        &mut self,
        member: &Member,
        at: &At,
        spec: &FilterSpec,
        rules: &FilterRules,
    ) -> Option<Condition> {
        let value = &member.value;
        let Some(text) = value.as_text() else {
            let (name, kind) = (spec.info.name, value.kind());
            let message = format!("`{name}` takes a string with an expression, not {kind}");
            let help = format!("write `{{\"{name}\": \"type = 'com.example'\"}}`");
            self.refuse_filter(Code::InvalidOperand, &at.pointer, value.span, message, help);
            return None;
        };
        let Some(text) = text.as_str() else {
            self.half_of_pair(value.span, &at.pointer);
            return None;
        };
        let parsed = cesql::parse(text, rules.expressions);
        for finding in parsed.diagnostics {
            let finding = self.in_rule(finding, value.span, &at.pointer);
            self.findings.push(finding);
        }
        let matcher = Expression::new(text, parsed.expression?, self.binding, value.span);
        Some(self.push_field(Field {
            keys: Vec::new(),
            pattern_pointer: at.pointer.clone(),
            key_span: member.key_span,
            value_span: value.span,
            notation: Notation::Filter,
            alternatives: vec![alternative(matcher.into(), spec, at.pointer.clone(), value)],
            route: Route::Event,
            spelling: NumberSpelling::Attribute,
            assumed: false,
            anchor: Anchor::None,
            negated: at.negated,
        }))
    }

    /// Refuses an expression with half of a surrogate pair, in place of what the reader says of it.
    fn half_of_pair(&mut self, string: Span, pointer: &Pointer) {
        self.findings
            .retain(|finding| !is_half_of_pair_in(finding, string));
        let message = "the expression has half of a surrogate pair";
        let help = "write the character itself, or both halves of its escape";
        self.refuse_filter(Code::StringSurrogate, pointer, string, message, help);
    }

    /// A finding about an expression as one about the rule that holds it.
    fn in_rule(&self, finding: Diagnostic, string: Span, pointer: &Pointer) -> Diagnostic {
        let place = |span: Span| locate(self.text, string, span.start, span.end);
        let mut finding = Diagnostic {
            target: Target::Pattern,
            path: pointer.clone(),
            span: Some(finding.span.map_or(string, place)),
            ..finding
        };
        for related in &mut finding.related {
            related.span = place(related.span);
        }
        if finding.docs.is_none() && finding.severity == Severity::Error {
            finding.docs = Some(self.spec.docs);
        }
        finding
    }
}

/// Whether the reader found half of a surrogate pair in a string.
fn is_half_of_pair_in(finding: &Diagnostic, string: Span) -> bool {
    let inside = |span: Span| string.start <= span.start && span.end <= string.end;
    finding.code == Code::LoneSurrogate && finding.span.is_some_and(inside)
}
