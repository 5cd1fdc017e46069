/** HTTP messages that were pasted where an event belongs. */

import { httpEvent } from "whymatch/slim";

const START = new RegExp(
  [
    "[A-Z]{3,10} \\S+ HTTP/\\d",
    "HTTP/\\d(?:\\.\\d)? \\d{3}",
    ":?[A-Za-z][\\w-]*[ \\t]*:",
    "[*<>] ",
    "(?:\\$ )?curl ",
  ]
    .map((start) => `^${start}`)
    .join("|"),
);

/**
 * Whether a text begins as a request, a response or a header does, or as what `curl -v` prints
 * or a curl command, which no JSON does.
 */
export function isHttp(text: string): boolean {
  return START.test(text.trimStart());
}

/** The event that a message carries, as JSON to read; undefined if it carries none. */
export function carriedEvent(message: string): string | undefined {
  const event = httpEvent(message);
  return event === undefined ? undefined : indented(event);
}

/** In lines, unless that would change a number. */
function indented(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return JSON.stringify(value) === json ? JSON.stringify(value, null, 2) : json;
  } catch {
    return json;
  }
}
