//! Amazon EventBridge: the envelope that the `TestEventPattern` API demands.
//!
//! Sources: [`TestEventPattern`](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html),
//! [events](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html).

use super::{Binding, NearMisses, Origin, ProfileSpec, Repeated, Stages};
use crate::diagnostic::{Code, Severity};
use crate::event::attribute::{Attribute, Required};
use crate::event::characters::shown;
use crate::event::findings::Findings;
use crate::event::slot::Slot;
use crate::event::timestamp;
use crate::json::{Object, Value};

pub(super) const SPEC: ProfileSpec = ProfileSpec {
    label: "Amazon EventBridge",
    attributes: &[
        Attribute::new(
            "version",
            Required::No,
            text,
            "the version of the envelope, `0`",
        ),
        Attribute::new("id", Required::Always, text, "identifies the event, a UUID"),
        Attribute::new(
            "detail-type",
            Required::Always,
            text,
            "what kind of thing happened",
        ),
        Attribute::new(
            "source",
            Required::Always,
            text,
            "what made the event, such as `aws.ec2`",
        ),
        Attribute::new(
            "account",
            Required::Always,
            account,
            "the ID of the AWS account, 12 digits",
        ),
        Attribute::new(
            "time",
            Required::Always,
            time,
            "when it happened, such as `2017-12-22T18:43:48Z`",
        ),
        Attribute::new(
            "region",
            Required::Always,
            text,
            "the region, such as `us-east-1`",
        ),
        Attribute::new(
            "resources",
            Required::Usually,
            resources,
            "the resources concerned, an array of strings",
        ),
        Attribute::new(
            "detail",
            Required::Usually,
            detail,
            "the content, a JSON object",
        ),
    ],
    stand_ins: &[],
    stages: Stages::Same,
    http: Binding::Body,
    name: |_, _, _| {},
    extension: |_, _| {},
    whole: |_, _| {},
    repeated: Repeated::LastWins,
    near_misses: NearMisses::Warned,
    wrappers: &["Entries"],
    event_size: None,
    batch_size: None,
    batch_events: None,
    mixed_versions: None,
    repeated_identity: Some(Severity::Hint),
    origin,
};

/// Services of AWS name themselves `aws.`, which others may not.
fn origin(event: &Object) -> Option<Origin> {
    let source = event.get("source")?.value.as_text()?.as_bytes();
    Some(if source.starts_with(b"aws.") {
        Origin::Service
    } else {
        Origin::Custom
    })
}

fn text(slot: &Slot<'_>, findings: &mut Findings) {
    slot.string(findings);
}

fn account(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(text) = slot.string(findings) else {
        return;
    };
    let digits = text.as_bytes();
    if digits.len() != 12 || !digits.iter().all(u8::is_ascii_digit) {
        let message = format!("`account` is `{}`, not 12 digits", shown(text));
        let finding = slot.finding(Code::ValueUnsupported, Severity::Warning, message);
        findings.push(finding.with_help("write the ID of an AWS account, such as `123456789012`"));
    }
}

fn time(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(text) = slot.string(findings) else {
        return;
    };
    if let Err(fault) = timestamp::check(text.as_bytes()) {
        let expected = "an RFC 3339 timestamp";
        findings.push(slot.fault(Code::Rfc3339, Severity::Warning, expected, fault));
    }
}

fn resources(slot: &Slot<'_>, findings: &mut Findings) {
    let wrong = match slot.value() {
        Value::Null => None,
        Value::Array(elements) => elements.iter().find(|element| element.as_text().is_none()),
        _ => Some(slot.node()),
    };
    if let Some(wrong) = wrong {
        let message = format!(
            "`resources` is or has {}, where strings in an array are expected",
            wrong.kind()
        );
        let mut finding = slot.finding(Code::ValueType, Severity::Error, message);
        finding.span = Some(wrong.span);
        findings.push(finding.with_help("write an array of strings, `[]` for none"));
    }
}

fn detail(slot: &Slot<'_>, findings: &mut Findings) {
    if matches!(slot.value(), Value::Object(_) | Value::Null) {
        return;
    }
    let message = format!("`detail` is {}, not a JSON object", slot.node().kind());
    let finding = slot.finding(Code::ValueType, Severity::Error, message);
    findings.push(finding.with_help(
        "PutEvents takes it as JSON text, but rules see the object; write it without quotes",
    ));
}
