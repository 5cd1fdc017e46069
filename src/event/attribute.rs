//! What a profile knows of one attribute, and the checks that profiles share.

use super::characters::{characters, describe, is_noncharacter, shown};
use super::findings::Findings;
use super::media_type::{self, MediaType};
use super::slot::Slot;
use super::timestamp;
use super::uri::{self, Reference};
use crate::diagnostic::{Code, Severity};
use crate::json::Text;

/// Looks at one member of an event.
pub(super) type Check = fn(&Slot<'_>, &mut Findings);

/// A top-level attribute that a profile knows by name.
pub(super) struct Attribute {
    /// Its name.
    pub(super) name: &'static str,
    /// When it must be there.
    pub(super) required: Required,
    /// What its value must be.
    pub(super) check: Check,
    /// What it means, in one line.
    pub(super) meaning: &'static str,
    /// What delivery does to it, in one sentence.
    pub(super) on_delivery: Option<&'static str>,
}

/// When an attribute must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Required {
    /// At every stage.
    Always,
    /// When the event has arrived at a target.
    OnDelivery,
    /// Never, but its absence is worth a hint.
    Usually,
    /// Never.
    No,
}

impl Attribute {
    /// An attribute that delivery leaves alone.
    pub(super) const fn new(
        name: &'static str,
        required: Required,
        check: Check,
        meaning: &'static str,
    ) -> Self {
        Self {
            name,
            required,
            check,
            meaning,
            on_delivery: None,
        }
    }

    /// An attribute that delivery adds or changes.
    pub(super) const fn changing(self, on_delivery: &'static str) -> Self {
        Self {
            on_delivery: Some(on_delivery),
            ..self
        }
    }
}

/// A String that is not empty.
pub(super) fn filled_text(slot: &Slot<'_>, findings: &mut Findings) {
    if let Some(text) = slot.filled_string(findings) {
        check_characters(slot, text, findings);
    }
}

/// A String, possibly empty.
pub(super) fn any_text(slot: &Slot<'_>, findings: &mut Findings) {
    if let Some(text) = slot.string(findings) {
        check_characters(slot, text, findings);
    }
}

/// `specversion`, of which only one value is right.
pub(super) fn version_1_0(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(text) = slot.filled_string(findings).filter(|text| **text != *"1.0") else {
        return;
    };
    let message = format!("`specversion` is `{}`, not `1.0`", shown(text));
    findings.push(
        slot.finding(Code::SpecversionUnsupported, Severity::Error, message)
            .with_help("write `1.0`: the value has no patch number and no blanks"),
    );
}

/// A URI-reference that is not empty; tells whether it is absolute.
pub(super) fn reference(slot: &Slot<'_>, findings: &mut Findings) -> Option<Reference> {
    let text = slot.filled_string(findings)?;
    match uri::check_reference(text.as_bytes()) {
        Ok(reference) => Some(reference),
        Err(fault) => {
            let expected = "a URI-reference (RFC 3986)";
            findings.push(slot.fault(Code::UriReference, Severity::Error, expected, fault));
            None
        }
    }
}

/// A URI with a scheme and, by the letter of CloudEvents, without a fragment.
pub(super) fn absolute_uri(slot: &Slot<'_>, findings: &mut Findings, fragments: Severity) {
    let Some(text) = slot.filled_string(findings).map(Text::as_bytes) else {
        return;
    };
    let fragment = uri::fragment(text);
    let base = text
        .get(..fragment.unwrap_or(text.len()))
        .unwrap_or_default();
    match (uri::check_reference(base), fragment) {
        (Err(fault), _) => {
            let expected = "an absolute URI (RFC 3986)";
            findings.push(slot.fault(Code::AbsoluteUri, Severity::Error, expected, fault));
        }
        (Ok(Reference::Relative), _) => {
            let message = format!(
                "`{}` is a relative reference, not an absolute URI",
                slot.name()
            );
            findings.push(
                slot.finding(Code::AbsoluteUri, Severity::Error, message)
                    .with_help("begin it with a scheme, such as `https://example.com/`"),
            );
        }
        (Ok(Reference::Absolute), Some(at)) => {
            let message = format!(
                "`{}` has a fragment, which an absolute URI has not",
                slot.name()
            );
            let finding = slot
                .finding(Code::AbsoluteUriFragment, fragments, message)
                .with_help("remove the `#` and what follows it (RFC 3986 §4.3)");
            findings.push(slot.narrow(finding, at, text.len()));
        }
        (Ok(Reference::Absolute), None) => {}
    }
}

/// An RFC 3339 timestamp.
pub(super) fn rfc3339(slot: &Slot<'_>, findings: &mut Findings) {
    let Some(text) = slot.string(findings) else {
        return;
    };
    let Err(fault) = timestamp::check(text.as_bytes()) else {
        return;
    };
    let has_blank = timestamp::check_divided(text.as_bytes(), b"Tt ").is_ok();
    let severity = if has_blank {
        slot.context.options.blank_in_time
    } else {
        Severity::Error
    };
    let expected = "an RFC 3339 timestamp";
    findings.push(slot.fault(Code::Rfc3339, severity, expected, fault));
}

/// A media type; the answer is absent where a finding says so.
pub(super) fn media_type(slot: &Slot<'_>, findings: &mut Findings) -> Option<MediaType> {
    let text = slot.string(findings)?;
    match media_type::check(text.as_bytes()) {
        Ok(media_type) => {
            check_characters(slot, text, findings);
            Some(media_type)
        }
        Err(fault) => {
            findings.push(slot.fault(Code::MediaType, Severity::Error, "a media type", fault));
            None
        }
    }
}

/// A media type, whichever.
pub(super) fn any_media_type(slot: &Slot<'_>, findings: &mut Findings) {
    media_type(slot, findings);
}

/// The characters that CloudEvents forbids in a String; the first of each kind is reported.
pub(super) fn check_characters(slot: &Slot<'_>, text: &Text, findings: &mut Findings) {
    if text
        .as_bytes()
        .iter()
        .all(|byte| matches!(byte, b' '..=b'~'))
    {
        return;
    }
    for (code, what, allowed) in FORBIDDEN {
        let mut characters = characters(text.as_bytes());
        let Some(found) = characters.find(|found| forbidden(found.code) == Some(*code)) else {
            continue;
        };
        let message = format!(
            "`{}` has {what}, {}",
            slot.label(),
            describe_code(found.code)
        );
        let finding = slot
            .finding(*code, Severity::Error, message)
            .with_help(*allowed);
        findings.push(slot.narrow(finding, found.start, found.end));
    }
}

const FORBIDDEN: &[(Code, &str, &str)] = &[
    (
        Code::StringControlChar,
        "a control character",
        "remove it; no String attribute may hold U+0000 to U+001F or U+007F to U+009F",
    ),
    (
        Code::StringNoncharacter,
        "a code point that is no character",
        "remove it; no String attribute may hold a Unicode noncharacter",
    ),
    (
        Code::StringSurrogate,
        "half of a surrogate pair",
        "write both halves, or remove it",
    ),
];

/// Which rule, if any, forbids this code point in a String attribute.
fn forbidden(code: u32) -> Option<Code> {
    match code {
        0..=0x1F | 0x7F..=0x9F => Some(Code::StringControlChar),
        0xD800..=0xDFFF => Some(Code::StringSurrogate),
        _ if is_noncharacter(code) => Some(Code::StringNoncharacter),
        _ => None,
    }
}

fn describe_code(code: u32) -> String {
    if code < 0x20 {
        describe(code)
    } else {
        format!("U+{code:04X}")
    }
}
