/** What the page says about its inputs: a pure function from texts to everything that is shown. */

import {
  type CesqlReading,
  type Clause,
  checkPattern,
  type Diagnostic,
  type Explanation,
  explain,
  type Range,
  type Step,
  WhymatchError,
} from "whymatch/slim";
import { evaluated } from "./expression.ts";
import { carriedEvent, isHttp } from "./http.ts";
import { holdsExpression, type Inputs, language, type Pane, textIn } from "./inputs.ts";
import { type Standing, standingsOf, UNREADABLE } from "./standings.ts";
import { sentence } from "./words.ts";

export type Kind =
  | "match"
  | "no-match"
  | "rule-invalid"
  | "event-invalid"
  | "message"
  | "waiting"
  | "broken";

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
  /** The event of an HTTP message that was pasted in its place, as JSON. */
  carried?: string | undefined;
  /** The other reading of an expression, where it gives another result. */
  other?: CesqlReading | undefined;
}

/** Everything the page shows for these inputs. */
export function answer(inputs: Inputs): Answer {
  const event = inputs.event.trim() === "" ? undefined : inputs.event;
  const rule = textIn(inputs, "pattern").trim() === "" ? undefined : textIn(inputs, "pattern");
  const base = baseOf(inputs, event, rule);
  if (event === undefined || rule === undefined)
    return { ...base, ...waiting(event, rule, holdsExpression(inputs)) };
  if (isHttp(event)) return { ...base, ...message(event, base.findings.event) };
  try {
    if (holdsExpression(inputs)) return expressed(base, inputs);
    return explained(base, explain(event, rule, language(inputs)));
  } catch (error) {
    return refused(base, error);
  }
}

function baseOf(inputs: Inputs, event: string | undefined, rule: string | undefined): Base {
  const standings = event === undefined ? [] : standingsOf(event, inputs.dialect);
  const isRule = rule !== undefined && !holdsExpression(inputs);
  return {
    nodes: new Map<string, Node>(),
    findings: {
      event: standings[0]?.findings ?? [],
      pattern: isRule ? checkPattern(rule, language(inputs)).diagnostics : [],
    },
    standings,
    swapped: false,
  };
}

/** The smallest nodes whose range in a pane holds an offset. */
export function nodesAt(answer: Answer, pane: Pane, offset: number): string[] {
  let best: string[] = [];
  let width = Number.POSITIVE_INFINITY;
  for (const node of answer.nodes.values()) {
    const range = rangeIn(node, pane);
    if (!range || isWholeRule(node, answer) || offset < range.start || offset > range.end) continue;
    const size = range.end - range.start;
    if (size < width) [best, width] = [[node.id], size];
    else if (size === width) best.push(node.id);
  }
  return best;
}

/** Whether a node is the rule itself, which is no news to mark; an expression has its value there. */
function isWholeRule(node: Node, { root }: Answer): boolean {
  return node === root && node.step.kind !== "expression";
}

/** Where a node stands in a pane. */
export function rangeIn(node: Node, pane: Pane): Range | undefined {
  return pane === "event"
    ? (node.step.eventRange ?? node.clause?.eventRange)
    : node.step.patternRange;
}

type Base = Pick<Answer, "nodes" | "findings" | "standings" | "swapped">;

type Words = Pick<Answer, "kind" | "title" | "summary">;

function waiting(event: string | undefined, rule: string | undefined, expression: boolean): Words {
  const what = expression ? "expression" : "rule";
  const article = expression ? "an" : "a";
  if (event === undefined && rule === undefined) {
    return {
      kind: "waiting",
      title: `Paste an event and ${article} ${what}`,
      summary: expression
        ? "See what the expression is worth for the event, part by part."
        : "See whether they match, which clause decides it, and the smallest edit that would change that.",
    };
  }
  return event === undefined
    ? {
        kind: "waiting",
        title: "Now paste an event",
        summary: `The ${what} is there; the event is still empty.`,
      }
    : {
        kind: "waiting",
        title: `Now ${expression ? "write" : "paste"} ${article} ${what}`,
        summary: `The event is there; the ${what} is still empty.`,
      };
}

/** A rule is matched against an event, so the event of a message has to be taken out first. */
function message(text: string, findings: readonly Diagnostic[]): Words & Pick<Answer, "carried"> {
  const carried = carriedEvent(text);
  if (carried === undefined)
    return {
      kind: "message",
      title: "No event in this message",
      summary: sentence(findings.find(isError)),
    };
  return {
    kind: "message",
    title: "This is an HTTP message",
    summary: "It is checked as one. To match the event that it carries, take it out as JSON.",
    carried,
  };
}

function expressed(base: Base, inputs: Inputs): Answer {
  const unreadable = base.findings.event.filter(
    (finding) => isError(finding) && UNREADABLE.has(finding.code),
  );
  const { kind, title, summary, findings, tree, other } = evaluated(inputs);
  const words: Words =
    kind !== "rule-invalid" && unreadable.length > 0
      ? {
          kind: "event-invalid",
          title: eventTitle(unreadable[0]?.code),
          summary: sentence(unreadable[0]),
        }
      : { kind, title, summary };
  return {
    ...base,
    ...words,
    ...(tree ? { root: number(tree, "0", [], base.nodes) } : {}),
    findings: {
      ...base.findings,
      pattern: unreadable.length > 0 ? findings.filter(isOfText) : findings,
    },
    other,
  };
}

/** Whether a finding on an expression stands whatever the event is. */
function isOfText({ code }: Diagnostic): boolean {
  return code !== "cesql-generic";
}

function explained(base: Base, explanation: Explanation): Answer {
  const nodes = base.nodes;
  const root = number(explanation.tree, "0", explanation.clauses, nodes);
  return {
    ...base,
    kind: explanation.matched ? "match" : "no-match",
    title: explanation.matched ? "Match" : "No match",
    summary: explanation.summary,
    explanation,
    root,
    counts: { held: countHeld(root, false), all: explanation.clauses.length },
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

function isError(finding: Diagnostic): boolean {
  return finding.severity === "error";
}

function merge(known: Diagnostic[], more: readonly Diagnostic[], pane: Pane): Diagnostic[] {
  const key = (finding: Diagnostic) => `${finding.code} ${finding.range?.start} ${finding.path}`;
  const seen = new Set(known.map(key));
  const added = more.filter((finding) => finding.target === pane && !seen.has(key(finding)));
  return [...known, ...added].sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
}

/** How many clauses are as the rule wants them, which within a "not" is that they fail. */
function countHeld({ step, clause, children }: Node, negated: boolean): number {
  if (clause) return (step.verdict === "matched") !== negated ? 1 : 0;
  const within = step.kind === "not" ? !negated : negated;
  return children.reduce((sum, child) => sum + countHeld(child, within), 0);
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
