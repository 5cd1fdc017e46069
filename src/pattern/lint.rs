//! Warnings on patterns that are valid but probably not what was meant.

use std::collections::HashMap;

use super::{Alternative, EventPattern, Field, Notation};
use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::dialect::DialectSpec;
use crate::json::{Node, Span, to_json};
use crate::matcher::{AnythingBut, Exists, Matcher, Scalar};

/// The most operators of one field that are compared with each other and with each literal.
const COMPARED_OPERATORS: usize = 64;

/// Every warning and hint on a valid pattern.
pub(super) fn lint(pattern: &EventPattern, spec: &DialectSpec, text: &[u8]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    too_long(pattern, spec, text, &mut findings);
    for field in &pattern.fields {
        lint_field(field, spec, &mut findings);
    }
    findings
}

fn too_long(
    pattern: &EventPattern,
    spec: &DialectSpec,
    text: &[u8],
    findings: &mut Vec<Diagnostic>,
) {
    let length = String::from_utf8_lossy(text).chars().count();
    for (most, what, docs) in spec.pattern_length {
        if length > *most {
            let message = format!("the pattern has {length} characters, over {most}, {what}");
            findings.push(
                Diagnostic::new(
                    Code::PatternLength,
                    Severity::Warning,
                    Target::Pattern,
                    message,
                )
                .with_help("make several rules, or write it without blanks")
                .at(
                    crate::path::Pointer::root(),
                    pattern.root.span(&pattern.fields),
                )
                .with_docs(docs),
            );
        }
    }
}

fn lint_field(field: &Field, spec: &DialectSpec, findings: &mut Vec<Diagnostic>) {
    never(field, findings);
    always(field, findings);
    covered(field, findings);
    too_many(field, spec, findings);
    changing(field, spec, findings);
    misspelled(field, spec, findings);
}

fn finding(
    code: Code,
    severity: Severity,
    field: &Field,
    span: Span,
    message: String,
) -> Diagnostic {
    Diagnostic::new(code, severity, Target::Pattern, message)
        .at(field.pattern_pointer.clone(), span)
}

/// Conditions that no value satisfies.
fn never(field: &Field, findings: &mut Vec<Diagnostic>) {
    if field.alternatives.is_empty() && field.notation == Notation::List {
        let message = format!("the list of {} is empty, so no event matches", field.name());
        let help = "list at least one value or operator";
        findings.push(
            finding(
                Code::NeverMatches,
                Severity::Warning,
                field,
                field.value_span,
                message,
            )
            .with_help(help),
        );
    }
    for alternative in &field.alternatives {
        if let Matcher::Numeric(numeric) = &alternative.matcher
            && numeric.is_empty()
        {
            let message = "no number satisfies both comparisons".to_owned();
            let help = "put the lower bound first: `[\">\", low, \"<\", high]`";
            let never = finding(
                Code::NeverMatches,
                Severity::Warning,
                field,
                alternative.span,
                message,
            );
            findings.push(never.with_help(help));
        }
    }
}

/// Conditions that every value satisfies.
fn always(field: &Field, findings: &mut Vec<Diagnostic>) {
    for alternative in &field.alternatives {
        let what = match &alternative.matcher {
            Matcher::AnythingBut(but) if but.excludes_nothing() => "every value",
            Matcher::Affix(affix) if affix.takes_every_string() => "every string",
            Matcher::Contains(contains) if contains.takes_every_string() => "every string",
            _ => continue,
        };
        let message = format!("{what} satisfies this");
        findings.push(finding(
            Code::AlwaysMatches,
            Severity::Warning,
            field,
            alternative.span,
            message,
        ));
    }
    if let Some(message) = always_together(field) {
        findings.push(
            finding(Code::AlwaysMatches, Severity::Warning, field, field.value_span, message)
                .with_help("alternatives of one field are combined with OR; to exclude several values write `{\"anything-but\": [\"a\", \"b\"]}`"),
        );
    }
}

fn always_together(field: &Field) -> Option<String> {
    let has = |wanted: Exists| {
        field
            .alternatives
            .iter()
            .any(|each| each.matcher == Matcher::Exists(wanted))
    };
    if has(Exists::Present) && has(Exists::Absent) {
        return Some("the field may be there or not, so this asks for nothing".to_owned());
    }
    let excluded: Vec<&[Node]> = field
        .alternatives
        .iter()
        .filter_map(|each| match &each.matcher {
            Matcher::AnythingBut(AnythingBut::Values(values, _)) => Some(values.as_slice()),
            _ => None,
        })
        .take(COMPARED_OPERATORS)
        .collect();
    let [first, rest @ ..] = excluded.as_slice() else {
        return None;
    };
    let excluded_by_all = |value: &Node| {
        rest.iter()
            .all(|values| values.iter().any(|other| to_json(other) == to_json(value)))
    };
    let disjoint = !rest.is_empty() && !first.iter().any(excluded_by_all);
    disjoint.then(|| {
        "what one `anything-but` excludes another one lets through, so every value matches"
            .to_owned()
    })
}

/// Alternatives that another one includes.
fn covered(field: &Field, findings: &mut Vec<Diagnostic>) {
    let mut literals: HashMap<String, Span> = HashMap::new();
    let operators: Vec<&Alternative> = field
        .alternatives
        .iter()
        .filter(|each| !matches!(each.matcher, Matcher::Equals(_)))
        .take(COMPARED_OPERATORS)
        .collect();
    for alternative in &field.alternatives {
        let by = match &alternative.matcher {
            Matcher::Equals(equals) => {
                let literal = equals.literal();
                let before = literals.get(&to_json(literal)).copied();
                literals.entry(to_json(literal)).or_insert(alternative.span);
                let takes =
                    |operator: &&&Alternative| operator.matcher.test(Scalar::literal(literal));
                before.or_else(|| operators.iter().find(takes).map(|operator| operator.span))
            }
            _ => operators
                .iter()
                .find(|other| covers(other, alternative))
                .map(|other| other.span),
        };
        if let Some(by) = by {
            let message = "another alternative of this field includes this one".to_owned();
            findings.push(
                finding(
                    Code::CoveredAlternative,
                    Severity::Warning,
                    field,
                    alternative.span,
                    message,
                )
                .with_help("remove it, or narrow the other one")
                .with_related("the other one", by),
            );
        }
    }
}

/// Whether `outer` includes `inner`; of two that include each other the first does.
fn covers(outer: &Alternative, inner: &Alternative) -> bool {
    let comes_first = outer.span.start < inner.span.start;
    outer.span != inner.span
        && includes(&outer.matcher, &inner.matcher)
        && (comes_first || !includes(&inner.matcher, &outer.matcher))
}

/// Whether every value that satisfies `inner` satisfies `outer` too, as far as can be told.
fn includes(outer: &Matcher, inner: &Matcher) -> bool {
    match (outer, inner) {
        (Matcher::Affix(outer), Matcher::Affix(inner)) => outer.covers(inner),
        (Matcher::Contains(outer), Matcher::Contains(inner)) => outer.covers(inner),
        (Matcher::Cidr(outer), Matcher::Cidr(inner)) => outer.covers(inner),
        (Matcher::Numeric(outer), Matcher::Numeric(inner)) => outer.covers(inner),
        (outer, inner) => outer == inner,
    }
}

fn too_many(field: &Field, spec: &DialectSpec, findings: &mut Vec<Diagnostic>) {
    let Some((most, docs)) = spec.most_alternatives else {
        return;
    };
    let count = field.alternatives.len();
    if count > most {
        let message = format!(
            "{} has {count} alternatives; the vendor allows {most} on one field",
            field.name()
        );
        findings.push(
            finding(
                Code::TooManyExpressions,
                Severity::Warning,
                field,
                field.value_span,
                message,
            )
            .with_help("make several rules, or use operators that take several values at once")
            .with_docs(docs),
        );
    }
}

fn changing(field: &Field, spec: &DialectSpec, findings: &mut Vec<Diagnostic>) {
    let is_first =
        |(name, _): &&(&str, &str)| field.keys.first().is_some_and(|first| first == *name);
    let Some((name, sentence)) = spec.changing_fields.iter().find(is_first) else {
        return;
    };
    let message = format!("`{name}` {sentence}");
    findings.push(
        finding(
            Code::ChangingField,
            Severity::Hint,
            field,
            field.key_span,
            message,
        )
        .with_help("try the rule against the event as it is published and as it is delivered"),
    );
}

fn misspelled(field: &Field, spec: &DialectSpec, findings: &mut Vec<Diagnostic>) {
    let pointer = field.event_pointer();
    let name = pointer.as_str().trim_start_matches('/');
    let Some((_, right)) = spec
        .misspelled_fields
        .iter()
        .find(|(wrong, _)| *wrong == name)
    else {
        return;
    };
    let message = format!("{} is spelled `{right}` in most events", field.name());
    findings.push(
        finding(
            Code::MisspelledName,
            Severity::Hint,
            field,
            field.key_span,
            message,
        )
        .with_help(
            "look at an event that the rule should match; names must agree letter by letter",
        ),
    );
}
