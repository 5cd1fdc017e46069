/** What the page remembers and how each act of the user changes it: the one place that decides. */

import type { Dialect } from "whymatch/slim";
import { EXAMPLES } from "./examples.ts";
import type { Inputs, Pane } from "./model.ts";

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
  /** How many rows of the explanation are shown. */
  rows: number;
}

export type Act =
  | { type: "typed"; pane: Pane; text: string }
  | { type: "chose-dialect"; dialect: Dialect }
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

export const EMPTY: Inputs = { dialect: "tencent", event: "", pattern: "" };

export const INITIAL: State = { inputs: EMPTY, kept: [], theme: "system", rows: ROWS };

/** The state after an act. */
export function after(state: State, act: Act): State {
  switch (act.type) {
    case "typed":
      return fresh(state, { ...state.inputs, [act.pane]: act.text }, { cursor: state.cursor });
    case "chose-dialect":
      return fresh(state, { ...state.inputs, dialect: act.dialect });
    case "loaded":
      return fresh(state, normal(act.inputs), { kept: keep(state), notice: act.notice });
    case "applied": {
      const inputs = { ...state.inputs, [act.pane]: act.text };
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
        { ...state.inputs, event: state.inputs.pattern, pattern: state.inputs.event },
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

/** Whether two inputs say the same. */
export function same(a: Inputs, b: Inputs): boolean {
  return a.dialect === b.dialect && a.event === b.event && a.pattern === b.pattern;
}

/** A state with other inputs: what pointed into the old texts is dropped. */
function fresh(state: State, inputs: Inputs, more: Partial<State> = {}): State {
  const applied = state.applied && same(state.applied.after, inputs) ? state.applied : undefined;
  return { inputs, kept: state.kept, theme: state.theme, rows: ROWS, applied, ...more };
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
  if (inputs.event.trim() === "" && inputs.pattern.trim() === "") return false;
  return !EXAMPLES.some(
    (example) => example.event === inputs.event && example.pattern === inputs.pattern,
  );
}

/** Texts as an editor holds them, with one kind of line end. */
function normal(inputs: Inputs): Inputs {
  const lines = (text: string) => text.replace(/\r\n?/g, "\n");
  return { ...inputs, event: lines(inputs.event), pattern: lines(inputs.pattern) };
}
