//! Operators and functions in an evaluation, once their operands have answered.

use super::budget::Exhausted;
use super::error::{ErrorKind, EvaluationError};
use super::evaluate::{Answer, Frame, Machine, zero};
use super::function::{self, Function};
use super::syntax::{Callee, Kind, PartId};
use super::value::{Type, Value};
use super::witness::Witness;

impl<'a, W: Witness> Machine<'a, '_, W> {
    /// Answers a part all of whose operands are evaluated.
    pub(super) fn apply(&mut self, frame: &Frame<'a>) -> Result<Answer<'a>, Exhausted> {
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

    pub(super) fn cast_error(
        &mut self,
        id: PartId,
        operand: PartId,
        value: &Value<'a>,
        wanted: Type,
    ) {
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

fn cast_help(wanted: Type) -> Option<String> {
    let help = match wanted {
        Type::Integer => "only texts of decimal digits with an optional sign are Integers",
        Type::Boolean => "only the texts `true` and `false` are Booleans",
        Type::String => return None,
    };
    Some(help.to_owned())
}
