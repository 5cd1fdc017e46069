//! What a valid event is, for CloudEvents and for each vendor, and how one is made.
//!
//! Events come as JSON text, alone or in a batch, or in an HTTP message.
//! A [`Profile`] says what is valid; each is one file of data in `profile/`.
//! Knows nothing of rules: an event that nobody would accept can still be matched.

mod attribute;
mod base64;
mod characters;
mod check;
mod cloudevents;
mod context;
mod document;
mod documented;
mod extension;
mod fault;
mod fields;
mod findings;
mod form;
mod http;
mod kafka;
mod media_type;
mod payload;
mod profile;
mod related;
mod repeated;
mod slot;
mod spelling;
mod timestamp;
mod uri;
mod validate;

pub use fields::{Field, changes_on_delivery, fields};
pub use http::http_event;
pub use kafka::{KafkaMessage, kafka_event};
pub use profile::{Origin, Profile};
pub use validate::{Batch, Format, Stage, ValidateOptions, Validation, validate_event};
