//! How a rule is found among many, and what is left to check once it is.

use super::postings::RuleNumber;
use super::tree::{PathId, PathTree};
use crate::dialect::Reach;
use crate::matcher::{Clue, Matcher, breadth};
use crate::pattern::{Anchor, Condition, EventPattern, Field, FieldId, Route};

/// How a rule stands in a rule set.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Where the rule is looked up: an event that matches shows one of these.
    pub(super) clues: Vec<(PathId, Clue)>,
    /// Whether it must be checked for every event, as some may match that show nothing.
    pub(super) always: bool,
    /// Whether what it is found by is all that it asks.
    pub(super) is_decided: bool,
}

/// What is left to check of a rule that was found.
#[derive(Debug, Clone)]
pub(super) enum Check {
    /// The values at these paths.
    Values(Checked),
    /// The whole event, as a tree.
    Event(EventPattern),
}

/// A pattern whose values are looked up by path.
#[derive(Debug, Clone)]
pub(super) struct Checked {
    pub(super) pattern: EventPattern,
    /// The paths of each field, in the order of the pattern's.
    pub(super) paths: Box<[FieldPaths]>,
}

/// The paths that a field reads.
#[derive(Debug, Clone)]
pub(super) struct FieldPaths {
    /// Its own.
    pub(super) at: PathId,
    /// The member that must be there for anything to hold.
    pub(super) anchor: Option<PathId>,
    /// Whether its value may be absent.
    pub(super) wants_absence: bool,
    /// The attributes that an expression names.
    pub(super) attributes: Box<[(Box<str>, PathId)]>,
}

impl Check {
    /// What is left to check of a rule with this pattern, whose paths are in the tree.
    pub(super) fn new(mut pattern: EventPattern, tree: &PathTree) -> Self {
        pattern.fields.shrink_to_fit();
        let reach = pattern.semantics.reach;
        let fields = pattern.fields.iter();
        let paths: Option<_> = fields
            .map(|field| FieldPaths::find(field, reach, tree))
            .collect();
        match paths {
            Some(paths) if !pattern.fields.iter().any(needs_event) => {
                Self::Values(Checked { pattern, paths })
            }
            _ => Self::Event(pattern),
        }
    }

    pub(super) const fn pattern(&self) -> &EventPattern {
        match self {
            Self::Values(checked) => &checked.pattern,
            Self::Event(pattern) => pattern,
        }
    }
}

impl FieldPaths {
    /// The paths of a field, if all of them are in the tree.
    fn find(field: &Field, reach: Reach, tree: &PathTree) -> Option<Self> {
        let anchor = match field.anchor {
            Anchor::FirstKey => Some(tree.find(names(field, reach).take(1))?),
            Anchor::None => None,
        };
        let attributes = attributes(field).map(|name| {
            let path = tree.find(std::iter::once(name.as_bytes()))?;
            Some((name.into(), path))
        });
        Some(Self {
            at: tree.find(names(field, reach))?,
            anchor,
            wants_absence: {
                let mut alternatives = field.alternatives.iter();
                alternatives.any(|each| each.matcher.wants_absence())
            },
            attributes: attributes.collect::<Option<_>>()?,
        })
    }

    /// Takes the paths of a field from the tree; its own.
    fn take(field: &Field, reach: Reach, tree: &mut PathTree) -> PathId {
        if field.anchor == Anchor::FirstKey {
            tree.take(names(field, reach).take(1), field.spelling);
        }
        for name in attributes(field) {
            tree.take(std::iter::once(name.as_bytes()), field.spelling);
        }
        tree.take(names(field, reach), field.spelling)
    }

    fn give_back(&self, tree: &mut PathTree) {
        let attributes = self.attributes.iter().map(|(_, path)| *path);
        let others = self.anchor.into_iter().chain(attributes);
        others
            .chain([self.at])
            .for_each(|path| tree.give_back(path));
    }
}

/// The names that lead to a field; where paths reach for leaves, a dot divides names too.
fn names(field: &Field, reach: Reach) -> impl Iterator<Item = &[u8]> {
    let divides = move |byte: &u8| reach == Reach::Leaves && *byte == b'.';
    let keys = field.keys.iter();
    keys.flat_map(move |key| key.as_bytes().split(divides))
}

/// The attributes that the expressions of a field name.
fn attributes(field: &Field) -> impl Iterator<Item = &str> {
    let alternatives = field.alternatives.iter();
    let expressions = alternatives.filter_map(|each| match &each.matcher {
        Matcher::Expression(expression) => Some(expression),
        _ => None,
    });
    expressions
        .flat_map(|expression| expression.parsed().attributes())
        .map(|(name, _)| name)
}

impl Plan {
    /// A plan for a pattern; its paths are taken from the tree.
    pub(super) fn new(pattern: &EventPattern, tree: &mut PathTree) -> Self {
        let reach = pattern.semantics.reach;
        let fields = pattern.fields.iter();
        let paths: Vec<_> = fields
            .map(|field| FieldPaths::take(field, reach, tree))
            .collect();
        let at = |id: FieldId| paths.get(id.0).copied().unwrap_or_default();
        let load = |id: FieldId, clue: &Clue| {
            let node = tree.node(at(id));
            node.map_or(0, |node| match clue {
                Clue::Absent => node.uses as usize,
                shown => node.index.load(shown),
            })
        };
        let narrowing = Narrowing {
            pattern,
            load: &load,
        };
        let found = narrowing.access();
        let always = found.is_none();
        let clues: Vec<_> = found
            .unwrap_or_default()
            .into_iter()
            .map(|(id, clue)| (at(id), clue))
            .collect();
        let is_decided = !always && is_told_by_clues(pattern);
        Self {
            clues,
            always,
            is_decided,
        }
    }

    /// Undoes the plan of a pattern: takes the rule out of all that it may be found by, and gives
    /// its paths back.
    pub(super) fn withdraw(pattern: &EventPattern, rule: RuleNumber, tree: &mut PathTree) {
        let reach = pattern.semantics.reach;
        for field in &pattern.fields {
            let Some(paths) = FieldPaths::find(field, reach, tree) else {
                continue;
            };
            for clue in clues(field).unwrap_or_default() {
                tree.remove_clue(paths.at, &clue, rule);
            }
            paths.give_back(tree);
        }
    }
}

/// What a field's value must show, one of these at least; absent if it may hold without.
fn clues(field: &Field) -> Option<Vec<Clue>> {
    if needs_event(field) || field.route == Route::Event {
        return None;
    }
    let mut alternatives = field.alternatives.iter().map(|each| each.matcher.clues());
    let mut clues = alternatives.next().unwrap_or_default();
    alternatives.for_each(|each| clues.extend(each));
    let is_sure = !clues.contains(&Clue::None);
    is_sure.then_some(clues)
}

/// Whether a field is looked up in a way that a tree of names does not know.
fn needs_event(field: &Field) -> bool {
    matches!(field.route, Route::Path(_) | Route::Broken) || field.is_payload_attribute()
}

/// Whether a pattern is one field that must hold, and that its clues tell all of.
fn is_told_by_clues(pattern: &EventPattern) -> bool {
    fn only(condition: &Condition) -> bool {
        match condition {
            Condition::All(children, _) | Condition::Any(children, _) => {
                matches!(children.as_slice(), [child] if only(child))
            }
            Condition::Field(_) => true,
            Condition::Not(..) => false,
        }
    }
    let [field] = pattern.fields.as_slice() else {
        return false;
    };
    let mut alternatives = field.alternatives.iter();
    !needs_event(field)
        && only(&pattern.root)
        && alternatives.all(|each| each.matcher.is_told_by_clues(field.spelling))
}

/// The fields of which one must show a clue, with their clues; absent if none need.
type Access = Option<Vec<(FieldId, Clue)>>;

/// The search for what the fewest events show.
struct Narrowing<'a> {
    pattern: &'a EventPattern,
    /// How many rules are found by a clue already; where nothing may be, how many fields are read.
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
        let clues = clues(self.pattern.field(id)?)?;
        Some(clues.into_iter().map(|clue| (id, clue)).collect())
    }

    /// The access that the fewest events show, and that leads to the fewest other rules.
    fn narrowest(&self, each: impl Iterator<Item = Access>) -> Access {
        let mut each = each.flatten();
        let first = each.next()?;
        let Some(second) = each.next() else {
            return Some(first);
        };
        let all = [first, second].into_iter().chain(each);
        all.min_by_key(|access| self.cost(access))
    }

    /// How much is expected to come of the broadest field.
    fn cost(&self, access: &[(FieldId, Clue)]) -> usize {
        let of_field = |clues: &[(FieldId, Clue)]| {
            let others = clues.iter().map(|(id, clue)| (self.load)(*id, clue));
            let doublings = (1 + others.sum::<usize>()).ilog2() as usize;
            let breadth = breadth(clues.iter().map(|(_, clue)| clue));
            match clues {
                // What many rules read is seldom absent.
                [(_, Clue::Absent)] => breadth.saturating_sub(doublings),
                _ => breadth.saturating_add(3 * doublings),
            }
        };
        let fields = access.chunk_by(|(field, _), (other, _)| field == other);
        fields.map(of_field).max().unwrap_or(0)
    }
}

/// What all of these lead to; nothing where one may be found by nothing.
fn all(each: impl Iterator<Item = Access>) -> Access {
    let mut found = Vec::new();
    for access in each {
        found.append(&mut access?);
    }
    Some(found)
}
