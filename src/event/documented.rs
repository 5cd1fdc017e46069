//! Extensions that the CloudEvents project documents: what their values are, as hints.
//!
//! Source: [extensions](https://github.com/cloudevents/spec/tree/c2845a4/cloudevents/extensions).
//! An attribute of such a name may be something else, so nothing here is an error.

use super::check::Event;
use super::context::Notation;
use super::findings::Findings;
use super::slot::Slot;
use super::{timestamp, uri};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::json::{self, Number, Text, Value};

const DOCS: &str = "https://github.com/cloudevents/spec/tree/c2845a4/cloudevents/extensions";

/// One documented attribute.
struct Documented {
    name: &'static str,
    code: Code,
    meant: fn(&Value) -> bool,
    expected: &'static str,
}

const fn documented(
    name: &'static str,
    code: Code,
    meant: fn(&Value) -> bool,
    expected: &'static str,
) -> Documented {
    Documented {
        name,
        code,
        meant,
        expected,
    }
}

const FILLED: &str = "a string that is not empty";
const MOMENT: &str = "an RFC 3339 timestamp";

const DOCUMENTED: &[Documented] = &[
    documented(
        "authclaims",
        Code::ExtensionAuthclaims,
        is_claims,
        "a JSON text",
    ),
    documented("authid", Code::ExtensionAuthid, is_string, "a string"),
    documented("authtype", Code::ExtensionAuthtype, is_filled, FILLED),
    documented("bampid", Code::ExtensionBampid, is_filled, FILLED),
    documented(
        "bamptxcompleted",
        Code::ExtensionBamptxcompleted,
        is_boolean,
        "a boolean",
    ),
    documented("bamptxid", Code::ExtensionBamptxid, is_filled, FILLED),
    documented("bamptxsid", Code::ExtensionBamptxsid, is_filled, FILLED),
    documented(
        "bamptxsstatus",
        Code::ExtensionBamptxsstatus,
        is_filled,
        FILLED,
    ),
    documented("bamtxid", Code::ExtensionBamtxid, is_filled, FILLED),
    documented("causationid", Code::ExtensionCausationid, is_filled, FILLED),
    documented(
        "correlationid",
        Code::ExtensionCorrelationid,
        is_filled,
        FILLED,
    ),
    documented(
        "datacategory",
        Code::ExtensionDatacategory,
        is_filled,
        FILLED,
    ),
    documented(
        "dataclassification",
        Code::ExtensionDataclassification,
        is_filled,
        FILLED,
    ),
    documented(
        "dataref",
        Code::ExtensionDataref,
        is_reference,
        "a URI-reference",
    ),
    documented(
        "dataregulation",
        Code::ExtensionDataregulation,
        is_regulations,
        "a list of names without blanks in them, divided by commas",
    ),
    documented("deprecated", Code::ExtensionDeprecated, is_true, "`true`"),
    documented(
        "deprecationfrom",
        Code::ExtensionDeprecationfrom,
        is_moment,
        MOMENT,
    ),
    documented(
        "deprecationmigration",
        Code::ExtensionDeprecationmigration,
        is_absolute,
        "an absolute URI",
    ),
    documented(
        "deprecationsunset",
        Code::ExtensionDeprecationsunset,
        is_moment,
        MOMENT,
    ),
    documented(
        "dssematerial",
        Code::ExtensionDssematerial,
        is_base64,
        "Base64",
    ),
    documented("expirytime", Code::ExtensionExpirytime, is_moment, MOMENT),
    documented(
        "opcuametadatamajorversion",
        Code::ExtensionOpcuametadatamajorversion,
        is_integer,
        "an integer",
    ),
    documented(
        "opcuametadataminorversion",
        Code::ExtensionOpcuametadataminorversion,
        is_integer,
        "an integer",
    ),
    documented(
        "opcuastatus",
        Code::ExtensionOpcuastatus,
        is_integer,
        "an integer",
    ),
    documented(
        "partitionkey",
        Code::ExtensionPartitionkey,
        is_filled,
        FILLED,
    ),
    documented(
        "recordedtime",
        Code::ExtensionRecordedtime,
        is_moment,
        MOMENT,
    ),
    documented(
        "sampledrate",
        Code::ExtensionSampledrate,
        is_positive,
        "an integer over 0",
    ),
    documented("sequence", Code::ExtensionSequence, is_filled, FILLED),
    documented(
        "severitynumber",
        Code::ExtensionSeveritynumber,
        is_counter,
        "an integer from 0",
    ),
    documented(
        "severitytext",
        Code::ExtensionSeveritytext,
        is_filled,
        FILLED,
    ),
    documented(
        "traceparent",
        Code::ExtensionTraceparent,
        is_traceparent,
        "a W3C trace parent such as `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`",
    ),
    documented(
        "tracestate",
        Code::ExtensionTracestate,
        is_string,
        "a string",
    ),
];

/// A hint if the value is not what the documented extension of this name has.
pub(super) fn check_documented(slot: &Slot<'_>) -> Option<Diagnostic> {
    let name = slot.name();
    let known = DOCUMENTED.iter().find(|known| known.name == name)?;
    let as_text = || text_form(slot).is_some_and(|value| (known.meant)(&value));
    if (known.meant)(slot.value()) || as_text() {
        return None;
    }
    let message = format!(
        "as the documented extension, `{name}` is {}",
        known.expected
    );
    Some(
        slot.finding(known.code, Severity::Hint, message)
            .with_help("give it that form, or choose another name if another thing is meant")
            .with_docs(DOCS),
    )
}

/// The Boolean or Integer that a header says as text.
fn text_form(slot: &Slot<'_>) -> Option<Value> {
    if slot.context.notation == Notation::Json {
        return None;
    }
    match slot.node().as_text()?.as_str()? {
        "true" => Some(Value::Bool(true)),
        "false" => Some(Value::Bool(false)),
        digits => {
            let unsigned = digits.strip_prefix('-').unwrap_or(digits);
            let canonical = unsigned == "0" || !unsigned.starts_with(['0', '+']);
            let is_integer = canonical && digits.parse::<i32>().is_ok();
            is_integer.then(|| Value::Number(Number::new(digits)))
        }
    }
}

/// Pairs of timestamps: the second should not be before the first.
const ORDERED: &[(&str, &str, Code, &str)] = &[
    (
        "time",
        "expirytime",
        Code::ExtensionExpirytime,
        "the event expires before it happens",
    ),
    (
        "time",
        "recordedtime",
        Code::ExtensionRecordedtime,
        "the event is recorded before it happens",
    ),
    (
        "deprecationfrom",
        "deprecationsunset",
        Code::ExtensionDeprecationsunset,
        "support ends before the deprecation begins",
    ),
];

/// What documented extensions have to do with each other and with other attributes.
pub(super) fn check_related(event: &Event<'_>, findings: &mut Findings) {
    for (first, second, code, meaning) in ORDERED {
        findings.extend(check_order(event, first, second, *code, meaning));
    }
    check_metadata_version(event, findings);
}

fn check_order(
    event: &Event<'_>,
    first: &str,
    second: &str,
    code: Code,
    meaning: &str,
) -> Option<Diagnostic> {
    let (early, late) = (event.slot(first)?, event.slot(second)?);
    let moment = |slot: &Slot<'_>| timestamp::check(slot.node().as_text()?.as_bytes()).ok();
    if moment(&late)? >= moment(&early)? {
        return None;
    }
    let message = format!("`{second}` is before `{first}`: {meaning}");
    Some(
        late.finding(code, Severity::Hint, message)
            .with_help(format!("make it the same as `{first}` or later"))
            .with_related(format!("`{first}` is here"), early.node().span)
            .with_docs(DOCS),
    )
}

/// The version of OPC UA metadata and `dataschema` say the same thing (OPC UA extension).
fn check_metadata_version(event: &Event<'_>, findings: &mut Findings) {
    if event.value("dataschema").is_none() {
        return;
    }
    for (name, code) in [
        (
            "opcuametadatamajorversion",
            Code::ExtensionOpcuametadatamajorversion,
        ),
        (
            "opcuametadataminorversion",
            Code::ExtensionOpcuametadataminorversion,
        ),
    ] {
        let (Some(slot), Some(_)) = (event.slot(name), event.value(name)) else {
            continue;
        };
        let message = format!("`{name}` and `dataschema` stand together");
        findings.push(
            slot.name_finding(code, Severity::Hint, message)
                .with_help("`dataschema` says the version; remove this one")
                .with_docs(DOCS),
        );
    }
}

const fn text(value: &Value) -> Option<&Text> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn integer(value: &Value) -> Option<i32> {
    match value {
        Value::Number(number) => number.as_str().parse().ok(),
        _ => None,
    }
}

fn is_string(value: &Value) -> bool {
    text(value).is_some()
}

fn is_filled(value: &Value) -> bool {
    text(value).is_some_and(|text| !text.as_bytes().is_empty())
}

fn is_boolean(value: &Value) -> bool {
    matches!(value, Value::Bool(_))
}

fn is_integer(value: &Value) -> bool {
    integer(value).is_some()
}

/// Claims are a JSON text (auth context extension).
fn is_claims(value: &Value) -> bool {
    text(value).is_some_and(|text| {
        let reading = json::read(text.as_bytes(), &json::Options::event());
        !crate::diagnostic::has_errors(&reading.diagnostics)
    })
}

/// Names divided by commas; blanks stand around them only (data classification extension).
fn is_regulations(value: &Value) -> bool {
    let is_name = |name: &str| !name.is_empty() && !name.contains(' ');
    text(value)
        .and_then(Text::as_str)
        .is_some_and(|list| list.split(',').all(|name| is_name(name.trim_matches(' '))))
}

fn is_positive(value: &Value) -> bool {
    integer(value).is_some_and(|number| number > 0)
}

fn is_counter(value: &Value) -> bool {
    integer(value).is_some_and(|number| number >= 0)
}

fn is_true(value: &Value) -> bool {
    *value == Value::Bool(true)
}

fn is_moment(value: &Value) -> bool {
    text(value).is_some_and(|text| timestamp::check(text.as_bytes()).is_ok())
}

fn is_reference(value: &Value) -> bool {
    is_filled(value)
        && text(value).is_some_and(|text| uri::check_reference(text.as_bytes()).is_ok())
}

fn is_absolute(value: &Value) -> bool {
    let reference = text(value).map(|text| uri::check_reference(text.as_bytes()));
    reference == Some(Ok(uri::Reference::Absolute))
}

fn is_base64(value: &Value) -> bool {
    text(value).is_some_and(|text| super::base64::check(text.as_bytes()).is_ok())
}

/// `version-traceid-parentid-flags` in lower-case hexadecimal, ids not all zero.
fn is_traceparent(value: &Value) -> bool {
    let Some(parts) = text(value).and_then(Text::as_str) else {
        return false;
    };
    let parts: Vec<&str> = parts.split('-').take(5).collect();
    let [version, trace, parent, flags, ..] = parts.as_slice() else {
        return false;
    };
    let hexadecimal = |part: &str, length: usize| {
        part.len() == length
            && part
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let filled = |part: &str| part.bytes().any(|byte| byte != b'0');
    hexadecimal(version, 2)
        && *version != "ff"
        && (parts.len() == 4 || *version != "00")
        && hexadecimal(trace, 32)
        && filled(trace)
        && hexadecimal(parent, 16)
        && filled(parent)
        && hexadecimal(flags, 2)
}
