//! whymatch answers one question: does this event match this rule, and why?
//!
//! The modules are layers, lowest first; each uses only those above it in this list.

pub mod json;
pub mod diagnostic;
pub mod path;
pub mod explain;
pub mod dialect;
mod matcher;
mod pattern;
