/** Links that carry the inputs in their fragment, which never leaves the browser: `#v1:` + deflated JSON in base64url. */

import { EXAMPLES, inputsOf } from "./examples.ts";
import { EMPTY, type Inputs, readInputs } from "./inputs.ts";

const PREFIX = "#v1:";
const EXAMPLE = "#example:";
const MAX_BYTES = 2 * 1024 * 1024;
/** Browsers cut or refuse addresses beyond about two million characters. */
const MAX_LINK = 1_500_000;

/** The fragment for these inputs; undefined when it would be too long for an address. */
export async function toFragment(inputs: Inputs): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(JSON.stringify(carried(inputs)));
  if (bytes.length > MAX_BYTES) return undefined;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const fragment = PREFIX + toBase64(new Uint8Array(await new Response(stream).arrayBuffer()));
  return fragment.length > MAX_LINK ? undefined : fragment;
}

export interface Link {
  inputs: Inputs;
  notice: string;
}

/** What a fragment carries; undefined when it is not one of ours; throws when it is damaged. */
export async function fromFragment(fragment: string): Promise<Link | undefined> {
  if (fragment.startsWith(EXAMPLE)) return fromExample(fragment.slice(EXAMPLE.length));
  if (!fragment.startsWith(PREFIX)) return undefined;
  const value: unknown = JSON.parse(await inflate(fromBase64(fragment.slice(PREFIX.length))));
  const inputs = readInputs(value);
  if (!inputs) throw new Error("it does not hold a dialect, an event and a rule");
  return { inputs, notice: "Opened from the link." };
}

function fromExample(id: string): Link {
  const example = EXAMPLES.find((known) => known.id === id);
  if (!example) throw new Error("there is no such example");
  return { inputs: inputsOf(example), notice: `Example: ${example.title}` };
}

/** The dialect and its texts always; the rest only where it is not as at first. */
function carried(inputs: Inputs): Partial<Inputs> {
  const always = new Set(["dialect", "event", "pattern"]);
  return Object.fromEntries(
    Object.entries(inputs).filter(
      ([key, value]) => always.has(key) || value !== EMPTY[key as keyof Inputs],
    ),
  );
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw new Error("it holds more than 2 MB");
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
