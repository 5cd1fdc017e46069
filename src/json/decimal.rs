//! Exact decimal values of JSON numbers.

/// The exact value of a JSON number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Decimal;

impl Decimal {
    /// The value of a number spelled in the JSON grammar.
    #[must_use]
    pub fn parse(_spelling: &str) -> Self {
        Self
    }
}
