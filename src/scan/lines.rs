//! The lines of a text.

/// How many bytes are looked at together, so that vectors can be used.
const BYTES: usize = 64;

/// The lines of a text, without what ends them; behind a newline at the end there is none.
#[derive(Debug, Clone)]
pub(crate) struct Lines<'t>(&'t [u8]);

impl<'t> Lines<'t> {
    /// Of a text.
    pub(crate) const fn new(text: &'t [u8]) -> Self {
        Self(text)
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = &'t [u8];

    fn next(&mut self) -> Option<&'t [u8]> {
        if self.0.is_empty() {
            return None;
        }
        let (line, rest) = self.0.split_at_checked(length(self.0))?;
        self.0 = rest.get(1..).unwrap_or_default();
        Some(line)
    }
}

/// How many bytes stand before the first newline.
fn length(text: &[u8]) -> usize {
    let (blocks, _) = text.as_chunks::<BYTES>();
    let passed = blocks
        .iter()
        .take_while(|block| !has_newline(block))
        .count()
        * BYTES;
    let rest = text.get(passed..).unwrap_or_default();
    let end = rest.iter().position(|byte| *byte == b'\n');
    passed + end.unwrap_or(rest.len())
}

/// Without a way out, so that all bytes are compared at once.
fn has_newline(block: &[u8; BYTES]) -> bool {
    let found = block
        .iter()
        .fold(0, |found, byte| found | u8::from(*byte == b'\n'));
    found != 0
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_of_all_lengths_are_told_apart() {
        for length in 0..150 {
            let line = "x".repeat(length);
            let text = format!("{line}\n\n{line}y\n");
            let lines: Vec<_> = Lines::new(text.as_bytes()).collect();
            let last = format!("{line}y");
            assert_eq!(lines, [line.as_bytes(), b"", last.as_bytes()]);
        }
        assert_eq!(Lines::new(b"a\nb").collect::<Vec<_>>(), [b"a", b"b"]);
        assert_eq!(Lines::new(b"").count(), 0);
    }
}
