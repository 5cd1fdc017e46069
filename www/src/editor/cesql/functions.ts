/** The functions of CESQL for those who write: CESQL 1.0.0 §3.5, and the casts of §3.3. */

export interface CesqlFunction {
  name: string;
  signature: string;
  help: string;
}

export const FUNCTIONS: readonly CesqlFunction[] = [
  { name: "LENGTH", signature: "LENGTH(text)", help: "How many characters the text has." },
  {
    name: "CONCAT",
    signature: "CONCAT(text, …)",
    help: "The texts one after the other.",
  },
  {
    name: "CONCAT_WS",
    signature: "CONCAT_WS(delimiter, text, …)",
    help: "The texts one after the other, with the delimiter between them.",
  },
  { name: "LOWER", signature: "LOWER(text)", help: "The text in lower case." },
  { name: "UPPER", signature: "UPPER(text)", help: "The text in upper case." },
  { name: "TRIM", signature: "TRIM(text)", help: "The text without blanks at its ends." },
  { name: "LEFT", signature: "LEFT(text, count)", help: "The first characters of the text." },
  { name: "RIGHT", signature: "RIGHT(text, count)", help: "The last characters of the text." },
  {
    name: "SUBSTRING",
    signature: "SUBSTRING(text, position[, length])",
    help: "The text from a position on, counted from 1, or from the end if negative.",
  },
  {
    name: "ABS",
    signature: "ABS(number)",
    help: "The number without its sign.",
  },
  {
    name: "INT",
    signature: "INT(value)",
    help: "The value as an Integer: a text of digits, 1 for true, 0 for false.",
  },
  {
    name: "BOOL",
    signature: "BOOL(value)",
    help: "The value as a Boolean: the texts true and false, and 0 for false.",
  },
  { name: "STRING", signature: "STRING(value)", help: "The value as text." },
];

/** The operators that are words. */
export const KEYWORDS: readonly CesqlFunction[] = [
  { name: "AND", signature: "a AND b", help: "Both are true; of one rank with OR and XOR." },
  { name: "OR", signature: "a OR b", help: "One of them is true; of one rank with AND and XOR." },
  { name: "XOR", signature: "a XOR b", help: "Exactly one of them is true." },
  { name: "NOT", signature: "NOT a", help: "The opposite; it binds closer than =." },
  {
    name: "LIKE",
    signature: "text LIKE 'pattern'",
    help: "The text has the pattern's shape: % is anything, _ is one character.",
  },
  { name: "EXISTS", signature: "EXISTS attribute", help: "The event has the attribute." },
  { name: "IN", signature: "value IN (a, b)", help: "The value is one of the list." },
  { name: "TRUE", signature: "TRUE", help: "The Boolean true." },
  { name: "FALSE", signature: "FALSE", help: "The Boolean false." },
];

/** What there is to say of a word, in whatever case it is written. */
export function described(word: string): CesqlFunction | undefined {
  const name = word.toUpperCase();
  return [...FUNCTIONS, ...KEYWORDS].find((known) => known.name === name);
}
