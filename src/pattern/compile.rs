//! The text of a rule to a compiled pattern, with every finding on the way.

use super::alternative::AlternativeCompiler;
use super::combine::{self, combinations};
use super::field::{Anchor, Route};
use super::json_path::JsonPath;
use super::refuse::operator_in;
use super::{Condition, EventPattern, Field, FieldId, Notation, Semantics, lint};
use crate::diagnostic::{self, Code, Diagnostic, Severity, Target, has_errors};
use crate::dialect::{
    BareValue, DataKeys, Dialect, DialectSpec, EmptyCondition, OrOperator, Repeated, TopLevel,
};
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
    let reading = json::read(text, &spec.options(Target::Pattern));
    let mut compiler = Compiler {
        spec,
        findings: reading.diagnostics,
        fields: Vec::new(),
    };
    let readable = !has_errors(&compiler.findings);
    let root = reading.root;
    let condition = root
        .as_ref()
        .filter(|_| readable)
        .and_then(|root| compiler.root(root));
    let pattern = condition.and_then(|condition| compiler.finish(condition));
    let mut diagnostics = compiler.findings;
    if let Some(pattern) = &pattern {
        diagnostics.extend(lint::lint(pattern, spec, text));
    }
    diagnostic::sort(&mut diagnostics);
    Compiled {
        pattern,
        root,
        diagnostics,
    }
}

/// Walks a rule's JSON.
pub(super) struct Compiler {
    pub(super) spec: &'static DialectSpec,
    pub(super) findings: Vec<Diagnostic>,
    fields: Vec<Field>,
}

/// A member on the way down from the root.
pub(super) struct Place<'a> {
    /// The keys of the event that lead here.
    pub(super) keys: Vec<Text>,
    /// The member in the pattern.
    pub(super) pointer: Pointer,
    pub(super) member: &'a Member,
}

impl Place<'_> {
    pub(super) fn is_top_level(&self) -> bool {
        self.keys.len() == 1
    }
}

impl Compiler {
    fn root(&mut self, root: &Node) -> Option<Condition> {
        let Some(object) = root.as_object() else {
            self.root_kind(root);
            return None;
        };
        if object.is_empty() {
            self.empty_root(root);
        }
        Some(self.children(object, root, &[], &Pointer::root()))
    }

    /// The pattern, unless a finding is an error or `$or` multiplies into too many rules.
    fn finish(&mut self, root: Condition) -> Option<EventPattern> {
        if has_errors(&self.findings) {
            return None;
        }
        let spec = self.spec;
        let fields = std::mem::take(&mut self.fields);
        let Some(combinations) = combinations(&root, &fields, spec.reach) else {
            let message = format!(
                "the branches of `$or` multiply into more than {} rules",
                combine::MOST
            );
            let finding = Diagnostic::new(
                Code::TooManyCombinations,
                Severity::Error,
                Target::Pattern,
                message,
            )
            .with_help("make several rules with fewer `$or` each")
            .at(Pointer::root(), root.span(&fields));
            self.findings.push(finding);
            return None;
        };
        let semantics = Semantics {
            arrays: spec.arrays,
            reach: spec.reach,
            authority: spec.authority,
            text_operators_on_other_types: spec.text_operators_on_other_types,
        };
        Some(EventPattern {
            root,
            fields,
            combinations,
            semantics,
        })
    }

    /// All members of an object.
    pub(super) fn children(
        &mut self,
        object: &Object,
        node: &Node,
        keys: &[Text],
        pointer: &Pointer,
    ) -> Condition {
        let mut conditions = Vec::new();
        for member in counting_members(object, self.spec.repeated) {
            let name = member.key.to_display();
            let pointer = pointer.key(&name);
            if name == "$or" && self.spec.or_operator == OrOperator::Alternatives {
                conditions.extend(self.or(member, keys, &pointer));
                continue;
            }
            let mut keys = keys.to_vec();
            keys.push(member.key.clone());
            conditions.extend(self.member(&Place {
                keys,
                pointer,
                member,
            }));
        }
        self.repeated(object, pointer);
        Condition::All(conditions, node.span)
    }

    /// `$or`: a list of objects, one of which must hold in place of the member itself.
    fn or(&mut self, member: &Member, keys: &[Text], pointer: &Pointer) -> Option<Condition> {
        let branches = self.or_branches(member, pointer)?;
        let mut conditions = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let object = branch.as_object()?;
            let pointer = pointer.index(index);
            if object.is_empty() {
                self.empty_branch(branch, &pointer);
            }
            self.reserved_names(object, &pointer);
            conditions.push(self.children(object, branch, keys, &pointer));
        }
        Some(Condition::Any(conditions, member.value.span))
    }

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
        Some(self.children(object, &place.member.value, &place.keys, &place.pointer))
    }

    fn field(
        &mut self,
        elements: &[Node],
        notation: Notation,
        place: &Place<'_>,
    ) -> Option<Condition> {
        if elements.is_empty() && self.spec.empty != EmptyCondition::Accepted {
            let message = format!("the list of `{}` is empty", place.member.key);
            self.error(
                Code::EmptyCondition,
                place,
                message,
                "list at least one value or operator".to_owned(),
            );
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
        let is_data = matches!(self.spec.top_level, TopLevel::Known(_)) && !place.is_top_level();
        let (spelling, anchor) = match is_data {
            true => (self.spec.data_spelling, Anchor::FirstKey),
            false => (NumberSpelling::Literal, Anchor::None),
        };
        let route = match self.spec.data_keys {
            DataKeys::JsonPath if is_data => {
                JsonPath::new(&place.keys).map_or(Route::Broken, Route::Path)
            }
            DataKeys::JsonPath | DataKeys::Names => Route::Keys,
        };
        let id = FieldId(self.fields.len());
        self.fields.push(Field {
            event_pointer: event_pointer(&place.keys),
            keys: place.keys.clone(),
            pattern_pointer: place.pointer.clone(),
            key_span: place.member.key_span,
            value_span: place.member.value.span,
            notation,
            alternatives,
            route,
            spelling,
            anchor,
        });
        Some(Condition::Field(id))
    }
}

fn event_pointer(keys: &[Text]) -> Pointer {
    keys.iter().fold(Pointer::root(), |pointer, key| {
        pointer.key(&key.to_display())
    })
}

/// The members that count: all, or of each key the last.
fn counting_members(object: &Object, repeated: Repeated) -> impl Iterator<Item = &Member> {
    let counts = move |member: &&Member| {
        repeated == Repeated::Merged
            || object
                .get_text(&member.key)
                .is_some_and(|last| std::ptr::eq(last, *member))
    };
    object.members().iter().filter(counts)
}
