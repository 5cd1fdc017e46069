//! Alibaba Cloud EventBridge: a CloudEvent with limits, a JSON object as payload, and five
//! attributes that are added after publishing.
//!
//! Sources: [event overview](https://www.alibabacloud.com/help/en/doc-detail/181428.htm) and
//! [limits](https://www.alibabacloud.com/help/en/eventbridge/product-overview/limits).

use std::net::IpAddr;

use super::{
    Binding, NearMisses, Origin, ProfileSpec, Repeated, SizeLimit, Stages, cloudevents as core,
};
use crate::diagnostic::{Code, Severity};
use crate::event::attribute::{
    Attribute, Required, absolute_uri, filled_text, media_type, reference, version_1_0,
};
use crate::event::characters::{characters, describe, shorten, shown};
use crate::event::extension::extension;
use crate::event::findings::Findings;
use crate::event::payload::data_base64;
use crate::event::slot::Slot;
use crate::event::validate::Stage;
use crate::event::{cloudevents, timestamp};
use crate::json::{Object, Text, Value};

const LIMITS: &str = "https://www.alibabacloud.com/help/en/eventbridge/product-overview/limits";
const ADDED: &str = "EventBridge adds it after the event is published; a source does not know it";

pub(super) const SPEC: ProfileSpec = ProfileSpec {
    label: "Alibaba Cloud EventBridge",
    attributes: &[
        Attribute::new(
            "id",
            Required::Always,
            id,
            "identifies the event; unique with `source`",
        ),
        Attribute::new(
            "source",
            Required::Always,
            source,
            "the service or application that made the event",
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
            "what kind of thing happened",
        ),
        Attribute::new(
            "datacontenttype",
            Required::No,
            content_type,
            "the content type of `data`: `application/json`",
        ),
        Attribute::new(
            "dataschema",
            Required::No,
            schema,
            "the format of `data`, as a URI",
        ),
        Attribute::new(
            "subject",
            Required::No,
            subject,
            "what the event is about, such as a resource name",
        ),
        Attribute::new("time", Required::No, time, "when it happened"),
        Attribute::new("data", Required::No, data, "the content, a JSON object"),
        Attribute::new(
            "data_base64",
            Required::No,
            bytes,
            "the content, if it is bytes",
        ),
        Attribute::new(
            "aliyunaccountid",
            Required::No,
            account,
            "the ID of the Alibaba Cloud account",
        )
        .changing(ADDED),
        Attribute::new(
            "aliyunpublishtime",
            Required::No,
            publish_time,
            "when EventBridge received the event",
        )
        .changing(ADDED),
        Attribute::new(
            "aliyuneventbusname",
            Required::OnDelivery,
            added,
            "the event bus that received the event",
        )
        .changing(ADDED),
        Attribute::new(
            "aliyunregionid",
            Required::No,
            added,
            "the region in which the event was received",
        )
        .changing(ADDED),
        Attribute::new(
            "aliyunpublishaddr",
            Required::No,
            address,
            "the IP address of the server that received the event",
        )
        .changing(ADDED),
        // Not in the overview, but in the sample event of TestEventPattern.
        Attribute::new(
            "aliyunoriginalaccountid",
            Required::No,
            account,
            "the ID of the account that the event is about",
        )
        .changing(ADDED),
    ],
    stand_ins: &[],
    stages: Stages::Differ,
    http: Binding::CloudEvents,
    name: |slot, spec, findings| cloudevents::check_name(slot, &mut spec.names(), findings),
    extension,
    whole: core::whole,
    repeated: Repeated::Refused,
    near_misses: NearMisses::Extensions,
    wrappers: &["EventList"],
    event_size: Some(SizeLimit {
        what: "event",
        bytes: 256 * 1024,
        code: Code::SizeLimit,
        severity: Severity::Error,
        help: "Alibaba Cloud EventBridge takes events up to 256 KB; put large content elsewhere and name its place",
    }),
    batch_size: Some(SizeLimit {
        what: "batch",
        bytes: 1024 * 1024,
        code: Code::SizeLimit,
        severity: Severity::Error,
        help: "Alibaba Cloud EventBridge takes batches up to 1 MB; send smaller ones",
    }),
    batch_events: Some(16),
    mixed_versions: Some(Severity::Error),
    repeated_identity: Some(Severity::Warning),
    origin,
};

/// Services of Alibaba Cloud name themselves `acs.` or `acs:`.
fn origin(event: &Object) -> Option<Origin> {
    let source = event.get("source")?.value.as_text()?.as_bytes();
    let service = source.starts_with(b"acs.") || source.starts_with(b"acs:");
    Some(if service {
        Origin::Service
    } else {
        Origin::Custom
    })
}

fn id(slot: &Slot<'_>, findings: &mut Findings) {
    filled_text(slot, findings);
    check_length(slot, 128, findings);
    let Some(text) = slot.node().as_text() else {
        return;
    };
    if is_masked(text.as_bytes()) {
        findings.push(masked(slot));
        return;
    }
    let legal = |code: u32| {
        u8::try_from(code).is_ok_and(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let found = characters(text.as_bytes())
        .find(|found| !legal(found.code) || (found.start == 0 && found.code == u32::from(b'-')));
    let Some(found) = found else { return };
    let message = format!(
        "`id` has {}, not only letters, digits and `-`",
        describe(found.code)
    );
    let message = if legal(found.code) {
        "`id` begins with `-`".to_owned()
    } else {
        message
    };
    let finding = slot
        .finding(Code::IdCharset, Severity::Warning, message)
        .with_help("begin it with a letter or digit; then letters, digits and `-` may follow")
        .with_docs(LIMITS);
    findings.push(slot.narrow(finding, found.start, found.end));
}

fn source(slot: &Slot<'_>, findings: &mut Findings) {
    reference(slot, findings);
    check_length(slot, 128, findings);
}

fn kind(slot: &Slot<'_>, findings: &mut Findings) {
    filled_text(slot, findings);
    check_length(slot, 64, findings);
}

fn subject(slot: &Slot<'_>, findings: &mut Findings) {
    filled_text(slot, findings);
    check_length(slot, 512, findings);
}

fn schema(slot: &Slot<'_>, findings: &mut Findings) {
    absolute_uri(slot, findings, Severity::Warning);
}

fn content_type(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(media_type) = media_type(slot, findings) else {
        return;
    };
    if media_type.essence != "application/json" {
        let message = format!(
            "`datacontenttype` is `{}`, not `application/json`",
            shorten(&media_type.essence)
        );
        let finding = slot.finding(Code::ValueUnsupported, Severity::Error, message);
        findings.push(finding.with_help("write `application/json`, the only one supported"));
    }
}

fn data(slot: &Slot<'_>, findings: &mut Findings) {
    if let Value::Object(_) = slot.value() {
        return;
    }
    let message = format!("`data` is {}, not a JSON object", slot.node().kind());
    let help = match slot.value() {
        Value::Null => "leave it out, or write `{}`",
        Value::String(text) if crate::event::payload::looks_like_json(text.as_bytes()) => {
            "the string holds JSON text; write the object itself"
        }
        _ => "put it into an object, under a name",
    };
    findings.push(
        slot.finding(Code::ValueType, Severity::Error, message)
            .with_help(help),
    );
}

fn bytes(slot: &Slot<'_>, findings: &mut Findings) {
    data_base64(slot, findings);
    if let Value::String(_) = slot.value() {
        let message = "`data_base64` is not documented; events carry JSON in `data`";
        let finding = slot.name_finding(Code::ValueUnsupported, Severity::Warning, message);
        findings.push(finding.with_help("write the content as a JSON object in `data`"));
    }
}

fn time(slot: &Slot<'_>, findings: &mut Findings) {
    check_time(slot, Severity::Warning, findings);
}

fn publish_time(slot: &Slot<'_>, findings: &mut Findings) {
    check_stage(slot, findings);
    check_time(slot, Severity::Hint, findings);
}

/// RFC 3339, or one of the forms that Alibaba's own samples have.
fn check_time(slot: &Slot<'_>, own_form: Severity, findings: &mut Findings) {
    let Some(text) = slot.string(findings) else {
        return;
    };
    let Err(fault) = timestamp::check(text.as_bytes()) else {
        return;
    };
    if is_own_form(text.as_bytes()) {
        let name = slot.name();
        let message = format!(
            "`{name}` is not an RFC 3339 timestamp, though Alibaba's own samples have this form"
        );
        let help = "compare it as text only; a source should write `2020-11-19T21:04:41+08:00`";
        findings.push(
            slot.finding(Code::TimeFormat, own_form, message)
                .with_help(help),
        );
        return;
    }
    findings.push(slot.fault(Code::Rfc3339, Severity::Error, "a timestamp", fault));
}

/// `…T21:04:42.179PRC`, `…T16:04:46.149Asia/Shanghai`, `2020-07-21 20:22:01.961000`.
fn is_own_form(text: &[u8]) -> bool {
    let Ok(local) = timestamp::check_local(text, b"T ") else {
        return false;
    };
    let zone = text.get(local.length..).unwrap_or_default();
    match zone {
        [] | b"Z" => true,
        [b'A'..=b'Z', ..] => is_zone_name(zone),
        _ => false,
    }
}

fn is_zone_name(zone: &[u8]) -> bool {
    let abbreviation = zone.len() <= 5 && zone.iter().all(u8::is_ascii_uppercase);
    let letters = |byte: &u8| byte.is_ascii_alphanumeric() || b"/_+-".contains(byte);
    abbreviation || (zone.contains(&b'/') && zone.len() <= 40 && zone.iter().all(letters))
}

fn account(slot: &Slot<'_>, findings: &mut Findings) {
    added(slot, findings);
    if slot
        .node()
        .as_text()
        .is_some_and(|text| is_masked(text.as_bytes()))
    {
        findings.push(masked(slot));
    }
}

fn address(slot: &Slot<'_>, findings: &mut Findings) {
    added(slot, findings);
    let Some(text) = slot
        .node()
        .as_text()
        .filter(|text| !text.as_bytes().is_empty())
    else {
        return;
    };
    if is_masked(text.as_bytes()) {
        findings.push(masked(slot));
    } else if text
        .as_str()
        .is_none_or(|text| text.parse::<IpAddr>().is_err())
    {
        let message = format!(
            "`aliyunpublishaddr` is `{}`, not an IP address",
            shown(text)
        );
        let finding = slot.finding(Code::ValueUnsupported, Severity::Warning, message);
        findings.push(finding.with_help("expected is an address such as `172.25.0.1`"));
    }
}

/// An attribute that is added after publishing.
fn added(slot: &Slot<'_>, findings: &mut Findings) {
    check_stage(slot, findings);
    filled_text(slot, findings);
}

fn check_stage(slot: &Slot<'_>, findings: &mut Findings) {
    if slot.stage() == Stage::Delivered {
        return;
    }
    let name = slot.name();
    let message = format!("`{name}` is added by EventBridge after publishing");
    let help = if name == "aliyuneventbusname" {
        "leave it out, unless you publish through the older HTTP API, which reads the bus from it"
    } else {
        "leave it out when publishing"
    };
    findings.push(
        slot.name_finding(Code::StageAttribute, Severity::Hint, message)
            .with_help(help),
    );
}

fn check_length(slot: &Slot<'_>, limit: usize, findings: &mut Findings) {
    let Some(bytes) = slot.node().as_text().map(Text::as_bytes) else {
        return;
    };
    let Some(first) = characters(bytes).nth(limit) else {
        return;
    };
    let length = characters(bytes).count();
    let message = format!(
        "`{}` has {length} characters, over the {limit} that are allowed",
        slot.name()
    );
    let finding = slot
        .finding(Code::ValueTooLong, Severity::Error, message)
        .with_help("shorten it")
        .with_docs(LIMITS);
    findings.push(slot.narrow(finding, first.start, bytes.len()));
}

/// `…fab****`, `172.25.XX.XX`
fn is_masked(text: &[u8]) -> bool {
    text.windows(2).any(|pair| pair == b"**") || text.windows(3).any(|part| part == b".XX")
}

fn masked(slot: &Slot<'_>) -> crate::diagnostic::Diagnostic {
    let message = format!("`{}` was masked, as in Alibaba's samples", slot.name());
    slot.finding(Code::MaskedValue, Severity::Hint, message)
        .with_help("a real event has a value here that rules can tell apart")
}
