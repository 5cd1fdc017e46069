//! The parser's loop: one step per token, with a stack of its own instead of recursion.

use super::container::{Frame, Items};
use super::fault::{Fault, Place};
use super::findings::Findings;
use super::{Node, Options, Span, Syntax, Value};
use crate::path::Pointer;

/// A position in a text and the arrays and objects that are open there.
pub(super) struct Parser<'p> {
    pub(super) text: &'p str,
    pub(super) at: usize,
    pub(super) options: &'p Options,
    pub(super) frames: Vec<Frame>,
    /// How many of the frames are objects.
    pub(super) open_objects: usize,
    /// Whether it was reported that the text ends too soon.
    pub(super) ended: bool,
    pub(super) findings: &'p mut Findings,
}

/// What the loop does next.
pub(super) enum Step {
    /// Read an element or member of the innermost container, which follows this comma.
    Item { comma: Option<Span> },
    /// Read a value.
    Value,
    /// This value is complete.
    Done(Node),
    /// There was no value where one belongs; that was reported.
    Nothing,
    /// What follows cannot be understood; that was reported.
    Stop,
}

impl<'p> Parser<'p> {
    pub(super) const fn new(
        text: &'p str,
        options: &'p Options,
        findings: &'p mut Findings,
    ) -> Self {
        Self {
            text,
            at: 0,
            options,
            frames: Vec::new(),
            open_objects: 0,
            ended: false,
            findings,
        }
    }

    /// Reads the whole text.
    pub(super) fn read(mut self) -> Option<Node> {
        self.prefix();
        let root = self.document()?;
        self.trailing(&root);
        Some(root)
    }

    /// Reads one document and stops right behind it.
    pub(super) fn document(&mut self) -> Option<Node> {
        let mut step = Step::Value;
        loop {
            step = match step {
                Step::Value => self.value(),
                Step::Item { comma } => self.item(comma),
                Step::Done(node) => match self.attach(node) {
                    Some(root) => return Some(root),
                    None => self.separator(),
                },
                Step::Nothing if self.frames.is_empty() => return None,
                Step::Nothing => {
                    self.drop_key();
                    self.separator()
                }
                Step::Stop => return None,
            };
        }
    }

    pub(super) fn value(&mut self) -> Step {
        self.blank();
        match self.peek() {
            Some(b'"') => {
                let start = self.at;
                let text = self.string();
                self.done(start, Value::String(text))
            }
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'{') => self.open(Items::object()),
            Some(b'[') => self.open(Items::array()),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            Some(_) => self.odd_value(),
            None => self.no_value(),
        }
    }

    /// The value that began at `start` and ends here.
    pub(super) const fn done(&self, start: usize, value: Value) -> Step {
        Step::Done(Node {
            value,
            span: Span::new(start, self.at),
        })
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn letter(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn rest(&self) -> &'p str {
        self.piece(self.at, self.text.len())
    }

    pub(super) fn piece(&self, start: usize, end: usize) -> &'p str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// What follows, up to `reach` bytes.
    pub(super) fn ahead(&self, reach: usize) -> &'p str {
        let rest = self.rest();
        let end = (0..=reach.min(rest.len()))
            .rev()
            .find(|end| rest.is_char_boundary(*end));
        rest.get(..end.unwrap_or_default()).unwrap_or_default()
    }

    /// The letter here and its range; at the end of the text both are empty.
    pub(super) fn here(&self) -> (&'p str, Span) {
        let end = self.at + self.letter().map_or(0, char::len_utf8);
        (self.piece(self.at, end), Span::new(self.at, end))
    }

    pub(super) fn lenient(&self) -> bool {
        self.options.syntax == Syntax::Lenient
    }

    /// Reports a fault of the value that is being read.
    pub(super) fn fault(&mut self, fault: &Fault<'_>, span: Span) {
        let frames = &self.frames;
        self.findings
            .add(fault, span, &[], || pointer(frames, Frame::step_into));
    }

    /// Reports a fault of the innermost container.
    pub(super) fn container_fault(&mut self, fault: &Fault<'_>, span: Span, related: &[Span]) {
        let frames = &self.frames;
        self.findings
            .add(fault, span, related, || pointer(frames, |_, _| ()));
    }

    fn literal(&mut self, word: &str, value: Value) -> Step {
        let end = self.at + word.len();
        if !self.rest().starts_with(word) || !self.is_end_of_scalar(end) {
            return self.word();
        }
        let start = self.at;
        self.at = end;
        self.done(start, value)
    }

    /// Whether a number or literal certainly ends at `end`, in either syntax.
    pub(super) fn is_end_of_scalar(&self, end: usize) -> bool {
        let next = self.text.as_bytes().get(end);
        matches!(
            next,
            None | Some(b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t')
        )
    }

    fn odd_value(&mut self) -> Step {
        let (found, span) = self.here();
        match found {
            ":" => {
                self.fault(&Fault::ExtraColon, span);
                self.at = span.end;
                Step::Value
            }
            "," | "}" | "]" => {
                self.fault(&Fault::MissingValue { found }, span);
                Step::Nothing
            }
            _ => match self.foreign_quote() {
                Some(quote) => {
                    let text = self.foreign_string(quote);
                    self.done(span.start, Value::String(text))
                }
                None => self.word(),
            },
        }
    }

    fn no_value(&mut self) -> Step {
        if !self.frames.is_empty() {
            return self.end(Place::Value);
        }
        if !self.ended {
            self.fault(&Fault::Empty, Span::new(0, self.text.len()));
        }
        Step::Nothing
    }
}

/// The place inside all frames; what the innermost adds is up to the caller.
fn pointer(frames: &[Frame], innermost: impl FnOnce(&Frame, &mut Pointer)) -> Pointer {
    let mut pointer = Pointer::root();
    if let Some((last, outer)) = frames.split_last() {
        for frame in outer {
            frame.step_into(&mut pointer);
        }
        innermost(last, &mut pointer);
    }
    pointer
}
