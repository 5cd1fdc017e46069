/** What the page says about its inputs: a pure function from texts to everything that is shown. */

import {
  type Clause,
  checkPattern,
  type Diagnostic,
  type Dialect,
  type Explanation,
  explain,
  type Profile,
  type Range,
  type Step,
  validateEvent,
  WhymatchError,
} from "whymatch/slim";

export interface Inputs {
  dialect: Dialect;
  event: string;
  pattern: string;
}

export type Pane = "event" | "pattern";

export type Kind = "match" | "no-match" | "rule-invalid" | "event-invalid" | "waiting" | "broken";

export interface Standing {
  /** Whom the event must please. */
  who: string;
  valid: boolean;
  text: string;
  findings: Diagnostic[];
}

/** A node of the explanation with an address that views and editors can name it by. */
export interface Node {
  id: string;
  step: Step;
  clause?: Clause;
  children: Node[];
}

export interface Answer {
  kind: Kind;
  title: string;
  summary: string;
  explanation?: Explanation;
  root?: Node;
  nodes: Map<string, Node>;
  counts?: { held: number; all: number };
  findings: Record<Pane, Diagnostic[]>;
  standings: Standing[];
  /** The two texts look as if each stood in the other's place. */
  swapped: boolean;
}

export const VENDORS: Record<Dialect, string> = {
  aliyun: "Alibaba Cloud",
  tencent: "Tencent Cloud",
  aws: "AWS",
  rocketmq: "RocketMQ",
  cloudevents: "CloudEvents",
};

/** The vendor whose idea of a valid event goes with a dialect; the others take any CloudEvent. */
const PROFILES: Partial<Record<Dialect, Profile>> = {
  aliyun: "aliyun",
  tencent: "tencent",
  aws: "aws",
};

const UNREADABLE = new Set([
  "json-syntax",
  "lone-surrogate",
  "text-too-long",
  "evaluation-limit",
  "root-object",
]);

/** Everything the page shows for these inputs. */
export function answer(inputs: Inputs): Answer {
  const event = inputs.event.trim() === "" ? undefined : inputs.event;
  const pattern = inputs.pattern.trim() === "" ? undefined : inputs.pattern;
  const standings = event === undefined ? [] : standingsOf(event, inputs.dialect);
  const rule =
    pattern === undefined ? [] : checkPattern(pattern, { dialect: inputs.dialect }).diagnostics;
  const base = {
    nodes: new Map<string, Node>(),
    findings: { event: standings[0]?.findings ?? [], pattern: rule },
    standings,
    swapped: false,
  };
  if (event === undefined || pattern === undefined) return { ...base, ...waiting(event, pattern) };
  try {
    return explained(base, explain(event, pattern, { dialect: inputs.dialect }));
  } catch (error) {
    return refused(base, error);
  }
}

/** The smallest nodes whose range in a pane holds an offset. */
export function nodesAt(answer: Answer, pane: Pane, offset: number): string[] {
  let best: string[] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const node of answer.nodes.values()) {
    const range = rangeIn(node, pane);
    if (!range || node === answer.root || offset < range.start || offset > range.end) continue;
    const size = range.end - range.start;
    if (size < width) [best, width] = [[node.id], size];
    else if (size === width) best.push(node.id);
  }
  return best;
}

/** Where a node stands in a pane. */
export function rangeIn(node: Node, pane: Pane): Range | undefined {
  return pane === "event"
    ? (node.step.eventRange ?? node.clause?.eventRange)
    : node.step.patternRange;
}

/** How many findings of each severity, in words: "1 error, 2 hints". */
export function countFindings(findings: Diagnostic[]): string {
  const parts = (["error", "warning", "hint"] as const).map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? "" : `${count} ${severity}${count === 1 ? "" : "s"}`;
  });
  return parts.filter(Boolean).join(", ");
}

function standingsOf(event: string, dialect: Dialect): Standing[] {
  const profile = PROFILES[dialect];
  const cloudevents = validateEvent(event, { profile: "cloudevents" });
  const unreadable = cloudevents.diagnostics.filter(
    (finding) => finding.severity === "error" && UNREADABLE.has(finding.code),
  );
  if (unreadable.length > 0)
    return [{ who: "JSON", valid: false, text: "Cannot be read", findings: unreadable }];
  const standings: Standing[] = [];
  if (profile) {
    const { valid, diagnostics } = validateEvent(event, { profile });
    const who = VENDORS[dialect];
    standings.push({
      who,
      valid,
      text: valid ? `Valid for ${who}` : `Not valid for ${who}`,
      findings: diagnostics,
    });
  }
  standings.push({
    who: "CloudEvents",
    valid: cloudevents.valid,
    text: cloudevents.valid ? "A CloudEvent" : "Not a CloudEvent",
    findings: cloudevents.diagnostics,
  });
  return standings;
}

type Base = Pick<Answer, "nodes" | "findings" | "standings" | "swapped">;

function waiting(
  event: string | undefined,
  pattern: string | undefined,
): Pick<Answer, "kind" | "title" | "summary"> {
  if (event === undefined && pattern === undefined) {
    return {
      kind: "waiting",
      title: "Paste an event and a rule",
      summary:
        "See whether they match, which clause decides it, and the smallest edit that would change that.",
    };
  }
  return event === undefined
    ? {
        kind: "waiting",
        title: "Now paste an event",
        summary: "The rule is there; the event is still empty.",
      }
    : {
        kind: "waiting",
        title: "Now paste a rule",
        summary: "The event is there; the rule is still empty.",
      };
}

function explained(base: Base, explanation: Explanation): Answer {
  const nodes = base.nodes;
  const root = number(explanation.tree, "0", explanation.clauses, nodes);
  const held = explanation.clauses.filter((clause) => clause.verdict === "matched").length;
  return {
    ...base,
    kind: explanation.matched ? "match" : "no-match",
    title: explanation.matched ? "Match" : "No match",
    summary: explanation.summary,
    explanation,
    root,
    counts: { held, all: explanation.clauses.length },
    swapped: areSwapped(explanation.diagnostics),
    findings: {
      event: merge(base.findings.event, explanation.diagnostics, "event"),
      pattern: merge(base.findings.pattern, explanation.diagnostics, "pattern"),
    },
  };
}

function refused(base: Base, error: unknown): Answer {
  if (!(error instanceof WhymatchError)) {
    return {
      ...base,
      kind: "broken",
      title: "whymatch failed",
      summary: error instanceof Error ? error.message : String(error),
    };
  }
  const findings = {
    event: merge(base.findings.event, error.diagnostics, "event"),
    pattern: merge(base.findings.pattern, error.diagnostics, "pattern"),
  };
  const wrongRule = findings.pattern.filter(isError);
  const wrongEvent = findings.event.filter(
    (finding) => isError(finding) && UNREADABLE.has(finding.code),
  );
  const first = wrongRule[0] ?? wrongEvent[0] ?? error.diagnostics[0];
  return {
    ...base,
    findings,
    swapped: areSwapped(error.diagnostics),
    kind: wrongRule.length > 0 ? "rule-invalid" : "event-invalid",
    title: wrongRule.length > 0 ? "The rule is not valid" : eventTitle(first?.code),
    summary: sentence(
      first,
      wrongRule.length > 0 && wrongEvent.length > 0 ? "The event cannot be read either." : "",
    ),
  };
}

function areSwapped(findings: readonly Diagnostic[]): boolean {
  return findings.some(({ code }) => code === "swapped-inputs");
}

function eventTitle(code: string | undefined): string {
  if (code === "text-too-long") return "The event is too long";
  if (code === "root-object") return "The event is not an object";
  if (code === "evaluation-limit") return "Too much to evaluate";
  return "The event is not JSON";
}

function sentence(finding: Diagnostic | undefined, also: string): string {
  if (!finding) return also;
  const parts = [finding.message, finding.help ?? ""]
    .filter(Boolean)
    .map((text) => `${capital(text)}.`);
  return [...parts, also].filter(Boolean).join(" ");
}

/** A message that begins a sentence; user text in backticks stays as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isError(finding: Diagnostic): boolean {
  return finding.severity === "error";
}

function merge(known: Diagnostic[], more: readonly Diagnostic[], pane: Pane): Diagnostic[] {
  const key = (finding: Diagnostic) => `${finding.code} ${finding.range?.start} ${finding.path}`;
  const seen = new Set(known.map(key));
  const added = more.filter((finding) => finding.target === pane && !seen.has(key(finding)));
  return [...known, ...added].sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
}

function number(step: Step, id: string, clauses: Clause[], nodes: Map<string, Node>): Node {
  const clause = step.clause === undefined ? undefined : clauses[step.clause];
  const node: Node = { id, step, children: [], ...(clause ? { clause } : {}) };
  nodes.set(id, node);
  node.children = step.children.map((child, index) =>
    number(child, `${id}.${index}`, clauses, nodes),
  );
  return node;
}
