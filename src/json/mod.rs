//! RFC 8259 text to nodes with byte spans.
//!
//! Knows nothing of events, rules or dialects.
//! Numbers keep their spelling, duplicate keys are kept, and every fault is a
//! [`Diagnostic`](crate::diagnostic::Diagnostic) at its exact range.

mod decimal;
mod node;
mod read;
mod text;

pub use decimal::Decimal;
pub use node::{Member, Node, Number, Object, Span, Value};
pub use read::{Options, Reading, Syntax, Trailing, read};
pub use text::Text;
