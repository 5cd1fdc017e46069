//! The operand of `numeric`: a list of one or two comparisons.

use super::{Bound, Comparison, Excess, Rules};
use crate::diagnostic::{Code, Severity};
use crate::json::{Node, Number, Value};
use crate::matcher::relation::Relation;
use crate::matcher::{Fault, Form, Known, Site, Spelled};

/// The comparisons of an operand, if they are as they should be.
pub(super) fn bounds(rules: Rules, operand: &Node, site: &mut Site<'_>) -> Option<Vec<Bound>> {
    let elements = comparisons(operand, site)?;
    let bounds: Vec<_> = elements
        .chunks_exact(2)
        .map(|pair| bound(rules, pair, site))
        .collect();
    let bounds = bounds.into_iter().collect::<Option<Vec<_>>>()?;
    if rules.comparison == Comparison::Comparable && !is_range(&bounds, elements, operand, site) {
        return None;
    }
    Some(bounds)
}

/// The elements of a list of one or two comparisons.
fn comparisons<'o>(operand: &'o Node, site: &mut Site<'_>) -> Option<&'o [Node]> {
    let Some(elements) = operand.as_array() else {
        let message = format!("`numeric` takes a list, not {}", operand.kind());
        site.refuse(
            Fault::NotAList,
            operand.span,
            message,
            "write a list such as `[\">\", 0, \"<=\", 5]`",
        );
        return None;
    };
    if !matches!(elements.len(), 2 | 4) {
        let message = format!(
            "the list of `numeric` has {} elements; it takes 2 or 4",
            elements.len()
        );
        site.refuse(
            Fault::TooManyComparisons,
            operand.span,
            message,
            "write `[\">\", 0]` or a range such as `[\">\", 0, \"<=\", 5]`",
        );
        return None;
    }
    Some(elements)
}

fn bound(rules: Rules, pair: &[Node], site: &mut Site<'_>) -> Option<Bound> {
    let [symbol, operand] = pair else { return None };
    let relation = relation(rules, symbol, site);
    let Value::Number(number) = &operand.value else {
        let message = format!("a comparison needs a number, not {}", operand.kind());
        site.refuse(
            Fault::NotANumber,
            operand.span,
            message,
            "write the number without quotes after the comparison",
        );
        return None;
    };
    let in_range = check_size(rules, number, operand, site);
    let relation = relation?;
    in_range.then(|| Bound {
        known: Known::default(),
        relation,
        number: number.clone(),
    })
}

/// Whether two comparisons are a lower bound and then a higher upper one.
fn is_range(bounds: &[Bound], elements: &[Node], operand: &Node, site: &mut Site<'_>) -> bool {
    let [lower, upper] = bounds else { return true };
    let is_lower = matches!(lower.relation, Relation::Greater | Relation::GreaterOrEqual);
    let is_upper = matches!(upper.relation, Relation::Less | Relation::LessOrEqual);
    let help = "put the lower bound first: `[\">\", low, \"<\", high]`";
    if !is_lower || !is_upper {
        let fault = if is_lower {
            Fault::NotARange
        } else {
            Fault::TooManyComparisons
        };
        let place = elements.get(2).map_or(operand.span, |symbol| symbol.span);
        site.refuse(
            fault,
            place,
            "two comparisons must be a lower and then an upper bound".to_owned(),
            help,
        );
        return false;
    }
    if lower.number.decimal() >= upper.number.decimal() {
        let message = "the lower bound is not below the upper one".to_owned();
        site.refuse(Fault::EmptyRange, operand.span, message, help);
        return false;
    }
    true
}

/// Reports a number that cannot be compared exactly.
pub(in crate::matcher) fn refuse_number(number: &Number, operand: &Node, site: &mut Site<'_>) {
    let message = format!(
        "`{}` cannot be compared exactly: no double has this value",
        number.as_str()
    );
    let help = "use fewer digits, or write it as a plain value, which compares its spelling";
    site.refuse(Fault::NotComparable, operand.span, message, help);
}

fn relation(rules: Rules, symbol: &Node, site: &mut Site<'_>) -> Option<Relation> {
    let Some(text) = symbol.as_text() else {
        let message = format!("a comparison is a string, not {}", symbol.kind());
        site.refuse(
            Fault::NotAComparison,
            symbol.span,
            message,
            format!("write one of {}", rules.relations_in_words),
        );
        return None;
    };
    let spelled = text.to_display();
    let Some((standing, relation)) = (rules.relation)(&spelled).zip(Relation::parse(&spelled))
    else {
        let message = format!("`{spelled}` is not a comparison");
        site.refuse(
            Fault::UnknownComparison,
            symbol.span,
            message,
            format!("write one of {}", rules.relations_in_words),
        );
        return None;
    };
    site.check(Form::Accepted(standing), symbol.span)
        .then_some(relation)
}

fn check_size(rules: Rules, number: &Number, operand: &Node, site: &mut Site<'_>) -> bool {
    let written = number.as_str();
    if rules.comparison == Comparison::Comparable && !Spelled::of(number).is_comparable() {
        refuse_number(number, operand, site);
        return false;
    }
    match rules.limits.excess(Spelled::of(number)) {
        None => true,
        Some(Excess::Size(largest)) => {
            site.refuse(
                Fault::NumberOutOfRange,
                operand.span,
                format!("`{written}` is outside -{largest} to {largest}"),
                format!("the vendor compares numbers up to {largest} either way"),
            );
            false
        }
        Some(Excess::Digits(most, most_after_point)) => {
            site.report(
                Code::NumberPrecision,
                Severity::Warning,
                operand.span,
                format!("`{written}` has more digits than the vendor compares"),
                format!("use at most {most} digits, {most_after_point} of them after the point"),
            );
            site.assumed = true;
            true
        }
    }
}
