//! RFC 2045 §5.1: media types.

use super::characters::{characters, describe};
use super::fault::Fault;

/// A well-formed media type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MediaType {
    /// Type and subtype, in lower case.
    pub(super) essence: String,
    /// Parameters: names in lower case, values unquoted.
    pub(super) parameters: Vec<(String, String)>,
}

impl MediaType {
    /// Whether data of this type is JSON: the subtype is `json` or ends with `+json`.
    pub(super) fn is_json(&self) -> bool {
        let subtype = self
            .essence
            .split_once('/')
            .map_or("", |(_, subtype)| subtype);
        subtype == "json" || subtype.ends_with("+json")
    }

    /// The value of a parameter, in lower case.
    pub(super) fn parameter(&self, name: &str) -> Option<String> {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.to_ascii_lowercase())
    }
}

/// Checks `type "/" subtype *( ";" name "=" value )`, blanks allowed around `;`.
pub(super) fn check(text: &[u8]) -> Result<MediaType, Fault> {
    let mut cursor = Cursor { text, at: 0 };
    let kind = cursor.token("a type such as `application`")?;
    cursor.expect(b'/', "`/` and a subtype")?;
    let subtype = cursor.token("a subtype such as `json`")?;
    let mut media_type = MediaType {
        essence: format!("{kind}/{subtype}").to_ascii_lowercase(),
        parameters: Vec::new(),
    };
    while cursor.at < text.len() {
        media_type.parameters.push(cursor.parameter()?);
    }
    Ok(media_type)
}

const EXAMPLE: &str = "write it like `application/json` or `text/plain; charset=utf-8`";

struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// What was found where `expected` should stand.
    fn fault(&self, expected: &str) -> Fault {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(found) = characters(rest).next() else {
            let message = format!("{expected} is expected at its end");
            return Fault::new(self.at, self.at, message).with_help(EXAMPLE);
        };
        let message = format!("{expected} is expected, not {}", describe(found.code));
        let fault = Fault::new(self.at, self.at + found.end, message);
        match found.code {
            0x28 => fault.with_help("comments in `( )` are not supported; remove it"),
            0x2C => fault.with_help("name one media type only"),
            _ => fault.with_help(EXAMPLE),
        }
    }

    fn expect(&mut self, byte: u8, what: &str) -> Result<(), Fault> {
        if self.peek() != Some(byte) {
            return Err(self.fault(what));
        }
        self.at += 1;
        Ok(())
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.at += 1;
        }
    }

    fn token(&mut self, what: &str) -> Result<String, Fault> {
        let token: String = self
            .text
            .iter()
            .skip(self.at)
            .take_while(|byte| is_token(**byte))
            .map(|byte| char::from(*byte))
            .collect();
        if token.is_empty() {
            return Err(self.fault(what));
        }
        self.at += token.len();
        Ok(token)
    }

    fn parameter(&mut self) -> Result<(String, String), Fault> {
        let start = self.at;
        self.blanks();
        if self.peek().is_none() {
            return Err(
                Fault::new(start, self.at, "a blank stands at its end").with_help("remove it")
            );
        }
        self.expect(b';', "`;` and a parameter")?;
        self.blanks();
        if self.peek().is_none() {
            return Err(
                Fault::new(start, self.at, "no parameter follows the last `;`")
                    .with_help("remove the `;`"),
            );
        }
        let name = self.token("the name of a parameter")?;
        self.expect(b'=', "`=` and a value")?;
        let value = if self.peek() == Some(b'"') {
            self.quoted()?
        } else {
            self.token("a value")?
        };
        Ok((name.to_ascii_lowercase(), value))
    }

    /// `quoted-string` of RFC 822.
    fn quoted(&mut self) -> Result<String, Fault> {
        let start = self.at;
        self.at += 1;
        let mut value = String::new();
        loop {
            let quoted = match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    self.at += 1;
                    self.peek()
                }
                Some(b'\r') => return Err(self.fault("a character of the value")),
                other => other,
            };
            match quoted {
                Some(byte) if byte.is_ascii() => value.push(char::from(byte)),
                Some(_) => return Err(self.fault("an ASCII character")),
                None => {
                    return Err(Fault::new(start, self.at, "a quoted value is never closed")
                        .with_help("add the closing quote"));
                }
            }
            self.at += 1;
        }
        self.at += 1;
        Ok(value)
    }
}

const fn is_token(byte: u8) -> bool {
    byte.is_ascii_graphic()
        && !matches!(
            byte,
            b'(' | b')'
                | b'<'
                | b'>'
                | b'@'
                | b','
                | b';'
                | b':'
                | b'\\'
                | b'"'
                | b'/'
                | b'['
                | b']'
                | b'?'
                | b'='
        )
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn tells_json() {
        for (text, json) in [
            ("application/json", true),
            ("Text/JSON ; Charset=\"UTF-8\"", true),
            ("application/x+JSON;a=b", true),
            ("application/json-seq", false),
            ("application/geo+json-seq", false),
            ("json/plain", false),
        ] {
            assert_eq!(
                check(text.as_bytes()).map(|found| found.is_json()),
                Ok(json),
                "{text}"
            );
        }
    }

    #[test]
    fn points_at_the_fault() {
        for (text, start, end) in [
            ("json", 4, 4),
            ("/json", 0, 1),
            ("application/js on", 15, 17 - 1),
            ("a/b;", 3, 4),
            ("a/b; c", 6, 6),
            ("a/b; c=", 7, 7),
            ("a/b, c/d", 3, 4),
            ("a/b; c=\"d", 7, 9),
            ("a/b ", 3, 4),
            ("应/b", 0, 3),
        ] {
            let fault = check(text.as_bytes()).expect_err(text);
            assert_eq!(
                (fault.start, fault.end),
                (start, end),
                "{text}: {}",
                fault.message
            );
        }
    }
}
