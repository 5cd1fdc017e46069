//! The questions one can ask of one event and one rule.

use std::fmt;

use crate::diagnostic::{self, Code, Diagnostic, Severity, Target, has_errors};
use crate::dialect::{Dialect, Reach};
use crate::explain::{self, Explanation, Question};
use crate::json::{self, Node, Value};
use crate::path::{Pointer, Trail};
use crate::pattern::{self, EventPattern};

/// Why a question has no answer: the rule is not valid or the event is not JSON.
///
/// ```
/// use whymatch::{Dialect, matches};
///
/// let invalid = matches(b"{}", br#"{"source": "acs.oss"}"#, Dialect::Aliyun).unwrap_err();
/// assert_eq!(invalid.to_string(), "`source` takes a list of values, not a string");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// Every finding on both texts; at least one is an error.
    pub diagnostics: Vec<Diagnostic>,
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
        let mut errors = self.diagnostics.iter().filter(is_error);
        let first = errors
            .next()
            .map_or("not valid", |finding| &finding.message);
        match errors.count() {
            0 => formatter.write_str(first),
            more => write!(formatter, "{first} (and {more} more)"),
        }
    }
}

impl std::error::Error for Invalid {}

/// Whether a rule is valid, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternCheck {
    /// Whether no finding is an error.
    pub valid: bool,
    /// Every finding, sorted by range.
    pub diagnostics: Vec<Diagnostic>,
}

/// Whether an event matches a rule.
///
/// The event may be any JSON object; it need not be a valid event for anyone.
///
/// ```
/// use whymatch::{Dialect, matches};
///
/// let rule = br#"{"source": [{"prefix": "acs."}]}"#;
/// assert!(matches(br#"{"source": "acs.oss"}"#, rule, Dialect::Aliyun)?);
/// assert!(!matches(br#"{"source": "my.app"}"#, rule, Dialect::Aliyun)?);
/// # Ok::<(), whymatch::Invalid>(())
/// ```
///
/// # Errors
/// The rule is not valid or the event is not JSON.
pub fn matches(event: &[u8], pattern: &[u8], dialect: Dialect) -> Result<bool, Invalid> {
    let compiled = pattern::compile(pattern, dialect);
    let event = read_event(event, dialect);
    match (compiled.pattern, event) {
        (Some(pattern), Ok(event)) => evaluate(&pattern, &event.root),
        (_, event) => Err(invalid(compiled.diagnostics, event.err())),
    }
}

/// The verdict, or that it would take too long.
pub(crate) fn evaluate(pattern: &EventPattern, event: &Node) -> Result<bool, Invalid> {
    if pattern.exceeds_limit(event) {
        return Err(invalid(vec![too_much_work(event)], None));
    }
    pattern.matches(event).map_err(|_| over_budget())
}

fn too_much_work(event: &Node) -> Diagnostic {
    let message = "this rule has too many alternatives for the arrays and texts of this event";
    Diagnostic::new(
        Code::EvaluationLimit,
        Severity::Error,
        Target::Event,
        message,
    )
    .with_help("split the rule, or shorten the event")
    .at(Pointer::root(), event.span)
}

/// Whether an event matches a rule, and why.
///
/// ```
/// use whymatch::{Dialect, explain};
///
/// let event = br#"{"data": {"scope": "100"}}"#;
/// let rule = br#"{"data": {"scope": [100]}}"#;
/// let explanation = explain(event, rule, Dialect::Tencent)?;
///
/// let clause = &explanation.clauses[0];
/// assert_eq!(clause.reason, "type-differs");
/// assert_eq!(
///     clause.message,
///     "`data.scope` is the string `\"100\"`; the rule wants the number `100`, \
///      and strings and numbers never equal each other",
/// );
/// # Ok::<(), whymatch::Invalid>(())
/// ```
///
/// # Errors
/// The rule is not valid or the event is not JSON.
pub fn explain(event: &[u8], pattern: &[u8], dialect: Dialect) -> Result<Explanation, Invalid> {
    let compiled = pattern::compile(pattern, dialect);
    let read = read_event(event, dialect);
    let swapped = swapped(
        read.as_ref().ok().map(|read| &read.root),
        compiled.root.as_ref(),
        dialect,
    );
    let mut diagnostics = compiled.diagnostics;
    diagnostics.extend(swapped);
    match (&compiled.pattern, &compiled.root, read) {
        (Some(compiled), Some(_), Ok(read)) if compiled.exceeds_limit(&read.root) => {
            diagnostics.push(too_much_work(&read.root));
            Err(invalid(diagnostics, Some(read.warnings)))
        }
        (Some(compiled), Some(root), Ok(read)) => {
            diagnostics.extend(read.all_warnings(dialect.spec().reach));
            diagnostic::sort(&mut diagnostics);
            let question = Question {
                event_text: event,
                event: &read.root,
                pattern_text: pattern,
                pattern_root: root,
                pattern: compiled,
                dialect,
            };
            explain::explain(&question, diagnostics).map_err(|_| over_budget())
        }
        (_, _, read) => Err(invalid(diagnostics, read.err())),
    }
}

/// Whether a rule is valid, and what there is to say about it.
///
/// ```
/// use whymatch::{Dialect, check_pattern};
///
/// let check = check_pattern(br#"{"type": [{"prefx": "oss:"}]}"#, Dialect::Aliyun);
/// assert!(!check.valid);
/// let finding = &check.diagnostics[0];
/// assert_eq!(finding.code.as_str(), "unknown-operator");
/// assert_eq!(finding.help.as_deref(), Some("did you mean `prefix`?"));
/// assert_eq!(finding.path.as_str(), "/type/0/prefx");
/// ```
#[must_use]
pub fn check_pattern(pattern: &[u8], dialect: Dialect) -> PatternCheck {
    let compiled = pattern::compile(pattern, dialect);
    let mut diagnostics = compiled.diagnostics;
    diagnostics.extend(swapped(None, compiled.root.as_ref(), dialect));
    diagnostic::sort(&mut diagnostics);
    PatternCheck {
        valid: !has_errors(&diagnostics),
        diagnostics,
    }
}

/// An event as read.
pub(crate) struct ReadEvent {
    pub(crate) root: Node,
    /// What the reader warns of.
    warnings: Vec<Diagnostic>,
}

/// Reads an event for matching: any JSON object will do.
pub(crate) fn read_event(text: &[u8], dialect: Dialect) -> Result<ReadEvent, Vec<Diagnostic>> {
    let spec = dialect.spec();
    let reading = json::read(text, &spec.options(Target::Event));
    let mut diagnostics = reading.diagnostics;
    let Some(root) = reading.root.filter(|_| !has_errors(&diagnostics)) else {
        return Err(diagnostics);
    };
    if root.as_object().is_none() {
        diagnostics.push(not_an_object(&root));
        return Err(diagnostics);
    }
    Ok(ReadEvent {
        root,
        warnings: diagnostics,
    })
}

impl ReadEvent {
    /// Every warning on the event, which only those ask for who explain.
    fn all_warnings(&self, reach: Reach) -> Vec<Diagnostic> {
        let mut warnings = self.warnings.clone();
        repeated_keys(&self.root, &Trail::Root, reach, &mut warnings);
        warnings
    }
}

/// The finding where exact evaluation would take too many steps.
pub(crate) fn over_budget() -> Invalid {
    let message = "this event and rule take more steps to compare than allowed";
    let finding = Diagnostic::new(
        Code::EvaluationLimit,
        Severity::Error,
        Target::Event,
        message,
    )
    .with_help(
        "conditions on many elements of several arrays multiply; use fewer of them in one rule",
    );
    Invalid {
        diagnostics: vec![finding],
    }
}

fn not_an_object(root: &Node) -> Diagnostic {
    let help = match &root.value {
        Value::Array(_) => "paste one event at a time: the object inside `[ ]`",
        _ => "write `{\"source\": \"…\", \"type\": \"…\", \"data\": {…}}`",
    };
    let message = format!("an event is a JSON object, not {}", root.kind());
    Diagnostic::new(Code::RootObject, Severity::Error, Target::Event, message)
        .with_help(help)
        .at(Pointer::root(), root.span)
}

/// The most keys of an event that are reported to stand again.
const MOST_REPEATED: usize = 50;

/// Warns of keys that stand more than once in an object of the event; the last one counts.
fn repeated_keys(node: &Node, at: &Trail<'_>, reach: Reach, findings: &mut Vec<Diagnostic>) {
    if let Some(object) = node.as_object() {
        for (earlier, last) in object.repeated() {
            if findings.len() >= MOST_REPEATED {
                return;
            }
            findings.push(repeated_key(earlier, last, at, reach));
        }
        for member in object.members() {
            if !member.value.is_scalar() {
                repeated_keys(&member.value, &Trail::Key(at, &member.key), reach, findings);
            }
        }
    }
    for (index, element) in node.as_array().unwrap_or_default().iter().enumerate() {
        if !element.is_scalar() {
            repeated_keys(element, &Trail::Index(at, index), reach, findings);
        }
    }
}

fn repeated_key(
    earlier: &json::Member,
    last: &json::Member,
    at: &Trail<'_>,
    reach: Reach,
) -> Diagnostic {
    let key = &earlier.key;
    let what = match reach {
        Reach::Members => "and only the last one counts",
        Reach::Leaves => "and conditions look at the values of both",
    };
    let message = format!("`{key}` stands again further down, {what}");
    Diagnostic::new(
        Code::DuplicateKey,
        Severity::Warning,
        Target::Event,
        message,
    )
    .at(Trail::Key(at, key).pointer(), earlier.key_span)
    .with_related("it stands here again", last.key_span)
}

fn invalid(mut diagnostics: Vec<Diagnostic>, event: Option<Vec<Diagnostic>>) -> Invalid {
    diagnostics.extend(event.unwrap_or_default());
    diagnostic::sort(&mut diagnostics);
    Invalid { diagnostics }
}

/// Says so where a rule stands in the event's place, or an event in the rule's.
fn swapped(event: Option<&Node>, pattern: Option<&Node>, dialect: Dialect) -> Vec<Diagnostic> {
    let finding = |target, root: &Node, message: &str, help: &str| {
        Diagnostic::new(Code::SwappedInputs, Severity::Warning, target, message)
            .with_help(help)
            .at(Pointer::root(), root.span)
    };
    let event = event
        .filter(|root| looks_like_pattern(root, dialect))
        .map(|root| {
            finding(
                Target::Event,
                root,
                "this looks like a rule, not an event",
                "put the rule in the other place",
            )
        });
    let pattern = pattern.filter(|root| looks_like_event(root)).map(|root| {
        finding(
            Target::Pattern,
            root,
            "this looks like an event, not a rule",
            "put the event in the other place",
        )
    });
    event.into_iter().chain(pattern).collect()
}

/// The members that nearly every event has.
const EVENT_MEMBERS: [&str; 5] = ["specversion", "id", "source", "type", "time"];

/// Whether at least three of the usual members are there with plain values.
fn looks_like_event(root: &Node) -> bool {
    let Some(object) = root.as_object() else {
        return false;
    };
    let is_plain = |name: &&&str| {
        object
            .get(name)
            .is_some_and(|member| member.value.is_scalar())
    };
    let plain: Vec<_> = EVENT_MEMBERS.iter().filter(is_plain).collect();
    plain.len() >= 3 && (plain.contains(&&"specversion") || plain.contains(&&"id"))
}

/// Whether some list holds an operator object, or every value is a list.
fn looks_like_pattern(root: &Node, dialect: Dialect) -> bool {
    let is_empty = root.as_object().is_none_or(json::Object::is_empty);
    !is_empty && (holds_operator(root, dialect) || holds_only_lists(root))
}

fn members(node: &Node) -> &[json::Member] {
    node.as_object()
        .map(json::Object::members)
        .unwrap_or_default()
}

fn holds_operator(node: &Node, dialect: Dialect) -> bool {
    let is_operator = |element: &Node| match members(element) {
        [only] => dialect.spec().has_operator(&only.key.to_display()),
        _ => false,
    };
    node.as_array()
        .is_some_and(|elements| elements.iter().any(is_operator))
        || members(node)
            .iter()
            .any(|member| holds_operator(&member.value, dialect))
}

fn holds_only_lists(node: &Node) -> bool {
    match &node.value {
        Value::Array(elements) => elements.iter().all(Node::is_scalar),
        Value::Object(object) if !object.is_empty() => object
            .members()
            .iter()
            .all(|member| holds_only_lists(&member.value)),
        _ => false,
    }
}
