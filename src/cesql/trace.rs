//! An evaluation step by step, as a tree.

use std::borrow::Cow;
use std::collections::HashMap;

use super::attribute::Binding;
use super::error::EvaluationError;
use super::evaluate::{Answer, run};
use super::syntax::{Expression, Kind, Logic, Part, PartId};
use super::value::{Value, beginning};
use super::witness::{MOST_ERRORS, Witness};
use crate::json::{Node, Span};

/// The most subexpressions of a tree.
pub const MOST_STEPS_SHOWN: usize = 1000;
/// The deepest subexpression of a tree.
pub const DEEPEST_STEP_SHOWN: usize = 100;
/// The most characters of a value in a tree.
pub const LONGEST_VALUE_SHOWN: usize = 400;

/// A subexpression and what it is worth for one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What kind of subexpression: `literal`, `attribute`, `exists`, `not`, `negative`, `and`,
    /// `or`, `xor`, `equality`, `ordering`, `arithmetic`, `like`, `in`, `call`.
    pub kind: &'static str,
    /// Where it stands, without parentheses around it.
    pub span: Span,
    /// Its value, a long text cut with `…`; absent where it was not evaluated.
    pub value: Option<Value<'static>>,
    /// What went wrong in it, but not in its operands.
    pub errors: Vec<EvaluationError>,
    /// Whether there is more inside than is shown.
    pub cut: bool,
    /// Its operands.
    pub children: Vec<Self>,
}

impl Trace {
    /// Whether it was passed over, by a short circuit or inside a call of an unknown function.
    #[must_use]
    pub const fn is_skipped(&self) -> bool {
        self.value.is_none()
    }
}

impl Expression {
    /// Everything that happens when it is evaluated for an event, up to
    /// [`MOST_STEPS_SHOWN`] subexpressions and [`DEEPEST_STEP_SHOWN`] levels.
    #[must_use]
    pub fn trace(&self, event: &Node, binding: Binding) -> Trace {
        let shown = self.uppermost();
        let mut record = Record { shown, errors: 0 };
        run(self, event, binding, &mut record);
        record.tree(self, self.root())
    }

    /// The parts nearest to the root, level by level, as many as are shown.
    fn uppermost(&self) -> HashMap<usize, Step> {
        let mut shown = HashMap::new();
        let mut level = vec![self.root()];
        for _ in 0..DEEPEST_STEP_SHOWN {
            let mut below = Vec::new();
            for id in level {
                if shown.len() >= MOST_STEPS_SHOWN {
                    return shown;
                }
                shown.insert(id.0, Step::default());
                let operands = self.part(id).map(|part| self.operands(part));
                let missing = MOST_STEPS_SHOWN.saturating_sub(below.len());
                below.extend(operands.unwrap_or_default().iter().take(missing));
            }
            level = below;
        }
        shown
    }
}

/// What is remembered of a part.
#[derive(Debug, Default)]
struct Step {
    value: Option<Value<'static>>,
    errors: Vec<EvaluationError>,
}

struct Record {
    shown: HashMap<usize, Step>,
    errors: usize,
}

impl Witness for Record {
    const STOPS_AT_ERRORS: bool = false;

    fn error(&mut self, id: PartId, error: impl FnOnce() -> EvaluationError) {
        self.errors += 1;
        if self.errors <= MOST_ERRORS
            && let Some(step) = self.shown.get_mut(&id.0)
        {
            step.errors.push(error());
        }
    }

    fn done(&mut self, id: PartId, answer: &Answer<'_>) {
        if let Some(step) = self.shown.get_mut(&id.0) {
            step.value = Some(shortened(&answer.value));
        }
    }

    fn has_error(&self) -> bool {
        self.errors > 0
    }
}

impl Record {
    /// The tree from a part down; no deeper than [`DEEPEST_STEP_SHOWN`], as no more is remembered.
    fn tree(&mut self, expression: &Expression, id: PartId) -> Trace {
        let Step { value, errors } = self.shown.remove(&id.0).unwrap_or_default();
        let Some(part) = expression.part(id) else {
            return Trace::leaf("literal", Span::default());
        };
        let operands = expression.operands(part);
        let mut children = Vec::new();
        for operand in operands {
            if self.shown.contains_key(&operand.0) {
                children.push(self.tree(expression, *operand));
            }
        }
        Trace {
            value,
            errors,
            cut: children.len() < operands.len(),
            children,
            ..Trace::leaf(name(part), part.span)
        }
    }
}

impl Trace {
    const fn leaf(kind: &'static str, span: Span) -> Self {
        Self {
            kind,
            span,
            value: None,
            errors: Vec::new(),
            cut: false,
            children: Vec::new(),
        }
    }
}

fn shortened(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::String(text) => {
            let (start, cut) = beginning(text, LONGEST_VALUE_SHOWN);
            let shown = if cut {
                format!("{start}…")
            } else {
                start.to_owned()
            };
            Value::String(Cow::Owned(shown))
        }
        other => other.clone().into_owned(),
    }
}

const fn name(part: &Part) -> &'static str {
    match part.kind {
        Kind::Boolean(_) | Kind::Integer(_) | Kind::String(_) | Kind::Broken => "literal",
        Kind::Attribute(_) => "attribute",
        Kind::Exists(_) => "exists",
        Kind::Not => "not",
        Kind::Negative => "negative",
        Kind::Logic(Logic::And) => "and",
        Kind::Logic(Logic::Or) => "or",
        Kind::Logic(Logic::Xor) => "xor",
        Kind::Equality(_) => "equality",
        Kind::Ordering(_) => "ordering",
        Kind::Arithmetic(_) => "arithmetic",
        Kind::Like(..) => "like",
        Kind::In(_) => "in",
        Kind::Call(_) => "call",
    }
}
