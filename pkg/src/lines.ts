/** Cuts many lines into portions that are worth one crossing each. */

const newline = 0x0a;
const portion = 1 << 20;

/** Whole lines: portions of about one MiB, or one line where that is longer. */
export function* chunks(ndjson: string | Uint8Array): Generator<Uint8Array> {
  const bytes = typeof ndjson === "string" ? new TextEncoder().encode(ndjson) : ndjson;
  for (let start = 0; start < bytes.length; ) {
    const end = lineEnd(bytes, start);
    yield bytes.subarray(start, end);
    start = end;
  }
}

/** The end of the last line that begins within the portion and ends there, or of the first. */
function lineEnd(bytes: Uint8Array, start: number): number {
  const limit = start + portion;
  if (limit >= bytes.length) return bytes.length;
  const last = bytes.lastIndexOf(newline, limit - 1);
  if (last >= start) return last + 1;
  const next = bytes.indexOf(newline, limit);
  return next < 0 ? bytes.length : next + 1;
}
