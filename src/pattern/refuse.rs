//! What the compiler says of a rule's members that it cannot use, or uses with a doubt.

use super::compile::{Compiler, Place, Within};
use super::{Condition, nearest};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{BareValue, DialectSpec, EmptyCondition, Grammar, TopLevel};
use crate::json::{Member, Node, Object, to_json};
use crate::path::Pointer;

/// The names that a field inside `$or` cannot have.
///
/// Source: Event Ruler 2.0.1 `Constants.RESERVED_FIELD_NAMES_IN_OR_RELATIONSHIP`.
const RESERVED_IN_OR: [&str; 24] = [
    "exactly",
    "equals-ignore-case",
    "prefix",
    "suffix",
    "anything-but",
    "exists",
    "wildcard",
    "numeric",
    "cidr",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

/// The most members of one object that are reported for a key that stands again.
const MOST_REPEATED: usize = 50;

impl Compiler<'_> {
    pub(super) fn root_kind(&mut self, root: &Node) {
        let message = format!("a pattern is a JSON object, not {}", root.kind());
        let finding = Diagnostic::new(Code::PatternRoot, Severity::Error, Target::Pattern, message)
            .with_help("write `{\"field\": [\"value\"]}`")
            .at(Pointer::root(), root.span)
            .with_docs(self.spec.docs);
        self.findings.push(finding);
    }

    pub(super) fn empty_root(&mut self, root: &Node) {
        let (code, severity, message) = match self.spec.empty {
            EmptyCondition::RefusedAtTheRootToo => (
                Code::EmptyCondition,
                Severity::Error,
                "a pattern must name a field",
            ),
            EmptyCondition::Accepted | EmptyCondition::Refused => (
                Code::AlwaysMatches,
                Severity::Warning,
                "this pattern names no field, so every event matches",
            ),
        };
        let finding = Diagnostic::new(code, severity, Target::Pattern, message);
        self.findings.push(finding.at(Pointer::root(), root.span));
    }

    /// The branches of a `$or`, if it is a list of at least two objects.
    pub(super) fn or_branches<'n>(
        &mut self,
        member: &'n Member,
        pointer: &Pointer,
    ) -> Option<&'n [Node]> {
        let mut refuse = |span, message: &str, words: &str| {
            let help = format!("write `\"$or\": [{{…}}, {{…}}]` (the vendor says: {words})");
            let finding =
                Diagnostic::new(Code::OrOperator, Severity::Error, Target::Pattern, message)
                    .with_help(help)
                    .at(pointer.clone(), span)
                    .with_docs(self.spec.docs);
            self.findings.push(finding);
        };
        let span = member.value.span;
        let Some(branches) = member.value.as_array() else {
            refuse(
                span,
                "`$or` takes a list of objects",
                "It must be an Array followed with $or.",
            );
            return None;
        };
        if let Some(other) = branches.iter().find(|branch| branch.as_object().is_none()) {
            let words = "Only JSON object is allowed in array of $or relationship.";
            refuse(other.span, "`$or` lists objects only", words);
            return None;
        }
        if branches.len() < 2 {
            let words = "There must have at least 2 Objects in $or relationship.";
            refuse(span, "`$or` needs at least two branches", words);
            return None;
        }
        Some(branches)
    }

    pub(super) fn empty_branch(&mut self, branch: &Node, pointer: &Pointer) {
        let message = "a branch of `$or` names no field";
        let finding = Diagnostic::new(
            Code::EmptyCondition,
            Severity::Error,
            Target::Pattern,
            message,
        )
        .with_help(
            "name a field, or remove the branch (the vendor says: Empty objects are not allowed)",
        )
        .at(pointer.clone(), branch.span);
        self.findings.push(finding);
    }

    /// Fields inside a `$or` that carry the name of an operator, at any depth.
    pub(super) fn reserved_names(&mut self, object: &Object, pointer: &Pointer) {
        for member in object.members() {
            let name = member.key.to_display();
            let pointer = pointer.key(&name);
            if RESERVED_IN_OR.contains(&name.as_ref()) {
                let words =
                    format!("{name} is Ruler reserved fieldName which cannot be used inside $or.");
                let message = format!("a field inside `$or` cannot be called `{name}`");
                let finding = Diagnostic::new(Code::OrOperator, Severity::Error, Target::Pattern, message)
                    .with_help(format!("an operator goes inside a field's list: `{{\"field\": [{{\"{name}\": …}}]}}` (the vendor says: {words})"))
                    .at(pointer.clone(), member.key_span);
                self.findings.push(finding);
            }
            if let Some(nested) = member.value.as_object() {
                self.reserved_names(nested, &pointer);
            }
        }
    }

    pub(super) fn empty_object(&mut self, place: &Place<'_>) -> Option<Condition> {
        let name = &place.member.key;
        match self.spec.empty {
            EmptyCondition::Refused | EmptyCondition::RefusedAtTheRootToo => {
                let message = format!("`{name}` has no field inside");
                self.error(
                    Code::EmptyCondition,
                    place,
                    message,
                    format!("name a field, or remove `{name}`"),
                );
                None
            }
            EmptyCondition::Accepted => {
                let message = format!("`{name}` has no field inside, so it asks for nothing");
                self.warn(
                    Code::EmptyCondition,
                    place,
                    message,
                    format!("name a field, or remove `{name}`"),
                );
                Some(Condition::All(Vec::new(), place.member.value.span))
            }
        }
    }

    /// An operator where a list of alternatives belongs: a field of that name, or an error.
    pub(super) fn operator_outside_list(
        &mut self,
        operator: &str,
        object: &Object,
        place: &Place<'_>,
    ) -> Option<Condition> {
        let help = format!(
            "wrap it in a list: `\"{}\": [{}]`",
            place.member.key,
            to_json(&place.member.value)
        );
        let is_field = |member: &Member| !member.value.is_scalar();
        if self.spec.bare_value == BareValue::Literal || object.members().iter().all(is_field) {
            let message = format!(
                "`{operator}` stands outside `[ ]`, so this asks for a field called `{operator}`"
            );
            self.warn(Code::OperatorOutsideList, place, message, help);
            let assumed = Place {
                assumed: true,
                ..place.clone()
            };
            return Some(self.children(object, &place.member.value, &Within::from(&assumed)));
        }
        let message = format!("the operator `{operator}` stands outside `[ ]`");
        self.error(Code::OperatorOutsideList, place, message, help);
        None
    }

    /// Whether the dialect lets a pattern name this top-level field.
    pub(super) fn knows(&mut self, place: &Place<'_>) -> bool {
        let TopLevel::Known(names) = self.spec.top_level else {
            return true;
        };
        let name = place.member.key.to_display();
        if names.iter().any(|known| *known == name) {
            return true;
        }
        let instead = self
            .spec
            .missing_operators
            .iter()
            .find(|(missing, _)| *missing == name);
        let help = match (instead, nearest(&name, names.iter().copied())) {
            (Some((_, help)), _) => (*help).to_owned(),
            (None, Some(known)) => format!("did you mean `{known}`?"),
            (None, None) if name == "detail" => {
                "fields of the event's body are under `data`".to_owned()
            }
            (None, None) => format!("nest it under `data`: `{{\"data\": {{\"{name}\": …}}}}`"),
        };
        let message = format!("an event has no top-level field `{name}`");
        let finding = Diagnostic::new(
            Code::UnknownField,
            Severity::Error,
            Target::Pattern,
            message,
        )
        .with_help(help)
        .at(place.pointer.clone(), place.member.key_span)
        .with_docs(self.spec.docs);
        self.findings.push(finding);
        false
    }

    /// Whether this member takes nested objects and no list of its own.
    pub(super) fn only_nests(&self, place: &Place<'_>) -> bool {
        matches!(self.spec.top_level, TopLevel::Known(_))
            && self.spec.nests_under(&place.member.key.to_display())
    }

    pub(super) fn only_nested_values(&mut self, value: &Node, place: &Place<'_>) {
        let name = &place.member.key;
        let message = format!("`{name}` takes an object of fields, not {}", value.kind());
        self.error(
            Code::FieldValue,
            place,
            message,
            format!("write `\"{name}\": {{\"field\": [\"value\"]}}`"),
        );
    }

    pub(super) fn bare_value(&mut self, value: &Node, place: &Place<'_>) {
        if place.is_top_level() && self.only_nests(place) {
            return self.only_nested_values(value, place);
        }
        let name = &place.member.key;
        let message = format!("`{name}` takes a list of values, not {}", value.kind());
        self.error(
            Code::FieldValue,
            place,
            message,
            format!("wrap it in a list: `\"{name}\": [{}]`", to_json(value)),
        );
    }

    /// Warns of keys that stand more than once; readers keep the last.
    pub(super) fn repeated(&mut self, repeated: &[(&Member, &Member)], parent: &Pointer) {
        for (member, last) in repeated.iter().take(MOST_REPEATED) {
            let message = format!(
                "`{}` stands again further down, and only the last one counts",
                member.key
            );
            let finding = Diagnostic::new(
                Code::DuplicateKey,
                Severity::Warning,
                Target::Pattern,
                message,
            )
            .with_help(match self.spec.grammar {
                Grammar::EventPattern => "list both values under one key, or remove one of the two",
                Grammar::Filters(_) => {
                    "remove one of the two; for alternatives write `{\"any\": […]}`"
                }
            })
            .at(parent.key(&member.key.to_display()), member.key_span)
            .with_related("this one counts", last.key_span);
            self.findings.push(finding);
        }
    }

    pub(super) fn error(&mut self, code: Code, place: &Place<'_>, message: String, help: String) {
        self.finding(code, Severity::Error, place, message, help);
    }

    fn warn(&mut self, code: Code, place: &Place<'_>, message: String, help: String) {
        self.finding(code, Severity::Warning, place, message, help);
    }

    fn finding(
        &mut self,
        code: Code,
        severity: Severity,
        place: &Place<'_>,
        message: String,
        help: String,
    ) {
        let finding = Diagnostic::new(code, severity, Target::Pattern, message)
            .with_help(help)
            .at(place.pointer.clone(), place.member.value.span)
            .with_docs(self.spec.docs);
        self.findings.push(finding);
    }
}

/// The first operator among the keys, if all keys are operators.
pub(super) fn operator_in(object: &Object, spec: &DialectSpec) -> Option<String> {
    let is_operator = |member: &Member| spec.operator(&member.key.to_display()).is_some();
    object
        .members()
        .iter()
        .all(is_operator)
        .then(|| object.members().first())
        .flatten()
        .map(|member| member.key.to_string())
}
