//! Why an expression is true of an event or not.

use std::collections::HashSet;

use super::clause::{Site, one_actual};
use super::{Actual, Step, StepKind, Verdict};
use crate::cesql::{Attribute, EvaluationError, Trace, Type, Value, attribute};
use crate::json::{Node, locate};
use crate::matcher::{Expression, Failure, Matcher};
use crate::path::Pointer;
use crate::pattern::{Alternative, Field};

/// The most attributes that a clause carries.
const MOST_ACTUALS: usize = 8;
/// The longest subexpression that is repeated in a sentence, in characters.
const LONGEST_SHOWN: usize = 80;

/// The expression that an alternative is.
pub(super) const fn of(alternative: &Alternative) -> Option<&Expression> {
    match &alternative.matcher {
        Matcher::Expression(expression) => Some(expression),
        _ => None,
    }
}

/// What happens when an expression is evaluated.
pub(super) fn trace(expression: &Expression, event: &Node) -> Trace {
    expression.parsed().trace(event, expression.binding())
}

/// Why it does not pass.
pub(super) fn failure(site: &Site<'_>, event: &Node) -> Failure {
    let Some(expression) = of(site.alternative) else {
        return Failure::new("expression-false", "the event is no value".to_owned());
    };
    let trace = trace(expression, event);
    if let Some(error) = first_error(&trace) {
        let help = error.help.as_deref();
        let help = help.map_or_else(String::new, |help| format!("; {help}"));
        let message = format!(
            "{}, and an expression with an error never passes{help}",
            error.message
        );
        return Failure::new("expression-error", message);
    }
    match &trace.value {
        Some(Value::Boolean(_)) | None => {
            let culprits: Vec<_> = culprits(&trace, true)
                .into_iter()
                .map(|culprit| is_false(expression, culprit, event))
                .collect();
            Failure::new("expression-false", culprits.join(", and "))
        }
        Some(value) => {
            let message = format!(
                "the expression is `{value}`, {}, and only `true` passes",
                with_article(value.kind())
            );
            Failure::new("expression-not-boolean", message)
        }
    }
}

const fn with_article(kind: Type) -> &'static str {
    match kind {
        Type::Boolean => "a Boolean",
        Type::Integer => "an Integer",
        Type::String => "a String",
    }
}

/// That it passes.
pub(super) fn success(site: &Site<'_>) -> String {
    let text = of(site.alternative).map_or_else(String::new, |it| shown(it.text()));
    format!("`{text}` is true")
}

/// A subexpression that is false, with what it looked at.
fn is_false(expression: &Expression, culprit: &Trace, event: &Node) -> String {
    let text = match culprit.kind {
        "literal" => shown(expression.text()),
        _ => shown(text_of(expression, culprit)),
    };
    let binding = expression.binding();
    let mut looked_at = Vec::new();
    for name in attributes(expression, culprit).filter(|name| **name != *text) {
        if let Attribute::Value(value) = attribute(event, name, binding) {
            looked_at.push(format!("`{name}` is `{value}`"));
        }
    }
    if looked_at.is_empty() {
        format!("`{text}` is false")
    } else {
        format!("`{text}` is false: {}", looked_at.join(", "))
    }
}

/// The first error in the order of evaluation.
fn first_error(trace: &Trace) -> Option<&EvaluationError> {
    let inside = trace.children.iter().find_map(first_error);
    inside.or_else(|| trace.errors.first())
}

/// The subexpressions because of which a whole does not come out as wanted: those that went
/// wrong, or the comparisons that decide.
pub(super) fn culprits(trace: &Trace, wanted: bool) -> Vec<&Trace> {
    let mut broken = Vec::new();
    if wanted {
        collect_broken(trace, &mut broken);
    }
    if broken.is_empty() {
        collect_deciding(trace, wanted, &mut broken);
    }
    broken
}

fn collect_broken<'t>(trace: &'t Trace, broken: &mut Vec<&'t Trace>) {
    if !trace.errors.is_empty() {
        broken.push(trace);
    }
    for child in &trace.children {
        collect_broken(child, broken);
    }
}

fn collect_deciding<'t>(trace: &'t Trace, wanted: bool, deciding: &mut Vec<&'t Trace>) {
    let wanted_inside = match trace.kind {
        "and" | "or" => wanted,
        "not" => !wanted,
        _ => {
            deciding.push(trace);
            return;
        }
    };
    let against = |child: &&Trace| child.value == Some(Value::Boolean(!wanted_inside));
    let before = deciding.len();
    for child in trace.children.iter().filter(against) {
        collect_deciding(child, wanted_inside, deciding);
    }
    if deciding.len() == before {
        deciding.push(trace);
    }
}

/// The attributes to blame for what an expression comes to.
pub(super) fn blame(field: &Field, event: &Node) -> Vec<Pointer> {
    let Some(expression) = field.alternatives.iter().find_map(of) else {
        return vec![Pointer::root()];
    };
    let trace = trace(expression, event);
    let mut met = HashSet::new();
    let names = culprits(&trace, !field.negated)
        .into_iter()
        .flat_map(|culprit| attributes(expression, culprit));
    let places: Vec<_> = names
        .filter(|name| met.insert(*name))
        .map(|name| Pointer::root().key(name))
        .collect();
    if places.is_empty() {
        vec![Pointer::root()]
    } else {
        places
    }
}

/// The attributes that a subexpression names, in the order of evaluation.
fn attributes<'e>(
    expression: &'e Expression,
    inside: &Trace,
) -> impl Iterator<Item = &'e str> + use<'e> {
    let span = inside.span;
    let parsed = expression.parsed();
    parsed
        .attributes()
        .filter(move |(_, at)| span.start <= at.start && at.end <= span.end)
        .map(|(name, _)| name)
}

/// The attributes that were looked at.
pub(super) fn actual(site: &Site<'_>, event: &Node) -> Vec<Actual> {
    let Some(expression) = of(site.alternative) else {
        return Vec::new();
    };
    let mut met = HashSet::new();
    let object = event.as_object();
    expression
        .parsed()
        .attributes()
        .filter(|(name, _)| met.insert(*name))
        .filter_map(|(name, _)| Some((name, object?.get(name)?)))
        .take(MOST_ACTUALS)
        .map(|(name, member)| one_actual(Pointer::root().key(name), &member.value))
        .collect()
}

/// The parts of an expression, with what each comes to.
pub(super) fn steps(alternative: &Alternative, event: &Node, rule: &[u8]) -> Vec<Step> {
    let Some(expression) = of(alternative) else {
        return Vec::new();
    };
    vec![step(expression, &trace(expression, event), rule)]
}

fn step(expression: &Expression, trace: &Trace, rule: &[u8]) -> Step {
    let holds = match &trace.value {
        Some(Value::Boolean(value)) => *value && trace.errors.is_empty(),
        Some(_) => trace.errors.is_empty(),
        None => false,
    };
    Step {
        kind: StepKind::Expression,
        verdict: Verdict::from(holds),
        label: shown(text_of(expression, trace)),
        pattern_span: locate(rule, expression.span(), trace.span.start, trace.span.end),
        children: trace
            .children
            .iter()
            .map(|child| step(expression, child, rule))
            .collect(),
        value: trace.value.clone(),
        error: trace.errors.first().cloned(),
        ..Step::default()
    }
}

/// The text of a subexpression.
pub(super) fn text_of<'e>(expression: &'e Expression, trace: &Trace) -> &'e str {
    let text = expression.text();
    text.get(trace.span.start..trace.span.end)
        .unwrap_or_default()
}

fn shown(text: &str) -> String {
    match text.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
