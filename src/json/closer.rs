//! The ends of arrays and objects, wrong and missing ones too.

use super::Span;
use super::container::Frame;
use super::fault::{Fault, Place};
use super::parser::{Parser, Step};

/// How many open brackets are named when the text ends too soon.
const NAMED_OPENERS: usize = 8;

/// How far behind a wrong closer it is looked what else is closed.
const CLOSER_REACH: usize = 4096;

impl Parser<'_> {
    /// Ends the innermost container here, behind its closer of one byte.
    pub(super) fn close(&mut self) -> Step {
        self.at += 1;
        self.fold()
    }

    /// Ends the innermost container here.
    fn fold(&mut self) -> Step {
        match self.frames.pop() {
            Some(frame) => {
                self.open_objects -= usize::from(frame.is_object());
                self.done(frame.open, frame.into_value())
            }
            None => Step::Nothing,
        }
    }

    /// A closer of the other kind: either it is the wrong one, or inner brackets were not closed.
    pub(super) fn wrong_closer(&mut self, wanted: char) -> Step {
        let (found, span) = self.here();
        let opener: Vec<Span> = self.frames.last().map(Frame::opener).into_iter().collect();
        let Some(depth) = self
            .innermost(found)
            .filter(|depth| !self.is_mistyped(*depth))
        else {
            self.container_fault(&Fault::WrongCloser { found, wanted }, span, &opener);
            return self.close();
        };
        let inner = self.frames.iter().skip(depth + 1);
        let missing: String = inner.rev().map(Frame::closer).collect();
        self.container_fault(
            &Fault::MissingCloser {
                found,
                wanted: &missing,
            },
            span,
            &opener,
        );
        self.fold_to(depth)
    }

    /// Whether what follows fits better if the closer here is the wrong one than if it
    /// closes the container at `depth`.
    fn is_mistyped(&self, depth: usize) -> bool {
        let mut closers = 0;
        let behind = self
            .text
            .as_bytes()
            .iter()
            .skip(self.at + 1)
            .take(CLOSER_REACH);
        for byte in behind {
            match byte {
                b'}' | b']' => closers += 1,
                b' ' | b'\n' | b'\r' | b'\t' => {}
                _ => return depth == 0,
            }
        }
        closers + 1 >= self.frames.len()
    }

    /// The depth of the innermost container that `closer` closes.
    ///
    /// Counting open objects keeps a long run of wrong closers cheap.
    fn innermost(&self, closer: &str) -> Option<usize> {
        let is_open = match closer {
            "}" => self.open_objects > 0,
            _ => self.open_objects < self.frames.len(),
        };
        let fits = |frame: &Frame| closer.starts_with(frame.closer());
        is_open
            .then(|| self.frames.iter().rposition(fits))
            .flatten()
    }

    /// Ends every container above `depth` before the closer that stands here.
    fn fold_to(&mut self, depth: usize) -> Step {
        while self.frames.len() > depth + 1 {
            if let Step::Done(node) = self.fold() {
                self.attach(node);
            }
        }
        Step::Nothing
    }

    /// The text ends too soon; called again until nothing is open.
    pub(super) fn end(&mut self, place: Place) -> Step {
        self.report_end(place, None);
        self.fold()
    }

    /// Reports, once, that the text ends too soon; `string` is where an open string began.
    pub(super) fn report_end(&mut self, place: Place, string: Option<usize>) {
        if std::mem::replace(&mut self.ended, true) {
            return;
        }
        let quote = string.map(|_| '"');
        let closers: String = quote
            .into_iter()
            .chain(self.frames.iter().rev().map(Frame::closer))
            .collect();
        let unnamed = self.frames.len().saturating_sub(NAMED_OPENERS);
        let mut openers: Vec<Span> = self
            .frames
            .iter()
            .skip(unnamed)
            .map(Frame::opener)
            .collect();
        openers.extend(string.map(|start| Span::new(start, start + 1)));
        let span = Span::new(self.text.len(), self.text.len());
        let frames_are_open = Fault::Ended {
            place,
            closers: &closers,
        };
        self.container_fault(&frames_are_open, span, &openers);
    }
}
