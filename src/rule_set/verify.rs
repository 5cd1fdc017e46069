//! Whether the values that were found satisfy a rule.

use super::found::{Found, Occurrence};
use super::joint::{Joint, together};
use super::plan::{Checked, FieldPaths};
use crate::cesql;
use crate::dialect::Reach;
use crate::json::{Member, Node, Object, Span, Text, Value};
use crate::pattern::{Condition, Field, FieldId, Route, Subject};
use crate::scan::Malformed;

/// What stands where nothing stands.
static NOTHING: Node = Node {
    value: Value::Null,
    span: Span::new(0, 0),
};

/// What came of checking a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Holds,
    Fails,
    /// It takes the event as a tree to tell.
    Unclear,
}

impl From<bool> for Verdict {
    fn from(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// Checks a rule.
pub(super) fn verify(
    rule: &Checked,
    event: &[u8],
    found: &Found,
    joint: &mut Joint,
) -> Result<Verdict, Malformed> {
    match rule.pattern.semantics.reach {
        Reach::Members => {
            let values = Values { rule, event, found };
            Ok(values.holds(&rule.pattern.root)?.into())
        }
        Reach::Leaves => together(rule, event, found, joint),
    }
}

/// A rule and the values at its paths.
struct Values<'a> {
    rule: &'a Checked,
    event: &'a [u8],
    found: &'a Found,
}

impl Values<'_> {
    fn holds(&self, condition: &Condition) -> Result<bool, Malformed> {
        match condition {
            Condition::All(children, _) => {
                for child in children {
                    if !self.holds(child)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Condition::Any(children, _) => {
                for child in children {
                    if self.holds(child)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Condition::Not(child, _) => Ok(!self.holds(child)?),
            Condition::Field(id) => self.field_holds(*id),
        }
    }

    fn field_holds(&self, id: FieldId) -> Result<bool, Malformed> {
        let (pattern, paths) = (&self.rule.pattern, self.rule.paths.get(id.0));
        let (Some(field), Some(paths)) = (pattern.field(id), paths) else {
            return Ok(false);
        };
        if field.route == Route::Event {
            let event = self.event_of(paths)?;
            return Ok(field.holds(&Subject::Event(&event), &pattern.semantics));
        }
        let subject = self.subject(field, paths)?;
        Ok(field.holds(&subject, &pattern.semantics))
    }

    fn subject(&self, field: &Field, paths: &FieldPaths) -> Result<Subject<'_>, Malformed> {
        let Some(value) = self.found.at(paths.at).first() else {
            let is_loose = paths
                .anchor
                .is_some_and(|anchor| self.found.at(anchor).is_empty());
            return Ok(if is_loose {
                Subject::NoAnchor
            } else {
                let (nearest, found) = (&NOTHING, 0);
                Subject::Absent { nearest, found }
            });
        };
        let node = value.node(self.event)?;
        Ok(match field.route {
            Route::Attribute if !cesql::is_typed(node) => Subject::NoAttribute(node),
            _ => Subject::Value(node),
        })
    }

    /// As much of the event as an expression can see.
    fn event_of(&self, paths: &FieldPaths) -> Result<Node, Malformed> {
        let mut members = Vec::new();
        for (name, path) in &paths.attributes {
            let Some(value) = self.found.at(*path).first() else {
                continue;
            };
            members.push(Member {
                key: Text::from(&**name),
                key_span: Span::default(),
                value: self.seen(value)?,
            });
        }
        Ok(Node {
            value: Value::Object(Object::new(members)),
            span: Span::default(),
        })
    }

    /// A value as an expression sees it: what an object or an array holds does not count.
    fn seen(&self, value: &Occurrence) -> Result<Node, Malformed> {
        if value.is_structured() {
            return Ok(Node {
                value: Value::Array(Vec::new()),
                span: Span::default(),
            });
        }
        value.node(self.event).cloned()
    }
}
