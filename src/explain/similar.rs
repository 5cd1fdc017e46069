//! The key of an event that a rule probably meant.

use crate::json::{Member, Object};
use crate::pattern::{Field, Notation, Subject, nearest};

/// The keys of an object among which a misspelled one is looked for.
const MOST_NAMES: usize = 256;
const LONGEST_NAME: usize = 64;

/// The attributes that every `CloudEvent` has.
pub(super) const REQUIRED: [&str; 4] = ["id", "source", "specversion", "type"];

/// A key of the event that a rule's key was probably meant to be.
#[derive(Clone, Copy)]
pub(super) struct Similar<'a> {
    pub(super) member: &'a Member,
    pub(super) letters: Letters,
}

/// How much alike two names are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// They differ only in letter case.
    Same,
    /// They differ in a few letters.
    Near,
}

/// The key that the field's first missing one was probably meant to be.
pub(super) fn similar_key<'a>(field: &Field, subject: &Subject<'a>) -> Option<Similar<'a>> {
    let Subject::Absent {
        nearest: object,
        found,
    } = subject
    else {
        return None;
    };
    let wanted = field.keys.get(*found)?.as_str()?;
    if wanted.len() > LONGEST_NAME {
        return None;
    }
    let members = || {
        let members = object.as_object().map(Object::members).unwrap_or_default();
        let first = members.iter().take(MOST_NAMES);
        first.filter_map(|member| Some((member.key.as_str()?, member)))
    };
    let same_letters = |name: &str| {
        name.eq_ignore_ascii_case(wanted) || name.to_lowercase() == wanted.to_lowercase()
    };
    if let Some((_, member)) = members().find(|(name, _)| same_letters(name)) {
        let letters = Letters::Same;
        return Some(Similar { member, letters });
    }
    // No event can do without these, so none of them is a misspelling of another attribute.
    let is_required = |name: &str| field.notation == Notation::Filter && REQUIRED.contains(&name);
    let short = members().filter(|(name, _)| name.len() <= LONGEST_NAME && !is_required(name));
    let similar = nearest(wanted, short.map(|(name, _)| name))?;
    let (_, member) = members().find(|(name, _)| *name == similar)?;
    let letters = Letters::Near;
    Some(Similar { member, letters })
}
