//! What every profile that builds on CloudEvents shares: the rules of attribute names.

use super::characters::{characters, describe, shorten};
use super::findings::Findings;
use super::slot::Slot;
use super::spelling;
use crate::diagnostic::{Code, Severity};

const NAMES: &str = "https://github.com/cloudevents/spec/blob/ce@v1.0.2/cloudevents/spec.md#attribute-naming-convention";

/// Members of older versions of CloudEvents and what is said today.
const LEGACY: &[(&str, &str)] = &[
    ("cloudEventsVersion", "`specversion`"),
    ("eventType", "`type`"),
    ("eventTypeVersion", "`type` or `dataschema`"),
    ("eventID", "`id`"),
    ("eventTime", "`time`"),
    ("schemaURL", "`dataschema`"),
    ("contentType", "`datacontenttype`"),
    (
        "dataContentEncoding",
        "`data_base64`, which is always Base64",
    ),
    ("extensions", "members at the top level of the event"),
];

/// The naming rules: `a-z` and `0-9`, not empty, better short and not beginning with a digit.
pub(super) fn check_name(
    slot: &Slot<'_>,
    known: &mut dyn Iterator<Item = &str>,
    findings: &mut Findings,
) {
    check_legacy(slot, findings);
    if is_plain(slot.member.key.as_bytes()) {
        return;
    }
    let (name, label) = (slot.name(), slot.label());
    let length = characters(slot.member.key.as_bytes()).count();
    if length == 0 {
        let message = "an attribute has an empty name";
        let finding = slot.name_finding(Code::AttrNameEmpty, Severity::Error, message);
        findings.push(finding.with_help("name it, or remove it").with_docs(NAMES));
    } else if let Some(found) =
        characters(slot.member.key.as_bytes()).find(|found| !is_name(found.code))
    {
        let found_name = describe(found.code);
        let message =
            format!("the attribute name `{label}` has {found_name}, not only `a-z` and `0-9`");
        let finding = slot.name_finding(Code::AttrNameChars, Severity::Error, message);
        let help = match spelling::nearest(&name, known) {
            Some(meant) => format!("did you mean `{meant}`? names are case-sensitive"),
            None => mend_name(&name),
        };
        let finding = finding.with_help(help).with_docs(NAMES);
        findings.push(slot.narrow_name(finding, found.start, found.end));
    } else if length > 20 {
        let message =
            format!("the attribute name `{label}` has {length} characters; at most 20 are advised");
        let finding = slot.name_finding(Code::AttrNameLength, Severity::Warning, message);
        findings.push(finding.with_help("choose a shorter name").with_docs(NAMES));
    } else if name.starts_with(|first: char| first.is_ascii_digit()) {
        let message = format!("the attribute name `{label}` begins with a digit");
        let finding = slot.name_finding(Code::AttrNameLeadingDigit, Severity::Warning, message);
        findings.push(finding.with_help("begin it with a letter").with_docs(NAMES));
    }
}

/// Whether there is nothing to say of a name.
fn is_plain(name: &[u8]) -> bool {
    let begins = name.first().is_some_and(u8::is_ascii_lowercase);
    begins && name.len() <= 20 && name.iter().all(|byte| is_name(u32::from(*byte)))
}

fn check_legacy(slot: &Slot<'_>, findings: &mut Findings) {
    let name = slot.name();
    let Some((_, today)) = LEGACY
        .iter()
        .find(|(old, _)| old.eq_ignore_ascii_case(&name))
    else {
        return;
    };
    // What is spelled like today's name but for its case is not of an older version.
    if name.to_ascii_lowercase() == today.trim_matches('`') {
        return;
    }
    let message = format!("`{name}` is of an older version of CloudEvents");
    let finding = slot.name_finding(Code::LegacyMember, Severity::Hint, message);
    findings.push(finding.with_help(format!("today it is {today}")));
}

fn mend_name(name: &str) -> String {
    let mended: String = name
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|letter| u32::from(*letter) < 0x80 && is_name(u32::from(*letter)))
        .collect();
    if mended.is_empty() {
        "use only lower-case ASCII letters and digits".to_owned()
    } else {
        format!("write it as `{}`", shorten(&mended))
    }
}

fn is_name(code: u32) -> bool {
    u8::try_from(code).is_ok_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}
