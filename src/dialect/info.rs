//! What a user interface may want to know about the dialects.

use super::{Dialect, Grammar};
use crate::matcher::{OperatorSpec, Standing};

/// A dialect for display.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DialectInfo {
    /// The name by which callers ask for it.
    pub name: &'static str,
    /// The product's name.
    pub title: &'static str,
    /// The vendor's page on event patterns.
    pub docs: &'static str,
    /// The operators, in the order of the vendor's page.
    pub operators: Vec<OperatorInfo>,
}

/// An operator for display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperatorInfo {
    /// How the dialect spells it.
    pub name: &'static str,
    /// One sentence.
    pub description: &'static str,
    /// A pattern that uses it, as JSON text.
    pub example: &'static str,
    /// The vendor's page.
    pub docs: &'static str,
    /// `documented`, `legacy` or `undocumented`.
    pub standing: &'static str,
}

impl OperatorInfo {
    const fn of(operator: &OperatorSpec) -> Self {
        Self {
            name: operator.name,
            description: operator.description,
            example: operator.example,
            docs: operator.docs,
            standing: match operator.standing {
                Standing::Documented => "documented",
                Standing::Legacy(_) => "legacy",
                Standing::Undocumented(_) => "undocumented",
            },
        }
    }
}

impl Dialect {
    /// The dialect for display.
    #[must_use]
    pub fn info(self) -> DialectInfo {
        let spec = self.spec();
        let operators = match spec.grammar {
            Grammar::EventPattern => spec.operators.iter().map(OperatorInfo::of).collect(),
            Grammar::Filters(rules) => rules.filters.iter().map(|each| each.info).collect(),
        };
        DialectInfo {
            name: spec.name,
            title: spec.title,
            docs: spec.docs,
            operators,
        }
    }
}

/// Every dialect for display.
///
/// ```
/// let dialects = whymatch::dialects();
/// let aliyun = dialects.iter().find(|dialect| dialect.name == "aliyun").unwrap();
/// let prefix = aliyun.operators.iter().find(|operator| operator.name == "prefix").unwrap();
/// assert_eq!(prefix.description, "The string begins with the operand.");
/// assert_eq!(prefix.standing, "documented");
/// ```
#[must_use]
pub fn dialects() -> Vec<DialectInfo> {
    Dialect::ALL.iter().map(|dialect| dialect.info()).collect()
}
