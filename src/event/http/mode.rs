//! The content mode of a message: where its event is, by its content type (HTTP binding §3).

use super::{BINDING, Reading, finding};
use crate::diagnostic::{Code, Severity};
use crate::event::characters::shorten;
use crate::event::media_type::{self, MediaType};
use crate::json::Span;

/// Where the event of a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Its attributes are headers, its payload is the body.
    Binary,
    /// It is the body.
    Structured,
    /// The body is a list of events.
    Batched,
}

impl Mode {
    /// The mode that a content type announces.
    pub(super) fn of(content_type: &[u8]) -> Self {
        let begins = |prefix: &[u8]| {
            let start = content_type.get(..prefix.len()).unwrap_or_default();
            start.eq_ignore_ascii_case(prefix)
        };
        if begins(b"application/cloudevents-batch") {
            Self::Batched
        } else if begins(b"application/cloudevents") {
            Self::Structured
        } else {
            Self::Binary
        }
    }

    /// The content type of this mode in JSON.
    pub(super) const fn content_type(self) -> &'static str {
        match self {
            Self::Binary => "application/json",
            Self::Structured => "application/cloudevents+json",
            Self::Batched => "application/cloudevents-batch+json",
        }
    }
}

impl Reading<'_> {
    /// The mode; absent if the event is in a format that cannot be read.
    pub(super) fn mode(&mut self) -> Option<Mode> {
        let Some(header) = self.message.header("content-type") else {
            return Some(Mode::Binary);
        };
        let place = header.value;
        let value = self.message.piece(place).to_owned();
        let mode = Mode::of(&value);
        if mode == Mode::Binary {
            return Some(mode);
        }
        match media_type::check(&value) {
            Ok(media_type) => self.check_format(mode, &media_type, place),
            Err(_) if self.message.unclear.binary_search(&place).is_ok() => Some(mode),
            Err(fault) => {
                let message = format!("the content type is not a media type: {}", fault.message);
                let place = Span::new(place.start + fault.start, place.start + fault.end);
                let mut found = finding(Code::MediaType, Severity::Error, message, place);
                found.help = fault.help;
                self.findings.push(found);
                Some(mode)
            }
        }
    }

    fn check_format(&mut self, mode: Mode, media_type: &MediaType, place: Span) -> Option<Mode> {
        let wanted = mode.content_type();
        let charset = media_type.parameter("charset");
        if let Some(charset) = charset.filter(|name| !matches!(name.as_str(), "utf-8" | "us-ascii"))
        {
            let message = format!("the content type says `charset={}`", shorten(&charset));
            let found = finding(Code::HttpCharset, Severity::Warning, message, place);
            let help = "an event in JSON is UTF-8; write `charset=utf-8` or leave it out";
            self.findings.push(found.with_help(help));
        }
        if media_type.essence == wanted {
            return Some(mode);
        }
        let named = media_type.essence.split_once('+').map(|(_, format)| format);
        let shown = shorten(&media_type.essence);
        let (message, help, readable) = match named {
            Some(format) if format != "json" => (
                format!(
                    "the event is in the format `{}`, which cannot be read here",
                    shorten(format)
                ),
                "only events in JSON and in binary mode can be checked; nothing else was looked at"
                    .to_owned(),
                None,
            ),
            _ => (
                format!("`{shown}` is not the media type of an event format"),
                format!("write `{wanted}`"),
                Some(mode),
            ),
        };
        let found = finding(Code::HttpMode, Severity::Error, message, place);
        self.findings.push(found.with_help(help).with_docs(BINDING));
        readable
    }
}
