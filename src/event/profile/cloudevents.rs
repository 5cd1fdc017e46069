//! CloudEvents 1.0.2 in the JSON event format.
//!
//! Sources: the [core](https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/spec.md)
//! and the [JSON format](https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/formats/json-format.md).
//! Where they are silent: a repeated attribute is an error, a fragment in `dataschema` is an
//! error with a code of its own, `data_base64: null` counts as absent.

use super::{Binding, NearMisses, Origin, ProfileSpec, Repeated, SizeLimit, Stages};
use crate::diagnostic::{Code, Severity};
use crate::event::attribute::{
    Attribute, Required, absolute_uri, any_media_type, filled_text, reference, rfc3339, version_1_0,
};
use crate::event::check::Event;
use crate::event::cloudevents;
use crate::event::extension::extension;
use crate::event::findings::Findings;
use crate::event::payload::{any_data, check_payload, data_base64};
use crate::event::related::check_related;
use crate::event::slot::Slot;
use crate::event::uri::Reference;
use crate::json::{Object, Text};

pub(super) const SPEC: ProfileSpec = ProfileSpec {
    label: "CloudEvents",
    attributes: &[
        Attribute::new(
            "id",
            Required::Always,
            filled_text,
            "identifies the event within its source",
        ),
        Attribute::new(
            "source",
            Required::Always,
            source,
            "what the event happened in, as a URI-reference",
        ),
        Attribute::new(
            "specversion",
            Required::Always,
            version_1_0,
            "the version of CloudEvents, `1.0`",
        ),
        Attribute::new(
            "type",
            Required::Always,
            kind,
            "what kind of thing happened, such as `com.example.order.created`",
        ),
        Attribute::new(
            "datacontenttype",
            Required::No,
            any_media_type,
            "the media type of `data`",
        ),
        Attribute::new(
            "dataschema",
            Required::No,
            schema,
            "the schema of `data`, as an absolute URI",
        ),
        Attribute::new(
            "subject",
            Required::No,
            filled_text,
            "what in the source the event is about",
        ),
        Attribute::new(
            "time",
            Required::No,
            rfc3339,
            "when it happened, as an RFC 3339 timestamp",
        ),
        Attribute::new("data", Required::No, any_data, "the payload"),
        Attribute::new(
            "data_base64",
            Required::No,
            data_base64,
            "the payload, if it is bytes",
        ),
    ],
    stand_ins: &[],
    stages: Stages::Same,
    http: Binding::CloudEvents,
    name: |slot, spec, findings| cloudevents::check_name(slot, &mut spec.names(), findings),
    extension,
    whole,
    repeated: Repeated::Refused,
    near_misses: NearMisses::Extensions,
    wrappers: &[],
    event_size: Some(SizeLimit {
        what: "event",
        bytes: 64 * 1024,
        code: Code::Size64k,
        severity: Severity::Hint,
        help: "intermediaries must forward events up to this size only; larger ones may get lost",
    }),
    batch_size: None,
    batch_events: None,
    mixed_versions: Some(Severity::Error),
    repeated_identity: Some(Severity::Hint),
    origin: |_: &Object| None::<Origin>,
};

fn source(slot: &Slot<'_>, findings: &mut Findings) {
    if reference(slot, findings) == Some(Reference::Relative) {
        let message = "`source` is a relative reference; an absolute URI is recommended";
        let finding = slot.finding(Code::SourceRelative, Severity::Hint, message);
        findings.push(finding.with_help("begin it with a scheme, such as `https://` or `urn:`"));
    }
}

fn schema(slot: &Slot<'_>, findings: &mut Findings) {
    absolute_uri(slot, findings, slot.context.options.dataschema_fragment);
}

fn kind(slot: &Slot<'_>, findings: &mut Findings) {
    filled_text(slot, findings);
    let Some(text) = slot.node().as_text().and_then(Text::as_str) else {
        return;
    };
    if !text.is_empty() && !begins_with_domain(text) {
        let message = "`type` does not begin with a reverse-DNS name";
        let finding = slot.finding(Code::TypeReverseDns, Severity::Hint, message);
        findings.push(finding.with_help("begin it with a domain of yours, such as `com.example.`"));
    }
}

/// Top-level domains that event types begin with; countries have two letters.
const DOMAINS: &[&str] = &[
    "aero",
    "ai",
    "app",
    "arpa",
    "biz",
    "cloud",
    "com",
    "dev",
    "edu",
    "eu",
    "events",
    "gov",
    "info",
    "int",
    "io",
    "mil",
    "museum",
    "name",
    "net",
    "online",
    "org",
    "page",
    "pro",
    "shop",
    "site",
    "software",
    "solutions",
    "systems",
    "tech",
    "xyz",
];

/// Whether a text begins like `com.example`: a top-level domain and another label.
fn begins_with_domain(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('.') else {
        return false;
    };
    let first = first.to_ascii_lowercase();
    let country = first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase());
    (country || DOMAINS.contains(&first.as_str()))
        && rest.starts_with(|letter: char| letter.is_ascii_alphanumeric())
}

pub(super) fn whole(event: &Event<'_>, findings: &mut Findings) {
    check_payload(event, findings);
    check_related(event, findings);
}
