/** What the page says about a CESQL expression by itself: its value, its errors, and every part of it. */

import {
  type CesqlError,
  type CesqlEvaluation,
  type CesqlReading,
  type CesqlStep,
  type CesqlValue,
  type Diagnostic,
  evaluateCesql,
  type Step,
} from "whymatch/slim";
import type { Inputs } from "./inputs.ts";
import { sentence } from "./words.ts";

export interface Evaluated {
  kind: "match" | "no-match" | "rule-invalid";
  title: string;
  summary: string;
  /** Errors and warnings, where they stand in the expression. */
  findings: Diagnostic[];
  /** The parts, as steps of an explanation. */
  tree: Step | undefined;
  /** The result in the other order of AND, OR and XOR, where it is another one. */
  other: CesqlReading | undefined;
}

/** What an expression is worth for an event. */
export function evaluated({ expression, event, variant, binding }: Inputs): Evaluated {
  const grammar = variant === "knative" ? "official" : "specification";
  const answer = evaluateCesql(expression, event, { grammar, binding });
  return {
    ...outcome(answer),
    findings: findingsOf(answer),
    tree: answer.tree && stepOf(answer.tree, expression),
    other: answer.rightAssociative,
  };
}

/** A value as CESQL writes it. */
export function spelled(value: CesqlValue): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "\\'")}'` : String(value);
}

function outcome({ value, errors }: CesqlReading): Pick<Evaluated, "kind" | "title" | "summary"> {
  const [first] = errors;
  if (first?.kind === "parse")
    return {
      kind: "rule-invalid",
      title: "The expression is not valid",
      summary: sentence(first),
    };
  if (first) {
    const also = `Its value is \`${spelled(value)}\`, but an expression with an error never passes.`;
    return { kind: "no-match", title: "Does not pass", summary: sentence(first, also) };
  }
  if (value === true)
    return { kind: "match", title: "Passes", summary: "The expression is `true`." };
  const also = typeof value === "boolean" ? "" : `, ${TYPES[typeof value]}; only \`true\` passes`;
  return {
    kind: "no-match",
    title: "Does not pass",
    summary: `The expression is \`${spelled(value)}\`${also}.`,
  };
}

const TYPES: Record<string, string> = { string: "a String", number: "an Integer" };

function findingsOf({ errors, warnings }: CesqlEvaluation): Diagnostic[] {
  const failed = errors.map(failure);
  const said = new Set(failed.map(placeAndWords));
  const more = warnings.filter((warning) => !said.has(placeAndWords(warning)));
  return [...failed, ...more].sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0));
}

function placeAndWords({ range, message }: Diagnostic): string {
  return `${range?.start} ${message}`;
}

function failure({ kind, code = `cesql-${kind}`, message, help, range }: CesqlError): Diagnostic {
  const more = help === undefined ? {} : { help };
  return { code, severity: "error", target: "expression", path: "", message, range, ...more };
}

/** A part as the explanation of a rule has it. */
function stepOf(part: CesqlStep, expression: string): Step {
  const { range, value, errors } = part;
  const [error] = errors;
  return {
    kind: "expression",
    verdict: value === true ? "matched" : "unmatched",
    label: expression.slice(range.start, range.end),
    patternRange: range,
    children: part.children.map((child) => stepOf(child, expression)),
    ...(value === undefined ? {} : { value: spelled(value) }),
    ...(error ? { error: error.message } : {}),
  };
}
