/** The context attributes that an event has, to be offered where one is written. */

const CORE = [
  "id",
  "source",
  "specversion",
  "type",
  "datacontenttype",
  "dataschema",
  "subject",
  "time",
];
const PAYLOAD = new Set(["data", "data_base64"]);

/** Each attribute of the event with its value; those of CloudEvents without, where it is no object. */
export function attributesOf(event: string): Map<string, unknown> {
  const value = parsed(event);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return new Map(CORE.map((name) => [name, undefined]));
  return new Map(
    Object.entries(value).filter(([name]) => /^[a-z0-9]+$/.test(name) && !PAYLOAD.has(name)),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value in a few words; nothing where there is none. */
export function shown(value: unknown): string {
  const text = value === undefined ? "" : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
