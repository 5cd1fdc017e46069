//! One event or a batch, and what the events of a batch have to do with each other.

use std::collections::HashMap;

use super::characters::shown;
use super::check::check_event;
use super::context::{Context, Notation};
use super::findings::Findings;
use super::profile::{Origin, ProfileSpec};
use super::repeated;
use super::validate::{Batch, Stage, ValidateOptions};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::{Node, Object, Span, Value};
use crate::path::Pointer;

/// A text that was read: the event or events in it, and what they are written in.
pub(super) struct Document<'a> {
    /// The whole text.
    pub(super) text: &'a [u8],
    /// How it writes attributes.
    pub(super) notation: Notation,
    /// The event, or the list of events.
    pub(super) root: Node,
    /// Which of the two.
    pub(super) batch: Batch,
}

impl Document<'_> {
    /// The events, or what stands in their place.
    pub(super) fn events(&self) -> &[Node] {
        match (self.batch, self.root.as_array()) {
            (Batch::Batch, Some(events)) => events,
            (Batch::Batch, None) => &[],
            (Batch::Single, _) => std::slice::from_ref(&self.root),
        }
    }

    fn path(&self, index: usize) -> Pointer {
        match self.batch {
            Batch::Single => Pointer::root(),
            Batch::Batch => Pointer::root().index(index),
        }
    }
}

/// Everything that is wrong with a document at one stage.
pub(super) fn check(
    document: &Document<'_>,
    stage: Stage,
    options: &ValidateOptions,
    spec: &ProfileSpec,
) -> Findings {
    let mut findings = Findings::default();
    let context = Context {
        text: document.text,
        notation: document.notation,
        stage,
        options,
    };
    for (index, event) in document.events().iter().enumerate() {
        check_event(context, event, &document.path(index), spec, &mut findings);
    }
    match (document.batch, document.root.as_array()) {
        (Batch::Single, _) => {}
        (Batch::Batch, Some(events)) => check_batch(&document.root, events, spec, &mut findings),
        (Batch::Batch, None) => findings.push(not_an_array(&document.root)),
    }
    repeated::check(document, &mut findings);
    findings
}

/// Who made the events, if it was the same for all.
pub(super) fn origin(root: &Node, spec: &ProfileSpec) -> Option<Origin> {
    let events = root.as_array().unwrap_or(std::slice::from_ref(root));
    let mut origins = events
        .iter()
        .map(|event| event.as_object().and_then(spec.origin));
    let first = origins.next()??;
    origins.all(|other| other == Some(first)).then_some(first)
}

fn not_an_array(root: &Node) -> Diagnostic {
    let message = format!("a batch is a JSON array of events, not {}", root.kind());
    let finding = Diagnostic::new(Code::RootArray, Severity::Error, Target::Event, message)
        .at(Pointer::root(), root.span);
    match root.value {
        Value::Object(_) => {
            finding.with_help("put `[` and `]` around it, or check it as one event")
        }
        _ => finding.with_help("write `[ … ]` with one object for each event"),
    }
}

fn check_batch(root: &Node, events: &[Node], spec: &ProfileSpec, findings: &mut Findings) {
    findings.extend(check_count(events, spec));
    let bytes = root.span.end.saturating_sub(root.span.start);
    let limit = spec.batch_size.as_ref().filter(|limit| bytes > limit.bytes);
    findings.extend(limit.map(|limit| limit.finding(bytes).at(Pointer::root(), root.span)));
    findings.extend(check_versions(events, spec));
    check_identity(events, spec, findings);
}

fn check_count(events: &[Node], spec: &ProfileSpec) -> Option<Diagnostic> {
    let limit = spec.batch_events?;
    let (first, last) = (events.get(limit)?, events.last()?);
    let message = format!(
        "the batch has {} events; {} takes {limit}",
        events.len(),
        spec.label
    );
    Some(
        Diagnostic::new(Code::BatchLimit, Severity::Error, Target::Event, message)
            .with_help(format!("send it in batches of at most {limit} events"))
            .at(Pointer::root(), Span::new(first.span.start, last.span.end)),
    )
}

/// All events of a batch name the same version (HTTP binding §3.3.2).
fn check_versions(events: &[Node], spec: &ProfileSpec) -> Option<Diagnostic> {
    let severity = spec.mixed_versions?;
    let mut versions = events.iter().filter_map(|event| {
        let version = &event.as_object()?.get("specversion")?.value;
        Some((version.as_text()?, version.span))
    });
    let (first, place) = versions.next()?;
    let (other, span) = versions.find(|(version, _)| *version != first)?;
    let (first, other) = (shown(first), shown(other));
    let message = format!("the batch mixes `specversion` `{first}` and `{other}`");
    Some(
        Diagnostic::new(Code::BatchSpecversion, severity, Target::Event, message)
            .with_help("send one batch for each version")
            .at(Pointer::root(), span)
            .with_related("the version of the first event", place),
    )
}

/// Two events with the same `source` and `id` are the same event for a receiver.
fn check_identity(events: &[Node], spec: &ProfileSpec, findings: &mut Findings) {
    let Some(severity) = spec.repeated_identity else {
        return;
    };
    let mut seen: HashMap<Identity<'_>, (usize, Span)> = HashMap::new();
    for (index, event) in events.iter().enumerate() {
        let Some(identity) = event.as_object().and_then(identity) else {
            continue;
        };
        let Some((first, span)) = seen.get(&identity) else {
            seen.insert(identity, (index, event.span));
            continue;
        };
        let message = format!("event {index} has the same `source` and `id` as event {first}");
        findings.push(
            Diagnostic::new(Code::DuplicateSourceId, severity, Target::Event, message)
                .with_help("receivers take it for the same event sent again; give it an `id` of its own if it is not")
                .at(Pointer::root().index(index), event.span)
                .with_related("the first of them", *span),
        );
    }
}

/// `source` and `id`.
type Identity<'a> = (&'a [u8], &'a [u8]);

fn identity(event: &Object) -> Option<Identity<'_>> {
    let bytes = |name| Some(event.get(name)?.value.as_text()?.as_bytes());
    Some((bytes("source")?, bytes("id")?))
}
