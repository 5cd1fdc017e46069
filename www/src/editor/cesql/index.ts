/** Everything the editors know of CloudEvents filters and CESQL; loaded when that dialect is chosen. */

import { autocompletion } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { Inputs } from "../../inputs.ts";
import { embeddedColours, expressionColours } from "./colour.ts";
import { inExpression, inRule } from "./complete.ts";
import { type CesqlFunction, FUNCTIONS } from "./functions.ts";
import { hovers } from "./hover.ts";

export interface CesqlSupport {
  /** For the editor of a rule. */
  rule: Extension;
  /** For the editor of an expression. */
  expression: Extension;
  functions: readonly CesqlFunction[];
}

/** The support for editors; `inputs` gives what the page holds when it is asked. */
export function cesqlSupport(inputs: () => Inputs): CesqlSupport {
  const complete = (source: ReturnType<typeof inRule>) =>
    autocompletion({ override: [source], icons: false });
  const hover = hovers(inputs);
  return {
    rule: [embeddedColours, complete(inRule(inputs)), hover],
    expression: [expressionColours, complete(inExpression(inputs)), hover],
    functions: FUNCTIONS,
  };
}
