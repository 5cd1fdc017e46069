/** What the page remembers and how each act of the user changes it: the one place that decides. */

import type { Binding, Dialect, Variant } from "whymatch/slim";
import { EXAMPLES, inputsOf } from "./examples.ts";
import {
  EMPTY,
  type Inputs,
  isBlank,
  type Pane,
  same,
  textIn,
  type View,
  withText,
} from "./inputs.ts";
import { withExpression } from "./wrapping.ts";

export type Theme = "system" | "light" | "dark";

export interface State {
  inputs: Inputs;
  /** Texts of the user's own that something else replaced, newest first. */
  kept: Inputs[];
  /** The suggestion that was applied last, while its text still stands. */
  applied?: { message: string; before: Inputs; after: Inputs } | undefined;
  theme: Theme;
  /** Said to the user, and to a screen reader. */
  notice?: string | undefined;
  /** The node of the explanation under the pointer or with the focus. */
  pointed?: string | undefined;
  /** Where the cursor stands. */
  cursor?: { pane: Pane; offset: number } | undefined;
  /** The suggestion that is shown in place. */
  preview?: number | undefined;
  /** The expression as it stood in the rule when it was opened. */
  opened?: string | undefined;
  /** How many rows of the explanation are shown. */
  rows: number;
}

export type Act =
  | { type: "typed"; pane: Pane; text: string }
  | { type: "chose-dialect"; dialect: Dialect }
  | { type: "chose-variant"; variant: Variant }
  | { type: "chose-binding"; binding: Binding }
  | { type: "chose-view"; view: View }
  | { type: "opened-expression"; expression: string }
  | { type: "used-expression" }
  | { type: "unpacked"; event: string }
  | { type: "loaded"; inputs: Inputs; notice?: string }
  | { type: "applied"; pane: Pane; text: string; message: string }
  | { type: "took-back" }
  | { type: "swapped" }
  | { type: "restored" }
  | { type: "forgot" }
  | { type: "chose-theme"; theme: Theme }
  | { type: "noticed"; notice: string | undefined }
  | { type: "pointed"; id: string | undefined }
  | { type: "moved"; pane: Pane; offset: number }
  | { type: "previewed"; suggestion: number | undefined }
  | { type: "asked-for-more" };

const ROWS = 200;
const KEPT = 20;

export const INITIAL: State = { inputs: EMPTY, kept: [], theme: "system", rows: ROWS };

/** The state after an act. */
export function after(state: State, act: Act): State {
  switch (act.type) {
    case "typed":
      return fresh(state, withText(state.inputs, act.pane, act.text), { cursor: state.cursor });
    case "chose-dialect":
      return fresh(state, { ...state.inputs, dialect: act.dialect });
    case "chose-variant":
      return fresh(state, { ...state.inputs, variant: act.variant });
    case "chose-binding":
      return fresh(state, { ...state.inputs, binding: act.binding });
    case "chose-view":
      return fresh(state, { ...state.inputs, view: act.view });
    case "opened-expression":
      return openExpression(state, act.expression);
    case "used-expression":
      return useExpression(state);
    case "unpacked":
      return unpack(state, act.event);
    case "loaded":
      return fresh(state, normal(act.inputs), { kept: keep(state), notice: act.notice });
    case "applied": {
      const inputs = withText(state.inputs, act.pane, act.text);
      const applied = { message: act.message, before: state.inputs, after: inputs };
      return fresh(state, inputs, { applied, notice: "The edit was made." });
    }
    case "took-back":
      return state.applied
        ? fresh(state, state.applied.before, { notice: "The edit was taken back." })
        : state;
    case "swapped":
      return fresh(
        state,
        withText(
          { ...state.inputs, event: textIn(state.inputs, "pattern") },
          "pattern",
          state.inputs.event,
        ),
        { notice: "The two texts were swapped." },
      );
    case "restored":
      return restore(state);
    case "forgot":
      return { ...INITIAL, notice: "Everything was forgotten." };
    case "chose-theme":
      return { ...state, theme: act.theme };
    case "noticed":
      return { ...state, notice: act.notice };
    case "pointed":
      return { ...state, pointed: act.id };
    case "moved":
      return { ...state, cursor: { pane: act.pane, offset: act.offset } };
    case "previewed":
      return { ...state, preview: act.suggestion };
    case "asked-for-more":
      return { ...state, rows: state.rows * 5 };
  }
}

/** A state with other inputs: what pointed into the old texts is dropped. */
function fresh(state: State, inputs: Inputs, more: Partial<State> = {}): State {
  const applied = state.applied && same(state.applied.after, inputs) ? state.applied : undefined;
  const { kept, theme, opened } = state;
  return { inputs, kept, theme, opened, rows: ROWS, applied, ...more };
}

/** The expression goes into the other view; one of the user's own that stood there is kept. */
function openExpression(state: State, expression: string): State {
  const replaces = !isPlain(state.inputs.expression, expression);
  return fresh(
    state,
    { ...state.inputs, view: "expression", expression },
    { opened: expression, ...(replaces ? { kept: keep(state) } : {}) },
  );
}

function useExpression(state: State): State {
  const pattern = withExpression(state.inputs, state.opened);
  const replaces = !isPlain(state.inputs.pattern, pattern) && state.opened === undefined;
  return fresh(
    state,
    { ...state.inputs, view: "rule", pattern },
    {
      opened: state.inputs.expression,
      notice: "The rule holds the expression.",
      ...(replaces ? { kept: keep(state) } : {}),
    },
  );
}

function unpack(state: State, event: string): State {
  return fresh(
    state,
    { ...state.inputs, event },
    { kept: keep(state), notice: "The event of the message." },
  );
}

/** Whether nothing of a text is lost when another takes its place. */
function isPlain(text: string, next: string): boolean {
  return text.trim() === "" || text === next;
}

function restore(state: State): State {
  const [first, ...rest] = state.kept;
  if (!first) return state;
  const kept = isOwn(state.inputs) ? [...rest, state.inputs] : rest;
  return fresh(state, first, { kept, notice: "Your text is back." });
}

function keep(state: State): Inputs[] {
  if (!isOwn(state.inputs)) return state.kept;
  return [state.inputs, ...state.kept.filter((inputs) => !same(inputs, state.inputs))].slice(
    0,
    KEPT,
  );
}

/** Whether somebody made these texts: neither empty nor an example as it came. */
function isOwn(inputs: Inputs): boolean {
  if (isBlank(inputs)) return false;
  return !EXAMPLES.some((example) => {
    const { event, pattern, expression } = inputsOf(example);
    return event === inputs.event && pattern === inputs.pattern && expression === inputs.expression;
  });
}

/** Texts as an editor holds them, with one kind of line end. */
function normal(inputs: Inputs): Inputs {
  const lines = (text: string) => text.replace(/\r\n?/g, "\n");
  const { event, pattern, expression } = inputs;
  return { ...inputs, event: lines(event), pattern: lines(pattern), expression: lines(expression) };
}
