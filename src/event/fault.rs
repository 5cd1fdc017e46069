//! What a grammar checker found wrong, in byte offsets of the text it was given.

/// The first place where a text leaves its grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Offset of the first byte at fault.
    pub(super) start: usize,
    /// Offset after the last byte at fault; equal to `start` where something is missing.
    pub(super) end: usize,
    /// What was found or is missing.
    pub(super) message: String,
    /// How to mend it.
    pub(super) help: Option<String>,
}

impl Fault {
    /// A fault from `start` up to, not including, `end`.
    pub(super) fn new(start: usize, end: usize, message: impl Into<String>) -> Self {
        Self {
            start,
            end,
            message: message.into(),
            help: None,
        }
    }

    /// The same fault, saying how to mend it.
    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault, in a text that begins `offset` bytes later.
    pub(super) fn shifted(mut self, offset: usize) -> Self {
        self.start += offset;
        self.end += offset;
        self
    }
}
