//! Arrays and objects: elements, members, separators, closers.

use super::fault::{Fault, Place};
use super::parser::{Parser, Step};
use super::{Member, Node, Object, Span, Text, Value};
use crate::path::Pointer;

/// How many open brackets are named when the text ends too soon.
const NAMED_OPENERS: usize = 8;

/// How far a string with a bare quote inside is followed.
const INNER_QUOTE_REACH: usize = 1000;

/// An array or object that is being read.
pub(super) struct Frame {
    pub(super) open: usize,
    items: Items,
}

/// What a container holds so far.
pub(super) enum Items {
    Array(Vec<Node>),
    Object { members: Vec<Member>, key: Option<(Text, Span)> },
}

impl Items {
    pub(super) const fn array() -> Self {
        Self::Array(Vec::new())
    }

    pub(super) const fn object() -> Self {
        Self::Object { members: Vec::new(), key: None }
    }
}

impl Frame {
    pub(super) const fn closer(&self) -> char {
        match self.items {
            Items::Array(_) => ']',
            Items::Object { .. } => '}',
        }
    }

    /// Goes down to the item that is being read.
    pub(super) fn step_into(&self, pointer: &mut Pointer) {
        match &self.items {
            Items::Array(elements) => pointer.push_index(elements.len()),
            Items::Object { key: Some((key, _)), .. } => pointer.push_key(&key.to_display()),
            Items::Object { key: None, .. } => {}
        }
    }

    const fn opener(&self) -> Span {
        Span::new(self.open, self.open + 1)
    }

    fn into_value(self) -> Value {
        match self.items {
            Items::Array(elements) => Value::Array(elements),
            Items::Object { members, .. } => Value::Object(Object::new(members)),
        }
    }
}

impl Parser<'_> {
    pub(super) fn open(&mut self, items: Items) -> Step {
        let limit = self.options.max_depth.min(super::Options::DEEPEST);
        if self.frames.len() >= limit {
            self.fault(&Fault::TooDeep { limit }, Span::new(self.at, self.at + 1));
            return Step::Stop;
        }
        self.frames.push(Frame { open: self.at, items });
        self.at += 1;
        Step::Item { comma: None }
    }

    /// Puts a complete value where it belongs; the root is given back.
    pub(super) fn attach(&mut self, node: Node) -> Option<Node> {
        match self.frames.last_mut().map(|frame| &mut frame.items) {
            None => return Some(node),
            Some(Items::Array(elements)) => elements.push(node),
            Some(Items::Object { members, key }) => {
                if let Some((key, key_span)) = key.take() {
                    members.push(Member { key, key_span, value: node });
                }
            }
        }
        None
    }

    /// Forgets a key that has no value.
    pub(super) fn drop_key(&mut self) {
        if let Some(Items::Object { key, .. }) =
            self.frames.last_mut().map(|frame| &mut frame.items)
        {
            *key = None;
        }
    }

    pub(super) fn set_key(&mut self, text: Text, span: Span) {
        if let Some(Items::Object { key, .. }) =
            self.frames.last_mut().map(|frame| &mut frame.items)
        {
            *key = Some((text, span));
        }
    }

    /// Reads an element or member, or the closer in its place.
    pub(super) fn item(&mut self, comma: Option<usize>) -> Step {
        self.blank();
        let Some(closer) = self.frames.last().map(Frame::closer) else {
            return Step::Stop;
        };
        match (closer, self.peek()) {
            ('}', Some(b'"')) => self.key(),
            ('}', None) => self.end(Place::Key),
            (_, None) => self.end(Place::Value),
            (']', Some(b',' | b';' | b']')) if self.lenient() => self.left_out(comma),
            (_, Some(b'}' | b']')) => self.last(comma),
            (_, Some(b',')) => self.extra_comma(comma),
            ('}', Some(_)) => self.odd_key(comma),
            (_, Some(_)) => self.value(),
        }
    }

    /// Reads what follows an element or member.
    pub(super) fn separator(&mut self) -> Step {
        let behind = self.at;
        self.blank();
        let Some(closer) = self.frames.last().map(Frame::closer) else {
            return Step::Stop;
        };
        match (closer, self.peek()) {
            (_, Some(b',')) => self.comma(1),
            ('}', Some(b'}')) | (']', Some(b']')) => self.close(),
            (_, Some(b'}' | b']')) => self.wrong_closer(closer),
            (_, Some(b':')) => self.stray_colon(closer),
            (_, Some(_)) => self.no_comma(behind),
            (_, None) => self.end(Place::Next),
        }
    }

    /// Ends the innermost container here, behind its closer of one byte.
    fn close(&mut self) -> Step {
        self.at += 1;
        self.fold()
    }

    /// Ends the innermost container here.
    fn fold(&mut self) -> Step {
        match self.frames.pop() {
            Some(frame) => self.done(frame.open, frame.into_value()),
            None => Step::Nothing,
        }
    }

    fn comma(&mut self, length: usize) -> Step {
        let comma = Some(self.at);
        self.at += length;
        Step::Item { comma }
    }

    /// A closer where an item could stand.
    fn last(&mut self, comma: Option<usize>) -> Step {
        if let (Some(comma), Some(closer)) = (comma, self.letter()) {
            self.container_fault(
                &Fault::TrailingComma { closer },
                Span::new(comma, comma + 1),
                &[],
            );
        }
        self.separator()
    }

    /// In Gson's lenient mode an element that is left out is null, but `[]` is empty.
    fn left_out(&mut self, comma: Option<usize>) -> Step {
        if comma.is_none() && self.peek() == Some(b']') {
            return self.close();
        }
        self.done(self.at, Value::Null)
    }

    fn extra_comma(&mut self, comma: Option<usize>) -> Step {
        let wanted = match self.frames.last().map(Frame::closer) {
            Some('}') => "a key",
            _ => "a value",
        };
        self.container_fault(&Fault::ExtraComma { wanted }, Span::new(self.at, self.at + 1), &[]);
        self.at += 1;
        Step::Item { comma }
    }

    fn stray_colon(&mut self, closer: char) -> Step {
        let span = Span::new(self.at, self.at + 1);
        self.at += 1;
        if closer == ']' {
            self.container_fault(&Fault::ColonInArray, span, &[]);
            return Step::Item { comma: None };
        }
        self.container_fault(&Fault::ExtraColon, span, &[]);
        Step::Value
    }

    fn no_comma(&mut self, behind: usize) -> Step {
        let (found, span) = self.here();
        match found {
            ";" if self.lenient() => return self.comma(1),
            ";" | "，" | "、" | "；" if !self.lenient() => {
                self.container_fault(&Fault::WrongComma(found), span, &[]);
                return self.comma(found.len());
            }
            _ => {}
        }
        if self.skip_inner_quote(behind) {
            return Step::Nothing;
        }
        self.container_fault(&Fault::MissingComma { found }, span, &[]);
        Step::Item { comma: None }
    }

    /// Where a string ended in the middle of a word, goes to what looks like its true end.
    fn skip_inner_quote(&mut self, behind: usize) -> bool {
        let quote = behind.saturating_sub(1);
        let word_follows = self.letter().is_some_and(char::is_alphanumeric);
        if !word_follows || self.at != behind || self.piece(quote, behind) != "\"" {
            return false;
        }
        let reach = self.text.floor_char_boundary(self.at + INNER_QUOTE_REACH);
        let Some(end) = string_end(self.piece(self.at, reach)) else {
            return false;
        };
        self.container_fault(&Fault::InnerQuote, Span::new(quote, behind), &[]);
        self.at += end;
        true
    }

    /// A closer of the other kind: either it is the wrong one, or inner brackets were not closed.
    fn wrong_closer(&mut self, wanted: char) -> Step {
        let (text, span) = self.here();
        let found = self.letter().unwrap_or_default();
        let matching = self.frames.iter().rposition(|frame| frame.closer() == found);
        let behind = self.piece(span.end, self.text.len()).trim_start();
        let opener: Vec<Span> = self.frames.last().map(Frame::opener).into_iter().collect();
        match matching {
            Some(depth) if depth > 0 || behind.is_empty() => {
                let missing: String =
                    self.frames.iter().skip(depth + 1).rev().map(Frame::closer).collect();
                self.container_fault(
                    &Fault::MissingCloser { found: text, wanted: &missing },
                    span,
                    &opener,
                );
                self.fold_to(depth)
            }
            _ => {
                self.container_fault(&Fault::WrongCloser { found: text, wanted }, span, &opener);
                self.close()
            }
        }
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
        let closers: String =
            quote.into_iter().chain(self.frames.iter().rev().map(Frame::closer)).collect();
        let unnamed = self.frames.len().saturating_sub(NAMED_OPENERS);
        let mut openers: Vec<Span> = self.frames.iter().skip(unnamed).map(Frame::opener).collect();
        openers.extend(string.map(|start| Span::new(start, start + 1)));
        let span = Span::new(self.text.len(), self.text.len());
        let frames_are_open = Fault::Ended { place, closers: &closers };
        self.container_fault(&frames_are_open, span, &openers);
    }
}

/// Where a string ends that goes on here: behind a quote that a separator or the line's end follows.
fn string_end(text: &str) -> Option<usize> {
    let line = text.lines().next().unwrap_or_default();
    line.match_indices('"').map(|(quote, _)| quote + 1).find(|end| {
        let behind = line.get(*end..).unwrap_or_default().trim_start();
        behind.is_empty() || behind.starts_with([',', '}', ']'])
    })
}
