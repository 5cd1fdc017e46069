/** What the package says of a case of `tests/cases/event`, in Node and browsers alike. */
import type * as api from "whymatch";
import { caseText } from "./case-text.ts";

/** One text and what is to be said of it; `tests/cases/event/README.md` describes the members. */
export interface EventCase {
  name: string;
  event?: unknown;
  text?: string | (string | { repeat: string; times: number })[];
  hex?: string;
  profile?: api.Profile;
  stage?: api.Stage;
  batch?: boolean;
  format?: "json" | "http";
  dataschemaFragment?: "error" | "warning";
  blankInTime?: "error" | "warning";
  maxBytes?: number;
  valid: boolean;
  errors: Finding[];
  warnings?: Finding[];
  exactly?: Finding[];
  origin?: string;
  range?: string;
  help?: string;
}

interface Finding {
  path: string;
  code: string;
}

/** A Kafka message and the event that is made of it, in `tests/cases/kafka`. */
export interface KafkaCase {
  name: string;
  message: api.KafkaMessage;
  stage: api.Stage;
  event: string;
}

type Whymatch = typeof api;

/** What is wrong with the answer, if anything. */
export function eventProblems(whymatch: Whymatch, one: EventCase): string[] {
  const text = textOf(one);
  const said = whymatch.validateEvent(text, one);
  const errors = said.diagnostics.filter(({ severity }) => severity === "error");
  const others = said.diagnostics.filter(({ severity }) => severity !== "error");
  const worst = errors[0] ?? others.find(({ severity }) => severity === "warning") ?? others[0];
  return [
    ...differs("valid", said.valid, one.valid),
    ...differs("errors", names(errors), names(one.errors)),
    ...differs("warnings and hints", names(others), one.exactly && names(one.exactly)),
    ...names(one.warnings ?? [])
      .filter((wanted) => !names(others).includes(wanted))
      .map((wanted) => `no ${wanted} among ${names(others)}`),
    ...differs("origin", said.origin, one.origin),
    ...differs("range", slice(text, worst?.range), one.range),
    ...(one.help && !worst?.help?.includes(one.help) ? [`help: ${worst?.help}`] : []),
  ];
}

/** What is wrong with the event made of a message, if anything. */
export function kafkaProblems(whymatch: Whymatch, one: KafkaCase): string[] {
  const made = whymatch.kafkaEvent(one.message, { stage: one.stage });
  return differs("event", JSON.stringify(made), JSON.stringify(JSON.parse(one.event)));
}

function textOf({ event, text, hex }: EventCase): string | Uint8Array {
  if (hex !== undefined) {
    return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  }
  if (text === undefined) return event === undefined ? "null" : caseText(event);
  if (typeof text === "string") return text;
  return text
    .map((part) => (typeof part === "string" ? part : part.repeat.repeat(part.times)))
    .join("");
}

/** The text of a range, as JavaScript counts it. */
function slice(text: string | Uint8Array, range: api.Range | undefined): string | undefined {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const shown = typeof text === "string" ? text : decoder.decode(text);
  return range && shown.slice(range.start, range.end);
}

/** Findings as a set that can be compared. */
function names(findings: Finding[]): string[] {
  return [...new Set(findings.map(({ path, code }) => `${code} at "${path}"`))].sort();
}

function differs(what: string, actual: unknown, expected: unknown): string[] {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  return expected === undefined || is === wanted ? [] : [`${what} is ${is}, not ${wanted}`];
}
