//! `data` and `data_base64` as the JSON event format has them (§3.1).

use super::base64::{self, PadBits};
use super::characters::shown;
use super::check::Event;
use super::findings::Findings;
use super::media_type;
use super::slot::Slot;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::json::{self, Node, Text, Value};

const DOCS: &str = "https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/formats/json-format.md#31-handling-of-data";

/// `data` can be any JSON value; see [`check_payload`] for what goes with a media type.
pub(super) fn any_data(_slot: &Slot<'_>, _findings: &mut Findings) {}

/// `data_base64`: a Base64 string; null counts as absent.
pub(super) fn data_base64(slot: &Slot<'_>, findings: &mut Findings) {
    let text = match slot.value() {
        Value::String(text) => text,
        Value::Null => {
            let message = "`data_base64` is null, which is taken as absent";
            let finding = slot.finding(Code::DataBase64Null, Severity::Hint, message);
            findings.push(finding.with_help("leave it out"));
            return;
        }
        _ => {
            let message = format!(
                "`data_base64` is {}, not a Base64 string",
                slot.node().kind()
            );
            let finding = slot.finding(Code::DataBase64String, Severity::Error, message);
            findings.push(
                finding
                    .with_help("put JSON values into `data`")
                    .with_docs(DOCS),
            );
            return;
        }
    };
    match base64::check(text.as_bytes()) {
        Ok(PadBits::Zero) => {}
        Ok(PadBits::NonZero) => {
            let message = "the unused bits at the end of `data_base64` are not zero";
            let finding = slot.finding(Code::Base64NonCanonical, Severity::Hint, message);
            findings.push(finding.with_help("encode the data again; some decoders refuse this"));
        }
        Err(fault) => {
            findings.push(slot.fault(Code::Base64, Severity::Error, "Base64", fault));
        }
    }
}

/// What `data`, `data_base64` and `datacontenttype` have to do with each other.
pub(super) fn check_payload(event: &Event<'_>, findings: &mut Findings) {
    let data = event.slot("data");
    findings.extend(data.as_ref().and_then(|data| check_exclusive(event, data)));
    let Some(data) = data else { return };
    match content(event) {
        Content::Unclear => {}
        Content::Json => findings.extend(check_double_encoded(&data)),
        Content::Other(media_type) => findings.extend(check_string(event, &data, media_type)),
    }
}

/// What the media type says of `data`.
enum Content<'a> {
    /// JSON, said or implied.
    Json,
    /// Something else.
    Other(&'a Text),
    /// The media type is itself at fault.
    Unclear,
}

fn content<'a>(event: &Event<'a>) -> Content<'a> {
    match event.value("datacontenttype") {
        None => Content::Json,
        Some(Value::String(text)) => match media_type::check(text.as_bytes()) {
            Ok(media_type) if media_type.is_json() => Content::Json,
            Ok(_) => Content::Other(text),
            Err(_) => Content::Unclear,
        },
        Some(_) => Content::Unclear,
    }
}

fn check_exclusive(event: &Event<'_>, data: &Slot<'_>) -> Option<Diagnostic> {
    let base64 = event
        .slot("data_base64")
        .filter(|slot| *slot.value() != Value::Null)?;
    let message = "`data` and `data_base64` stand together; an event has one payload";
    let help = if *data.value() == Value::Null {
        "remove `data`: even null is a payload"
    } else {
        "remove one of them"
    };
    Some(
        base64
            .name_finding(Code::DataExclusive, Severity::Error, message)
            .with_help(help)
            .with_related("`data` is here", data.member.key_span)
            .with_docs(DOCS),
    )
}

fn check_string(event: &Event<'_>, data: &Slot<'_>, media_type: &Text) -> Option<Diagnostic> {
    if matches!(data.value(), Value::String(_)) {
        return None;
    }
    let kind = data.node().kind();
    let message = format!(
        "`data` is {kind}, but as `{}` it must be a string",
        shown(media_type)
    );
    let help = if *data.value() == Value::Null {
        "leave `data` out if there is no payload"
    } else {
        "write it as a string, or set `datacontenttype` to `application/json`"
    };
    let finding = data
        .finding(Code::DataNotString, Severity::Error, message)
        .with_help(help);
    let said = event.slot("datacontenttype").map(|slot| slot.node().span);
    Some(said.into_iter().fold(finding, |finding, span| {
        finding.with_related("the media type", span)
    }))
}

/// A JSON string that is itself the text of an object or array.
fn check_double_encoded(data: &Slot<'_>) -> Option<Diagnostic> {
    let text = data.node().as_text()?;
    looks_like_json(text.as_bytes()).then(|| {
        let message = "`data` is a string that holds JSON text; no receiver will parse it again";
        data.finding(Code::DataDoubleEncoded, Severity::Hint, message)
            .with_help("write the value itself, without quotes and backslashes")
    })
}

/// Whether a text is a JSON object or array.
pub(super) fn looks_like_json(text: &[u8]) -> bool {
    let begins = text.trim_ascii_start().first();
    if !matches!(begins, Some(b'{' | b'[')) {
        return false;
    }
    let reading = json::read(text, &json::Options::event());
    reading
        .root
        .as_ref()
        .is_some_and(|root: &Node| !root.is_scalar())
        && !crate::diagnostic::has_errors(&reading.diagnostics)
}
