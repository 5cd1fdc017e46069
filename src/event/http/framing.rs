//! What headers say of the message itself: its length, its framing, each said once.

use super::header::{Header, syntax};
use super::mode::Mode;
use super::{Reading, finding};
use crate::diagnostic::{Code, Severity};
use crate::event::characters::shorten;
use crate::json::Span;
use crate::path::Pointer;

/// Checks the headers that frame a message.
pub(super) fn check(reading: &mut Reading<'_>) {
    check_repeated(reading);
    check_length(reading);
    check_chunks(reading);
}

fn check_repeated(reading: &mut Reading<'_>) {
    for name in ["content-type", "content-length"] {
        let of_name = |header: &&Header| header.name == name;
        let mut same = reading.message.headers.iter().filter(of_name);
        let (Some(first), Some(again)) = (same.next(), same.next()) else {
            continue;
        };
        let mode = Mode::of(reading.message.piece(first.value));
        let path = if name == "content-type" && mode == Mode::Binary {
            Pointer::root().key("datacontenttype")
        } else {
            Pointer::root()
        };
        let found = reading.repeated(again, first, path);
        reading.findings.push(found);
    }
}

/// A body that was copied may have lost its last line break or have other line breaks.
fn check_length(reading: &mut Reading<'_>) {
    let message = &reading.message;
    let Some(header) = message.header("content-length") else {
        return;
    };
    let said = String::from_utf8_lossy(message.piece(header.value));
    if said.is_empty() || !said.bytes().all(|byte| byte.is_ascii_digit()) {
        let text = format!("`Content-Length` is `{}`, not a number", shorten(&said));
        let found = syntax(text, header.value).with_help("write the number of bytes of the body");
        reading.findings.push(found);
        return;
    }
    let body = message.piece(message.body);
    let trimmed = body.trim_ascii_end();
    let breaks = body.split(|byte| *byte == b'\n').count() - 1;
    let (short, long) = (trimmed.len(), body.len() + breaks);
    if said
        .parse()
        .is_ok_and(|said| (short..=long).contains(&said))
    {
        return;
    }
    let length = body.len();
    let text = format!(
        "`Content-Length` is {}, but the body has {length} bytes",
        shorten(&said)
    );
    let help = if length == 0 {
        "paste the body behind an empty line; `curl -v` does not print it"
    } else {
        "a part may be missing, or the body was changed after it was measured"
    };
    let found = finding(Code::HttpContentLength, Severity::Hint, text, header.value);
    reading.findings.push(found.with_help(help));
}

/// A body in chunks was copied as it went over the wire.
fn check_chunks(reading: &mut Reading<'_>) {
    let message = &reading.message;
    let coding = message.value("transfer-encoding").unwrap_or_default();
    let body = message.piece(message.body);
    let first = body.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let size = first.trim_ascii_end();
    let is_chunked = coding.eq_ignore_ascii_case(b"chunked")
        && !size.is_empty()
        && size.iter().all(u8::is_ascii_hexdigit)
        && body.trim_ascii_end().ends_with(b"\n0");
    if !is_chunked {
        return;
    }
    let start = message.body.start;
    let place = Span::new(start, start + size.len());
    let found = syntax(
        "the body is still in chunks, as it went over the wire",
        place,
    );
    let help = "remove the lines that say the size of each chunk, and the `0` at its end";
    reading.findings.push(found.with_help(help));
}
