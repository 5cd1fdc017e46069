//! RFC 3986: URI-references and absolute URIs.
//!
//! Checks the grammar, never what a scheme means; non-ASCII text (an IRI) is not a URI.

use std::net::Ipv6Addr;

use super::characters::{characters, describe, shorten};
use super::fault::Fault;

/// What can be told about a well-formed URI-reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// It begins with a scheme.
    Absolute,
    /// It is meaningful only relative to a base.
    Relative,
}

/// Checks a URI-reference (RFC 3986 §4.1).
pub(super) fn check_reference(text: &[u8]) -> Result<Reference, Fault> {
    check_characters(text)?;
    let (rest, fragment) = split(text, b'#');
    if let Some(fragment) = fragment {
        let offset = rest.len() + 1;
        refuse(fragment, b"#", "a second `#`").map_err(|fault| fault.shifted(offset))?;
        no_brackets(fragment).map_err(|fault| fault.shifted(offset))?;
    }
    let (rest, query) = split(rest, b'?');
    if let Some(query) = query {
        no_brackets(query).map_err(|fault| fault.shifted(rest.len() + 1))?;
    }
    let scheme = check_scheme(rest)?;
    let hierarchy = rest.get(scheme..).unwrap_or_default();
    check_hierarchy(hierarchy).map_err(|fault| fault.shifted(scheme))?;
    Ok(if scheme == 0 {
        Reference::Relative
    } else {
        Reference::Absolute
    })
}

/// Whether `text` has a fragment, even an empty one; gives the offset of its `#`.
pub(super) fn fragment(text: &[u8]) -> Option<usize> {
    text.iter().position(|byte| *byte == b'#')
}

/// Every byte is one that some part of a URI may hold, and every `%` has its two digits.
fn check_characters(text: &[u8]) -> Result<(), Fault> {
    for character in characters(text) {
        let byte = u8::try_from(character.code).unwrap_or(b'\x7f');
        if byte == b'%' {
            check_percent(text, character.start)?;
        } else if !is_unreserved(byte) && !b":/?#[]@!$&'()*+,;=".contains(&byte) {
            let found = describe(character.code);
            let message = format!("{found} is not allowed in a URI");
            return Err(Fault::new(character.start, character.end, message)
                .with_help(mend_character(text, character.start, character.end)));
        }
    }
    Ok(())
}

fn mend_character(text: &[u8], start: usize, end: usize) -> String {
    let bytes = text.get(start..end).unwrap_or_default();
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    let escaped = format!("%{}", digits.join("%"));
    if start == 0 || end == text.len() {
        format!("remove it, or write it as `{escaped}`")
    } else {
        format!("write it as `{escaped}`, or remove it")
    }
}

fn check_percent(text: &[u8], at: usize) -> Result<(), Fault> {
    let digits = text
        .iter()
        .skip(at + 1)
        .take(2)
        .take_while(|byte| byte.is_ascii_hexdigit());
    let count = digits.count();
    if count == 2 {
        return Ok(());
    }
    Err(Fault::new(
        at,
        at + 1 + count,
        "a `%` is not followed by two hexadecimal digits",
    )
    .with_help("write a percent sign itself as `%25`"))
}

/// The length of the scheme with its colon, 0 if there is none.
fn check_scheme(text: &[u8]) -> Result<usize, Fault> {
    let end = text
        .iter()
        .position(|byte| *byte == b'/')
        .unwrap_or(text.len());
    let Some(colon) = text.iter().take(end).position(|byte| *byte == b':') else {
        return Ok(0);
    };
    let scheme = text.get(..colon).unwrap_or_default();
    let starts = scheme.first().is_some_and(u8::is_ascii_alphabetic);
    if starts
        && scheme
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
    {
        return Ok(colon + 1);
    }
    let shown = shorten(&String::from_utf8_lossy(scheme));
    let message = if shown.is_empty() {
        "nothing stands before the first colon, where a scheme is expected".to_owned()
    } else {
        format!("`{shown}` before the first colon is not a scheme")
    };
    Err(Fault::new(0, colon + 1, message).with_help(
        "put a scheme such as `urn:` before it, or `./` if a relative reference is meant",
    ))
}

/// What follows the scheme: an authority after `//`, then a path.
fn check_hierarchy(text: &[u8]) -> Result<(), Fault> {
    let Some(rest) = text.strip_prefix(b"//") else {
        return no_brackets(text);
    };
    let end = rest
        .iter()
        .position(|byte| *byte == b'/')
        .unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or_default();
    check_authority(authority).map_err(|fault| fault.shifted(2))?;
    no_brackets(path).map_err(|fault| fault.shifted(2 + end))
}

fn check_authority(text: &[u8]) -> Result<(), Fault> {
    let (user, host) = split(text, b'@');
    let Some(host) = host else {
        return check_host(text);
    };
    no_brackets(user)?;
    refuse(host, b"@", "a second `@` in the authority")
        .and_then(|()| check_host(host))
        .map_err(|fault| fault.shifted(user.len() + 1))
}

fn check_host(text: &[u8]) -> Result<(), Fault> {
    let Some(literal) = text.strip_prefix(b"[") else {
        let (name, port) = split(text, b':');
        no_brackets(name)?;
        return check_port(port.unwrap_or_default()).map_err(|fault| fault.shifted(name.len() + 1));
    };
    let (address, rest) = split(literal, b']');
    let Some(rest) = rest else {
        return Err(
            Fault::new(0, text.len(), "the `[` of an IP address is never closed")
                .with_help("add the `]`"),
        );
    };
    if !is_ip_literal(address) {
        let shown = shorten(&String::from_utf8_lossy(address));
        return Err(Fault::new(
            1,
            1 + address.len(),
            format!("`{shown}` is not an IPv6 address"),
        )
        .with_help("write one such as `[2001:db8::1]`; IPv4 addresses and names have no `[ ]`"));
    }
    let after = address.len() + 2;
    match rest.strip_prefix(b":") {
        Some(port) => check_port(port).map_err(|fault| fault.shifted(after + 1)),
        None if rest.is_empty() => Ok(()),
        None => Err(
            Fault::new(after, text.len(), "text follows the `]` of an IP address")
                .with_help("write `:` and a port, or `/` and a path behind it"),
        ),
    }
}

fn check_port(text: &[u8]) -> Result<(), Fault> {
    match text.iter().position(|byte| !byte.is_ascii_digit()) {
        None => Ok(()),
        Some(at) => Err(Fault::new(at, text.len(), "a port may only have digits")
            .with_help("write digits only behind the colon, or remove both")),
    }
}

fn is_ip_literal(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else {
        return false;
    };
    text.parse::<Ipv6Addr>().is_ok() || is_future_address(text)
}

/// `IPvFuture` of RFC 3986 §3.2.2.
fn is_future_address(text: &str) -> bool {
    let Some((version, address)) = text
        .strip_prefix(['v', 'V'])
        .and_then(|v| v.split_once('.'))
    else {
        return false;
    };
    !version.is_empty()
        && version.bytes().all(|byte| byte.is_ascii_hexdigit())
        && !address.is_empty()
        && address
            .bytes()
            .all(|byte| is_unreserved(byte) || b"!$&'()*+,;=:".contains(&byte))
}

fn no_brackets(text: &[u8]) -> Result<(), Fault> {
    refuse(
        text,
        b"[]",
        "a bracket is only allowed around an IP address",
    )
}

fn refuse(text: &[u8], refused: &[u8], message: &str) -> Result<(), Fault> {
    match text.iter().position(|byte| refused.contains(byte)) {
        None => Ok(()),
        Some(at) => {
            let byte = text.get(at).copied().unwrap_or_default();
            Err(Fault::new(at, at + 1, message).with_help(format!("write it as `%{byte:02X}`")))
        }
    }
}

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// What stands before and after the first `mark`.
fn split(text: &[u8], mark: u8) -> (&[u8], Option<&[u8]>) {
    match text.iter().position(|byte| *byte == mark) {
        None => (text, None),
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Reference, check_reference};

    #[test]
    fn tells_relative_from_absolute() {
        for text in [
            "urn:x",
            "acs:oss",
            "x://?y#z",
            "http://",
            "http://[::ffff:192.0.2.1]:1/",
        ] {
            assert_eq!(
                check_reference(text.as_bytes()),
                Ok(Reference::Absolute),
                "{text}"
            );
        }
        for text in [
            "", "/a//b", "./a:b", "#f", "?q", "//h", "a/b:c", "1-555", "?a:b", "//u@h:8",
        ] {
            assert_eq!(
                check_reference(text.as_bytes()),
                Ok(Reference::Relative),
                "{text}"
            );
        }
    }

    #[test]
    fn points_at_the_fault() {
        for (text, start, end) in [
            ("http://exa mple.com/", 10, 11),
            ("/é", 1, 3),
            ("a%2", 1, 3),
            ("a#b#c", 3, 4),
            ("a[b]", 1, 2),
            ("?[", 1, 2),
            ("127.0.0.1:8080", 0, 10),
            ("http://example.com:8a/", 20, 21),
            ("http://a@b@c/", 10, 11),
            ("http://[fe80::1", 7, 15),
            ("http://[1::2::3]/", 8, 15),
            ("http://[::1]x/", 12, 13),
            ("http://u[@h/", 8, 9),
        ] {
            let fault = check_reference(text.as_bytes()).expect_err(text);
            assert_eq!((fault.start, fault.end), (start, end), "{text}");
        }
    }
}
