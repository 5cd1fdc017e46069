/** Runs cases as data against the package, wherever it is loaded: the same in Node and browsers. */
import type * as api from "whymatch";

/** One event and one pattern, in `tests/cases/match`. */
export interface MatchCase {
  name: string;
  dialect: api.Dialect;
  event?: unknown;
  eventText?: string;
  pattern?: unknown;
  patternText?: string;
  matches: boolean | "rejected";
  basis?: api.Basis;
  blame?: string[];
  /** The codes of all notes but `assumed`. */
  notes?: string[];
}

/** One text and what is to be said of it, in `tests/cases/event`. */
export interface EventCase {
  name: string;
  event?: unknown;
  text?: string;
  profile?: api.Profile;
  stage?: api.Stage;
  batch?: boolean;
  valid: boolean;
  errors?: Finding[];
  warnings?: Finding[];
  origin?: string;
}

interface Finding {
  path: string;
  code: string;
}

type Whymatch = typeof api;

/** What the package says of a match case, beside what the case says. */
export function matchCase(whymatch: Whymatch, test: MatchCase): Comparison {
  const event = test.eventText ?? JSON.stringify(test.event);
  const pattern = test.patternText ?? JSON.stringify(test.pattern);
  const { dialect, matches, basis, blame, notes } = test;
  const asked = answers(whymatch, event, pattern, dialect);
  const actual = typeof asked === "string" ? { matches: asked } : asked;
  const expected = { matches, ...engines(matches), ...present({ basis, blame, notes }) };
  return compare(actual, expected);
}

/** What the package says of an event case, beside what the case says. */
export function eventCase(whymatch: Whymatch, test: EventCase): Comparison {
  const { profile, stage, batch } = test;
  const text = test.text ?? JSON.stringify(test.event);
  const said = whymatch.validateEvent(text, { profile, stage, batch });
  const actual = {
    valid: said.valid,
    origin: said.origin,
    errors: findings(said.diagnostics, "error"),
    warnings: findings(said.diagnostics, "warning"),
  };
  const { valid, errors, warnings, origin } = test;
  const lists = { errors: errors?.map(spelled).sort(), warnings: warnings?.map(spelled).sort() };
  return compare(actual, { valid, ...present({ origin, ...lists }) });
}

/** Two texts that are equal if a case holds. */
export interface Comparison {
  actual: string;
  expected: string;
}

/** Only what the case speaks of is compared. */
function compare(actual: Record<string, unknown>, expected: Record<string, unknown>): Comparison {
  const said = Object.fromEntries(Object.keys(expected).map((key) => [key, actual[key]]));
  return { actual: JSON.stringify(said, null, 1), expected: JSON.stringify(expected, null, 1) };
}

function answers(whymatch: Whymatch, event: string, pattern: string, dialect: api.Dialect) {
  try {
    const { matched, basis, blame, notes } = whymatch.explain(event, pattern, { dialect });
    const codes = notes.map((note) => note.code).filter((code) => code !== "assumed");
    using rules = new whymatch.RuleSet({ dialect });
    rules.add("rule", pattern);
    const direct = whymatch.matches(event, pattern, { dialect });
    const inRuleSet = rules.matching(event).length > 0;
    return { matches: matched, basis, blame, notes: codes, direct, inRuleSet };
  } catch (error) {
    if (error instanceof whymatch.WhymatchError && error.code === "invalid-input")
      return "rejected";
    throw error;
  }
}

/** What the other two ways of asking must say. */
function engines(matches: boolean | "rejected"): Record<string, unknown> {
  return matches === "rejected" ? {} : { direct: matches, inRuleSet: matches };
}

function findings(diagnostics: api.Diagnostic[], severity: string): string[] {
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === severity)
    .map(spelled)
    .sort();
}

function spelled({ path, code }: Finding): string {
  return `${code} at ${path || "the root"}`;
}

function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
