//! How much work a pattern is on an event, known before it is done.

use super::{EventPattern, Field, Subject};
use crate::json::{Node, Value};
use crate::matcher::{AnythingBut, Matcher};

/// The most work that is done for one rule: comparisons of a value with an operand.
const MOST: usize = 1 << 23;
/// So many bytes of text are read in the time of one comparison.
const BYTES_AT_ONCE: usize = 64;

/// Whether a rule of so many bytes may be more work on an event of so many than is allowed.
///
/// Every operand and every value takes at least one byte of its text.
pub(crate) const fn may_exceed(event_bytes: usize, pattern_bytes: usize) -> bool {
    event_bytes.saturating_mul(pattern_bytes) > MOST
}

impl EventPattern {
    /// Whether the pattern is more work on this event than is allowed.
    pub(crate) fn exceeds_limit(&self, event: &Node) -> bool {
        let pattern_bytes = self.root.span(&self.fields).end;
        may_exceed(event.span.end, pattern_bytes) && self.work(event) > MOST
    }

    /// The comparisons that evaluating every clause takes at most.
    pub(crate) fn work(&self, event: &Node) -> usize {
        self.fields
            .iter()
            .map(|field| field.work(event))
            .fold(0, usize::saturating_add)
    }
}

impl Field {
    fn work(&self, event: &Node) -> usize {
        let node = match self.find(event) {
            Subject::Value(node) => node,
            Subject::Event(event) => return self.expression_work(event),
            _ => return 1,
        };
        let bytes = (node.span.end - node.span.start) / BYTES_AT_ONCE;
        let (values, is_read) = match &node.value {
            Value::Array(elements) => (elements.len(), true),
            Value::Number(_) => (1, true),
            _ => (1, false),
        };
        self.alternatives
            .iter()
            .map(|each| operands(&each.matcher, is_read, values, bytes))
            .fold(0, usize::saturating_add)
    }
}

impl Field {
    /// An expression looks at each attribute that it names, whose texts may be all of the event.
    fn expression_work(&self, event: &Node) -> usize {
        let bytes = (event.span.end - event.span.start) / BYTES_AT_ONCE;
        let work = |matcher: &Matcher| match matcher {
            Matcher::Expression(expression) => {
                let attributes = expression.parsed().attributes().count();
                (bytes * attributes).saturating_add(expression.text().len())
            }
            _ => 1,
        };
        self.alternatives
            .iter()
            .map(|each| work(&each.matcher))
            .fold(0, usize::saturating_add)
    }
}

/// The comparisons of a matcher with so many values; `is_read` where it reads all their bytes.
fn operands(matcher: &Matcher, is_read: bool, values: usize, bytes: usize) -> usize {
    let all = values.saturating_add(bytes);
    let each = if is_read { all } else { values };
    match matcher {
        Matcher::Contains(contains) => all.saturating_mul(contains.operands()),
        Matcher::Affix(affix) => values.saturating_mul(affix.operands()),
        Matcher::AnythingBut(AnythingBut::Values(excluded, _)) => {
            each.saturating_mul(excluded.len())
        }
        Matcher::AnythingBut(AnythingBut::Matching(negated)) => {
            operands(negated, is_read, values, bytes)
        }
        Matcher::ArrayHas(array) => all.saturating_mul(array.members().len().max(1)),
        Matcher::Every(every) => every
            .parts()
            .map(|part| operands(part, is_read, values, bytes))
            .fold(0, usize::saturating_add),
        Matcher::Folded(folded) => all.saturating_mul(folded.operands()),
        Matcher::Wildcard(wildcard) => all.saturating_mul(wildcard.operands()),
        Matcher::Expression(_) => 1,
        Matcher::Equals(_) | Matcher::Numeric(_) | Matcher::Cidr(_) | Matcher::Exists(_) => each,
    }
}
