/** What survives a reload, in this browser's own storage. */

import { type Inputs, readInputs } from "./inputs.ts";
import { INITIAL, type State, type Theme } from "./state.ts";

const KEY = "whymatch:1";
export const MAX_CHARACTERS = 500_000;

interface Saved {
  theme?: unknown;
  inputs?: unknown;
  kept?: unknown;
}

export type Saving = "saved" | "too-long" | "unavailable";

/** Writes the texts down, or says why not. */
export function save(state: State): Saving {
  const { inputs, theme } = state;
  const fits = sizeOf(inputs) <= MAX_CHARACTERS;
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify({ theme, ...(fits ? { inputs } : {}), kept: fitting(state.kept) }),
    );
    return fits ? "saved" : "too-long";
  } catch {
    return "unavailable";
  }
}

/** The state as it was left; whatever cannot be read is left out. */
export function load(): State {
  const { kept, inputs, theme } = read();
  return {
    ...INITIAL,
    inputs: readInputs(inputs) ?? INITIAL.inputs,
    kept: Array.isArray(kept) ? kept.flatMap((one) => readInputs(one) ?? []) : [],
    ...(isTheme(theme) ? { theme } : {}),
  };
}

/** Leaves nothing behind. */
export function forget(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Storage that cannot be written holds nothing of ours.
  }
}

function read(): Saved {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function fitting(kept: Inputs[]): Inputs[] {
  let room = MAX_CHARACTERS;
  return kept.filter((inputs) => {
    room -= sizeOf(inputs);
    return room >= 0;
  });
}

/** How many characters the texts have. */
export function sizeOf(inputs: Inputs): number {
  return inputs.event.length + inputs.pattern.length + inputs.expression.length;
}

function isTheme(value: unknown): value is Theme {
  return value === "system" || value === "light" || value === "dark";
}
