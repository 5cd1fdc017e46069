/** JSON string literals whose text is looked at character by character. */

const PART = /\\u[\da-fA-F]{4}|\\.|./gs;

/** The text of a literal, and where each of its characters stands in the literal, the end included. */
export function decoded(literal: string): { text: string; offsets: number[] } {
  const closed = literal.length > 1 && literal.endsWith('"');
  const inner = literal.slice(1, closed ? -1 : undefined);
  const offsets: number[] = [];
  let text = "";
  for (const match of inner.matchAll(PART)) {
    offsets.push(match.index + 1);
    text += character(match[0]);
  }
  offsets.push(inner.length + 1);
  return { text, offsets };
}

function character(part: string): string {
  if (part.length === 1) return part;
  if (part.length === 6) return String.fromCharCode(Number.parseInt(part.slice(2), 16));
  return { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" }[part.charAt(1)] ?? part.charAt(1);
}
