//! The question and its answer: is this text a valid event, and if not, why.

use super::document;
use super::findings::Findings;
use super::profile::{Origin, Profile, ProfileSpec};
use crate::diagnostic::{self, Code, Diagnostic, Severity, has_errors};
use crate::json::{self, Node, Span};
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

/// What is asked of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidateOptions {
    /// For whom the event must be valid.
    pub profile: Profile,
    /// At which stage; absent, it is valid if it is valid at either.
    pub stage: Option<Stage>,
    /// One event or several.
    pub batch: Batch,
    /// Longest text in bytes that is read.
    pub max_bytes: usize,
}

impl Default for ValidateOptions {
    /// One event of CloudEvents at any stage, at most 1 MiB.
    fn default() -> Self {
        Self {
            profile: Profile::CloudEvents,
            stage: None,
            batch: Batch::Single,
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

/// Checks an event, or a batch of them, given as JSON text.
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
    let reader = json::Options::event().with_max_bytes(options.max_bytes);
    let reading = json::read(text, &reader);
    let mut diagnostics = reading.diagnostics;
    if let Some(too_large) = unread(text, &diagnostics, options, spec) {
        diagnostics = vec![too_large];
    }
    let mut origin = None;
    if let (Some(root), false) = (&reading.root, has_errors(&diagnostics)) {
        origin = document::origin(root, spec);
        let findings = best_stage(text, root, options, spec);
        diagnostics.retain(|finding| !is_said_better(finding, &findings));
        diagnostics.extend(findings.into_vec());
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
fn best_stage(text: &[u8], root: &Node, options: &ValidateOptions, spec: &ProfileSpec) -> Findings {
    let at = |stage| document::check(text, root, stage, options.batch, spec);
    if let Some(stage) = options.stage {
        return at(stage);
    }
    let published = at(Stage::Published);
    if published.len() == 0 {
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
    let concerns = match finding.code {
        Code::LoneSurrogate => Severity::Error,
        Code::DuplicateKey => {
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
