/** The main entry: the WebAssembly is inside, and compiled on the first call. */
import base64 from "../wasm/base64.js";
import { provide } from "./core.ts";

export * from "./api.ts";

provide(() => new WebAssembly.Module(decode(base64)));

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
