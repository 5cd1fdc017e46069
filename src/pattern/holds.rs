//! Whether an alternative holds for what its field finds.

use super::{Alternative, Condition, EventPattern, Field, Semantics, Subject};
use crate::dialect::{ArrayRule, CompositeArray, Quantifier};
use crate::json::{Node, Value};
use crate::matcher::{Matcher, Scalar};

impl Field {
    /// Whether one of the alternatives holds.
    pub(crate) fn holds(&self, subject: Subject<'_>, semantics: &Semantics) -> bool {
        self.alternatives
            .iter()
            .any(|alternative| self.holds_one(alternative, subject, semantics))
    }

    /// Whether this alternative holds.
    pub(crate) fn holds_one(
        &self,
        alternative: &Alternative,
        subject: Subject<'_>,
        semantics: &Semantics,
    ) -> bool {
        let matcher = &alternative.matcher;
        match subject {
            Subject::NoAnchor => false,
            Subject::Absent { .. } => matcher.wants_absence(),
            Subject::Value(node) => match &node.value {
                Value::Object(_) => false,
                Value::Array(elements) => holds_for_array(matcher, elements, semantics.arrays),
                _ => matcher.test(Scalar {
                    node,
                    spelling: self.spelling,
                }),
            },
        }
    }
}

fn holds_for_array(matcher: &Matcher, elements: &[Node], rule: ArrayRule) -> bool {
    if matcher.reads_whole_array() {
        return matcher.test_array(elements);
    }
    if rule.composite == CompositeArray::Disqualified && !elements.iter().all(Node::is_scalar) {
        return false;
    }
    let holds = |element: &Node| element.is_scalar() && matcher.test(Scalar::literal(element));
    match rule.negation {
        Quantifier::Every if matcher.is_negative() => elements.iter().all(holds),
        Quantifier::Every | Quantifier::Any => elements.iter().any(holds),
    }
}

impl EventPattern {
    /// Whether an event matches, deciding as early as it can.
    pub(crate) fn matches(&self, event: &Node) -> bool {
        self.root.holds(event, &self.semantics)
    }
}

impl Condition {
    fn holds(&self, event: &Node, semantics: &Semantics) -> bool {
        match self {
            Self::All(children, _) => children.iter().all(|child| child.holds(event, semantics)),
            Self::Field(field) => field.holds(field.find(event), semantics),
        }
    }
}
