//! Numbers, texts and lists as bytes.

/// Puts what a rule set is made of one behind the other.
#[derive(Debug, Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(super) fn number(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    pub(super) fn long(&mut self, number: u64) {
        self.0.extend(number.to_le_bytes());
    }

    /// How much of something follows.
    pub(super) fn count(&mut self, count: usize) {
        // What a rule set holds is far less; of more the reader says that it was cut off.
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    /// A text behind its length.
    pub(super) fn text(&mut self, text: &[u8]) {
        self.count(text.len());
        self.0.extend(text);
    }

    /// Numbers behind their count.
    pub(super) fn numbers(&mut self, numbers: &[u32]) {
        self.count(numbers.len());
        for number in numbers {
            self.number(*number);
        }
    }
}

/// Bytes that were not read yet; what is asked for in vain is not there.
///
/// Nothing is set aside for what a count promises, so counts may lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unread<'b>(pub(super) &'b [u8]);

impl<'b> Unread<'b> {
    pub(super) const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// So many bytes.
    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*array)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let [byte] = self.array()?;
        Some(byte)
    }

    pub(super) fn number(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn long(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub(super) fn text(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(text)
    }

    /// A text that is UTF-8.
    pub(super) fn name(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.text()?).ok()
    }
}

/// Where something stands among the few that it can be.
pub(super) fn place_in<T: PartialEq>(all: &[T], one: &T) -> u8 {
    let place = all.iter().position(|other| other == one);
    place
        .and_then(|place| u8::try_from(place).ok())
        .unwrap_or(u8::MAX)
}
