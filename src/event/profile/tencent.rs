//! Tencent Cloud EventBridge: a shape of its own, near CloudEvents but not one.
//!
//! Sources: [event structure](https://www.tencentcloud.com/document/product/1108/42275),
//! [custom events](https://www.tencentcloud.com/document/product/1108/46244) (the event as made
//! and as delivered), [limits](https://www.tencentcloud.com/document/product/1108/42271).
//! The pages have no list of required fields; required is what the `PutEvents` API demands and,
//! on delivery, what every delivered sample has.

use super::{Binding, NearMisses, Origin, ProfileSpec, Repeated, SizeLimit, Stages};
use crate::diagnostic::{Code, Severity};
use crate::event::attribute::{Attribute, Required, any_text, filled_text, media_type};
use crate::event::characters::shown;
use crate::event::check::Event;
use crate::event::findings::Findings;
use crate::event::payload::looks_like_json;
use crate::event::slot::Slot;
use crate::event::validate::Stage;
use crate::json::{Object, Value};

pub(super) const SPEC: ProfileSpec = ProfileSpec {
    label: "Tencent Cloud EventBridge",
    attributes: &[
        Attribute::new(
            "specversion",
            Required::OnDelivery,
            version,
            "the version of CloudEvents",
        )
        .changing("delivery changes `specversion` from `1.0` to `0`, or `1.0.2` at some targets"),
        Attribute::new(
            "id",
            Required::OnDelivery,
            filled_text,
            "identifies the event",
        ),
        Attribute::new(
            "type",
            Required::Always,
            kind,
            "what kind of thing happened, such as `COS:Created:PostObject`",
        ),
        Attribute::new(
            "source",
            Required::Always,
            filled_text,
            "what made the event, such as `ckafka.cloud.tencent`",
        ),
        Attribute::new(
            "subject",
            Required::Always,
            filled_text,
            "what the event is about, such as `qcs::dts:ap-guangzhou:appid/uin:xxx`",
        ),
        Attribute::new(
            "time",
            Required::OnDelivery,
            time,
            "when it happened, in milliseconds since 1970, UTC",
        )
        .changing("delivery changes `time` from text to a number"),
        Attribute::new(
            "region",
            Required::No,
            any_text,
            "the region, such as `ap-guangzhou`",
        ),
        Attribute::new(
            "datacontenttype",
            Required::No,
            content_type,
            "the content type of `data`: `application/json;charset=utf-8`",
        ),
        Attribute::new("data", Required::Always, data, "the content, a JSON object"),
        Attribute::new(
            "status",
            Required::No,
            status,
            "the state of an alarm: `1` abnormal, `0` resolved, `-` stateless",
        )
        .changing("delivery adds an empty `status` where the event had none"),
        Attribute::new(
            "tags",
            Required::No,
            tags,
            "the tags of the resource, an object",
        )
        .changing("delivery adds `tags` as null where the event had none"),
        Attribute::new(
            "resource",
            Required::No,
            resource,
            "the resources concerned, an array of strings",
        )
        .changing("`resource` stands in samples of events, but not in the event that is delivered"),
    ],
    stand_ins: STAND_INS,
    stages: Stages::Differ,
    http: Binding::CloudEvents,
    name: |_, _, _| {},
    extension: |_, _| {},
    whole,
    repeated: Repeated::LastWins,
    near_misses: NearMisses::Warned,
    wrappers: &["EventList"],
    event_size: Some(SizeLimit {
        what: "event",
        bytes: 64 * 1024,
        code: Code::SizeLimit,
        severity: Severity::Error,
        help: "Tencent Cloud EventBridge takes events up to 64 KB; put large content elsewhere and name its place",
    }),
    batch_size: None,
    batch_events: None,
    mixed_versions: None,
    repeated_identity: Some(Severity::Warning),
    origin,
};

/// Spellings that stand in pages of the vendor.
const STAND_INS: &[(&str, &str)] = &[
    ("subjuect", "subject"),
    ("timer", "time"),
    ("Region", "region"),
    ("dataContentType", "datacontenttype"),
];

/// Events of services come from `….cloud.tencent`, but so do those of the user's connectors.
fn origin(event: &Object) -> Option<Origin> {
    let text = |name| event.get(name)?.value.as_text()?.as_str();
    let source = text("source")?;
    let kind = text("type").unwrap_or_default();
    let connector = kind.starts_with("connector:")
        || kind.starts_with("adapter:")
        || (source == "dts.cloud.tencent"
            && !kind.contains(":ErrorEvent:")
            && !kind.contains(":CloudEvent:"));
    let service = source.ends_with(".cloud.tencent") && !connector;
    Some(if service {
        Origin::Service
    } else {
        Origin::Custom
    })
}

fn version(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(text) = slot.filled_string(findings) else {
        return;
    };
    match text.as_str() {
        Some("1.0" | "1.0.2") => {}
        Some("0") if slot.stage() == Stage::Delivered => {}
        Some("0") => {
            let message = "`specversion` `0` is what delivery makes of it";
            let finding = slot.finding(Code::StageAttribute, Severity::Hint, message);
            findings.push(finding.with_help("a source writes `\"1.0\"`"));
        }
        _ => {
            let text = shown(text);
            let message =
                format!("`specversion` is `{text}`, not `1.0`, or `0` or `1.0.2` as delivered");
            let finding = slot.finding(Code::SpecversionUnsupported, Severity::Error, message);
            findings.push(finding.with_help("write `\"1.0\"`"));
        }
    }
}

fn kind(slot: &Slot<'_>, findings: &mut Findings) {
    filled_text(slot, findings);
    let Some(text) = slot
        .node()
        .as_text()
        .filter(|text| !text.as_bytes().is_empty())
    else {
        return;
    };
    if !text.as_bytes().contains(&b':') {
        let text = shown(text);
        let message = format!("`type` is `{text}`, without the colons of the documented form");
        let finding = slot.finding(Code::ValueUnsupported, Severity::Hint, message);
        findings.push(finding.with_help("the documented form is like `COS:Created:PostObject`"));
    }
}

const MILLISECONDS: &str = "write milliseconds since 1970, UTC, such as `1615430559146`";

fn time(slot: &Slot<'_>, findings: &mut Findings) {
    let name = slot.name();
    let digits = match slot.value() {
        Value::Null => return,
        Value::String(text) => text.to_display().into_owned(),
        Value::Number(number) => number.as_str().to_owned(),
        _ => {
            let kind = slot.node().kind();
            let message = format!("`{name}` is {kind}, not a number of milliseconds");
            let finding = slot.finding(Code::ValueType, Severity::Error, message);
            findings.push(finding.with_help(MILLISECONDS));
            return;
        }
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("`{name}` is not a whole number of milliseconds");
        let finding = slot.finding(Code::TimeFormat, Severity::Error, message);
        findings.push(finding.with_help(MILLISECONDS));
        return;
    }
    findings.extend(guess_unit(&digits).map(|unit| {
        let message = format!("`{name}` seems to be in {unit}, not in milliseconds");
        slot.finding(Code::TimeFormat, Severity::Warning, message)
            .with_help(MILLISECONDS)
    }));
    if matches!(slot.value(), Value::String(_)) && slot.stage() == Stage::Delivered {
        let message = format!("`{name}` is text; events arrive with a number");
        let finding = slot.finding(Code::StageAttribute, Severity::Hint, message);
        findings.push(finding.with_help("remove the quotes to see the event as it arrives"));
    }
}

/// The unit of a time that cannot be in milliseconds: before 1973 or after 5138.
fn guess_unit(digits: &str) -> Option<&'static str> {
    match digits.trim_start_matches('0').len() {
        0..=11 => Some("seconds"),
        12..=14 => None,
        15..=17 => Some("microseconds"),
        _ => Some("nanoseconds"),
    }
}

fn content_type(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(media_type) = media_type(slot, findings) else {
        return;
    };
    let charset = media_type.parameter("charset");
    if media_type.essence != "application/json" || charset.is_some_and(|charset| charset != "utf-8")
    {
        let message = format!("`{}` is not `application/json;charset=utf-8`", slot.name());
        let finding = slot.finding(Code::ValueUnsupported, Severity::Error, message);
        findings.push(
            finding.with_help("write `application/json;charset=utf-8`, the only one supported"),
        );
    }
}

fn data(slot: &Slot<'_>, findings: &mut Findings) {
    let finding = |severity| {
        let message = format!("`data` is {}, not a JSON object", slot.node().kind());
        slot.finding(Code::ValueType, severity, message)
    };
    match slot.value() {
        Value::Object(_) | Value::Null => {}
        Value::String(text) if looks_like_json(text.as_bytes()) => findings.push(
            finding(Severity::Warning)
                .with_help("PutEvents takes `Data` as JSON text, but rules see the object; write it without quotes"),
        ),
        _ => findings.push(finding(Severity::Error).with_help("put it into an object, under a name")),
    }
}

fn status(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(text) = slot.string(findings) else {
        return;
    };
    match text.as_str() {
        Some("1" | "0" | "-") => {}
        Some("") => findings.extend(delivered_form(slot, "an empty `status`")),
        _ => {
            let text = shown(text);
            let message = format!("`status` is `{text}`, not `1`, `0`, `-` or empty");
            let finding = slot.finding(Code::ValueUnsupported, Severity::Warning, message);
            findings.push(finding.with_help("`1` is abnormal, `0` resolved, `-` without state"));
        }
    }
}

fn tags(slot: &Slot<'_>, findings: &mut Findings) {
    match slot.value() {
        Value::Object(_) => {}
        Value::Null => findings.extend(delivered_form(slot, "`tags` as null")),
        _ => {
            let message = format!("`tags` is {}, not an object or null", slot.node().kind());
            let finding = slot.finding(Code::ValueType, Severity::Error, message);
            findings.push(finding.with_help("write `{\"key\": \"value\"}`; a list of keys and values is the `TagList` of PutEvents"));
        }
    }
}

fn delivered_form(slot: &Slot<'_>, what: &str) -> Option<crate::diagnostic::Diagnostic> {
    (slot.stage() == Stage::Published).then(|| {
        let message = format!("{what} is what delivery adds");
        slot.finding(Code::StageAttribute, Severity::Hint, message)
            .with_help("a source leaves it out")
    })
}

fn resource(slot: &Slot<'_>, findings: &mut Findings) {
    let help = "write an array of strings, such as `[\"qcs::eb:ap-guangzhou:uid1250000000:eventbusid/eventruleid\"]`";
    let wrong = match slot.value() {
        Value::Null => None,
        Value::Array(elements) => elements.iter().find(|element| element.as_text().is_none()),
        _ => Some(slot.node()),
    };
    if let Some(wrong) = wrong {
        let message = format!(
            "`resource` is or has {}, where strings in an array are expected",
            wrong.kind()
        );
        let mut finding = slot
            .finding(Code::ValueType, Severity::Error, message)
            .with_help(help);
        finding.span = Some(wrong.span);
        findings.push(finding);
    }
}

/// The connector writes `Partition` with its capital; a newer page does not.
fn whole(event: &Event<'_>, findings: &mut Findings) {
    let text = |name| {
        event
            .slot(name)
            .and_then(|slot| slot.node().as_text()?.as_str())
    };
    if text("type") != Some("connector:kafka") && text("source") != Some("ckafka.cloud.tencent") {
        return;
    }
    let path = event.path.key("data");
    let Some(data) = event
        .object
        .get("data")
        .and_then(|data| data.value.as_object())
    else {
        return;
    };
    let (Some(member), None) = (data.get("partition"), data.get("Partition")) else {
        return;
    };
    let slot = Slot {
        context: event.context,
        member,
        event: &path,
    };
    let message = "the CKafka connector writes `Partition` with a capital P";
    findings.push(
        slot.name_finding(Code::MisspelledName, Severity::Hint, message)
            .with_help("rename it to `Partition`; a newer page of the vendor shows `partition`, so look at a real event"),
    );
}
