//! What may stand around filters: a subscription, or a Knative trigger.

use super::super::Condition;
use super::super::compile::Compiler;
use super::{At, EmptyText, all};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::{Envelope, FilterRules};
use crate::json::{Member, Node, Object, Value};
use crate::path::Pointer;

/// Members that only a trigger has.
const TRIGGER_MEMBERS: [&str; 3] = ["apiVersion", "kind", "spec"];

/// What an object came to that may be an envelope.
pub(super) enum Opened {
    /// It is none.
    NoEnvelope,
    /// The filters inside; absent if it was refused.
    Filters(Option<Condition>),
}

impl Compiler<'_> {
    /// The filters inside a subscription or trigger.
    pub(super) fn envelope(
        &mut self,
        object: &Object,
        node: &Node,
        rules: &'static FilterRules,
    ) -> Opened {
        let is_trigger = TRIGGER_MEMBERS
            .iter()
            .any(|name| object.get(name).is_some());
        match rules.envelope {
            Envelope::Subscription if is_trigger => {
                self.trigger_elsewhere(node);
                Opened::Filters(None)
            }
            Envelope::Trigger if is_trigger => Opened::Filters(self.trigger(object, node, rules)),
            _ => self.holder(object, node, &Pointer::root(), rules),
        }
    }

    fn trigger_elsewhere(&mut self, node: &Node) {
        let message = "this is a Knative trigger, not a list of filters";
        let help = "paste the list `spec.filters`, or choose the variant `knative`";
        self.refuse_filter(
            Code::PatternRoot,
            &Pointer::root(),
            node.span,
            message,
            help,
        );
    }

    fn trigger(
        &mut self,
        object: &Object,
        node: &Node,
        rules: &'static FilterRules,
    ) -> Option<Condition> {
        let Some(spec) = object.get("spec") else {
            let message = "the trigger has no `spec`";
            let help = "write `{\"spec\": {\"filters\": [{\"exact\": {\"type\": \"…\"}}]}}`";
            self.refuse_filter(
                Code::PatternRoot,
                &Pointer::root(),
                node.span,
                message,
                help,
            );
            return None;
        };
        let pointer = Pointer::root().key("spec");
        let Some(inside) = spec.value.as_object() else {
            let message = format!("`spec` is an object, not {}", spec.value.kind());
            let help = "write `\"spec\": {\"filters\": […]}`";
            self.refuse_filter(Code::PatternRoot, &pointer, spec.value.span, message, help);
            return None;
        };
        match self.holder(inside, &spec.value, &pointer, rules) {
            Opened::Filters(condition) => condition,
            Opened::NoEnvelope => {
                self.nothing_asked(&spec.value, &pointer);
                Some(all(&spec.value))
            }
        }
    }

    /// The filters in an object that has `filters` or the older `filter`.
    fn holder(
        &mut self,
        object: &Object,
        node: &Node,
        pointer: &Pointer,
        rules: &'static FilterRules,
    ) -> Opened {
        let (filters, filter) = (object.get("filters"), object.get("filter"));
        if let Some(filters) = filters.filter(|filters| !is_empty(filters) || filter.is_none()) {
            let asks = filter.filter(|filter| !is_empty_filter(filter));
            if let Some(older) = asks.filter(|_| rules.envelope == Envelope::Trigger) {
                self.overridden(older, filters, pointer);
            }
            return Opened::Filters(self.holder_list(filters, pointer, rules));
        }
        let Some(filter) = filter else {
            return Opened::NoEnvelope;
        };
        Opened::Filters(match rules.envelope {
            Envelope::Trigger => self.older_filter(filter, node, pointer, rules),
            Envelope::Subscription => {
                let message = "a subscription has no `filter`";
                let help = "the list is called `filters`";
                let at = pointer.key("filter");
                self.refuse_filter(Code::UnknownField, &at, filter.key_span, message, help);
                None
            }
        })
    }

    fn holder_list(
        &mut self,
        filters: &Member,
        pointer: &Pointer,
        rules: &'static FilterRules,
    ) -> Option<Condition> {
        let at = At {
            pointer: pointer.key("filters"),
            negated: false,
        };
        let Some(list) = filters.value.as_array() else {
            let message = format!("`filters` is a list, not {}", filters.value.kind());
            let help = "write `\"filters\": [{…}]`";
            self.refuse_filter(
                Code::PatternRoot,
                &at.pointer,
                filters.value.span,
                message,
                help,
            );
            return None;
        };
        Some(self.filters_together(list, &filters.value, &at, rules))
    }

    /// `filter.attributes`: each attribute is this text; an empty one asks only that it is there.
    ///
    /// Knative writes `filter: {}` into every trigger that has none.
    fn older_filter(
        &mut self,
        filter: &Member,
        node: &Node,
        pointer: &Pointer,
        rules: &'static FilterRules,
    ) -> Option<Condition> {
        let at = At {
            pointer: pointer.key("filter").key("attributes"),
            negated: false,
        };
        if is_empty_filter(filter) {
            self.nothing_asked(node, &pointer.key("filter"));
            return Some(all(&filter.value));
        }
        let attributes = filter
            .value
            .as_object()
            .and_then(|object| object.get("attributes"));
        let Some(attributes) = attributes else {
            let message = "the `filter` of a trigger has no `attributes`";
            let help = "write `\"filter\": {\"attributes\": {\"type\": \"…\"}}`";
            let span = filter.value.span;
            self.refuse_filter(
                Code::PatternRoot,
                &pointer.key("filter"),
                span,
                message,
                help,
            );
            return None;
        };
        if attributes.value.as_object().is_some_and(Object::is_empty) {
            self.nothing_asked(node, &at.pointer);
            return Some(all(&attributes.value));
        }
        let exact = rules.filter("exact")?;
        self.attributes(attributes, &at, exact, rules, EmptyText::Present)
    }

    fn overridden(&mut self, older: &Member, filters: &Member, pointer: &Pointer) {
        let message = "`filter` has no effect where there are `filters`";
        self.findings.push(
            Diagnostic::new(
                Code::UnknownField,
                Severity::Warning,
                Target::Pattern,
                message,
            )
            .with_help("remove it, or move what it asks into `filters`")
            .at(pointer.key("filter"), older.key_span)
            .with_related("these count", filters.key_span)
            .with_docs(self.spec.docs),
        );
    }
}

/// Whether it is `{}` or null.
fn is_empty_filter(filter: &Member) -> bool {
    match &filter.value.value {
        Value::Object(object) => object.is_empty(),
        value => *value == Value::Null,
    }
}

fn is_empty(member: &Member) -> bool {
    member.value.as_array().is_some_and(<[Node]>::is_empty)
}
