/** Where in a JSON text the cursor stands, told from what is written before it, finished or not. */

export interface Place {
  role: "key" | "value";
  /** The property names around the place, outermost first; for a value its own is the last. */
  keys: string[];
  /** Where the string that is being written begins, its quote included; absent outside of one. */
  open?: number;
}

interface Level {
  bracket: string;
  key?: string | undefined;
  afterColon: boolean;
}

const PART = /"(?:[^"\\]|\\.)*("?)|[{}[\],:]/gs;

/** The place at the end of a text. */
export function placeAt(before: string): Place {
  const levels: Level[] = [];
  let open: number | undefined;
  for (const match of before.matchAll(PART)) {
    const level = levels.at(-1);
    const [part, quote] = match;
    if (part.startsWith('"')) {
      if (!quote) open = match.index;
      else if (level && !level.afterColon) level.key = part.slice(1, -1);
    } else if (part === "{" || part === "[") levels.push({ bracket: part, afterColon: false });
    else if (part === "}" || part === "]") levels.pop();
    else if (level) level.afterColon = part === ":";
  }
  return {
    role: roleOf(levels.at(-1)),
    keys: keysOf(levels),
    ...(open === undefined ? {} : { open }),
  };
}

function roleOf(level: Level | undefined): Place["role"] {
  return level?.bracket === "{" && !level.afterColon ? "key" : "value";
}

/** A key counts for what stands behind its colon. */
function keysOf(levels: Level[]): string[] {
  return levels.flatMap(({ key, afterColon }) => (afterColon && key !== undefined ? [key] : []));
}
