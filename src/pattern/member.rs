//! The members of a rule's objects: fields with their alternatives, and what nests them.

use super::alternative::AlternativeCompiler;
use super::compile::{Compiler, Place, Within};
use super::field::{Anchor, Route};
use super::json_path::JsonPath;
use super::refuse::operator_in;
use super::{Alternative, Condition, Field, Notation};
use crate::diagnostic::Code;
use crate::dialect::{BareValue, DataKeys, EmptyCondition, TopLevel};
use crate::json::{Node, Object, Value, to_json};
use crate::matcher::NumberSpelling;

impl Compiler<'_> {
    /// A member of a rule's object: a field, or an object with more members.
    pub(super) fn member(&mut self, place: &Place<'_>) -> Option<Condition> {
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
        Some(self.children(object, &place.member.value, &Within::from(place)))
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
        let name_bytes = elements.len() * place.pointer.len();
        if !self.is_affordable(name_bytes, place.member) {
            return None;
        }
        let alternatives = self.alternatives(elements, notation, place);
        let changes =
            |(name, _): &(&str, &str)| place.keys.first().is_some_and(|first| first == *name);
        let assumed = place.assumed || self.spec.changing_fields.iter().any(changes);
        let is_data = matches!(self.spec.top_level, TopLevel::Known(_)) && !place.is_top_level();
        let (spelling, anchor) = if is_data {
            (self.spec.data_spelling, Anchor::FirstKey)
        } else {
            (NumberSpelling::Literal, Anchor::None)
        };
        let route = match self.spec.data_keys {
            DataKeys::JsonPath if is_data => {
                JsonPath::new(&place.keys).map_or(Route::Broken, Route::Path)
            }
            DataKeys::JsonPath | DataKeys::Names => Route::Keys,
        };
        Some(self.push_field(Field {
            keys: place.keys.clone(),
            pattern_pointer: place.pointer.clone(),
            key_span: place.member.key_span,
            value_span: place.member.value.span,
            notation,
            alternatives,
            route,
            spelling,
            assumed,
            anchor,
            negated: false,
        }))
    }

    fn alternatives(
        &mut self,
        elements: &[Node],
        notation: Notation,
        place: &Place<'_>,
    ) -> Vec<Alternative> {
        let mut alternatives = Vec::with_capacity(elements.len());
        for (index, element) in elements.iter().enumerate() {
            let pointer = match notation {
                Notation::List => place.pointer.index(index),
                Notation::Bare | Notation::Filter => place.pointer.clone(),
            };
            let mut compiler = AlternativeCompiler {
                spec: self.spec,
                findings: &mut self.findings,
                top_level: place.is_top_level(),
            };
            alternatives.extend(compiler.compile(element, pointer));
        }
        alternatives
    }
}
