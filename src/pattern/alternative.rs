//! One alternative of a field: a literal or an operator object.

use std::borrow::Cow;

use super::{Alternative, nearest};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{DialectSpec, SeveralOperators, Standing};
use crate::json::{Member, Node, Object, Value};
use crate::matcher::{Equals, Every, Matcher, Site};
use crate::path::Pointer;

/// Compiles alternatives of one field.
pub(super) struct AlternativeCompiler<'a> {
    pub(super) spec: &'static DialectSpec,
    pub(super) findings: &'a mut Vec<Diagnostic>,
    /// Whether the field is an attribute, where some operators are not documented.
    pub(super) top_level: bool,
}

impl AlternativeCompiler<'_> {
    pub(super) fn compile(&mut self, element: &Node, pointer: Pointer) -> Option<Alternative> {
        match &element.value {
            Value::Object(object) => self.operators(object, element, pointer),
            Value::Array(_) => {
                let message = "a list of alternatives does not take a list inside".to_owned();
                self.error(
                    Code::InvalidAlternative,
                    element,
                    &pointer,
                    message,
                    "write its values beside the others",
                );
                None
            }
            _ => Some(self.literal(element, pointer)),
        }
    }

    fn literal(&self, element: &Node, pointer: Pointer) -> Alternative {
        Alternative {
            matcher: Equals::new(element.clone(), self.spec.equality).into(),
            operator: "equals".into(),
            pointer,
            span: element.span,
            assumed: false,
            documented_on_arrays: self.spec.arrays.documented.contains(&"equals"),
        }
    }

    fn operators(
        &mut self,
        object: &Object,
        element: &Node,
        pointer: Pointer,
    ) -> Option<Alternative> {
        let members = object.members();
        if members.is_empty() {
            let message = "an operator object is empty".to_owned();
            self.error(
                Code::InvalidAlternative,
                element,
                &pointer,
                message,
                "write `{\"prefix\": \"…\"}`",
            );
            return None;
        }
        let several = members.len() > 1;
        if several && !self.several(element, &pointer) {
            return None;
        }
        let mut assumed = several
            && matches!(
                self.spec.several_operators,
                SeveralOperators::AllOf(Standing::Silent, _)
            );
        let matcher = match members {
            [only] => self.operator(only, &pointer, &mut assumed)?,
            _ => self.every(members, &pointer, &mut assumed)?,
        };
        let is_documented = |member: &Member| {
            let mut documented = self.spec.arrays.documented.iter();
            documented.any(|name| member.key == **name)
        };
        Some(Alternative {
            matcher,
            documented_on_arrays: members.iter().all(is_documented),
            operator: self.spelled(members),
            pointer,
            span: element.span,
            assumed,
        })
    }

    /// Several operators, all of which must hold; each is compiled, whatever is wrong with others.
    fn every(
        &mut self,
        members: &[Member],
        pointer: &Pointer,
        assumed: &mut bool,
    ) -> Option<Matcher> {
        let parts: Vec<_> = members
            .iter()
            .map(|member| self.operator(member, pointer, assumed))
            .collect();
        let parts = parts.into_iter().collect::<Option<Vec<Matcher>>>()?;
        Some(Every::new(parts).into())
    }

    /// The names of operators, as they are spelled.
    fn spelled(&self, members: &[Member]) -> Cow<'static, str> {
        if let [only] = members
            && let Some(operator) = self.spec.operator(&only.key.to_display())
        {
            return operator.name.into();
        }
        let names: Vec<_> = members
            .iter()
            .map(|member| member.key.to_display())
            .collect();
        names.join("+").into()
    }

    fn operator(
        &mut self,
        member: &Member,
        pointer: &Pointer,
        assumed: &mut bool,
    ) -> Option<Matcher> {
        let name = member.key.to_display();
        let Some(operator) = self.spec.operator(&name) else {
            self.unknown_operator(&name, member, pointer);
            return None;
        };
        let mut site = Site {
            pointer: pointer.key(&name),
            operator: operator.name,
            docs: operator.docs,
            vendor_words: self.spec.vendor_words,
            findings: self.findings,
            assumed: false,
        };
        let matcher = operator.compile(member, &mut site);
        let undocumented_here =
            self.top_level && self.spec.data_only_operators.contains(&operator.name);
        *assumed |= site.assumed || undocumented_here;
        matcher
    }

    fn unknown_operator(&mut self, name: &str, member: &Member, pointer: &Pointer) {
        let instead = self
            .spec
            .missing_operators
            .iter()
            .find(|(missing, _)| *missing == name);
        let known = self.spec.operators.iter().map(|operator| operator.name);
        let help = match (instead, nearest(name, known)) {
            (Some((_, help)), _) => (*help).to_owned(),
            (None, Some(near)) => format!("did you mean `{near}`?"),
            (None, None) => {
                let names: Vec<_> = self
                    .spec
                    .operators
                    .iter()
                    .map(|operator| format!("`{}`", operator.name))
                    .collect();
                format!("the operators are {}", names.join(", "))
            }
        };
        let message = format!("{} has no operator `{name}`", self.spec.title);
        self.findings.push(
            Diagnostic::new(
                Code::UnknownOperator,
                Severity::Error,
                Target::Pattern,
                message,
            )
            .with_help(help)
            .at(pointer.key(name), member.key_span)
            .with_docs(self.spec.docs),
        );
    }

    /// Reports several operators in one object; false if the dialect refuses them.
    fn several(&mut self, element: &Node, pointer: &Pointer) -> bool {
        let (severity, message, help, docs) = match self.spec.several_operators {
            SeveralOperators::AllOf(_, docs) => (
                Severity::Warning,
                "this object has several operators; they are taken as all required",
                "the event-pattern page shows one operator in each object",
                docs,
            ),
            SeveralOperators::Refused => (
                Severity::Error,
                "this object has several operators; it takes one",
                "write one object for each; one of them is enough (the vendor says: Only one key allowed in match expression)",
                self.spec.docs,
            ),
        };
        self.findings.push(
            Diagnostic::new(Code::SeveralOperators, severity, Target::Pattern, message)
                .with_help(help)
                .at(pointer.clone(), element.span)
                .with_docs(docs),
        );
        severity != Severity::Error
    }

    fn error(
        &mut self,
        code: Code,
        element: &Node,
        pointer: &Pointer,
        message: String,
        help: &str,
    ) {
        self.findings.push(
            Diagnostic::new(code, Severity::Error, Target::Pattern, message)
                .with_help(help)
                .at(pointer.clone(), element.span)
                .with_docs(self.spec.docs),
        );
    }
}
