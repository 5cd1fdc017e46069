// What the figures are wanted to be. They are printed beside them; nothing fails for missing one.
import { count, significant } from "./table.mjs";

const shown = {
  times: (value) => `${significant(value)}×`,
  perSecond: (value) => `${count(value)}/s`,
  microseconds: (value) => `${significant(value)} µs`,
  nanoseconds: (value) => `${significant(value)} ns`,
  bytes: (value) => `${count(value)} bytes`,
  kilobytes: (value) => `${(value / 1000).toFixed(1)} KB`,
};

const atLeast = (bound, show) => ({
  wanted: `≥ ${show(bound)}`,
  met: (value) => value >= bound,
  show,
  worst: Math.min,
  best: Math.max,
});

const atMost = (bound, show) => ({
  wanted: `≤ ${show(bound)}`,
  met: (value) => value <= bound,
  show,
  worst: Math.max,
  best: Math.min,
});

export const targets = {
  /** WebAssembly from bytes, times as fast as Event Ruler on the JVM. */
  ruler: atLeast(5, shown.times),
  rulerTogether: atLeast(10, shown.times),
  /** Events per second of the lots, WebAssembly from bytes. */
  exactLots: atLeast(2_000_000, shown.perSecond),
  /** Times as fast as quamina, natively. */
  quaminaTexts: atLeast(1.3, shown.times),
  quaminaOthers: atLeast(3, shown.times),
  /** Events per second of about 450 bytes, WebAssembly from text. */
  oneRule: atLeast(1_500_000, shown.perSecond),
  thousandRules: atLeast(300_000, shown.perSecond),
  /** Times as fast as `JSON.parse` of the same text. */
  jsonParse: atLeast(8, shown.times),
  /** Time per event at a million exact rules as a multiple of that at one. */
  million: atMost(2, shown.times),
  /** Memory per rule beside its id and text. */
  bytes: atMost(150, shown.bytes),
  adds: atLeast(500_000, shown.perSecond),
  /** Time per event at a hundred thousand rules as a multiple of that at a hundred. */
  growth: atMost(5, shown.times),
  /** One update and one event at a hundred thousand rules, in microseconds. */
  update: atMost(100, shown.microseconds),
  /** Nanoseconds per element of a long array. */
  element: atMost(100, shown.nanoseconds),
  /** Time per element of the longest array as a multiple of that of the shortest. */
  linear: atMost(1.5, shown.times),
  /** An event that ten thousand rules match, in microseconds. */
  matches: atMost(200, shown.microseconds),
  /** Time per event as a multiple of the structural scan alone. */
  floor: atMost(2, shown.times),
  /** Sizes in bytes; a kilobyte is a thousand of them. */
  coreRaw: atMost(300_000, shown.kilobytes),
  coreGzip: atMost(110_000, shown.kilobytes),
  page: atMost(250_000, shown.kilobytes),
};

/** Rule sets of the lots that quamina is nearly as fast at: looking for texts. */
const ofTexts = [
  ...["EXACT", "WILDCARD", "PREFIX", "SUFFIX"],
  ...["EQUALS_IGNORE_CASE", "PREFIX_EQUALS_IGNORE_CASE", "SUFFIX_EQUALS_IGNORE_CASE"],
];
const together = ["COMPLEX_ARRAYS", "PARTIAL_COMBO", "COMBO"];

/** The target of a rule set of the lots against quamina. */
export function againstQuamina(set) {
  return ofTexts.includes(set) ? targets.quaminaTexts : targets.quaminaOthers;
}

/** The target of a rule set of the lots against Event Ruler. */
export function againstRuler(set) {
  return together.includes(set) ? targets.rulerTogether : targets.ruler;
}
