//! Subscription filters: a list of objects, each of which names what it asks.
//!
//! Source: `CloudEvents` Subscriptions API 0.1-wip §3.2.4; where it is silent (`{}`, `exact: {}`,
//! two filters in one object), a filter is refused.

mod envelope;
mod expression;
mod foreign;
mod name;
mod refuse;

use envelope::Opened;

use super::compile::{Compiler, counting};
use super::field::{Anchor, Route};
use super::{Alternative, Condition, Field, Notation};
use crate::dialect::{EmptyFilter, FilterKind, FilterRules, FilterSpec};
use crate::json::{Member, Node, Object, Text, Value};
use crate::matcher::{Affix, Equality, Equals, Exists, Matcher, NumberSpelling, Side};
use crate::path::Pointer;

/// Where filters stand.
#[derive(Clone)]
struct At {
    pointer: Pointer,
    /// Whether an odd number of `not` stands around them.
    negated: bool,
}

/// What to do with an empty string that attributes are compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EmptyText {
    /// As the dialect says of filters that ask for nothing.
    Nothing,
    /// The attribute must be there.
    Present,
}

/// What a filter came to: a condition, or nothing to ask.
///
/// `None` stands for a filter that is refused, and for one that is passed over.
type Filter = Option<Condition>;

impl Compiler<'_> {
    /// The filters of a rule: a list, one filter by itself, or what stands around them.
    pub(super) fn filters(&mut self, root: &Node, rules: &'static FilterRules) -> Filter {
        let at = At {
            pointer: self.start.clone(),
            negated: false,
        };
        match &root.value {
            Value::Array(filters) => Some(self.filters_together(filters, root, &at, rules)),
            Value::Object(object) => match self.envelope(object, root, rules) {
                Opened::Filters(condition) => condition,
                Opened::NoEnvelope => {
                    Some(self.filter(root, &at, rules).unwrap_or_else(|| all(root)))
                }
            },
            _ => {
                self.no_filters(root);
                None
            }
        }
    }

    /// A list of filters, all of which must hold.
    fn filters_together(
        &mut self,
        filters: &[Node],
        node: &Node,
        at: &At,
        rules: &'static FilterRules,
    ) -> Condition {
        if filters.is_empty() {
            self.nothing_asked(node, &at.pointer);
        }
        Condition::All(self.each(filters, at, rules), node.span)
    }

    fn each(&mut self, filters: &[Node], at: &At, rules: &'static FilterRules) -> Vec<Condition> {
        let each = filters.iter().enumerate();
        each.filter_map(|(index, filter)| {
            let at = At {
                pointer: at.pointer.index(index),
                ..at.clone()
            };
            self.filter(filter, &at, rules)
        })
        .collect()
    }

    /// One filter: an object with one member that names what it asks.
    fn filter(&mut self, node: &Node, at: &At, rules: &'static FilterRules) -> Filter {
        let Some(object) = node.as_object() else {
            self.not_a_filter(node, &at.pointer, rules);
            return None;
        };
        let [member] = object.members() else {
            self.not_one_filter(object, node, &at.pointer, rules);
            return None;
        };
        let name = member.key.to_display();
        let at = At {
            pointer: at.pointer.key(&name),
            ..at.clone()
        };
        if !self.is_affordable(at.pointer.len(), member) {
            return None;
        }
        let Some(spec) = rules.filter(&name) else {
            self.unknown_filter(member, &at.pointer, rules);
            return None;
        };
        match spec.kind {
            FilterKind::Exact | FilterKind::Prefix | FilterKind::Suffix => {
                self.attributes(member, &at, spec, rules, EmptyText::Nothing)
            }
            FilterKind::All | FilterKind::Any => self.listed(member, &at, spec, rules),
            FilterKind::Not => self.negation(member, &at, rules),
            FilterKind::Expression => self.expression(member, &at, spec, rules),
        }
    }

    fn listed(
        &mut self,
        member: &Member,
        at: &At,
        spec: &FilterSpec,
        rules: &'static FilterRules,
    ) -> Filter {
        let value = &member.value;
        let Some(filters) = value.as_array() else {
            self.not_a_list(member, &at.pointer, spec);
            return None;
        };
        if filters.is_empty() {
            self.asks_nothing(value, &at.pointer, spec, rules);
            return None;
        }
        let conditions = self.each(filters, at, rules);
        match spec.kind {
            _ if conditions.is_empty() => None,
            FilterKind::Any => Some(Condition::Any(conditions, value.span)),
            _ => Some(Condition::All(conditions, value.span)),
        }
    }

    fn negation(&mut self, member: &Member, at: &At, rules: &'static FilterRules) -> Filter {
        if member.value.as_object().is_none() {
            self.not_one_to_negate(member, &at.pointer);
            return None;
        }
        let inside = At {
            negated: !at.negated,
            ..at.clone()
        };
        let condition = self.filter(&member.value, &inside, rules)?;
        Some(Condition::Not(Box::new(condition), member.value.span))
    }

    /// `exact`, `prefix` and `suffix`: an object of attributes, all of which must hold.
    fn attributes(
        &mut self,
        member: &Member,
        at: &At,
        spec: &'static FilterSpec,
        rules: &'static FilterRules,
        empty: EmptyText,
    ) -> Filter {
        let value = &member.value;
        let Some(object) = value.as_object() else {
            self.no_attributes(member, &at.pointer, spec);
            return None;
        };
        if object.is_empty() {
            self.asks_nothing(value, &at.pointer, spec, rules);
            return None;
        }
        self.repeated(&object.repeated(), &at.pointer);
        let wanted: Vec<&Member> = counting(object);
        let mut texts = Vec::new();
        for attribute in wanted {
            let pointer = at.pointer.key(&attribute.key.to_display());
            self.attribute_name(attribute, &pointer, rules);
            let text = self.attribute_text(attribute, &pointer, spec)?;
            let is_skipped = text.as_bytes().is_empty() && empty == EmptyText::Nothing;
            if is_skipped {
                self.asks_nothing(&attribute.value, &pointer, spec, rules);
                if rules.empty == EmptyFilter::Skipped {
                    return None;
                }
            }
            texts.push((attribute, text));
        }
        Some(self.together(object, value, &texts, at, spec))
    }

    /// The field of one attribute, or a condition of several.
    fn together(
        &mut self,
        object: &Object,
        value: &Node,
        texts: &[(&Member, &Text)],
        at: &At,
        spec: &'static FilterSpec,
    ) -> Condition {
        let mut fields = texts
            .iter()
            .map(|(attribute, text)| self.attribute(attribute, text, at, spec));
        match (object.members(), fields.next()) {
            ([_], Some(only)) => only,
            (_, first) => Condition::All(first.into_iter().chain(fields).collect(), value.span),
        }
    }

    fn attribute(
        &mut self,
        attribute: &Member,
        text: &Text,
        at: &At,
        spec: &'static FilterSpec,
    ) -> Condition {
        let matcher: Matcher = match spec.kind {
            _ if text.as_bytes().is_empty() => Exists::Present.into(),
            FilterKind::Prefix => Affix::new(Side::Start, text.clone()).into(),
            FilterKind::Suffix => Affix::new(Side::End, text.clone()).into(),
            _ => Equals::new(attribute.value.clone(), Equality::Text).into(),
        };
        let name = attribute.key.to_display();
        let pointer = at.pointer.key(&name);
        self.push_field(Field {
            keys: vec![attribute.key.clone()],
            pattern_pointer: pointer.clone(),
            key_span: attribute.key_span,
            value_span: attribute.value.span,
            notation: Notation::Filter,
            alternatives: vec![alternative(matcher, spec, pointer, &attribute.value)],
            route: Route::Attribute,
            spelling: NumberSpelling::Attribute,
            assumed: false,
            anchor: Anchor::None,
            negated: at.negated,
        })
    }
}

/// Nothing to ask.
fn all(node: &Node) -> Condition {
    Condition::All(Vec::new(), node.span)
}

fn alternative(
    matcher: Matcher,
    spec: &FilterSpec,
    pointer: Pointer,
    operand: &Node,
) -> Alternative {
    Alternative {
        matcher,
        operator: spec.info.name.into(),
        pointer,
        span: operand.span,
        assumed: false,
        documented_on_arrays: false,
    }
}
