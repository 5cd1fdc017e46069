//! Extensions that the CloudEvents project documents: what their values are, as hints.
//!
//! Source: [extensions](https://github.com/cloudevents/spec/tree/c2845a4/cloudevents/extensions).
//! An attribute of such a name may be something else, so nothing here is an error.

use super::context::Notation;
use super::form;
use super::slot::Slot;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::json::{Number, Value};

pub(super) const DOCS: &str =
    "https://github.com/cloudevents/spec/tree/c2845a4/cloudevents/extensions";

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
        form::is_claims,
        "a JSON text",
    ),
    documented("authid", Code::ExtensionAuthid, form::is_string, "a string"),
    documented("authtype", Code::ExtensionAuthtype, form::is_filled, FILLED),
    documented("bampid", Code::ExtensionBampid, form::is_filled, FILLED),
    documented(
        "bamptxcompleted",
        Code::ExtensionBamptxcompleted,
        form::is_boolean,
        "a boolean",
    ),
    documented("bamptxid", Code::ExtensionBamptxid, form::is_filled, FILLED),
    documented(
        "bamptxsid",
        Code::ExtensionBamptxsid,
        form::is_filled,
        FILLED,
    ),
    documented(
        "bamptxsstatus",
        Code::ExtensionBamptxsstatus,
        form::is_filled,
        FILLED,
    ),
    documented("bamtxid", Code::ExtensionBamtxid, form::is_filled, FILLED),
    documented(
        "causationid",
        Code::ExtensionCausationid,
        form::is_filled,
        FILLED,
    ),
    documented(
        "correlationid",
        Code::ExtensionCorrelationid,
        form::is_filled,
        FILLED,
    ),
    documented(
        "datacategory",
        Code::ExtensionDatacategory,
        form::is_filled,
        FILLED,
    ),
    documented(
        "dataclassification",
        Code::ExtensionDataclassification,
        form::is_filled,
        FILLED,
    ),
    documented(
        "dataref",
        Code::ExtensionDataref,
        form::is_reference,
        "a URI-reference",
    ),
    documented(
        "dataregulation",
        Code::ExtensionDataregulation,
        form::is_regulations,
        "a list of names without blanks in them, divided by commas",
    ),
    documented(
        "deprecated",
        Code::ExtensionDeprecated,
        form::is_true,
        "`true`",
    ),
    documented(
        "deprecationfrom",
        Code::ExtensionDeprecationfrom,
        form::is_moment,
        MOMENT,
    ),
    documented(
        "deprecationmigration",
        Code::ExtensionDeprecationmigration,
        form::is_absolute,
        "an absolute URI",
    ),
    documented(
        "deprecationsunset",
        Code::ExtensionDeprecationsunset,
        form::is_moment,
        MOMENT,
    ),
    documented(
        "dssematerial",
        Code::ExtensionDssematerial,
        form::is_base64,
        "Base64",
    ),
    documented(
        "expirytime",
        Code::ExtensionExpirytime,
        form::is_moment,
        MOMENT,
    ),
    documented(
        "opcuametadatamajorversion",
        Code::ExtensionOpcuametadatamajorversion,
        form::is_integer,
        "an integer",
    ),
    documented(
        "opcuametadataminorversion",
        Code::ExtensionOpcuametadataminorversion,
        form::is_integer,
        "an integer",
    ),
    documented(
        "opcuastatus",
        Code::ExtensionOpcuastatus,
        form::is_integer,
        "an integer",
    ),
    documented(
        "partitionkey",
        Code::ExtensionPartitionkey,
        form::is_filled,
        FILLED,
    ),
    documented(
        "recordedtime",
        Code::ExtensionRecordedtime,
        form::is_moment,
        MOMENT,
    ),
    documented(
        "sampledrate",
        Code::ExtensionSampledrate,
        form::is_positive,
        "an integer over 0",
    ),
    documented("sequence", Code::ExtensionSequence, form::is_filled, FILLED),
    documented(
        "severitynumber",
        Code::ExtensionSeveritynumber,
        form::is_counter,
        "an integer from 0",
    ),
    documented(
        "severitytext",
        Code::ExtensionSeveritytext,
        form::is_filled,
        FILLED,
    ),
    documented(
        "traceparent",
        Code::ExtensionTraceparent,
        form::is_traceparent,
        "a W3C trace parent such as `00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01`",
    ),
    documented(
        "tracestate",
        Code::ExtensionTracestate,
        form::is_string,
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
