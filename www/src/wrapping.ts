/** Expressions go from a rule into the expression view and back. */

import type { Inputs } from "./inputs.ts";

/** The filter of an expression, as each variant calls it. */
const FILTER = { specification: "sql", knative: "cesql" } as const;

/** More expressions than this are no longer offered one by one. */
const MAX_OFFERED = 5;

/**
 * The rule with the expression: in the place of the one that was opened from it, if that still
 * stands there, else as the only filter.
 */
export function withExpression(
  { pattern, expression, variant }: Inputs,
  opened: string | undefined,
): string {
  const literal = JSON.stringify(expression);
  const before = opened === undefined ? "" : JSON.stringify(opened);
  if (before && pattern.includes(before)) return pattern.replace(before, () => literal);
  return `[\n  { "${FILTER[variant]}": ${literal} }\n]`;
}

/** The expressions of a rule, in its order; none while it is not JSON. */
export function expressionsOf(pattern: string): string[] {
  const found: string[] = [];
  try {
    JSON.parse(pattern, (key, value: unknown) => {
      if ((key === "sql" || key === "cesql") && typeof value === "string") found.push(value);
      return value;
    });
  } catch {
    return [];
  }
  return [...new Set(found)].slice(0, MAX_OFFERED);
}
