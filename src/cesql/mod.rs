//! CloudEvents SQL (CESQL 1.0.0): expressions over the context attributes of an event.
//!
//! Knows nothing of rules, dialects or subscriptions.
//! The text is read by `lexer` and `parser` into an [`Expression`], whose parts lie in one
//! vector; `evaluate` gives its value for an event, `trace` every step of that.
//! The specification: <https://github.com/cloudevents/spec/blob/cesql%40v1.0.0/cesql/spec.md>.

mod answer;
mod apply;
mod attribute;
mod budget;
mod error;
mod evaluate;
mod findings;
mod foreign;
mod function;
mod holes;
mod lexer;
mod like;
mod lint;
mod operator;
mod parse;
mod parser;
mod pending;
mod quoted;
mod read;
mod recover;
mod sql;
mod syntax;
mod text_function;
mod token;
mod trace;
mod typing;
mod value;
mod witness;
mod word;

pub use answer::{CesqlEvaluation, CesqlOptions, Reading, evaluate_cesql};
pub use attribute::{Attribute, Binding, attribute};
pub(crate) use attribute::{PAYLOAD, is_typed};
pub use error::{ErrorKind, EvaluationError};
pub use evaluate::Outcome;
pub use parse::{Parsed, parse};
pub use syntax::{Expression, Grammar};
pub use trace::{DEEPEST_STEP_SHOWN, LONGEST_VALUE_SHOWN, MOST_STEPS_SHOWN, Trace};
pub use value::{Type, Value};
pub use witness::MOST_ERRORS;
