//! The question and its answer: is this text a valid event, and if not, why.

use super::context::Notation;
use super::document::{self, Document};
use super::findings::Findings;
use super::http;
use super::profile::{Origin, Profile, ProfileSpec, Stages};
use crate::diagnostic::{self, Code, Diagnostic, Severity, has_errors};
use crate::json::{self, Span};
use crate::path::Pointer;

/// Where an event is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// As its source publishes it.
    Published,
    /// As it arrives at a target.
    Delivered,
}

/// Whether one event is expected or an array of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Batch {
    /// One event, a JSON object.
    #[default]
    Single,
    /// An array of events.
    Batch,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// JSON text: an event or a batch.
    #[default]
    Json,
    /// An HTTP request or response as it is pasted: headers, an empty line, a body.
    ///
    /// Its content type says whether it carries one event or a batch.
    Http,
}

/// What is asked of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidateOptions {
    /// For whom the event must be valid.
    pub profile: Profile,
    /// At which stage; absent, it is valid if it is valid at either.
    pub stage: Option<Stage>,
    /// One event or several; an HTTP message says that by itself.
    pub batch: Batch,
    /// JSON text or an HTTP message.
    pub format: Format,
    /// How bad a fragment in `dataschema` is, which the letter of CloudEvents forbids
    /// (RFC 3986 §4.3) and its JSON schema and SDKs let through.
    pub dataschema_fragment: Severity,
    /// How bad a blank for the `T` of a timestamp is, which RFC 3339 leaves to applications
    /// (§5.6, note).
    pub blank_in_time: Severity,
    /// Longest text in bytes that is read.
    pub max_bytes: usize,
}

impl Default for ValidateOptions {
    /// One event of CloudEvents in JSON at any stage, by the letter, at most 1 MiB.
    fn default() -> Self {
        Self {
            profile: Profile::CloudEvents,
            stage: None,
            batch: Batch::Single,
            format: Format::Json,
            dataschema_fragment: Severity::Error,
            blank_in_time: Severity::Error,
            max_bytes: json::Options::event().max_bytes,
        }
    }
}

/// Whether a text is a valid event, and everything found in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    /// Whether no finding is an error.
    pub valid: bool,
    /// Whether a service of the vendor made the event, where that can be told.
    /// For a batch, only if it is the same for all.
    pub origin: Option<Origin>,
    /// Every finding, sorted by range.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks an event, or a batch of them, given as JSON text or as an HTTP message.
///
/// A text that is not JSON has `json-syntax` errors only: what it would mean is not guessed.
///
/// ```
/// use whymatch::event::{Profile, Stage, ValidateOptions, validate_event};
///
/// let event = br#"{"id": "evt-1", "source": "acs.oss", "specversion": "1.0", "type": "oss:Put"}"#;
/// let options = ValidateOptions {
///     profile: Profile::Aliyun,
///     stage: Some(Stage::Published),
///     ..ValidateOptions::default()
/// };
/// assert!(validate_event(event, &options).valid);
///
/// let delivered = ValidateOptions { stage: Some(Stage::Delivered), ..options };
/// let validation = validate_event(event, &delivered);
/// assert_eq!(validation.diagnostics[0].code.as_str(), "required");
/// assert_eq!(validation.diagnostics[0].path.as_str(), "/aliyuneventbusname");
/// ```
#[must_use]
pub fn validate_event(text: &[u8], options: &ValidateOptions) -> Validation {
    let spec = options.profile.spec();
    let Received {
        document,
        mut diagnostics,
        unclear,
    } = match options.format {
        Format::Json => receive_json(text, options, spec),
        Format::Http => http::receive(text, options, spec),
    };
    let mut origin = None;
    if let Some(document) = &document {
        origin = document::origin(&document.root, spec);
        let findings = best_stage(document, options, spec);
        diagnostics.retain(|finding| !is_said_better(finding, &findings));
        let of_events = findings.into_vec().into_iter();
        diagnostics.extend(of_events.filter(|finding| !is_unclear(finding, &unclear)));
    }
    for finding in &mut diagnostics {
        if finding.code == Code::JsonSyntax {
            finding.path = Pointer::root();
        }
    }
    diagnostic::sort(&mut diagnostics);
    Validation {
        valid: !has_errors(&diagnostics),
        origin,
        diagnostics,
    }
}

/// What became of a text before its events are looked at.
pub(super) struct Received<'a> {
    /// The events, if they could be read.
    pub(super) document: Option<Document<'a>>,
    /// What was found in reading them.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Values that could not be made out, by where they begin: nothing more is said of them.
    pub(super) unclear: Vec<Span>,
}

fn receive_json<'a>(text: &'a [u8], options: &ValidateOptions, spec: &ProfileSpec) -> Received<'a> {
    let reader = json::Options::event().with_max_bytes(options.max_bytes);
    let reading = json::read(text, &reader);
    let mut diagnostics = reading.diagnostics;
    if let Some(too_large) = unread(text, &diagnostics, options, spec) {
        diagnostics = vec![too_large];
    }
    let root = reading.root.filter(|_| !has_errors(&diagnostics));
    Received {
        document: root.map(|root| Document {
            text,
            notation: Notation::Json,
            root,
            batch: options.batch,
        }),
        diagnostics,
        unclear: Vec::new(),
    }
}

fn is_unclear(finding: &Diagnostic, unclear: &[Span]) -> bool {
    let Some(span) = finding.span else {
        return false;
    };
    let before = unclear.partition_point(|value| value.start <= span.start);
    before
        .checked_sub(1)
        .and_then(|last| unclear.get(last))
        .is_some_and(|value| span.end <= value.end)
}

/// The vendor's own limit, where the text was too long to be read at all.
fn unread(
    text: &[u8],
    diagnostics: &[Diagnostic],
    options: &ValidateOptions,
    spec: &ProfileSpec,
) -> Option<Diagnostic> {
    let limit = match options.batch {
        Batch::Single => spec.event_size.as_ref()?,
        Batch::Batch => spec.batch_size.as_ref()?,
    };
    let is_unread = diagnostics
        .iter()
        .any(|finding| finding.code == Code::TextTooLong);
    let breaks = limit.severity == Severity::Error && text.len() > limit.bytes;
    (is_unread && breaks).then(|| {
        let whole = Span::new(0, text.len());
        limit.finding(text.len()).at(Pointer::root(), whole).with_help(format!(
            "nothing else was checked, as texts over {} bytes are not read; raise that limit to see the rest",
            options.max_bytes
        ))
    })
}

/// The findings at the stage that is asked for, or at the one that the event suits better.
fn best_stage(document: &Document<'_>, options: &ValidateOptions, spec: &ProfileSpec) -> Findings {
    let at = |stage| document::check(document, stage, options, spec);
    if let Some(stage) = options.stage {
        return at(stage);
    }
    let published = at(Stage::Published);
    if published.len() == 0 || spec.stages == Stages::Same {
        return published;
    }
    let delivered = at(Stage::Delivered);
    if weight(&delivered) < weight(&published) {
        delivered
    } else {
        published
    }
}

/// How badly an event suits a stage.
fn weight(findings: &Findings) -> (usize, usize) {
    (findings.errors(), findings.len())
}

/// Whether a finding of the reader is one mistake with one of these, which say it better.
fn is_said_better(finding: &Diagnostic, findings: &Findings) -> bool {
    let concerns = match (finding.code, finding.severity) {
        (Code::LoneSurrogate, _) | (Code::HttpPercentEncoding, Severity::Warning) => {
            Severity::Error
        }
        (Code::DuplicateKey, _) => {
            return said_at(finding, findings, |code| {
                matches!(code, Code::DuplicateKey | Code::DuplicateMember)
            });
        }
        _ => return false,
    };
    findings
        .iter()
        .any(|other| other.severity == concerns && overlaps(finding.span, other.span))
}

fn said_at(finding: &Diagnostic, findings: &Findings, by: fn(Code) -> bool) -> bool {
    findings
        .iter()
        .any(|other| by(other.code) && overlaps(finding.span, other.span))
}

fn overlaps(left: Option<Span>, right: Option<Span>) -> bool {
    let (Some(left), Some(right)) = (left, right) else {
        return false;
    };
    left.start < right.end && right.start < left.end
}
