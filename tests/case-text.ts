/** Case files with the spelling of their numbers kept: `300.0` and 2^53 + 1 are the point of some. */

const mark = "\u0001number:";

/** Parses a case file; numbers inside events and patterns are marked texts. */
export function parseCases(text: string): unknown {
  const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
  const marked = text.replace(tokens, (token) =>
    token.startsWith('"') ? token : JSON.stringify(mark + token),
  );
  return unmark(JSON.parse(marked));
}

/** The JSON text of an event or a pattern of a case. */
export function caseText(value: unknown): string {
  return JSON.stringify(value).replace(/"\\u0001number:([^"]*)"/g, "$1");
}

/** Numbers outside of events and patterns are numbers again. */
function unmark(value: unknown): unknown {
  if (typeof value === "string" && value.startsWith(mark)) return Number(value.slice(mark.length));
  if (Array.isArray(value)) return value.map(unmark);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    key === "event" || key === "pattern" ? member : unmark(member),
  ]);
  return Object.fromEntries(entries);
}
