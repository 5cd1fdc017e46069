//! Whether an event matches: fields by themselves, or leaves that go together.

use std::collections::HashSet;

use super::{
    Alternative, Condition, EventPattern, Field, FieldId, Flattened, Leaf, Selection, Semantics,
    Subject,
};
use crate::dialect::{ArrayRule, CompositeArray, Quantifier, Reach};
use crate::json::{Node, Value};
use crate::matcher::{Matcher, Scalar};

/// The most steps that a search for leaves that go together may take: values tested and chosen.
const MOST_STEPS: usize = 400_000;

/// The search for leaves that go together took too many steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OverBudget;

impl EventPattern {
    /// Whether an event matches, deciding as early as it can.
    pub(crate) fn matches(&self, event: &Node) -> Result<bool, OverBudget> {
        match self.semantics.reach {
            Reach::Members => Ok(self.holds(&self.root, event)),
            Reach::Leaves => self.matches_leaves(&Flattened::new(event, &self.fields)),
        }
    }

    /// Whether a condition holds whose fields are looked up each by itself.
    fn holds(&self, condition: &Condition, event: &Node) -> bool {
        let holds = |child: &Condition| self.holds(child, event);
        match condition {
            Condition::All(children, _) => children.iter().all(holds),
            Condition::Any(children, _) => children.iter().any(holds),
            Condition::Not(child, _) => !holds(child),
            Condition::Field(id) => self
                .field(*id)
                .is_some_and(|field| field.holds(&field.find(event), &self.semantics)),
        }
    }

    /// Whether leaves of an event that go together satisfy a combination.
    pub(crate) fn matches_leaves(&self, leaves: &Flattened<'_>) -> Result<bool, OverBudget> {
        self.matches_by(leaves, |_, matcher, value| matcher.test(value))
    }

    /// The same for somebody who tests values in another way.
    pub(crate) fn matches_by(
        &self,
        leaves: &Flattened<'_>,
        test: impl Fn(FieldId, &Matcher, Scalar<'_>) -> bool,
    ) -> Result<bool, OverBudget> {
        let mut steps = MOST_STEPS;
        for combination in &self.combinations {
            let selected = self.select_by(combination, leaves, &mut steps, &test)?;
            if selected.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Elements of the event's arrays for which all fields of a combination hold together.
    pub(crate) fn select(
        &self,
        combination: &[FieldId],
        leaves: &Flattened<'_>,
        steps: &mut usize,
    ) -> Result<Option<Selection>, OverBudget> {
        self.select_by(combination, leaves, steps, &|_, matcher, value| {
            matcher.test(value)
        })
    }

    fn select_by(
        &self,
        combination: &[FieldId],
        leaves: &Flattened<'_>,
        steps: &mut usize,
        test: &impl Fn(FieldId, &Matcher, Scalar<'_>) -> bool,
    ) -> Result<Option<Selection>, OverBudget> {
        let mut fields = Vec::new();
        for (id, field) in self.fields_of(combination) {
            let tests = leaves.at(field).len() * field.alternatives.len();
            *steps = steps.checked_sub(tests).ok_or(OverBudget)?;
            let candidates = Candidates::new(id, field, leaves, test);
            if candidates.is_hopeless() {
                return Ok(None);
            }
            fields.push(candidates);
        }
        let mut search = Search {
            fields: &fields,
            leaves,
            dead_ends: HashSet::new(),
            steps,
        };
        search.from(0, Selection::default())
    }

    /// Steps for one explanation's searches.
    pub(crate) const fn steps() -> usize {
        MOST_STEPS
    }
}

/// A field with its leaves and those that satisfy it.
struct Candidates<'a, 'e> {
    all: &'a [Leaf<'e>],
    fitting: Vec<Leaf<'e>>,
    wants_absence: bool,
    /// The arrays that the field's leaves sit in.
    arrays: Option<&'a HashSet<usize>>,
}

impl<'a, 'e> Candidates<'a, 'e> {
    fn new(
        id: FieldId,
        field: &Field,
        leaves: &'a Flattened<'e>,
        test: &impl Fn(FieldId, &Matcher, Scalar<'_>) -> bool,
    ) -> Self {
        let all = leaves.at(field);
        let fits = |leaf: &&Leaf<'e>| {
            let scalar = Scalar::literal(leaf.node);
            field
                .alternatives
                .iter()
                .any(|each| test(id, &each.matcher, scalar))
        };
        Self {
            all,
            fitting: all.iter().filter(fits).cloned().collect(),
            wants_absence: field
                .alternatives
                .iter()
                .any(|each| each.matcher.wants_absence()),
            arrays: leaves.arrays_at(field),
        }
    }

    fn is_hopeless(&self) -> bool {
        self.fitting.is_empty() && !self.wants_absence
    }
}

/// A search over fields in the order of their paths.
///
/// Whether a field is absent is judged against the elements chosen so far, so order counts.
struct Search<'s, 'a, 'e> {
    fields: &'s [Candidates<'a, 'e>],
    leaves: &'a Flattened<'e>,
    dead_ends: HashSet<(usize, Selection)>,
    steps: &'s mut usize,
}

impl Search<'_, '_, '_> {
    fn from(
        &mut self,
        index: usize,
        selection: Selection,
    ) -> Result<Option<Selection>, OverBudget> {
        let Some(field) = self.fields.get(index) else {
            return Ok(Some(selection));
        };
        let state = (index, self.relevant(index, &selection));
        if self.dead_ends.contains(&state) {
            return Ok(None);
        }
        let leaves = self.leaves;
        for leaf in leaves.admitted(&field.fitting, &selection) {
            self.spend()?;
            let found = self.from(index + 1, selection.with(leaf))?;
            if found.is_some() {
                return Ok(found);
            }
        }
        if field.wants_absence && leaves.admitted(field.all, &selection).next().is_none() {
            self.spend()?;
            let found = self.from(index + 1, selection)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        self.dead_ends.insert(state);
        Ok(None)
    }

    fn spend(&mut self) -> Result<(), OverBudget> {
        *self.steps = self.steps.checked_sub(1).ok_or(OverBudget)?;
        Ok(())
    }

    /// The part of a selection that can make a difference from this field on.
    fn relevant(&self, index: usize, selection: &Selection) -> Selection {
        let later = self.fields.get(index..).unwrap_or_default();
        selection.only(|array| {
            let sits_in = |field: &Candidates<'_, '_>| {
                field.arrays.is_some_and(|arrays| arrays.contains(&array))
            };
            later.iter().any(sits_in)
        })
    }
}

impl Field {
    /// Whether one of the alternatives holds for what the field finds.
    pub(crate) fn holds(&self, subject: &Subject<'_>, semantics: &Semantics) -> bool {
        self.alternatives
            .iter()
            .any(|alternative| self.holds_one(alternative, subject, semantics))
    }

    /// Whether this alternative holds for what the field finds.
    pub(crate) fn holds_one(
        &self,
        alternative: &Alternative,
        subject: &Subject<'_>,
        semantics: &Semantics,
    ) -> bool {
        let matcher = &alternative.matcher;
        match subject {
            Subject::NoAnchor | Subject::BrokenPath | Subject::NoAttribute(_) => false,
            Subject::Event(event) => matcher.test_event(event),
            Subject::Values(nodes) => holds_for_array(matcher, nodes, semantics.arrays),
            Subject::Absent { .. } => matcher.wants_absence(),
            Subject::Leaves(leaves) => leaves
                .iter()
                .any(|leaf| matcher.test(Scalar::literal(leaf.node))),
            Subject::Value(node) => match &node.value {
                Value::Object(_) => semantics.reach == Reach::Leaves && matcher.wants_absence(),
                Value::Array(elements) => holds_for_array(matcher, elements, semantics.arrays),
                _ => matcher.test(Scalar::new(node, self.spelling)),
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
