//! What a check knows beside the member that it looks at.

use super::http;
use super::validate::{Stage, ValidateOptions};
use crate::json::Span;
use crate::json::locate;

/// The text that an event stands in, and the question that is asked of it.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The whole text.
    pub(super) text: &'a [u8],
    /// How the text writes the event's attributes.
    pub(super) notation: Notation,
    /// The stage at which the event is looked at.
    pub(super) stage: Stage,
    /// What is asked.
    pub(super) options: &'a ValidateOptions,
}

/// How a text writes the attributes of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// As members of a JSON object.
    Json,
    /// As headers of an HTTP message, `ce-` before each name; every value is text.
    Header,
}

impl Context<'_> {
    /// Where the bytes `start..end` of a string stand in the text, which says it at `string`.
    pub(super) fn locate(&self, string: Span, start: usize, end: usize) -> Span {
        match self.notation {
            Notation::Json => locate(self.text, string, start, end),
            Notation::Header => http::locate(self.text, string, start, end),
        }
    }

    /// Where the bytes `start..end` of an attribute's name stand in the text.
    pub(super) fn locate_name(&self, name: Span, start: usize, end: usize) -> Span {
        match self.notation {
            Notation::Json => locate(self.text, name, start, end),
            Notation::Header => Span::new(name.start + start, name.start + end),
        }
    }

    /// How the text would write the name of an attribute.
    pub(super) fn written(&self, name: &str) -> String {
        match self.notation {
            Notation::Json => name.to_owned(),
            Notation::Header if name == "datacontenttype" => "Content-Type".to_owned(),
            Notation::Header => format!("ce-{name}"),
        }
    }
}
