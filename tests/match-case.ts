/** What the package says of a case of `tests/cases/match`, in Node and browsers alike. */
import type * as api from "whymatch";
import { caseText } from "./case-text.ts";

/** One event, one rule and the verdict. */
export interface MatchCase {
  name: string;
  dialect: api.Dialect;
  variant?: api.Variant;
  binding?: api.Binding;
  event?: unknown;
  eventText?: string;
  pattern?: unknown;
  patternText?: string;
  matches: boolean | "rejected";
  basis?: api.Basis;
  blame?: string[];
  /** Near-miss codes that some clause must carry. */
  near?: string[];
  /** Diagnostic codes that must be among the findings. */
  codes?: string[];
  /** The codes of all notes but `assumed`. */
  notes?: string[];
  /** A text that the summary must contain. */
  summary?: string;
}

type Whymatch = typeof api;

/** What is wrong with the answers, if anything. */
export function matchProblems(whymatch: Whymatch, one: MatchCase): string[] {
  const event = one.eventText ?? caseText(one.event);
  const pattern = one.patternText ?? caseText(one.pattern);
  const { dialect, variant, binding } = one;
  const language = { dialect, variant, binding };
  try {
    const explanation = whymatch.explain(event, pattern, language);
    const { matched, diagnostics, summary } = explanation;
    const direct = whymatch.matches(event, pattern, language);
    const rules = new whymatch.RuleSet(language).add("rule", pattern);
    const inRuleSet = rules.matching(event).length === 1;
    const inRuleSetExplained = rules.explain("rule", event).matched;
    rules.free();
    return [
      ...differs("verdict", matched, one.matches),
      ...differs("matches()", direct, matched),
      ...differs("RuleSet.matching()", inRuleSet, matched),
      ...differs("RuleSet.explain()", inRuleSetExplained, matched),
      ...differs("basis", explanation.basis, one.basis),
      ...differs("blame", explanation.blame, one.blame),
      ...lacks("near miss", nearMisses(explanation), one.near),
      ...lacks("finding", codes(diagnostics), one.codes),
      ...differs("notes", notes(explanation), one.notes),
      ...(summary.includes(one.summary ?? "") ? [] : [`summary: ${summary}`]),
      ...badRanges(explanation, event, pattern),
    ];
  } catch (error) {
    if (!(error instanceof whymatch.WhymatchError) || error.code !== "invalid-input") throw error;
    const found = codes(error.diagnostics);
    return [...differs("verdict", "rejected", one.matches), ...lacks("finding", found, one.codes)];
  }
}

function nearMisses({ clauses }: api.Explanation): string[] {
  return clauses.flatMap(({ nearMiss }) => nearMiss?.code ?? []);
}

function notes(explanation: api.Explanation): string[] {
  return explanation.notes.map(({ code }) => code).filter((code) => code !== "assumed");
}

function codes(diagnostics: readonly api.Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code);
}

/** Every clause points into both texts. */
function badRanges({ clauses }: api.Explanation, event: string, pattern: string): string[] {
  const outside = (range: api.Range | undefined, text: string) =>
    range && (range.start > range.end || range.end > text.length);
  return clauses
    .filter((clause) => outside(clause.patternRange, pattern) || outside(clause.eventRange, event))
    .map((clause) => `a range outside its text: ${clause.message}`);
}

function differs(what: string, actual: unknown, expected: unknown): string[] {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  return expected === undefined || is === wanted ? [] : [`${what} is ${is}, not ${wanted}`];
}

function lacks(what: string, found: string[], wanted: string[] = []): string[] {
  return wanted
    .filter((code) => !found.includes(code))
    .map((code) => `no ${what} ${code} among ${found}`);
}
