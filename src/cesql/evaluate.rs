//! The meaning of an expression for one event (CESQL 1.0.0, §3.3 to §3.7).
//!
//! Every subexpression has a value and may have *failed*.
//! One that fails itself has the value that its operator or function defines for that; one
//! whose operand failed has the zero value of its type, and no error of its own.
//! All operands are evaluated, except what a short circuit passes over.

use super::attribute::{Attribute, Binding, attribute};
use super::budget::{Budget, Exhausted};
use super::error::{ErrorKind, EvaluationError};
use super::function::{self, Function};
use super::syntax::{Callee, Expression, Kind, Logic, NameId, Part, PartId};
use super::value::{Type, Value};
use super::witness::{FirstError, Listing, Witness};
use crate::json::{Node, Object};
use crate::names::nearest;

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
        value == Value::Boolean(true) && !errors.any()
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

struct Machine<'a, 'w, W> {
    expression: &'a Expression,
    event: &'a Node,
    binding: Binding,
    witness: &'w mut W,
    budget: Budget,
    /// The attributes that were looked up, by name.
    known: Vec<Option<Attribute<'a>>>,
    /// The parts that are being evaluated, each inside the one before.
    frames: Vec<Frame<'a>>,
    /// The answers that a frame still needs.
    answers: Vec<Answer<'a>>,
}

/// A part that waits for its operands.
struct Frame<'a> {
    id: PartId,
    part: &'a Part,
    operands: &'a [PartId],
    /// How many operands have been evaluated.
    done: usize,
    /// Where its answers begin.
    base: usize,
    /// Whether an operand that was let go had failed.
    failed: bool,
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

    fn attribute(&mut self, id: NameId) -> Result<Attribute<'a>, Exhausted> {
        if let Some(Some(known)) = self.known.get(id.0) {
            return Ok(known.clone());
        }
        let members = self
            .event
            .as_object()
            .map_or(0, |object| object.members().len());
        self.budget.spend(members)?;
        let found = attribute(self.event, self.expression.name(id), self.binding);
        if let Some(place) = self.known.get_mut(id.0) {
            *place = Some(found.clone());
        }
        Ok(found)
    }

    fn read(&mut self, id: PartId, part: &Part, name: NameId) -> Result<Answer<'a>, Exhausted> {
        let spelled = self.expression.name(name);
        match self.attribute(name)? {
            Attribute::Value(value) => {
                let failed = false;
                return Ok(Answer { value, failed });
            }
            Attribute::Absent => {
                let event = self.event;
                self.witness.error(id, || missing(spelled, event, part));
            }
            Attribute::Untyped(what) => self.witness.error(id, || {
                let message =
                    format!("`{spelled}` is {what}, which no CloudEvents attribute can be");
                EvaluationError::new(ErrorKind::Generic, message, part.span)
            }),
        }
        Ok(zero(Type::Boolean))
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
        let (left_failed, left) = (left.failed, left.value.clone());
        frame.failed |= element.failed;
        if left_failed || element.failed {
            return Ok(false);
        }
        self.budget.spend(element.value.weight())?;
        if let Some(element) = element.value.clone().cast(left.kind()) {
            return Ok(element == left);
        }
        frame.failed = true;
        if let Some(operand) = frame.operands.get(frame.done - 1) {
            self.cast_error(frame.id, *operand, &element.value, left.kind());
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

    /// Answers a part all of whose operands are evaluated.
    fn apply(&mut self, frame: &Frame<'a>) -> Result<Answer<'a>, Exhausted> {
        let answers = self.answers.split_off(frame.base.min(self.answers.len()));
        let any_failed = answers.iter().any(|answer| answer.failed);
        if any_failed {
            return Ok(zero(frame.part.kind.result()));
        }
        let mut values = Vec::with_capacity(answers.len());
        for answer in answers {
            self.budget.spend(answer.value.weight())?;
            values.push(answer.value);
        }
        match &frame.part.kind {
            Kind::Call(Callee::Known(function)) => {
                if function.repeats_first() {
                    let weight = values.first().map_or(0, Value::weight);
                    self.budget.spend(weight.saturating_mul(values.len()))?;
                }
                Ok(self.call(frame, function, values))
            }
            Kind::Call(Callee::Unknown(name)) => {
                let arguments = self.expression.operands(frame.part).len();
                let message = || function::absent(name, arguments);
                self.witness.error(frame.id, || {
                    EvaluationError::new(ErrorKind::MissingFunction, message(), frame.part.span)
                        .with_help(Some(function::advice(name)))
                });
                Ok(zero(Type::Boolean))
            }
            _ => self.operate(frame, values),
        }
    }

    fn call(
        &mut self,
        frame: &Frame<'a>,
        function: &'static Function,
        values: Vec<Value<'a>>,
    ) -> Answer<'a> {
        let wanted = |index| function.parameter(index);
        let Some(arguments) = self.cast_all(frame, values, wanted) else {
            return zero(function.result);
        };
        match function.call(&arguments) {
            Ok(value) => Answer {
                value,
                failed: false,
            },
            Err(refused) => {
                let span = frame.part.span;
                self.witness.error(frame.id, || {
                    EvaluationError::new(refused.kind, refused.message, span)
                });
                Answer {
                    value: refused.value,
                    failed: true,
                }
            }
        }
    }

    fn operate(
        &mut self,
        frame: &Frame<'a>,
        values: Vec<Value<'a>>,
    ) -> Result<Answer<'a>, Exhausted> {
        let kind = &frame.part.kind;
        let right = values.last().map_or(Type::Boolean, Value::kind);
        let wanted = |_| kind.operand().unwrap_or(right);
        let Some(values) = self.cast_all(frame, values, wanted) else {
            return Ok(zero(kind.result()));
        };
        let mut failed = false;
        let value = match (kind, values.as_slice()) {
            (Kind::Not, [Value::Boolean(value)]) => Value::Boolean(!value),
            (Kind::Logic(logic), [Value::Boolean(left), Value::Boolean(right)]) => {
                Value::Boolean(logic.apply(*left, *right))
            }
            (Kind::Equality(equality), [left, right]) => Value::Boolean(equality.of(left == right)),
            (Kind::Ordering(ordering), [Value::Integer(left), Value::Integer(right)]) => {
                Value::Boolean(ordering.apply(*left, *right))
            }
            (Kind::Like(affirmation, pattern), [Value::String(text)]) => {
                let fits = pattern.matches(text, &mut self.budget)?;
                Value::Boolean(affirmation.of(fits))
            }
            _ => {
                let result = calculate(kind, &values);
                failed = result.is_err();
                Value::Integer(self.or_math_error(frame, result))
            }
        };
        Ok(Answer { value, failed })
    }

    fn or_math_error(&mut self, frame: &Frame<'a>, result: Result<i32, String>) -> i32 {
        result.unwrap_or_else(|message| {
            let span = frame.part.span;
            self.witness.error(frame.id, || {
                EvaluationError::new(ErrorKind::Math, message, span)
            });
            0
        })
    }

    /// Casts every value to what is wanted in its place; nothing if one cannot be.
    fn cast_all(
        &mut self,
        frame: &Frame<'a>,
        values: Vec<Value<'a>>,
        wanted: impl Fn(usize) -> Type,
    ) -> Option<Vec<Value<'a>>> {
        let mut cast = Vec::with_capacity(values.len());
        let mut all = true;
        for (index, value) in values.into_iter().enumerate() {
            let wanted = wanted(index);
            if value.kind() == wanted {
                cast.push(value);
            } else if let Some(value) = value.clone().cast(wanted) {
                cast.push(value);
            } else {
                all = false;
                if let Some(operand) = frame.operands.get(index) {
                    self.cast_error(frame.id, *operand, &value, wanted);
                }
            }
        }
        all.then_some(cast)
    }

    fn cast_error(&mut self, id: PartId, operand: PartId, value: &Value<'a>, wanted: Type) {
        let span = self.expression.part(operand).map(|part| part.span);
        self.witness.error(id, || {
            let message = format!("{value} cannot be cast to {}", wanted.name());
            EvaluationError::new(ErrorKind::Cast, message, span.unwrap_or_default())
                .with_help(cast_help(wanted))
        });
    }
}

/// The result of an operator on Integers, or why there is none.
fn calculate(kind: &Kind, values: &[Value<'_>]) -> Result<i32, String> {
    match (kind, values) {
        (Kind::Arithmetic(operator), [Value::Integer(left), Value::Integer(right)]) => {
            operator.apply(*left, *right)
        }
        (_, [Value::Integer(value), ..]) => value
            .checked_neg()
            .ok_or_else(|| format!("minus {value} does not fit 32 bits")),
        _ => Ok(0),
    }
}

/// A failed answer.
const fn zero<'a>(kind: Type) -> Answer<'a> {
    Answer {
        value: kind.zero(),
        failed: true,
    }
}

fn cast_help(wanted: Type) -> Option<String> {
    let help = match wanted {
        Type::Integer => "only texts of decimal digits with an optional sign are Integers",
        Type::Boolean => "only the texts `true` and `false` are Booleans",
        Type::String => return None,
    };
    Some(help.to_owned())
}

/// How many names of an event are compared with a misspelled one.
const MOST_NAMES: usize = 100;

fn missing(name: &str, event: &Node, part: &Part) -> EvaluationError {
    let members = event.as_object().map(Object::members);
    let names = members
        .unwrap_or_default()
        .iter()
        .take(MOST_NAMES)
        .filter_map(|member| member.key.as_str())
        .filter(|name| !matches!(*name, "data" | "data_base64"));
    let help = match name {
        "data" => Some("CESQL reads context attributes only, never `data`".to_owned()),
        _ => nearest(name, names).map(|near| format!("did you mean `{near}`?")),
    };
    let message = format!(
        "the event has no attribute `{}`",
        super::value::beginning(name, 40).0
    );
    EvaluationError::new(ErrorKind::MissingAttribute, message, part.span).with_help(help)
}
