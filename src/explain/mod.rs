//! Why an event matches a rule or does not: the reference evaluation of every clause.
//!
//! Slow and complete where `rule_set` is fast and short; the two never import each other.

mod model;

pub use model::{
    Actual, Basis, Clause, Edit, Explanation, NearMiss, Note, Step, StepKind, Suggestion, Verdict,
};
