//! Attributes in an evaluation: each is looked up once.

use super::attribute::{Attribute, attribute};
use super::budget::Exhausted;
use super::error::{ErrorKind, EvaluationError};
use super::evaluate::{Answer, Machine, zero};
use super::syntax::{NameId, Part, PartId};
use super::value::Type;
use super::witness::Witness;
use crate::json::{Node, Object};
use crate::names::nearest;

impl<'a, W: Witness> Machine<'a, '_, W> {
    pub(super) fn attribute(&mut self, id: NameId) -> Result<Attribute<'a>, Exhausted> {
        if let Some(Some(known)) = self.known.get(id.0) {
            return Ok(known.clone());
        }
        let members = self
            .event
            .as_object()
            .map_or(0, |object| object.members().len());
        self.budget.spend(members)?;
        let found = attribute(self.event, self.expression.name(id), self.binding);
        if let Some(place) = self.known.get_mut(id.0) {
            *place = Some(found.clone());
        }
        Ok(found)
    }

    pub(super) fn read(
        &mut self,
        id: PartId,
        part: &Part,
        name: NameId,
    ) -> Result<Answer<'a>, Exhausted> {
        let spelled = self.expression.name(name);
        match self.attribute(name)? {
            Attribute::Value(value) => {
                let failed = false;
                return Ok(Answer { value, failed });
            }
            Attribute::Absent => {
                let event = self.event;
                self.witness.error(id, || missing(spelled, event, part));
            }
            Attribute::Untyped(what) => self.witness.error(id, || {
                let message =
                    format!("`{spelled}` is {what}, which no CloudEvents attribute can be");
                EvaluationError::new(ErrorKind::Generic, message, part.span)
            }),
        }
        Ok(zero(Type::Boolean))
    }
}

/// How many names of an event are compared with a misspelled one.
const MOST_NAMES: usize = 100;

fn missing(name: &str, event: &Node, part: &Part) -> EvaluationError {
    let members = event.as_object().map(Object::members);
    let names = members
        .unwrap_or_default()
        .iter()
        .take(MOST_NAMES)
        .filter_map(|member| member.key.as_str())
        .filter(|name| !matches!(*name, "data" | "data_base64"));
    let help = match name {
        "data" => Some("CESQL reads context attributes only, never `data`".to_owned()),
        _ => nearest(name, names).map(|near| format!("did you mean `{near}`?")),
    };
    let message = format!(
        "the event has no attribute `{}`",
        super::value::beginning(name, 40).0
    );
    EvaluationError::new(ErrorKind::MissingAttribute, message, part.span).with_help(help)
}
