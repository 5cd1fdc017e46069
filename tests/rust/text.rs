//! A text of a case, whole or as parts, of which long ones are repetitions.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Text {
    Whole(String),
    Parts(Vec<Part>),
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Part {
    Text(String),
    Repeat { repeat: String, times: usize },
}

impl Text {
    /// The text itself.
    pub(crate) fn joined(&self) -> String {
        match self {
            Self::Whole(text) => text.clone(),
            Self::Parts(parts) => parts.iter().map(Part::joined).collect(),
        }
    }
}

impl Part {
    fn joined(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Repeat { repeat, times } => repeat.repeat(*times),
        }
    }
}
