//! How a rule is found among many, and what is left to check once it is.

use super::tree::{PathId, PathTree};
use crate::dialect::Reach;
use crate::matcher::{Clue, Matcher, breadth};
use crate::pattern::{Anchor, Condition, EventPattern, Field, FieldId, Route};

/// A rule as it stands in a rule set.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Where the rule is looked up: an event that matches shows one of these.
    pub(super) clues: Vec<(PathId, Clue)>,
    /// Whether it must be checked for every event, as some may match that show nothing.
    pub(super) always: bool,
    /// What is left to check.
    pub(super) check: Check,
}

/// What is left to check of a rule that was found.
#[derive(Debug, Clone)]
pub(super) enum Check {
    /// Nothing: what it was found by is all that it asks.
    Nothing,
    /// The values at these paths.
    Values(Box<Checked>),
    /// The whole event, as a tree.
    Event(Box<Whole>),
}

/// A pattern that is checked against the whole event.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    pub(super) pattern: EventPattern,
    /// What it is found by.
    clues: Box<[(PathId, Clue)]>,
}

/// A pattern whose values are looked up by path.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    pub(super) pattern: EventPattern,
    /// The paths of each field, in the order of the pattern's.
    pub(super) paths: Box<[FieldPaths]>,
    /// What it is found by.
    clues: Box<[(PathId, Clue)]>,
}

impl Check {
    /// The pattern and what it is found by, where they were kept.
    pub(super) fn kept(&self) -> Option<(&EventPattern, &[(PathId, Clue)])> {
        match self {
            Self::Nothing => None,
            Self::Values(checked) => Some((&checked.pattern, &checked.clues)),
            Self::Event(whole) => Some((&whole.pattern, &whole.clues)),
        }
    }
}

/// The paths that a field reads.
#[derive(Debug, Clone)]
pub(super) struct FieldPaths {
    /// Its own.
    pub(super) at: PathId,
    /// The member that must be there for anything to hold.
    pub(super) anchor: Option<PathId>,
    /// The attributes that an expression names.
    pub(super) attributes: Box<[(Box<str>, PathId)]>,
}

/// The names that lead to a field.
fn names(field: &Field, reach: Reach) -> Vec<Vec<u8>> {
    match reach {
        Reach::Members => field
            .keys
            .iter()
            .map(|key| key.as_bytes().to_vec())
            .collect(),
        Reach::Leaves => {
            let dotted = field.dotted_key();
            dotted
                .split(|byte| *byte == b'.')
                .map(<[u8]>::to_vec)
                .collect()
        }
    }
}

/// Every path that a pattern reads, in the order in which they are taken.
fn paths_of(pattern: &EventPattern) -> Vec<(Vec<Vec<u8>>, &Field)> {
    let reach = pattern.semantics.reach;
    let mut paths = Vec::new();
    for field in &pattern.fields {
        paths.push((names(field, reach), field));
        if field.anchor == Anchor::FirstKey {
            paths.push((names(field, reach).into_iter().take(1).collect(), field));
        }
        for name in attributes(field) {
            paths.push((vec![name.as_bytes().to_vec()], field));
        }
    }
    paths
}

/// The attributes that the expressions of a field name.
fn attributes(field: &Field) -> Vec<&str> {
    let expressions = field
        .alternatives
        .iter()
        .filter_map(|each| match &each.matcher {
            Matcher::Expression(expression) => Some(expression),
            _ => None,
        });
    expressions
        .flat_map(|expression| expression.parsed().attributes())
        .map(|(name, _)| name)
        .collect()
}

impl Plan {
    /// A plan for a pattern; its paths are taken from the tree.
    pub(super) fn new(pattern: EventPattern, tree: &mut PathTree) -> Self {
        let mut taken = paths_of(&pattern)
            .into_iter()
            .map(|(names, field)| tree.take(names.iter().map(Vec::as_slice), field.spelling))
            .collect::<Vec<_>>()
            .into_iter();
        let mut next = || taken.next().unwrap_or_default();
        let mut paths = Vec::new();
        for field in &pattern.fields {
            paths.push(FieldPaths {
                at: next(),
                anchor: (field.anchor == Anchor::FirstKey).then(&mut next),
                attributes: attributes(field)
                    .into_iter()
                    .map(|name| (name.into(), next()))
                    .collect(),
            });
        }
        let at = |id: FieldId| paths.get(id.0).map_or(0, |paths| paths.at);
        let load =
            |id: FieldId, clue: &Clue| tree.node(at(id)).map_or(0, |node| node.index.load(clue));
        let narrowing = Narrowing {
            pattern: &pattern,
            load: &load,
        };
        let found = narrowing.access();
        let always = found.is_none();
        let clues: Vec<_> = found
            .unwrap_or_default()
            .into_iter()
            .flat_map(|(id, clues)| clues.into_iter().map(move |clue| (id, clue)))
            .map(|(id, clue)| (at(id), clue))
            .collect();
        let is_decided =
            !always && is_one_field(&pattern) && clues.iter().all(|(_, clue)| clue.is_exact());
        let check = if is_decided {
            Check::Nothing
        } else if pattern.fields.iter().any(needs_event) {
            let kept = clues.clone().into();
            Check::Event(Box::new(Whole {
                pattern,
                clues: kept,
            }))
        } else {
            Check::Values(Box::new(Checked {
                pattern,
                clues: clues.clone().into(),
                paths: paths.into(),
            }))
        };
        Self {
            clues,
            always,
            check,
        }
    }

    /// Gives back the paths that a pattern took.
    pub(super) fn give_back(pattern: &EventPattern, tree: &mut PathTree) {
        for (names, _) in paths_of(pattern) {
            if let Some(path) = tree.find(names.iter().map(Vec::as_slice)) {
                tree.give_back(path);
            }
        }
    }
}

/// Whether a field is looked up in a way that a tree of names does not know.
fn needs_event(field: &Field) -> bool {
    matches!(field.route, Route::Path(_) | Route::Broken) || field.is_payload_attribute()
}

/// Whether a pattern is one field that must hold.
fn is_one_field(pattern: &EventPattern) -> bool {
    fn only(condition: &Condition) -> bool {
        match condition {
            Condition::All(children, _) | Condition::Any(children, _) => {
                matches!(children.as_slice(), [child] if only(child))
            }
            Condition::Field(_) => true,
            Condition::Not(..) => false,
        }
    }
    matches!(pattern.fields.as_slice(), [field] if !needs_event(field)) && only(&pattern.root)
}

/// The fields of which one must show a clue, with their clues; absent if none need.
type Access = Option<Vec<(FieldId, Vec<Clue>)>>;

/// The search for what the fewest events show.
struct Narrowing<'a> {
    pattern: &'a EventPattern,
    /// How many rules are found by a clue already.
    load: &'a dyn Fn(FieldId, &Clue) -> usize,
}

impl Narrowing<'_> {
    fn access(&self) -> Access {
        match self.pattern.semantics.reach {
            Reach::Members => self.of_condition(&self.pattern.root),
            Reach::Leaves => all(self.pattern.combinations.iter().map(|combination| {
                self.narrowest(combination.iter().map(|id| self.of_field(*id)))
            })),
        }
    }

    fn of_condition(&self, condition: &Condition) -> Access {
        match condition {
            Condition::Field(id) => self.of_field(*id),
            Condition::Not(..) => None,
            Condition::All(children, _) => {
                self.narrowest(children.iter().map(|child| self.of_condition(child)))
            }
            Condition::Any(children, _) => {
                all(children.iter().map(|child| self.of_condition(child)))
            }
        }
    }

    fn of_field(&self, id: FieldId) -> Access {
        let field = self.pattern.field(id)?;
        if needs_event(field) || field.route == Route::Event {
            return None;
        }
        let clues: Vec<_> = field
            .alternatives
            .iter()
            .flat_map(|each| each.matcher.clues())
            .collect();
        let is_sure = !clues.contains(&Clue::None);
        is_sure.then(|| vec![(id, clues)])
    }

    /// The access that the fewest events show, and that leads to the fewest other rules.
    fn narrowest(&self, each: impl Iterator<Item = Access>) -> Access {
        let load = |(id, clues): &(FieldId, Vec<Clue>)| {
            let others = clues
                .iter()
                .map(|clue| (self.load)(*id, clue))
                .sum::<usize>();
            breadth(clues).saturating_add(3 * (1 + others).ilog2() as usize)
        };
        each.flatten()
            .min_by_key(|access| access.iter().map(load).max().unwrap_or(0))
    }
}

/// What all of these lead to; nothing where one may be found by nothing.
fn all(each: impl Iterator<Item = Access>) -> Access {
    let each: Option<Vec<_>> = each.collect();
    each.map(|each| each.into_iter().flatten().collect())
}
