//! What could be changed in the rule.

use super::members::{deletions, members_along};
use super::plan::Change;
use super::repair::{Of, Repair, in_pattern};
use crate::explain::{Clause, near_miss};
use crate::json::{Member, Node, Span, Text, quote, to_json};
use crate::matcher::{AnythingBut, Matcher};
use crate::path::Pointer;
use crate::pattern::{Alternative, Notation, Subject};

impl<'a> Of<'a, '_> {
    /// The members of the rule that lead to the field.
    fn pattern_members(&self) -> Vec<&'a Member> {
        members_along(self.question.pattern_root, &self.field.pattern_pointer)
    }

    /// `{"prefix": "a"}` to `[{"prefix": "a"}]`, where the field was meant to be its parent.
    pub(super) fn wrap_operator(&self) -> Option<Repair> {
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
    pub(super) fn rename_key(&self) -> Option<Repair> {
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
    pub(super) fn move_field(&self) -> Option<Repair> {
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
    pub(super) fn rewrite_literal(&self) -> Option<Repair> {
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
    pub(super) fn stop_excluding(&self) -> Option<Repair> {
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
    pub(super) fn accept_too(&self) -> Option<Repair> {
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
