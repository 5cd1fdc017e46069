//! RFC 8259 text to nodes with byte spans.
//!
//! Knows nothing of events, rules or dialects.
//! Numbers keep their spelling, duplicate keys are kept, and every fault is a
//! [`Diagnostic`](crate::diagnostic::Diagnostic) at its exact range.
//! Where the meaning of a mistake is clear, reading goes on behind it.

mod blank;
mod closer;
mod container;
mod decimal;
mod escape;
mod excerpt;
mod fault;
mod findings;
mod key;
mod locate;
mod node;
mod number;
mod options;
mod parser;
mod read;
mod separator;
mod string;
mod text;
mod trailing;
mod word;
mod wording;
mod write;

pub use decimal::Decimal;
pub use excerpt::excerpt;
pub(crate) use locate::locate;
pub use node::{Member, Node, Number, Object, Span, Value};
pub(crate) use number::number_end;
pub use options::{Options, Reading, Syntax, Trailing};
pub use read::{read, read_within};
pub use text::Text;
pub use write::{quote, to_json};
