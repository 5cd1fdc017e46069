//! The shapes of an answer.

use crate::cesql::{EvaluationError, Value};
use crate::diagnostic::{Diagnostic, Target};
use crate::json::Span;
use crate::path::Pointer;

/// Whether and why an event matches a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Whether the event matches.
    pub matched: bool,
    /// One plain sentence that lets a person act.
    pub summary: String,
    /// Every leaf of the pattern, in its order.
    pub clauses: Vec<Clause>,
    /// The same, nested.
    pub tree: Step,
    /// The fields of the event that made it fail; empty where it matched.
    pub blame: Vec<Pointer>,
    /// Verified edits that turn the verdict, smallest first; empty where it matched.
    pub suggestions: Vec<Suggestion>,
    /// Whether the verdict rests on documented behaviour.
    pub basis: Basis,
    /// What else to know, such as engines that answer differently.
    pub notes: Vec<Note>,
    /// Warnings on the rule and the event.
    pub diagnostics: Vec<Diagnostic>,
}

/// One alternative of one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// The field in the event.
    pub path: Pointer,
    /// The alternative in the pattern.
    pub pattern_path: Pointer,
    /// The operator's name as the dialect spells it; a literal is `equals`.
    pub operator: String,
    /// What the rule wants, in words.
    pub expected: String,
    /// The outcome.
    pub verdict: Verdict,
    /// Stable code of the reason.
    pub reason: &'static str,
    /// The reason in words.
    pub message: String,
    /// Whether this outcome is documented behaviour.
    pub basis: Basis,
    /// The values that were looked at.
    pub actual: Vec<Actual>,
    /// The alternative's place in the pattern.
    pub pattern_span: Span,
    /// The value's place in the event, if there is one.
    pub event_span: Option<Span>,
    /// What almost was.
    pub near_miss: Option<NearMiss>,
}

/// A value of the event that a clause looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actual {
    /// Where it stands.
    pub pointer: Pointer,
    /// Its JSON text, cut where long.
    pub text: String,
}

/// The outcome of a clause or step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Verdict {
    /// It holds.
    Matched,
    /// It does not hold.
    #[default]
    Unmatched,
}

/// What an outcome rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The vendor's documents say so.
    Documented,
    /// The documents are silent; this is the most likely reading.
    Assumed,
}

/// What almost was: a stable code and a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    /// Stable code.
    pub code: &'static str,
    /// The sentence.
    pub message: String,
}

/// Something to know about an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Stable code.
    pub code: &'static str,
    /// The sentence.
    pub message: String,
    /// The vendor page that says so.
    pub docs: Option<&'static str>,
}

/// A node of the explanation tree.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// What kind of node.
    pub kind: StepKind,
    /// The outcome.
    pub verdict: Verdict,
    /// The field in the event, for fields and clauses.
    pub path: Option<Pointer>,
    /// The node in words.
    pub label: String,
    /// Its place in the pattern.
    pub pattern_span: Span,
    /// The value's place in the event.
    pub event_span: Option<Span>,
    /// The nodes below.
    pub children: Vec<Step>,
    /// Index into [`Explanation::clauses`], for clauses.
    pub clause: Option<usize>,
    /// What a part of an expression came to; absent where it was not evaluated.
    pub value: Option<Value<'static>>,
    /// What went wrong in this part of an expression itself.
    pub error: Option<EvaluationError>,
}

/// The kinds of explanation node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StepKind {
    /// All children must hold.
    #[default]
    All,
    /// At least one child must hold.
    Any,
    /// The child must not hold.
    Not,
    /// A field; at least one of its clauses must hold.
    Field,
    /// A leaf.
    Clause,
    /// A part of an expression, inside a leaf.
    Expression,
}

/// An edit that turns the verdict; it was applied and seen to do so.
///
/// ```
/// use whymatch::diagnostic::Target;
/// use whymatch::{Dialect, explain, matches};
///
/// let event = br#"{"source": "acs.oss "}"#;
/// let mut rule = br#"{"source": ["acs.oss"]}"#.to_vec();
/// let explanation = explain(event, &rule, Dialect::Aliyun)?;
///
/// let in_the_rule = explanation.suggestions.iter().find(|each| each.target == Target::Pattern);
/// for edit in in_the_rule.unwrap().edits.iter().rev() {
///     rule.splice(edit.span.start..edit.span.end, edit.text.bytes());
/// }
/// assert!(matches(event, &rule, Dialect::Aliyun)?);
/// # Ok::<(), whymatch::Invalid>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Which text it changes.
    pub target: Target,
    /// What it does, as an instruction.
    pub message: String,
    /// The changes, ascending and disjoint, in offsets of the text before any of them.
    pub edits: Vec<Edit>,
}

/// Replaces a range of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}
