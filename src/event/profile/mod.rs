//! For whom an event is valid: each profile is one `const` of data and the checks only it needs.
//!
//! A new profile is one file here and one variant of [`Profile`].

mod aliyun;
mod aws;
mod cloudevents;
mod tencent;

use super::attribute::{Attribute, Check};
use super::check::Event;
use super::findings::Findings;
use super::slot::Slot;
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::json::Object;

/// For whom an event must be valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// CloudEvents 1.0 in JSON.
    #[default]
    CloudEvents,
    /// Alibaba Cloud EventBridge.
    Aliyun,
    /// Tencent Cloud EventBridge.
    Tencent,
    /// Amazon EventBridge.
    Aws,
}

/// Who made an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A service of the vendor.
    Service,
    /// An application or connector of the user.
    Custom,
}

/// What is valid for one profile.
pub(super) struct ProfileSpec {
    /// Its name in sentences.
    pub(super) label: &'static str,
    /// The attributes it knows by name, in the order of its documentation.
    pub(super) attributes: &'static [Attribute],
    /// Spellings the vendor's own pages use for an attribute: accepted, with a finding.
    pub(super) stand_ins: &'static [(&'static str, &'static str)],
    /// Whether published and delivered events differ.
    pub(super) stages: Stages,
    /// How its events travel over HTTP.
    pub(super) http: Binding,
    /// What is wrong with the name of an attribute it does not know.
    pub(super) name: fn(&Slot<'_>, &Self, &mut Findings),
    /// What the value of an attribute it does not know must be.
    pub(super) extension: Check,
    /// Rules that concern several attributes.
    pub(super) whole: fn(&Event<'_>, &mut Findings),
    /// What to do with an attribute that stands twice.
    pub(super) repeated: Repeated,
    /// What to think of names almost like known ones.
    pub(super) near_misses: NearMisses,
    /// Members of requests that carry events.
    pub(super) wrappers: &'static [&'static str],
    /// How large an event may be.
    pub(super) event_size: Option<SizeLimit>,
    /// How large a batch may be.
    pub(super) batch_size: Option<SizeLimit>,
    /// How many events a batch may have.
    pub(super) batch_events: Option<usize>,
    /// How bad it is if the events of a batch name different versions.
    pub(super) mixed_versions: Option<Severity>,
    /// How bad it is if two events of a batch share `source` and `id`.
    pub(super) repeated_identity: Option<Severity>,
    /// Who made an event.
    pub(super) origin: fn(&Object) -> Option<Origin>,
}

/// Whether published and delivered events differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stages {
    /// What is right at one stage is right at the other.
    Same,
    /// Delivery changes events.
    Differ,
}

/// How events travel over HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binding {
    /// By the HTTP protocol binding of CloudEvents.
    CloudEvents,
    /// As the JSON body of a message; headers say nothing about them.
    Body,
}

/// What to do with an attribute that stands twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeated {
    /// The event is invalid.
    Refused,
    /// Readers keep the last one.
    LastWins,
}

/// What to think of a name that is almost that of an attribute which is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NearMisses {
    /// It is an extension like any other.
    Extensions,
    /// It is probably a mistake.
    Warned,
}

/// How large something may be.
pub(super) struct SizeLimit {
    /// What it is, as a word.
    pub(super) what: &'static str,
    /// The most bytes of UTF-8, as given.
    pub(super) bytes: usize,
    /// What the finding is called.
    pub(super) code: Code,
    /// How bad it is.
    pub(super) severity: Severity,
    /// Who says so and what follows.
    pub(super) help: &'static str,
}

impl Profile {
    /// Every profile.
    pub const ALL: &'static [Self] = &[Self::CloudEvents, Self::Aliyun, Self::Tencent, Self::Aws];

    /// The name as users write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CloudEvents => "cloudevents",
            Self::Aliyun => "aliyun",
            Self::Tencent => "tencent",
            Self::Aws => "aws",
        }
    }

    pub(super) const fn spec(self) -> &'static ProfileSpec {
        match self {
            Self::CloudEvents => &cloudevents::SPEC,
            Self::Aliyun => &aliyun::SPEC,
            Self::Tencent => &tencent::SPEC,
            Self::Aws => &aws::SPEC,
        }
    }
}

impl ProfileSpec {
    /// The attribute called `name`.
    pub(super) fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }

    /// The names of all known attributes.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.attributes.iter().map(|attribute| attribute.name)
    }

    /// The attribute that the vendor's pages also call `name`.
    pub(super) fn stood_in_for(&self, name: &str) -> Option<&'static Attribute> {
        let (_, meant) = self
            .stand_ins
            .iter()
            .find(|(spelled, _)| *spelled == name)?;
        self.attribute(meant)
    }

    /// The other spellings of `name` that are accepted.
    pub(super) fn stand_ins(&self, name: &str) -> impl Iterator<Item = &'static str> {
        self.stand_ins
            .iter()
            .filter(move |(_, meant)| *meant == name)
            .map(|(spelled, _)| *spelled)
    }
}

impl SizeLimit {
    /// The finding that something of `bytes` bytes is too large.
    pub(super) fn finding(&self, bytes: usize) -> Diagnostic {
        let message = format!(
            "the {} has {bytes} bytes, over the {} that are allowed",
            self.what, self.bytes
        );
        Diagnostic::new(self.code, self.severity, Target::Event, message).with_help(self.help)
    }
}
