//! What could be changed so that a field fits.

use super::plan::Change;
use crate::diagnostic::Target;
use crate::explain::clause::Site;
use crate::explain::evaluate::FieldOutcome;
use crate::explain::similar::Similar;
use crate::explain::survey::Survey;
use crate::explain::{Clause, Question, near_miss};
use crate::json::{self, Member, Node, Object, Span, Text, Value, quote, to_json};
use crate::matcher::{AnythingBut, Matcher};
use crate::path::Pointer;
use crate::pattern::{Alternative, Field, Notation, Subject};

/// A change to one of the texts after which a field should fit.
pub(super) struct Repair {
    pub(super) target: Target,
    pub(super) message: String,
    pub(super) changes: Vec<Change>,
    /// Whether it throws away something that a person probably wants to keep.
    pub(super) last_resort: bool,
}

/// The longest value that is written into a rule.
const LONGEST_VALUE: usize = 200;
/// The most alternatives of a field that are looked at.
const MOST_ALTERNATIVES: usize = 64;

/// The repairs of a failing field, the most telling first.
pub(super) fn repairs<'a>(
    question: &Question<'a>,
    outcome: &FieldOutcome<'a>,
    clauses: &[Clause],
    survey: &Survey<'a>,
) -> Vec<Repair> {
    let of = Of {
        question,
        field: outcome.field,
        subject: &outcome.subject,
        place: &outcome.place,
        similar: outcome.similar,
        clauses,
        survey,
    };
    if of.is_expression() {
        return of.expression_repairs();
    }
    if of.field.notation == Notation::Filter {
        return of.filter_repairs();
    }
    let mut repairs = Vec::new();
    repairs.extend(of.wrap_operator());
    repairs.extend(of.rename_key());
    repairs.extend(of.move_field());
    repairs.extend(of.rewrite_literal());
    repairs.extend(of.stop_excluding());
    repairs.extend(of.accept_too());
    repairs.extend(of.add_element());
    repairs.extend(of.set_in_event());
    repairs.extend(of.delete_in_event());
    repairs.push(of.drop_field());
    repairs
}

/// A failing field.
pub(super) struct Of<'a, 's> {
    pub(super) question: &'s Question<'a>,
    pub(super) field: &'a Field,
    pub(super) subject: &'a Subject<'a>,
    pub(super) place: &'a Pointer,
    pub(super) similar: Option<Similar<'a>>,
    clauses: &'s [Clause],
    survey: &'s Survey<'a>,
}

pub(super) fn in_pattern(message: String, changes: Vec<Change>) -> Repair {
    Repair {
        target: Target::Pattern,
        message,
        changes,
        last_resort: false,
    }
}

pub(super) fn in_event(message: String, changes: Vec<Change>) -> Repair {
    Repair {
        target: Target::Event,
        message,
        changes,
        last_resort: false,
    }
}

impl<'a> Of<'a, '_> {
    fn sites(&self) -> impl Iterator<Item = Site<'a>> {
        let (field, subject, place) = (self.field, self.subject, self.place);
        let (event, semantics) = (self.question.event, &self.question.pattern.semantics);
        let alternatives = field.alternatives.iter().take(MOST_ALTERNATIVES);
        alternatives.map(move |alternative| Site {
            field,
            alternative,
            subject,
            place,
            leaves: &[],
            event,
            semantics,
            similar: self.similar,
            survey: None,
        })
    }

    /// The scalar that the field holds, or the first one of its array.
    pub(super) fn scalar(&self) -> Option<&'a Node> {
        let scalar = match self.subject {
            Subject::Value(node) => match node.as_array() {
                Some(elements) => elements.iter().find(|element| element.is_scalar())?,
                None => *node,
            },
            Subject::Leaves(leaves) => leaves.first()?.node,
            Subject::Values(values) => values.iter().find(|value| value.is_scalar())?,
            Subject::NoAnchor
            | Subject::BrokenPath
            | Subject::Absent { .. }
            | Subject::NoAttribute(_)
            | Subject::Event(_) => return None,
        };
        (scalar.is_scalar() && to_json(scalar).len() <= LONGEST_VALUE).then_some(scalar)
    }

    /// The members of the rule that lead to the field.
    fn pattern_members(&self) -> Vec<&'a Member> {
        members_along(self.question.pattern_root, &self.field.pattern_pointer)
    }

    pub(super) fn pattern_text(&self, span: Span) -> String {
        let bytes = self
            .question
            .pattern_text
            .get(span.start..span.end)
            .unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    }

    /// `{"prefix": "a"}` to `[{"prefix": "a"}]`, where the field was meant to be its parent.
    fn wrap_operator(&self) -> Option<Repair> {
        let is_near = |clause: &Clause| {
            let near = clause.near_miss.as_ref();
            near.is_some_and(|near| near.code == "operator-outside-list")
        };
        if !self.clauses.iter().any(is_near) {
            return None;
        }
        let members = self.pattern_members();
        let object = &members.get(members.len().checked_sub(2)?)?.value;
        let operators = self.pattern_text(object.span);
        let ends = [(object.span.start, "["), (object.span.end, "]")];
        let changes = ends
            .iter()
            .map(|(at, text)| Change::Replace(Span::new(*at, *at), (*text).to_owned()))
            .collect();
        Some(in_pattern(format!("wrap `{operators}` in `[ ]`"), changes))
    }

    /// The rule's key as the event spells it.
    fn rename_key(&self) -> Option<Repair> {
        let Subject::Absent { found, .. } = self.subject else {
            return None;
        };
        let names_it = |clause: &Clause| {
            let near = clause.near_miss.as_ref();
            near.is_some_and(|near| matches!(near.code, "name-case" | "similar-name"))
        };
        self.clauses.iter().find(|clause| names_it(clause))?;
        let member = self.similar?.member;
        let wanted = self.field.keys.get(*found)?;
        let span = self.pattern_members().get(*found)?.key_span;
        let mut changes = vec![Change::Replace(span, quote(&member.key))];
        changes.extend(self.literal_for(&member.value, *found));
        let message = format!("write `{}` instead of `{wanted}`", member.key);
        Some(in_pattern(message, changes))
    }

    /// The only literal of the rule as the renamed field has it, where nothing fits that.
    fn literal_for(&self, value: &Node, found: usize) -> Option<Change> {
        let [only] = self.field.alternatives.as_slice() else {
            return None;
        };
        let is_last = found + 1 == self.field.keys.len();
        let fits = self
            .field
            .holds(&Subject::Value(value), &self.question.pattern.semantics);
        let is_literal = matches!(only.matcher, Matcher::Equals(_));
        (is_last && is_literal && !fits && value.is_scalar())
            .then(|| Change::Replace(only.span, to_json(value)))
    }

    /// The field where the event has it.
    fn move_field(&self) -> Option<Repair> {
        if !matches!(self.subject, Subject::Absent { .. } | Subject::NoAnchor) {
            return None;
        }
        let target = self.sites().find_map(|site| {
            let spelled = near_miss::spelled_path(&site).map(|place| place.pointer);
            spelled.or_else(|| Some(near_miss::other_place(&site, self.survey)?.pointer.clone()))
        })?;
        let keys: Vec<Text> = target
            .segments()
            .map(|segment| Text::from(segment.as_str()))
            .collect();
        let (at, keys) = deepest(self.question.pattern_root, &keys);
        let value = self.pattern_text(self.field.value_span);
        let mut changes = deletions(self.question.pattern_root, &self.field.pattern_pointer);
        changes.push(Change::Add {
            at: at.span,
            keys,
            value,
        });
        let parent = parent_name(&target);
        Some(in_pattern(
            format!(
                "move {} to `{}`{parent}",
                self.field.name(),
                target.dotted()
            ),
            changes,
        ))
    }

    /// A literal that the event has in another spelling or type.
    fn rewrite_literal(&self) -> Option<Repair> {
        let actual = self.scalar()?;
        let alternatives = self.field.alternatives.iter().zip(self.clauses);
        let (near, _) = alternatives.into_iter().find(|(alternative, clause)| {
            matches!(alternative.matcher, Matcher::Equals(_)) && clause.near_miss.is_some()
        })?;
        let written = to_json(actual);
        let message = format!(
            "write `{written}` instead of `{}`",
            self.pattern_text(near.span)
        );
        Some(in_pattern(
            message,
            vec![Change::Replace(near.span, written)],
        ))
    }

    /// An `anything-but` list without what the event has.
    fn stop_excluding(&self) -> Option<Repair> {
        let actual = self.scalar()?;
        let (alternative, values) = self.field.alternatives.iter().find_map(|each| match &each
            .matcher
        {
            Matcher::AnythingBut(AnythingBut::Values(values, _)) if values.len() > 1 => {
                Some((each, values))
            }
            _ => None,
        })?;
        let still: Vec<_> = values
            .iter()
            .filter(|value| to_json(value) != to_json(actual))
            .map(to_json)
            .collect();
        let text = format!("{{\"anything-but\": [{}]}}", still.join(", "));
        let message = format!("no longer exclude `{}`", to_json(actual));
        Some(in_pattern(
            message,
            vec![Change::Replace(alternative.span, text)],
        ))
    }

    /// The event's value as one more alternative.
    fn accept_too(&self) -> Option<Repair> {
        let written = to_json(self.scalar()?);
        let positive =
            |each: &Alternative| !each.matcher.is_negative() && !each.matcher.wants_absence();
        if !self.field.alternatives.iter().all(positive) {
            return None;
        }
        let change = match (self.field.notation, self.field.alternatives.last()) {
            (Notation::List, Some(last)) => Change::Replace(
                Span::new(last.span.end, last.span.end),
                format!(", {written}"),
            ),
            (Notation::List, None) => {
                Change::Replace(self.field.value_span, format!("[{written}]"))
            }
            (Notation::Filter, _) => return None,
            (Notation::Bare, _) => {
                let bare = self.pattern_text(self.field.value_span);
                Change::Replace(self.field.value_span, format!("[{bare}, {written}]"))
            }
        };
        Some(in_pattern(
            format!("also accept `{written}` for {}", self.field.name()),
            vec![change],
        ))
    }

    /// One more element in an array of the event.
    fn add_element(&self) -> Option<Repair> {
        let Subject::Value(node) = self.subject else {
            return None;
        };
        let last = node.as_array()?.last();
        let witness = self.witness()?;
        let bare = |text: &str| Some(text.strip_prefix('[')?.strip_suffix(']')?.to_owned());
        let element = bare(&witness).unwrap_or(witness);
        let change = match last {
            Some(last) => {
                let end = last.span.end;
                Change::Replace(Span::new(end, end), format!(", {element}"))
            }
            None => Change::Replace(node.span, format!("[{element}]")),
        };
        let message = format!("add `{element}` to {}", self.field.name());
        Some(in_event(message, vec![change]))
    }

    /// A value in the event that the rule wants.
    pub(super) fn set_in_event(&self) -> Option<Repair> {
        let witness = self.witness()?;
        let name = format!("`{}`", self.place.dotted());
        let set = |node: &Node| {
            let change = Change::Replace(node.span, witness.clone());
            let set = in_event(format!("set {name} to `{witness}`"), vec![change]);
            Repair {
                last_resort: !node.is_scalar(),
                ..set
            }
        };
        let (at, found) = match self.subject {
            Subject::Value(node) => return Some(set(node)),
            Subject::Leaves(leaves) => return Some(set(leaves.first()?.node)),
            Subject::Values(values) => return Some(set(values.first()?)),
            Subject::NoAttribute(node) if !self.field.is_payload() => return Some(set(node)),
            Subject::BrokenPath | Subject::NoAttribute(_) | Subject::Event(_) => return None,
            Subject::NoAnchor => (self.question.event, 0),
            Subject::Absent { nearest, found } if *found == self.field.keys.len() => {
                return Some(set(nearest));
            }
            Subject::Absent { nearest, found } => (*nearest, *found),
        };
        let change = self.add_to_event(at, found, &witness);
        let add = in_event(
            format!("add {name} with the value `{witness}`"),
            vec![change],
        );
        Some(Repair {
            last_resort: at.as_object().is_none(),
            ..add
        })
    }

    fn add_to_event(&self, at: &Node, found: usize, value: &str) -> Change {
        let keys = self.field.keys.iter().skip(found).cloned().collect();
        Change::Add {
            at: at.span,
            keys,
            value: value.to_owned(),
        }
    }

    /// A JSON text that one of the alternatives takes.
    pub(super) fn witness(&self) -> Option<String> {
        let actual = self.scalar();
        let alternatives = self.field.alternatives.iter();
        alternatives
            .take(MOST_ALTERNATIVES)
            .flat_map(|alternative| alternative.matcher.meaning().witnesses(actual))
            .find(|witness| self.holds_for_text(witness))
    }

    /// Whether the field would hold for the value of this JSON text.
    pub(super) fn holds_for_text(&self, text: &str) -> bool {
        let root = json::read(text.as_bytes(), &json::Options::event()).root;
        root.is_some_and(|node| self.holds_for(&node))
    }

    /// Whether the field would hold for this value.
    pub(super) fn holds_for(&self, node: &Node) -> bool {
        let semantics = &self.question.pattern.semantics;
        self.field.holds(&Subject::Value(node), semantics)
    }

    /// The event without the field, where the rule wants it absent.
    fn delete_in_event(&self) -> Option<Repair> {
        let is_there = matches!(self.subject, Subject::Value(_) | Subject::Leaves(_));
        let wants_absence = self
            .field
            .alternatives
            .iter()
            .any(|each| each.matcher.wants_absence());
        if !is_there || !wants_absence {
            return None;
        }
        let message = format!("remove `{}`", self.place.dotted());
        Some(in_event(
            message,
            deletions(self.question.event, self.place),
        ))
    }

    /// The rule without the field.
    pub(super) fn drop_field(&self) -> Repair {
        let message = match self.subject {
            Subject::Event(_) => "remove the expression".to_owned(),
            _ => format!("no longer ask for {}", self.field.name()),
        };
        let changes = deletions(self.question.pattern_root, &self.field.pattern_pointer);
        Repair {
            last_resort: true,
            ..in_pattern(message, changes)
        }
    }
}

/// A text without the member at a place; members that it overrides go too, lest they count instead.
pub(super) fn deletions(root: &Node, place: &Pointer) -> Vec<Change> {
    let along = members_along(root, place);
    let Some((last, parents)) = along.split_last() else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    let holders = std::iter::once(root).chain(parents.iter().map(|member| &member.value));
    for (holder, member) in holders.zip(&along) {
        let repeating = holder
            .as_object()
            .filter(|object| object.repeats(&member.key));
        let members = repeating.map(Object::members).unwrap_or_default();
        let same = members.iter().filter(|other| other.key == member.key);
        let earlier = same.filter(|other| other.key_span != member.key_span);
        changes.extend(earlier.map(delete));
    }
    changes.push(delete(last));
    changes
}

const fn delete(member: &Member) -> Change {
    Change::Delete {
        start: member.key_span.start,
    }
}

fn parent_name(target: &Pointer) -> String {
    let segments: Vec<_> = target.segments().collect();
    if segments.len() == 1 {
        ", at the top level".to_owned()
    } else {
        String::new()
    }
}

/// The deepest existing object on the way along these keys, and the keys that remain.
fn deepest<'n>(root: &'n Node, keys: &[Text]) -> (&'n Node, Vec<Text>) {
    let mut node = root;
    for (found, key) in keys.iter().enumerate() {
        let next = node.as_object().and_then(|object| object.get_text(key));
        match next {
            Some(member) if member.value.as_object().is_some() => node = &member.value,
            _ => return (node, keys.iter().skip(found).cloned().collect()),
        }
    }
    (node, Vec::new())
}

/// The members on the way to a place; list indexes and `$or` are passed through.
fn members_along<'n>(root: &'n Node, place: &Pointer) -> Vec<&'n Member> {
    let (mut node, mut members) = (root, Vec::new());
    for segment in place.segments() {
        let next = match &node.value {
            Value::Object(object) => object.get(&segment).map(|member| {
                if segment != "$or" || member.value.as_array().is_none() {
                    members.push(member);
                }
                &member.value
            }),
            Value::Array(elements) => segment
                .parse()
                .ok()
                .and_then(|index: usize| elements.get(index)),
            _ => None,
        };
        let Some(next) = next else { break };
        node = next;
    }
    members
}
