/** What the user gives: two texts, an expression, and how they are to be read. */

import {
  type Binding,
  type Dialect,
  type DialectOptions,
  dialects,
  type Variant,
} from "whymatch/slim";

export type Pane = "event" | "pattern";

/** What the right pane holds: a rule, or with `cloudevents` a CESQL expression by itself. */
export type View = "rule" | "expression";

export interface Inputs {
  dialect: Dialect;
  /** For `cloudevents`: whose filters. */
  variant: Variant;
  /** For `cloudevents`: how the event arrives. */
  binding: Binding;
  view: View;
  event: string;
  pattern: string;
  expression: string;
}

export const EMPTY: Inputs = {
  dialect: "tencent",
  variant: "specification",
  binding: "structured",
  view: "rule",
  event: "",
  pattern: "",
  expression: "",
};

/** Whether the right pane holds an expression; no other dialect has any. */
export function holdsExpression({ dialect, view }: Inputs): boolean {
  return dialect === "cloudevents" && view === "expression";
}

/** How the core is to read the rule. */
export function language({ dialect, variant, binding }: Inputs): DialectOptions {
  return dialect === "cloudevents" ? { dialect, variant, binding } : { dialect };
}

/** The text that stands in a pane. */
export function textIn(inputs: Inputs, pane: Pane): string {
  if (pane === "event") return inputs.event;
  return holdsExpression(inputs) ? inputs.expression : inputs.pattern;
}

/** The inputs with another text in a pane. */
export function withText(inputs: Inputs, pane: Pane, text: string): Inputs {
  if (pane === "event") return { ...inputs, event: text };
  return holdsExpression(inputs) ? { ...inputs, expression: text } : { ...inputs, pattern: text };
}

/** Whether two inputs say the same. */
export function same(a: Inputs, b: Inputs): boolean {
  return (Object.keys(EMPTY) as (keyof Inputs)[]).every((key) => a[key] === b[key]);
}

/** Whether no text is there. */
export function isBlank({ event, pattern, expression }: Inputs): boolean {
  return [event, pattern, expression].every((text) => text.trim() === "");
}

/** Inputs that a link or the storage carries; undefined if it carries none. What older ones lack is as at first. */
export function readInputs(value: unknown): Inputs | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const given = value as Record<string, unknown>;
  const { dialect, event, pattern, expression } = given;
  if (typeof event !== "string" || typeof pattern !== "string" || !isDialect(dialect))
    return undefined;
  return {
    dialect,
    variant: given["variant"] === "knative" ? "knative" : "specification",
    binding: given["binding"] === "binary" ? "binary" : "structured",
    view: given["view"] === "expression" ? "expression" : "rule",
    event,
    pattern,
    expression: typeof expression === "string" ? expression : "",
  };
}

function isDialect(value: unknown): value is Dialect {
  return dialects().some(({ name }) => name === value);
}
