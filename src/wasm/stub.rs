//! Stands in for the crate-root functions until they land; then this file goes.

use crate::diagnostic::{Code, Diagnostic, Severity, Target};
use crate::explain::{Basis, Explanation, Step, StepKind, Verdict};
use crate::json::Span;

#[derive(Debug, Clone, Copy)]
pub(super) enum Dialect {
    Aliyun,
    Tencent,
}

impl Dialect {
    pub(super) const ALL: &'static [Self] = &[Self::Aliyun, Self::Tencent];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Aliyun => "aliyun",
            Self::Tencent => "tencent",
        }
    }
}

#[derive(Debug)]
pub(super) struct Invalid {
    pub(super) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
pub(super) struct PatternCheck {
    pub(super) valid: bool,
    pub(super) diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
pub(super) struct DialectInfo {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) docs: &'static str,
    pub(super) operators: Vec<OperatorInfo>,
}

#[derive(Debug)]
pub(super) struct OperatorInfo {
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) example: &'static str,
    pub(super) docs: Option<&'static str>,
    pub(super) status: &'static str,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct RuleIndex(u32);

impl RuleIndex {
    pub(super) const fn position(self) -> u32 {
        self.0
    }
}

#[derive(Debug)]
pub(super) struct RuleSet {
    dialect: Dialect,
    rules: Vec<(String, Vec<u8>)>,
}

impl RuleSet {
    pub(super) const fn new(dialect: Dialect) -> Self {
        Self { dialect, rules: Vec::new() }
    }

    pub(super) fn add(&mut self, id: &str, pattern: &[u8]) -> Result<(), Invalid> {
        if self.rules.iter().any(|(known, _)| known == id) {
            return Err(fault(Target::Pattern, "a rule with this id is already there", 0));
        }
        braced(pattern, Target::Pattern)?;
        self.rules.push((id.to_owned(), pattern.to_vec()));
        Ok(())
    }

    pub(super) fn replace(&mut self, id: &str, pattern: &[u8]) -> Result<(), Invalid> {
        braced(pattern, Target::Pattern)?;
        match self.rules.iter_mut().find(|(known, _)| known == id) {
            Some((_, text)) => *text = pattern.to_vec(),
            None => return Err(fault(Target::Pattern, "no rule has this id", 0)),
        }
        Ok(())
    }

    pub(super) fn delete(&mut self, id: &str) -> bool {
        let before = self.rules.len();
        self.rules.retain(|(known, _)| known != id);
        self.rules.len() < before
    }

    pub(super) fn matching(&self, event: &[u8]) -> Result<Vec<RuleIndex>, Invalid> {
        braced(event, Target::Event)?;
        Ok((0..).zip(&self.rules).map(|(index, _)| RuleIndex(index)).collect())
    }

    pub(super) fn explain(&self, id: &str, event: &[u8]) -> Option<Result<Explanation, Invalid>> {
        let (_, pattern) = self.rules.iter().find(|(known, _)| known == id)?;
        Some(explain(event, pattern, self.dialect))
    }
}

fn braced(text: &[u8], target: Target) -> Result<(), Invalid> {
    if text.len() > 1 << 20 {
        return Err(fault(target, "the text is too long", text.len()));
    }
    match text.trim_ascii().first() {
        Some(b'{') => Ok(()),
        _ => Err(fault(target, "expected an object", text.len())),
    }
}

fn fault(target: Target, message: &str, len: usize) -> Invalid {
    let diagnostic = Diagnostic::new(Code::JsonSyntax, Severity::Error, target, message)
        .at(crate::path::Pointer::root(), Span::new(0, len));
    Invalid { diagnostics: vec![diagnostic] }
}

pub(super) fn matches(event: &[u8], pattern: &[u8], _dialect: Dialect) -> Result<bool, Invalid> {
    braced(event, Target::Event)?;
    braced(pattern, Target::Pattern)?;
    Ok(true)
}

pub(super) fn explain(
    event: &[u8],
    pattern: &[u8],
    dialect: Dialect,
) -> Result<Explanation, Invalid> {
    let matched = matches(event, pattern, dialect)?;
    let tree = Step {
        kind: StepKind::All,
        verdict: Verdict::Matched,
        path: None,
        label: "all".to_owned(),
        pattern_span: Span::new(0, pattern.len()),
        event_span: Some(Span::new(0, event.len())),
        children: Vec::new(),
        clause: None,
    };
    Ok(Explanation {
        matched,
        summary: "a match".to_owned(),
        clauses: Vec::new(),
        tree,
        blame: Vec::new(),
        suggestions: Vec::new(),
        basis: Basis::Documented,
        notes: Vec::new(),
        diagnostics: Vec::new(),
    })
}

pub(super) fn check_pattern(pattern: &[u8], _dialect: Dialect) -> PatternCheck {
    let diagnostics = braced(pattern, Target::Pattern).err().map_or(Vec::new(), |i| i.diagnostics);
    PatternCheck { valid: diagnostics.is_empty(), diagnostics }
}

pub(super) fn dialects() -> Vec<DialectInfo> {
    [Dialect::Aliyun, Dialect::Tencent]
        .into_iter()
        .map(|dialect| DialectInfo {
            name: dialect.name(),
            title: dialect.name(),
            docs: "https://example.com",
            operators: Vec::new(),
        })
        .collect()
}
