//! The text of a rule to a compiled pattern, with every finding on the way.

use std::collections::HashSet;

use super::alternative::AlternativeCompiler;
use super::field::Anchor;
use super::{Condition, EventPattern, Field, Notation, Semantics, lint, nearest};
use crate::diagnostic::{self, Code, Diagnostic, Severity, Target, has_errors};
use crate::dialect::{BareValue, Dialect, DialectSpec, EmptyCondition, TopLevel};
use crate::json::{self, Member, Node, Object, Text, Value, to_json};
use crate::matcher::NumberSpelling;
use crate::path::Pointer;

/// What compiling gave.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// The pattern, unless a finding is an error.
    pub(crate) pattern: Option<EventPattern>,
    /// The rule's JSON, as far as it could be read.
    pub(crate) root: Option<Node>,
    /// Every finding, sorted by range.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Compiles the text of a rule.
pub(crate) fn compile(text: &[u8], dialect: Dialect) -> Compiled {
    let spec = dialect.spec();
    let reading = json::read(text, &json::Options::pattern());
    let mut compiler = Compiler {
        spec,
        findings: reading.diagnostics,
        path_bytes: 0,
    };
    let readable = !has_errors(&compiler.findings);
    let root = reading.root;
    let condition = root
        .as_ref()
        .filter(|_| readable)
        .and_then(|root| compiler.root(root));
    let semantics = Semantics {
        arrays: spec.arrays,
        text_operators_on_other_types: spec.text_operators_on_other_types,
    };
    let mut diagnostics = compiler.findings;
    let pattern = condition
        .filter(|_| !has_errors(&diagnostics))
        .map(|root| EventPattern { root, semantics });
    if let Some(pattern) = &pattern {
        diagnostics.extend(lint::lint(pattern, spec));
    }
    diagnostic::sort(&mut diagnostics);
    Compiled {
        pattern,
        root,
        diagnostics,
    }
}

/// The most members of one object that are reported for a key that stands again.
const MOST_REPEATED: usize = 50;
/// The most bytes of field names that the alternatives of a rule carry together.
const MOST_PATH_BYTES: usize = 8 << 20;

/// Walks a rule's JSON.
struct Compiler {
    spec: &'static DialectSpec,
    findings: Vec<Diagnostic>,
    /// The bytes of field names that alternatives carry so far.
    path_bytes: usize,
}

/// A member on the way down from the root.
struct Place<'a> {
    keys: Vec<Text>,
    pointer: Pointer,
    member: &'a Member,
    /// Whether no document says what it means that this member stands here.
    assumed: bool,
}

impl Place<'_> {
    fn is_top_level(&self) -> bool {
        self.keys.len() == 1
    }

    /// A member below this one, or of the root.
    fn below<'b>(parent: Option<&Self>, member: &'b Member) -> Place<'b> {
        let mut keys = parent.map_or_else(Vec::new, |parent| parent.keys.clone());
        keys.push(member.key.clone());
        let root = Pointer::root();
        Place {
            keys,
            pointer: parent
                .map_or(&root, |parent| &parent.pointer)
                .key(&member.key.to_display()),
            member,
            assumed: parent.is_some_and(|parent| parent.assumed),
        }
    }
}

impl Compiler {
    fn root(&mut self, root: &Node) -> Option<Condition> {
        let Some(object) = root.as_object() else {
            let message = format!("a pattern is a JSON object, not {}", root.kind());
            let finding =
                Diagnostic::new(Code::PatternRoot, Severity::Error, Target::Pattern, message)
                    .with_help("write `{\"field\": [\"value\"]}`")
                    .at(Pointer::root(), root.span)
                    .with_docs(self.spec.docs);
            self.findings.push(finding);
            return None;
        };
        if object.is_empty() {
            let finding = Diagnostic::new(
                Code::AlwaysMatches,
                Severity::Warning,
                Target::Pattern,
                "this pattern names no field, so every event matches",
            );
            self.findings.push(finding.at(Pointer::root(), root.span));
        }
        Some(Condition::All(self.members(object, None), root.span))
    }

    /// A member of the root or of a nested object.
    fn member(&mut self, place: &Place<'_>) -> Option<Condition> {
        if place.is_top_level() && !self.knows(place) {
            return None;
        }
        let value = &place.member.value;
        match &value.value {
            Value::Object(object) => self.nested(object, place),
            Value::Array(_) if place.is_top_level() && self.only_nests(place) => {
                self.only_nested_values(value, place);
                None
            }
            Value::Array(elements) => self.field(elements, Notation::List, place),
            _ if self.spec.bare_value == BareValue::Literal => {
                self.field(std::slice::from_ref(value), Notation::Bare, place)
            }
            _ => {
                self.bare_value(value, place);
                None
            }
        }
    }

    fn nested(&mut self, object: &Object, place: &Place<'_>) -> Option<Condition> {
        let name = place.member.key.to_display();
        if place.is_top_level() && !self.spec.nests_under(&name) {
            let message = format!("`{name}` takes a list of values, not an object");
            let help = operator_in(object, self.spec).map_or_else(
                || format!("write `\"{name}\": [\"…\"]`; only `data` nests"),
                |_| {
                    format!(
                        "wrap it in a list: `\"{name}\": [{}]`",
                        to_json(&place.member.value)
                    )
                },
            );
            self.error(Code::FieldValue, place, message, help);
            return None;
        }
        if object.is_empty() {
            return self.empty_object(place);
        }
        if let Some(operator) = operator_in(object, self.spec) {
            return self.operator_outside_list(&operator, object, place);
        }
        let children = self.members(object, Some(place));
        Some(Condition::All(children, place.member.value.span))
    }

    /// The members of an object that count: of each key the last.
    fn members(&mut self, object: &Object, parent: Option<&Place<'_>>) -> Vec<Condition> {
        let repeated = object.repeated();
        let start = |member: &Member| member.key_span.start;
        let earlier: HashSet<usize> = repeated.iter().map(|(member, _)| start(member)).collect();
        let last: HashSet<usize> = repeated.iter().map(|(_, last)| start(last)).collect();
        let mut conditions = Vec::new();
        for member in object.members() {
            if earlier.contains(&start(member)) {
                continue;
            }
            let name_bytes = parent.map_or(0, |parent| parent.pointer.as_str().len())
                + member.key.as_bytes().len();
            if !self.is_affordable(name_bytes, member) {
                break;
            }
            let mut place = Place::below(parent, member);
            place.assumed |= last.contains(&start(member));
            place.assumed |= self.looks_like_path(&place);
            conditions.extend(self.member(&place));
        }
        let root = Pointer::root();
        self.repeated(&repeated, parent.map_or(&root, |parent| &parent.pointer));
        conditions
    }

    /// Whether a key that is taken as a name may have been meant as a path.
    fn looks_like_path(&mut self, place: &Place<'_>) -> bool {
        let key = place.member.key.to_display();
        let is_path_like = key.contains('.') || key.contains('[') || key.starts_with('$');
        let is_known = !place.is_top_level() || matches!(self.spec.top_level, TopLevel::Any);
        if is_path_like && is_known {
            let finding = Diagnostic::new(
                Code::PathLikeKey,
                Severity::Hint,
                Target::Pattern,
                format!("the key `{key}` looks like a path"),
            );
            self.findings.push(
                finding
                    .with_help(self.spec.path_like_key)
                    .at(place.pointer.clone(), place.member.key_span),
            );
        }
        is_path_like
    }

    fn field(
        &mut self,
        elements: &[Node],
        notation: Notation,
        place: &Place<'_>,
    ) -> Option<Condition> {
        if elements.is_empty() && self.spec.empty == EmptyCondition::Refused {
            let message = format!("the list of `{}` is empty", place.member.key);
            self.error(
                Code::EmptyCondition,
                place,
                message,
                "list at least one value or operator".to_owned(),
            );
            return None;
        }
        let name_bytes = elements.len() * place.pointer.as_str().len();
        if !self.is_affordable(name_bytes, place.member) {
            return None;
        }
        let alternatives = elements
            .iter()
            .enumerate()
            .filter_map(|(index, element)| {
                let pointer = match notation {
                    Notation::List => place.pointer.index(index),
                    Notation::Bare => place.pointer.clone(),
                };
                AlternativeCompiler {
                    spec: self.spec,
                    findings: &mut self.findings,
                    top_level: place.is_top_level(),
                }
                .compile(element, pointer)
            })
            .collect();
        let changes =
            |(name, _): &(&str, &str)| place.keys.first().is_some_and(|first| first == *name);
        let assumed = place.assumed || self.spec.changing_fields.iter().any(changes);
        let (spelling, anchor) = match self.spec.top_level {
            TopLevel::Known(_) if !place.is_top_level() => {
                (self.spec.data_spelling, Anchor::FirstKey)
            }
            _ => (NumberSpelling::Literal, Anchor::None),
        };
        Some(Condition::Field(Field {
            keys: place.keys.clone(),
            event_pointer: place.pointer.clone(),
            pattern_pointer: place.pointer.clone(),
            key_span: place.member.key_span,
            value_span: place.member.value.span,
            notation,
            alternatives,
            spelling,
            assumed,
            anchor,
        }))
    }

    /// Whether the names that fields and alternatives carry are not too long for so many.
    fn is_affordable(&mut self, name_bytes: usize, member: &Member) -> bool {
        let before = self.path_bytes;
        self.path_bytes += name_bytes;
        if before <= MOST_PATH_BYTES && self.path_bytes > MOST_PATH_BYTES {
            let finding = Diagnostic::new(
                Code::EvaluationLimit,
                Severity::Error,
                Target::Pattern,
                "the names of the fields are too long for so many alternatives",
            );
            let finding = finding.with_help("shorten the names, or split the rule");
            self.findings
                .push(finding.at(Pointer::root(), member.key_span));
        }
        self.path_bytes <= MOST_PATH_BYTES
    }

    fn empty_object(&mut self, place: &Place<'_>) -> Option<Condition> {
        let name = &place.member.key;
        match self.spec.empty {
            EmptyCondition::Refused => {
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
    fn operator_outside_list(
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
                keys: place.keys.clone(),
                pointer: place.pointer.clone(),
                member: place.member,
                assumed: true,
            };
            let children = self.members(object, Some(&assumed));
            return Some(Condition::All(children, place.member.value.span));
        }
        let message = format!("the operator `{operator}` stands outside `[ ]`");
        self.error(Code::OperatorOutsideList, place, message, help);
        None
    }

    /// Whether the dialect lets a pattern name this top-level field.
    fn knows(&mut self, place: &Place<'_>) -> bool {
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
    fn only_nests(&self, place: &Place<'_>) -> bool {
        matches!(self.spec.top_level, TopLevel::Known(_))
            && self.spec.nests_under(&place.member.key.to_display())
    }

    fn only_nested_values(&mut self, value: &Node, place: &Place<'_>) {
        let name = &place.member.key;
        let message = format!("`{name}` takes an object of fields, not {}", value.kind());
        self.error(
            Code::FieldValue,
            place,
            message,
            format!("write `\"{name}\": {{\"field\": [\"value\"]}}`"),
        );
    }

    fn bare_value(&mut self, value: &Node, place: &Place<'_>) {
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
    fn repeated(&mut self, repeated: &[(&Member, &Member)], parent: &Pointer) {
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
            .with_help("list both values under one key, or remove one of the two")
            .at(parent.key(&member.key.to_display()), member.key_span)
            .with_related("this one counts", last.key_span);
            self.findings.push(finding);
        }
    }

    fn error(&mut self, code: Code, place: &Place<'_>, message: String, help: String) {
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
fn operator_in(object: &Object, spec: &DialectSpec) -> Option<String> {
    let is_operator = |member: &Member| spec.operator(&member.key.to_display()).is_some();
    object
        .members()
        .iter()
        .all(is_operator)
        .then(|| object.members().first())
        .flatten()
        .map(|member| member.key.to_string())
}
