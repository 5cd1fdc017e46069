// What the figures are wanted to be. They are printed beside them; nothing fails for missing one.

const atLeast = (bound) => (value) => value >= bound;
const atMost = (bound) => (value) => value <= bound;

export const targets = {
  /** Times as fast as quamina, natively. */
  quamina: { wanted: "≥ 1×", met: atLeast(1) },
  /** WebAssembly from bytes, times as fast as Event Ruler on the JVM. */
  ruler: { wanted: "≥ 1×", met: atLeast(1) },
  /** Events per second of about 450 bytes, WebAssembly from text. */
  oneRule: { wanted: "≥ 800,000", met: atLeast(800_000) },
  thousandRules: { wanted: "≥ 300,000", met: atLeast(300_000) },
  /** Times as fast as `JSON.parse` of the same text. */
  jsonParse: { wanted: "≥ 1×", met: atLeast(1) },
  /** Time per event at many rules as a multiple of that at one. */
  growth: { wanted: "≤ 3", met: atMost(3) },
  /** Bytes of memory per rule, at a thousand rules or more. */
  bytes: { wanted: "≤ 1,000", met: atMost(1000) },
  /** One update and one event at a hundred thousand rules, in nanoseconds. */
  update: { wanted: "≤ 100 µs", met: atMost(100_000) },
  /** Time per element of an array as a multiple of that of the shortest. */
  linear: { wanted: "≤ 1.5", met: atMost(1.5) },
  /** Nanoseconds per rule that matches. */
  match: { wanted: "≤ 100 ns", met: atMost(100) },
  /** Time per event as a multiple of the structural scan alone. */
  floor: { wanted: "≤ 3", met: atMost(3) },
};
