//! The body of a message as JSON.

use super::{Reading, finding};
use crate::diagnostic::{Code, Severity, has_errors};
use crate::json::{Node, Span, read_within};

impl Reading<'_> {
    /// Whether there is a body that is not blank.
    pub(super) fn has_body(&self) -> bool {
        let body = self.message.piece(self.message.body);
        !body.trim_ascii().is_empty()
    }

    /// The body as JSON; absent where findings say that it is not.
    pub(super) fn json_body(&mut self) -> Option<Node> {
        if !self.has_body() {
            let message = "there is no body, where JSON is expected";
            let place = Span::new(self.message.body.start, self.message.body.start);
            let found = finding(Code::JsonSyntax, Severity::Error, message, place);
            self.findings
                .push(found.with_help("put an empty line behind the headers, then the JSON text"));
            return None;
        }
        let reading = read_within(self.message.text, self.message.body, &self.options);
        let failed = has_errors(&reading.diagnostics);
        for found in reading.diagnostics {
            self.findings.push(found);
        }
        reading.root.filter(|_| !failed)
    }

    /// The body, if it is JSON without any error; says nothing if it is not.
    pub(super) fn quiet_body(&self) -> Option<Node> {
        if !self.has_body() {
            return None;
        }
        let reading = read_within(self.message.text, self.message.body, &self.options);
        let failed = has_errors(&reading.diagnostics);
        reading.root.filter(|_| !failed)
    }
}
