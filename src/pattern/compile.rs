//! The text of a rule to a compiled pattern, with every finding on the way.

use std::collections::HashSet;

use super::combine::{self, combinations};
use super::{Condition, EventPattern, Field, FieldId, Semantics, lint};
use crate::diagnostic::{self, Code, Diagnostic, Severity, Target, has_errors};
use crate::dialect::{
    Binding, DataKeys, Dialect, DialectSpec, Grammar, OrOperator, Reach, Repeated, TopLevel,
};
use crate::json::{self, Member, Node, Object, Text};
use crate::path::Pointer;

/// What compiling gave.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// The pattern, unless a finding is an error.
    pub(crate) pattern: Option<EventPattern>,
    /// The rule's JSON, as far as it could be read.
    pub(crate) root: Option<Node>,
    /// Every finding, sorted by range.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Compiles the text of a rule, with the warnings on it.
pub(crate) fn compile(text: &[u8], dialect: Dialect) -> Compiled {
    let mut compiled = compile_from(Pointer::root(), text, dialect);
    if let Some(pattern) = &compiled.pattern {
        let warnings = lint::lint(pattern, dialect.spec(), text);
        compiled.diagnostics.extend(warnings);
        diagnostic::sort(&mut compiled.diagnostics);
    }
    compiled
}

/// Compiles the text of a rule to what decides; where its parts stand in the text is not kept.
///
/// # Errors
/// The rule is not valid; the warnings that ask how its parts go together are not among the findings.
pub(crate) fn compile_quietly(
    text: &[u8],
    dialect: Dialect,
) -> Result<EventPattern, Vec<Diagnostic>> {
    let compiled = compile_from(Pointer::unnamed_root(), text, dialect);
    let refused = || compile_from(Pointer::root(), text, dialect).diagnostics;
    compiled.pattern.ok_or_else(refused)
}

/// Compiles the text of a rule; what is inside it gets pointers that go on from `start`.
fn compile_from(start: Pointer, text: &[u8], dialect: Dialect) -> Compiled {
    let spec = dialect.spec();
    let reading = json::read(text, &spec.options(Target::Pattern));
    let mut compiler = Compiler {
        spec,
        findings: reading.diagnostics,
        fields: Vec::new(),
        path_bytes: 0,
        start,
        text,
        binding: dialect.binding(),
    };
    let readable = !has_errors(&compiler.findings);
    if let (false, Grammar::Filters(rules)) = (readable, spec.grammar) {
        compiler.not_json(rules);
    }
    let root = reading.root;
    let condition = root
        .as_ref()
        .filter(|_| readable)
        .and_then(|root| match spec.grammar {
            Grammar::EventPattern => compiler.root(root),
            Grammar::Filters(rules) => compiler.filters(root, rules),
        });
    let pattern = condition.and_then(|condition| compiler.finish(condition));
    let mut diagnostics = compiler.findings;
    diagnostic::sort(&mut diagnostics);
    Compiled {
        pattern,
        root,
        diagnostics,
    }
}

/// The most bytes of field names that the alternatives of a rule carry together.
const MOST_PATH_BYTES: usize = 8 << 20;

/// Walks a rule's JSON.
pub(super) struct Compiler<'t> {
    pub(super) spec: &'static DialectSpec,
    pub(super) findings: Vec<Diagnostic>,
    fields: Vec<Field>,
    /// The bytes of field names that alternatives carry so far.
    path_bytes: usize,
    /// The pointer to the rule as a whole.
    pub(super) start: Pointer,
    /// The rule.
    pub(super) text: &'t [u8],
    /// How events arrive.
    pub(super) binding: Binding,
}

/// A member on the way down from the root.
#[derive(Clone)]
pub(super) struct Place<'a> {
    /// The keys of the event that lead here.
    pub(super) keys: Vec<Text>,
    /// The member in the pattern.
    pub(super) pointer: Pointer,
    pub(super) member: &'a Member,
    /// Whether no document says what it means that this member stands here.
    pub(super) assumed: bool,
}

impl Place<'_> {
    pub(super) fn is_top_level(&self) -> bool {
        self.keys.len() == 1
    }
}

impl Compiler<'_> {
    fn root(&mut self, root: &Node) -> Option<Condition> {
        let Some(object) = root.as_object() else {
            self.root_kind(root);
            return None;
        };
        if object.is_empty() {
            self.empty_root(root);
        }
        let within = Within {
            pointer: self.start.clone(),
            ..Within::default()
        };
        Some(self.children(object, root, &within))
    }

    /// The pattern, unless a finding is an error or `$or` multiplies into too many rules.
    fn finish(&mut self, root: Condition) -> Option<EventPattern> {
        if has_errors(&self.findings) {
            return None;
        }
        let spec = self.spec;
        let fields = std::mem::take(&mut self.fields);
        let Some(combinations) = combinations(&root, &fields, spec.reach) else {
            let message = format!(
                "the branches of `$or` multiply into more than {} rules",
                combine::MOST
            );
            let finding = Diagnostic::new(
                Code::TooManyCombinations,
                Severity::Error,
                Target::Pattern,
                message,
            )
            .with_help("make several rules with fewer `$or` each")
            .at(Pointer::root(), root.span(&fields));
            self.findings.push(finding);
            return None;
        };
        let semantics = Semantics {
            arrays: spec.arrays,
            reach: spec.reach,
            judge: spec.judge,
            text_operators_on_other_types: spec.text_operators_on_other_types,
            without_fields: spec.pattern_without_fields,
        };
        Some(EventPattern {
            root,
            fields,
            combinations,
            semantics,
        })
    }

    /// The members of an object that count: all, or of each key the last.
    pub(super) fn children(&mut self, object: &Object, node: &Node, within: &Within) -> Condition {
        let repeated = object.repeated();
        let only_last = self.spec.repeated == Repeated::LastCounts;
        let decided = if only_last { &*repeated } else { &[] };
        let earlier: HashSet<_> = decided.iter().map(|(member, _)| start(member)).collect();
        let last: HashSet<_> = decided.iter().map(|(_, last)| start(last)).collect();
        let counts = |member: &&Member| !earlier.contains(&start(member));
        let mut conditions = Vec::with_capacity(object.members().len());
        for member in object.members().iter().filter(counts) {
            let name = member.key.to_display();
            let pointer = within.pointer.key(&name);
            if name == "$or" && self.spec.or_operator == OrOperator::Alternatives {
                conditions.extend(self.or(member, within, &pointer));
                continue;
            }
            if !self.is_affordable(pointer.len(), member) {
                break;
            }
            let mut keys = Vec::with_capacity(within.keys.len() + 1);
            keys.extend_from_slice(&within.keys);
            keys.push(member.key.clone());
            let mut place = Place {
                keys,
                pointer,
                member,
                assumed: within.assumed,
            };
            place.assumed |= last.contains(&start(member));
            place.assumed |= self.looks_like_path(&place);
            conditions.extend(self.member(&place));
        }
        self.repeated(&repeated, &within.pointer);
        Condition::All(conditions, node.span)
    }

    /// Whether a key that is taken as a name may have been meant as a path.
    fn looks_like_path(&mut self, place: &Place<'_>) -> bool {
        let key = place.member.key.to_display();
        let is_path_like = key.contains('.') || key.contains('[') || key.starts_with('$');
        let is_known = !place.is_top_level() || matches!(self.spec.top_level, TopLevel::Any);
        if is_path_like && is_known {
            let message = format!("the key `{key}` looks like a path");
            self.findings.push(
                Diagnostic::new(Code::PathLikeKey, Severity::Hint, Target::Pattern, message)
                    .with_help(self.spec.path_like_key)
                    .at(place.pointer.clone(), place.member.key_span),
            );
        }
        is_path_like && self.spec.reach == Reach::Members && self.spec.data_keys == DataKeys::Names
    }

    /// `$or`: a list of objects, one of which must hold in place of the member itself.
    fn or(&mut self, member: &Member, within: &Within, pointer: &Pointer) -> Option<Condition> {
        let branches = self.or_branches(member, pointer)?;
        let mut conditions = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let object = branch.as_object()?;
            let pointer = pointer.index(index);
            if object.is_empty() {
                self.empty_branch(branch, &pointer);
            }
            self.reserved_names(object, &pointer);
            conditions.push(self.children(
                object,
                branch,
                &Within {
                    pointer,
                    ..within.clone()
                },
            ));
        }
        Some(Condition::Any(conditions, member.value.span))
    }

    /// Adds a field; the condition that it holds.
    pub(super) fn push_field(&mut self, field: Field) -> Condition {
        let id = FieldId(self.fields.len());
        self.fields.push(field);
        Condition::Field(id)
    }

    /// Whether the names that fields and alternatives carry are not too long for so many.
    pub(super) fn is_affordable(&mut self, name_bytes: usize, member: &Member) -> bool {
        let before = self.path_bytes;
        self.path_bytes += name_bytes;
        if before <= MOST_PATH_BYTES && self.path_bytes > MOST_PATH_BYTES {
            let message = "the names of the fields are too long for so many alternatives";
            let finding = Diagnostic::new(
                Code::EvaluationLimit,
                Severity::Error,
                Target::Pattern,
                message,
            )
            .with_help("shorten the names, or split the rule");
            self.findings
                .push(finding.at(Pointer::root(), member.key_span));
        }
        self.path_bytes <= MOST_PATH_BYTES
    }
}

/// The members of an object that count where of repeated ones only the last does.
pub(super) fn counting(object: &Object) -> Vec<&Member> {
    let repeated = object.repeated();
    let earlier: HashSet<usize> = repeated.iter().map(|(member, _)| start(member)).collect();
    let counts = |member: &&Member| !earlier.contains(&start(member));
    object.members().iter().filter(counts).collect()
}

/// What tells members of one text apart.
const fn start(member: &Member) -> usize {
    member.key_span.start
}

/// What members are compiled within: the object, or the branch of a `$or`, that holds them.
#[derive(Clone, Default)]
pub(super) struct Within {
    keys: Vec<Text>,
    pointer: Pointer,
    assumed: bool,
}

impl From<&Place<'_>> for Within {
    fn from(place: &Place<'_>) -> Self {
        Self {
            keys: place.keys.clone(),
            pointer: place.pointer.clone(),
            assumed: place.assumed,
        }
    }
}
