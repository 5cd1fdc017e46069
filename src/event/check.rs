//! One event against one profile: names, repetitions, values, what is missing.

use std::collections::HashMap;

use super::attribute::{Attribute, Required};
use super::context::Context;
use super::findings::Findings;
use super::profile::{NearMisses, ProfileSpec, Repeated};
use super::slot::Slot;
use super::spelling;
use super::validate::Stage;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::{Member, Node, Object, Span, Value};
use crate::path::Pointer;

/// An event that is looked at.
pub(super) struct Event<'a> {
    /// The text and the question.
    pub(super) context: Context<'a>,
    /// The members.
    pub(super) object: &'a Object,
    /// Where the event stands.
    pub(super) path: &'a Pointer,
    /// Its range.
    pub(super) span: Span,
}

impl<'a> Event<'a> {
    /// The last member called `name`.
    pub(super) fn slot(&self, name: &str) -> Option<Slot<'_>> {
        Some(self.slot_of(self.object.get(name)?))
    }

    /// One of its members, while it is looked at.
    pub(super) const fn slot_of<'s>(&'s self, member: &'s Member) -> Slot<'s> {
        Slot {
            context: self.context,
            member,
            event: self.path,
        }
    }

    /// The value of `name`, unless it is null.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        let value = &self.object.get(name)?.value.value;
        (*value != Value::Null).then_some(value)
    }
}

/// Everything that is wrong with one event.
pub(super) fn check_event(
    context: Context<'_>,
    node: &Node,
    path: &Pointer,
    spec: &ProfileSpec,
    findings: &mut Findings,
) {
    let Some(object) = node.as_object() else {
        findings.push(not_an_object(node, path));
        return;
    };
    let event = Event {
        context,
        object,
        path,
        span: node.span,
    };
    if let Some(other) = wrapper(&event, spec).or_else(|| pattern(&event)) {
        findings.push(other);
        return;
    }
    check_repeated(&event, spec, findings);
    for member in object.members() {
        check_member(&event, &event.slot_of(member), spec, findings);
    }
    for attribute in spec.attributes {
        findings.extend(check_presence(&event, attribute, spec));
    }
    (spec.whole)(&event, findings);
    findings.extend(check_size(&event, spec));
}

fn not_an_object(node: &Node, path: &Pointer) -> Diagnostic {
    let message = format!("an event is a JSON object, not {}", node.kind());
    let help = match &node.value {
        Value::Array(_) if *path == Pointer::root() => {
            "if several events are meant, check them as a batch; else remove the `[` and `]`"
        }
        Value::Array(_) => "a batch is one flat array; remove the inner `[` and `]`",
        Value::String(text) if super::payload::looks_like_json(text.as_bytes()) => {
            "the string holds JSON text; take it out of its quotes"
        }
        _ => "write `{ … }` with the attributes of the event",
    };
    Diagnostic::new(Code::RootObject, Severity::Error, Target::Event, message)
        .with_help(help)
        .at(path.clone(), node.span)
}

/// A request that carries events instead of an event.
fn wrapper(event: &Event<'_>, spec: &ProfileSpec) -> Option<Diagnostic> {
    let found = spec.wrappers.iter().find_map(|name| event.slot(name))?;
    found.node().as_array()?;
    if event.object.get("source").is_some() {
        return None;
    }
    let name = found.name();
    let message = format!("this is a request whose `{name}` holds events, not an event");
    let help = format!("paste one element of `{name}`, or the list itself as a batch");
    Some(
        Diagnostic::new(Code::RootObject, Severity::Error, Target::Event, message)
            .with_help(help)
            .at(event.path.clone(), found.member.key_span),
    )
}

/// A rule instead of an event: every value is a list.
fn pattern(event: &Event<'_>) -> Option<Diagnostic> {
    let all_lists = !event.object.is_empty() && lists_only(event.object);
    all_lists.then(|| {
        let message =
            "this looks like an event pattern, where every value is a list, not like an event";
        Diagnostic::new(Code::RootObject, Severity::Error, Target::Event, message)
            .with_help("use it as the rule; in an event an attribute has one value, without `[ ]`")
            .at(event.path.clone(), event.span)
    })
}

fn lists_only(object: &Object) -> bool {
    object
        .members()
        .iter()
        .all(|member| match &member.value.value {
            Value::Array(_) => true,
            Value::Object(inner) => !inner.is_empty() && lists_only(inner),
            _ => false,
        })
}

fn check_repeated(event: &Event<'_>, spec: &ProfileSpec, findings: &mut Findings) {
    if event.object.repeated().is_empty() {
        return;
    }
    let mut first: HashMap<&[u8], Span> = HashMap::new();
    for member in event.object.members() {
        let Some(span) = first.get(member.key.as_bytes()) else {
            first.insert(member.key.as_bytes(), member.key_span);
            continue;
        };
        let slot = event.slot_of(member);
        let (code, severity) = match spec.repeated {
            Repeated::Refused => (Code::DuplicateMember, Severity::Error),
            Repeated::LastWins => (Code::DuplicateKey, Severity::Warning),
        };
        let message = format!("`{}` stands more than once", slot.label());
        findings.push(
            slot.name_finding(code, severity, message)
                .with_help("keep one of them")
                .with_related("first here", *span),
        );
    }
}

fn check_member(event: &Event<'_>, slot: &Slot<'_>, spec: &ProfileSpec, findings: &mut Findings) {
    let name = slot.name();
    if let Some(attribute) = spec.attribute(&name) {
        (attribute.check)(slot, findings);
        return;
    }
    if let Some(attribute) = spec.stood_in_for(&name) {
        findings.push(misspelled(slot, attribute.name));
        (attribute.check)(slot, findings);
        return;
    }
    let before = findings.len();
    (spec.name)(slot, spec, findings);
    // A misspelled known name is one mistake; what its value should be is another attribute's matter.
    let misnamed = findings.len() > before && is_misspelled(&name, spec);
    if !misnamed {
        (spec.extension)(slot, findings);
    }
    if spec.near_misses == NearMisses::Warned {
        findings.extend(check_near_miss(event, slot, spec));
    }
}

/// A name almost like that of an optional attribute which is not there.
///
/// Where a required one is not there, the finding about that names this one.
fn check_near_miss(event: &Event<'_>, slot: &Slot<'_>, spec: &ProfileSpec) -> Option<Diagnostic> {
    let meant = spelling::nearest(&slot.name(), spec.names())?;
    let attribute = spec
        .attribute(meant)
        .filter(|_| event.value(meant).is_none())?;
    severity_if_missing(attribute.required, event.context.stage)
        .is_none()
        .then(|| misspelled(slot, meant))
}

fn misspelled(slot: &Slot<'_>, meant: &str) -> Diagnostic {
    let name = slot.label();
    let message = format!("`{name}` is not the documented name `{meant}`");
    slot.name_finding(Code::MisspelledName, Severity::Warning, message)
        .with_help(format!(
            "rename it to `{meant}`; a rule on `{meant}` does not see `{name}`"
        ))
}

/// How bad it is that an attribute is missing.
const fn severity_if_missing(required: Required, stage: Stage) -> Option<Severity> {
    match (required, stage) {
        (Required::Always, _) | (Required::OnDelivery, Stage::Delivered) => Some(Severity::Error),
        (Required::Usually, _) => Some(Severity::Hint),
        (Required::OnDelivery, Stage::Published) | (Required::No, _) => None,
    }
}

fn is_misspelled(name: &str, spec: &ProfileSpec) -> bool {
    spelling::nearest(name, spec.names()).is_some()
}

fn check_presence(
    event: &Event<'_>,
    attribute: &Attribute,
    spec: &ProfileSpec,
) -> Option<Diagnostic> {
    let severity = severity_if_missing(attribute.required, event.context.stage)?;
    let name = attribute.name;
    let stands_in = |spelling: &&str| event.value(spelling).is_some();
    if event.value(name).is_some() || spec.stand_ins(name).any(|spelling| stands_in(&spelling)) {
        return None;
    }
    let path = event.path.key(name);
    let finding = |message: String| {
        Diagnostic::new(Code::Required, severity, Target::Event, message).at_path(path.clone())
    };
    if let Some(null) = event.slot(name) {
        let message = format!("`{name}` is null, which counts as absent; it is required");
        return Some(
            finding(message)
                .with_help("give it a value")
                .at(path.clone(), null.node().span),
        );
    }
    let written = event.context.written(name);
    let word = if severity == Severity::Error {
        "required attribute"
    } else {
        "attribute"
    };
    let missing = finding(format!("the {word} `{name}` is missing"));
    Some(match near_miss(event, name, spec) {
        Some(other) => missing
            .with_help(format!(
                "`{}` was probably meant; rename it to `{written}`",
                other.label()
            ))
            .with_related("this name is not known", other.member.key_span),
        None => missing.with_help(format!("add `{written}`: {}", attribute.meaning)),
    })
}

/// A member whose name is almost `name`.
fn near_miss<'e>(event: &'e Event<'_>, name: &'static str, spec: &ProfileSpec) -> Option<Slot<'e>> {
    // No event has more names than this that matter; it bounds the work for hostile ones.
    let member = event.object.members().iter().take(200).find(|member| {
        let spelled = member.key.to_display();
        spec.attribute(&spelled).is_none()
            && spelling::nearest(&spelled, spec.names()) == Some(name)
    })?;
    Some(event.slot_of(member))
}

fn check_size(event: &Event<'_>, spec: &ProfileSpec) -> Option<Diagnostic> {
    let limit = spec.event_size.as_ref()?;
    let bytes = event.span.end.saturating_sub(event.span.start);
    (bytes > limit.bytes).then(|| limit.finding(bytes).at(event.path.clone(), event.span))
}
