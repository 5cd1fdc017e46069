/** What an edit would change, as lines before and after. */

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A piece of a line; `changed` pieces are what the edit takes away or puts in. */
export interface Piece {
  text: string;
  changed: boolean;
}

export interface Difference {
  before: Piece[][];
  after: Piece[][];
}

const MAX_LINES = 6;

/** The text with all edits made; they are ascending and disjoint. */
export function apply(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The lines that the edits touch, before and after. */
export function difference(text: string, edits: readonly Edit[]): Difference {
  const first = edits[0];
  const last = edits.at(-1);
  if (!first || !last) return { before: [], after: [] };
  const from = text.lastIndexOf("\n", first.start - 1) + 1;
  const newline = text.indexOf("\n", last.end);
  const to = newline < 0 ? text.length : newline;
  const before: Piece[] = [];
  const after: Piece[] = [];
  let at = from;
  for (const edit of edits) {
    const kept = { text: text.slice(at, edit.start), changed: false };
    before.push(kept, { text: text.slice(edit.start, edit.end), changed: true });
    after.push(kept, { text: edit.text, changed: true });
    at = edit.end;
  }
  const rest = { text: text.slice(at, to), changed: false };
  return { before: lines([...before, rest]), after: lines([...after, rest]) };
}

/** Pieces cut at line ends, blank space at the left shared out, long stretches left out. */
function lines(pieces: Piece[]): Piece[][] {
  const result: Piece[][] = [[]];
  for (const piece of pieces) {
    for (const [index, text] of piece.text.split("\n").entries()) {
      if (index > 0) result.push([]);
      if (text) result.at(-1)?.push({ text: shorten(text, piece.changed), changed: piece.changed });
    }
  }
  const relevant = result.filter(
    (line, index) =>
      line.some((piece) => piece.changed) || index === 0 || index === result.length - 1,
  );
  return relevant.slice(0, MAX_LINES).map(trimmed);
}

function trimmed(line: Piece[]): Piece[] {
  const [first, ...rest] = line;
  return first && !first.changed ? [{ ...first, text: first.text.trimStart() }, ...rest] : line;
}

function shorten(text: string, changed: boolean): string {
  const limit = changed ? 200 : 80;
  return text.length <= limit ? text : `${text.slice(0, limit / 2)} … ${text.slice(-limit / 2)}`;
}
