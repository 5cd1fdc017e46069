//! whymatch answers one question: does this event match this rule, and why?
//!
//! ```
//! use whymatch::{Dialect, explain};
//!
//! let event = br#"{"source": "ckafka.cloud.tencent", "data": {"topic": "test-topic"}}"#;
//! let rule = br#"{"source": ["ckafka.cloud.tencent"], "data": {"topic": ["target-topic"]}}"#;
//! let explanation = explain(event, rule, Dialect::Tencent).unwrap();
//! assert!(!explanation.matched);
//! assert_eq!(explanation.blame[0].as_str(), "/data/topic");
//! ```
//!
//! The modules are layers, lowest first: `json`, `diagnostic`, `path`, `cesql`, `matcher`, `dialect`,
//! `pattern`, `event`, `explain`, `rule_set`, `wasm`; each uses only those before it.

mod answer;
pub mod cesql;
pub mod diagnostic;
pub mod dialect;
pub mod event;
pub mod explain;
pub mod json;
mod matcher;
mod names;
mod order;
pub mod path;
mod pattern;
pub mod rule_set;
mod scan;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use answer::{Invalid, PatternCheck, check_pattern, explain, matches};
pub use cesql::{CesqlEvaluation, CesqlOptions, evaluate_cesql};
pub use dialect::{Dialect, dialects};
pub use event::{
    Format, KafkaMessage, Stage, ValidateOptions, http_event, kafka_event, validate_event,
};
pub use rule_set::RuleSet;

/// Runs the Rust of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
