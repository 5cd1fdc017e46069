//! How much work one evaluation may be.

/// The most work of one evaluation: about one step for each operation and for each byte of a
/// text that it reads or writes.
pub(super) const MOST_STEPS: usize = 1 << 26;

/// What is left of the work that may be done.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

/// There is not enough left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exhausted;

impl Budget {
    /// All of it.
    pub(super) const fn new() -> Self {
        Self { left: MOST_STEPS }
    }

    /// Takes some of it.
    pub(super) const fn spend(&mut self, steps: usize) -> Result<(), Exhausted> {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(Exhausted),
        }
    }
}
