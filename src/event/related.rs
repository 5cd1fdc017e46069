//! What documented extensions have to do with each other and with other attributes, as hints.

use super::check::Event;
use super::documented::DOCS;
use super::findings::Findings;
use super::slot::Slot;
use super::timestamp;
use crate::diagnostic::{Code, Diagnostic, Severity};

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
