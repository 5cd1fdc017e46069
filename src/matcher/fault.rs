//! What can be wrong with an operand, so that a dialect can quote its vendor's words for it.

/// What is wrong with an operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not a string.
    NotAString,
    /// It is the empty string.
    EmptyString,
    /// It is an empty list.
    EmptyList,
    /// A form that the dialect does not take.
    Form,
    /// An object that should name one operator names none or several.
    NotOneKey,
    /// An operator that cannot stand inside this one.
    Nested,
    /// It is neither `true` nor `false`.
    NotABoolean,
    /// A list holds something that is no value of its kind.
    ListElement,
    /// A list holds strings and numbers.
    MixedList,
    /// It is not a list.
    NotAList,
    /// A comparison is missing where one belongs.
    NotAComparison,
    /// A comparison that does not exist.
    UnknownComparison,
    /// A comparison without its number.
    NotANumber,
    /// A list of comparisons with too many elements.
    TooManyComparisons,
    /// A second comparison that does not make a range.
    NotARange,
    /// A range whose lower end is not below its upper one.
    EmptyRange,
    /// A number that cannot be compared exactly.
    NotComparable,
    /// A number outside what the vendor compares.
    NumberOutOfRange,
    /// A block without its slash.
    BlockWithoutSlash,
    /// A block whose address is none.
    BlockAddress,
    /// A block whose number of bits is none.
    BlockBits,
    /// Two stars in a row, at this byte of the quoted text.
    ConsecutiveStars(usize),
    /// A backslash before something else than a star or a backslash, at this byte of the quoted text.
    WildcardEscape(usize),
    /// JSON text that cannot be used.
    InnerJson,
}
