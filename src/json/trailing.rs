//! What stands behind the document.

use super::fault::{Between, Fault};
use super::findings::Findings;
use super::parser::Parser;
use super::{Node, Span, Trailing, Value};

impl Parser<'_> {
    /// Reports, once, what stands behind the document.
    pub(super) fn trailing(&mut self, root: &Node) {
        match self.options.trailing {
            Trailing::Ignore => self.whitespace(),
            Trailing::Reject => self.blank(),
        }
        let rest = self.rest().trim_end();
        let span = Span::new(self.at, self.at + rest.len());
        if rest.is_empty() || self.ended {
            return;
        }
        let (found, letter_span) = self.here();
        let closers =
            rest.find(|letter: char| !letter.is_whitespace() && !matches!(letter, '}' | ']'));
        let closers = rest
            .get(..closers.unwrap_or(rest.len()))
            .unwrap_or_default()
            .trim_end();
        if self.options.trailing == Trailing::Ignore {
            self.fault(&Fault::IgnoredText, span);
        } else if !closers.is_empty() {
            let end = self.at + closers.len();
            self.fault(&Fault::UnmatchedCloser(closers), Span::new(self.at, end));
        } else if found == ":" && matches!(root.value, Value::String(_)) {
            self.fault(&Fault::BareMembers, letter_span);
        } else if let Some((count, between)) = self.more_documents(root.span) {
            self.fault(&Fault::Documents { count, between }, span);
        } else {
            self.fault(&Fault::TrailingText(found), letter_span);
        }
    }

    /// How many documents there are with the first, if nothing else follows it, and what is between.
    fn more_documents(&self, root: Span) -> Option<(usize, Between)> {
        let mut findings = Findings::new(self.options.target);
        let mut parser = Parser::new(self.text, self.options, &mut findings);
        parser.at = self.at;
        let comma = parser.peek() == Some(b',');
        let mut behind = root.end;
        let mut lines = !self.piece(root.start, root.end).contains('\n');
        let mut count = 1;
        while parser.at < self.text.len() {
            if comma && parser.peek() == Some(b',') {
                parser.at += 1;
                parser.blank();
            }
            let next = parser.document()?;
            lines &= parser.piece(behind, next.span.start).contains('\n');
            lines &= !parser.piece(next.span.start, next.span.end).contains('\n');
            if parser.findings.errors() > 0 {
                return None;
            }
            behind = parser.at;
            count += 1;
            parser.blank();
        }
        let between = match (comma, lines) {
            (true, _) => Between::Commas,
            (false, true) => Between::Lines,
            (false, false) => Between::Nothing,
        };
        (count > 1).then_some((count, between))
    }
}
