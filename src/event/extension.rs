//! Extension attributes: the types of CloudEvents, and hints for the documented extensions.

use super::attribute::check_characters;
use super::characters::shorten;
use super::findings::Findings;
use super::slot::Slot;
use super::{timestamp, uri};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::json::{Number, Text, Value};

const TYPES: &str =
    "https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/spec.md#type-system";

/// What an extension attribute may be: a Boolean, an Integer, a String, or null for absent.
pub(super) fn extension(slot: &Slot<'_>, findings: &mut Findings) {
    let before = findings.len();
    match slot.value() {
        Value::Null => return,
        Value::Bool(_) => {}
        Value::Number(number) => findings.extend(check_integer(slot, number)),
        Value::String(text) => check_characters(slot, text, findings),
        Value::Array(_) | Value::Object(_) => findings.push(container(slot)),
    }
    if findings.len() == before {
        findings.extend(check_documented(slot));
    }
}

fn container(slot: &Slot<'_>) -> Diagnostic {
    let (name, kind) = (slot.label(), slot.node().kind());
    let help = if name == "extensions" {
        "put each extension at the top level of the event, beside `id`"
    } else {
        "move it into `data`, or write its JSON text as a string"
    };
    let message = format!("`{name}` is {kind}; an attribute is a string, an integer or a boolean");
    slot.finding(Code::AttrType, Severity::Error, message)
        .with_help(help)
        .with_docs(TYPES)
}

/// An Integer is spelled with digits alone and fits 32 bits.
fn check_integer(slot: &Slot<'_>, number: &Number) -> Option<Diagnostic> {
    let (name, spelling) = (slot.label(), number.as_str());
    let digits = spelling.strip_prefix('-').unwrap_or(spelling);
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("`{name}` is `{}`, not an integer", shorten(spelling));
        let help = "write it without fraction and exponent, or as a string";
        return Some(
            slot.finding(Code::IntegerSyntax, Severity::Error, message)
                .with_help(help)
                .with_docs(TYPES),
        );
    }
    if spelling.parse::<i32>().is_ok() {
        return None;
    }
    let message = format!(
        "`{name}` is `{}`, which does not fit 32 bits",
        shorten(spelling)
    );
    let help = "an Integer is from -2147483648 to 2147483647; write larger ones as a string";
    Some(
        slot.finding(Code::IntegerRange, Severity::Error, message)
            .with_help(help)
            .with_docs(TYPES),
    )
}

/// An extension that the CloudEvents project documents.
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
    documented(
        "partitionkey",
        Code::ExtensionPartitionkey,
        is_filled,
        FILLED,
    ),
    documented("sequence", Code::ExtensionSequence, is_filled, FILLED),
    documented(
        "sampledrate",
        Code::ExtensionSampledrate,
        is_positive,
        "an integer over 0",
    ),
    documented(
        "dataref",
        Code::ExtensionDataref,
        is_reference,
        "a URI-reference",
    ),
    documented("expirytime", Code::ExtensionExpirytime, is_moment, MOMENT),
    documented(
        "recordedtime",
        Code::ExtensionRecordedtime,
        is_moment,
        MOMENT,
    ),
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
    documented("authtype", Code::ExtensionAuthtype, is_filled, FILLED),
    documented("authid", Code::ExtensionAuthid, is_string, "a string"),
    documented(
        "authclaims",
        Code::ExtensionAuthclaims,
        is_string,
        "a string",
    ),
    documented(
        "dataclassification",
        Code::ExtensionDataclassification,
        is_filled,
        FILLED,
    ),
    documented(
        "dataregulation",
        Code::ExtensionDataregulation,
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
        "correlationid",
        Code::ExtensionCorrelationid,
        is_filled,
        FILLED,
    ),
    documented("causationid", Code::ExtensionCausationid, is_filled, FILLED),
    documented("deprecated", Code::ExtensionDeprecated, is_true, "`true`"),
    documented(
        "deprecationfrom",
        Code::ExtensionDeprecationfrom,
        is_moment,
        MOMENT,
    ),
    documented(
        "deprecationsunset",
        Code::ExtensionDeprecationsunset,
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
        "dssematerial",
        Code::ExtensionDssematerial,
        is_base64,
        "Base64",
    ),
];

fn check_documented(slot: &Slot<'_>) -> Option<Diagnostic> {
    let name = slot.name();
    let known = DOCUMENTED.iter().find(|known| known.name == name)?;
    if (known.meant)(slot.value()) {
        return None;
    }
    let message = format!(
        "as the documented extension, `{name}` is {}",
        known.expected
    );
    Some(
        slot.finding(known.code, Severity::Hint, message)
            .with_help("give it that form, or choose another name if another thing is meant"),
    )
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
