/** What the outcome of a step means where it stands: a failure is none beside an alternative, nor within a "not". */

import type { Step } from "whymatch/slim";
import type { Sign } from "./text.ts";

/** What a step is there for: it must hold, one of its siblings held, or it must not hold. */
export type Role = "needed" | "spare" | "not";

export type Outcome = "held" | "failed" | "spare" | "wanted" | "unwanted" | "part";

export function outcomeOf({ kind, verdict }: Step, role: Role): Outcome {
  const held = verdict === "matched";
  if (kind === "expression") return "part";
  if (role === "not") return held ? "unwanted" : "wanted";
  if (held) return "held";
  return role === "spare" ? "spare" : "failed";
}

/** The role of what stands below a step. */
export function within({ kind, verdict }: Step, role: Role): Role {
  if (kind === "not") return role === "not" ? "needed" : "not";
  if (role === "not") return "not";
  const alternatives = kind === "field" || kind === "any";
  return role === "spare" || (alternatives && verdict === "matched") ? "spare" : "needed";
}

/** The picture of a step; the parts of an expression show what they come to. */
export function sign({ kind, verdict, value, error }: Step): Sign {
  if (kind !== "expression") return verdict === "matched" ? "yes" : "no";
  if (error !== undefined) return "warn";
  if (value === undefined) return "skip";
  if (value === "true") return "yes";
  return value === "false" ? "no" : "value";
}
