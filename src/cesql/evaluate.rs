//! The meaning of an expression for one event (CESQL 1.0.0, §3.3 to §3.7).
//!
//! Every subexpression has a value and may have *failed*.
//! One that fails itself has the value that its operator or function defines for that; one
//! whose operand failed has the zero value of its type, and no error of its own.
//! All operands are evaluated, except what a short circuit passes over.

use super::attribute::{Attribute, Binding};
use super::budget::{Budget, Exhausted};
use super::error::{ErrorKind, EvaluationError};
use super::syntax::{Callee, Expression, Kind, Logic, Part, PartId};
use super::value::{Type, Value};
use super::witness::{FirstError, Listing, Witness};
use crate::json::Node;

/// The result of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The value; where there are errors, what is left of it.
    pub value: Value<'static>,
    /// What went wrong, in the order in which it did; at most [`MOST_ERRORS`](super::MOST_ERRORS).
    pub errors: Vec<EvaluationError>,
}

/// What a subexpression is worth.
#[derive(Debug, Clone)]
pub(super) struct Answer<'a> {
    pub(super) value: Value<'a>,
    /// Whether it or something inside it went wrong.
    pub(super) failed: bool,
}

impl Expression {
    /// Its value for an event, and everything that goes wrong.
    #[must_use]
    pub fn evaluate(&self, event: &Node, binding: Binding) -> Outcome {
        let mut errors = Listing::default();
        let value = run(self, event, binding, &mut errors).into_owned();
        Outcome {
            value,
            errors: errors.into_errors(),
        }
    }

    /// Whether an event passes it as a filter: it is true, and nothing goes wrong
    /// (Subscriptions API, `sql` dialect).
    #[must_use]
    pub fn passes(&self, event: &Node, binding: Binding) -> bool {
        let mut errors = FirstError::default();
        let value = run(self, event, binding, &mut errors);
        value == Value::Boolean(true) && !errors.has_error()
    }
}

/// Evaluates, telling the witness of everything; the value of the whole.
pub(super) fn run<'a, W: Witness>(
    expression: &'a Expression,
    event: &'a Node,
    binding: Binding,
    witness: &mut W,
) -> Value<'a> {
    let mut machine = Machine {
        expression,
        event,
        binding,
        witness,
        budget: Budget::new(),
        known: vec![None; expression.names.len()],
        frames: Vec::new(),
        answers: Vec::new(),
    };
    let root = expression.root();
    match machine.run(root) {
        Ok(()) => machine
            .answers
            .pop()
            .map_or(Type::Boolean.zero(), |answer| answer.value),
        Err(Exhausted) => machine.give_up(root),
    }
}

/// An evaluation under way.
pub(super) struct Machine<'a, 'w, W> {
    pub(super) expression: &'a Expression,
    pub(super) event: &'a Node,
    pub(super) binding: Binding,
    pub(super) witness: &'w mut W,
    pub(super) budget: Budget,
    /// The attributes that were looked up, by name.
    pub(super) known: Vec<Option<Attribute<'a>>>,
    /// The parts that are being evaluated, each inside the one before.
    pub(super) frames: Vec<Frame<'a>>,
    /// The answers that a frame still needs.
    pub(super) answers: Vec<Answer<'a>>,
}

/// A part that waits for its operands.
pub(super) struct Frame<'a> {
    pub(super) id: PartId,
    pub(super) part: &'a Part,
    pub(super) operands: &'a [PartId],
    /// How many operands have been evaluated.
    pub(super) done: usize,
    /// Where its answers begin.
    pub(super) base: usize,
    /// Whether an operand that was let go had failed.
    pub(super) failed: bool,
}

/// What a frame does next.
enum Next<'a> {
    Operand(PartId),
    Answer(Answer<'a>),
}

impl<'a, W: Witness> Machine<'a, '_, W> {
    fn run(&mut self, root: PartId) -> Result<(), Exhausted> {
        self.enter(root)?;
        while let Some(mut frame) = self.frames.pop() {
            if W::STOPS_AT_ERRORS && self.witness.has_error() {
                return Ok(());
            }
            match self.advance(&mut frame)? {
                Next::Operand(operand) => {
                    frame.done += 1;
                    self.frames.push(frame);
                    self.enter(operand)?;
                }
                Next::Answer(answer) => {
                    self.answers.truncate(frame.base);
                    self.answer(frame.id, answer);
                }
            }
        }
        Ok(())
    }

    /// Reports that the evaluation takes too long.
    fn give_up(&mut self, root: PartId) -> Value<'a> {
        let span = self.expression.part(root).map(|part| part.span);
        self.witness.error(root, || {
            let message = "this event and expression take more steps to evaluate than allowed";
            EvaluationError::new(ErrorKind::Generic, message, span.unwrap_or_default()).with_help(
                Some("shorten the expression or the texts it reads".to_owned()),
            )
        });
        self.witness.done(root, &zero(Type::Boolean));
        Type::Boolean.zero()
    }

    fn answer(&mut self, id: PartId, answer: Answer<'a>) {
        self.witness.done(id, &answer);
        self.answers.push(answer);
    }

    /// Answers a part without operands, or begins with the others.
    fn enter(&mut self, id: PartId) -> Result<(), Exhausted> {
        self.budget.spend(1)?;
        let Some(part) = self.expression.part(id) else {
            return Ok(());
        };
        let value = match &part.kind {
            Kind::Boolean(value) => Value::Boolean(*value),
            Kind::Integer(value) => Value::Integer(*value),
            Kind::String(text) => Value::String((&**text).into()),
            Kind::Exists(name) => {
                Value::Boolean(!matches!(self.attribute(*name)?, Attribute::Absent))
            }
            Kind::Attribute(name) => {
                let answer = self.read(id, part, *name)?;
                self.answer(id, answer);
                return Ok(());
            }
            _ => {
                self.begin(id, part);
                return Ok(());
            }
        };
        let failed = false;
        self.answer(id, Answer { value, failed });
        Ok(())
    }

    fn begin(&mut self, id: PartId, part: &'a Part) {
        let operands = match &part.kind {
            Kind::Call(Callee::Unknown(_)) => &[],
            _ => self.expression.operands(part),
        };
        self.frames.push(Frame {
            id,
            part,
            operands,
            done: 0,
            base: self.answers.len(),
            failed: false,
        });
    }

    /// Asks for the next operand, or answers.
    fn advance(&mut self, frame: &mut Frame<'a>) -> Result<Next<'a>, Exhausted> {
        if let (Kind::In(_), true) = (&frame.part.kind, frame.done >= 2) {
            if self.is_member(frame)? {
                return Ok(Next::Answer(self.membership(frame, true)));
            }
            if frame.done == frame.operands.len() {
                return Ok(Next::Answer(self.membership(frame, false)));
            }
        }
        if let (Kind::Logic(logic), 1) = (&frame.part.kind, frame.done)
            && let Some(decided) = self.decided(*logic, frame)
        {
            return Ok(Next::Answer(decided));
        }
        match frame.operands.get(frame.done) {
            Some(operand) => Ok(Next::Operand(*operand)),
            None => self.apply(frame).map(Next::Answer),
        }
    }

    /// The answer of a logic operator whose left operand decides; one that failed counts as false.
    fn decided(&mut self, logic: Logic, frame: &Frame<'a>) -> Option<Answer<'a>> {
        let left = self.answers.get(frame.base)?.clone();
        if left.failed {
            return logic.decided_by(false).map(|_| zero(Type::Boolean));
        }
        let Some(value) = left.value.to_boolean() else {
            let operand = *frame.operands.first()?;
            self.cast_error(frame.id, operand, &left.value, Type::Boolean);
            if let Some(answer) = self.answers.get_mut(frame.base) {
                *answer = zero(Type::Boolean);
            }
            return logic.decided_by(false).map(|_| zero(Type::Boolean));
        };
        logic.decided_by(value).map(|decided| Answer {
            value: Value::Boolean(decided),
            failed: false,
        })
    }

    /// Looks at the element of a list that was evaluated last, and lets it go.
    fn is_member(&mut self, frame: &mut Frame<'a>) -> Result<bool, Exhausted> {
        let (Some(element), Some(left)) = (self.answers.pop(), self.answers.last()) else {
            return Ok(false);
        };
        frame.failed |= element.failed;
        if left.failed || element.failed {
            return Ok(false);
        }
        self.budget.spend(element.value.weight())?;
        let wanted = left.value.kind();
        let value = element.value;
        if value.kind() == wanted {
            return Ok(value == left.value);
        }
        if let Some(cast) = value.clone().cast(wanted) {
            return Ok(cast == left.value);
        }
        frame.failed = true;
        if let Some(operand) = frame.operands.get(frame.done - 1) {
            self.cast_error(frame.id, *operand, &value, wanted);
        }
        Ok(false)
    }

    fn membership(&self, frame: &Frame<'a>, found: bool) -> Answer<'a> {
        let left_failed = self.answers.get(frame.base).is_some_and(|left| left.failed);
        match &frame.part.kind {
            Kind::In(affirmation) if !frame.failed && !left_failed => Answer {
                value: Value::Boolean(affirmation.of(found)),
                failed: false,
            },
            _ => zero(Type::Boolean),
        }
    }
}

/// A failed answer.
pub(super) const fn zero<'a>(kind: Type) -> Answer<'a> {
    Answer {
        value: kind.zero(),
        failed: true,
    }
}
