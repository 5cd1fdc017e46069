/** The entry without the WebAssembly, which the user brings. */
import type { WasmSource } from "../types/slim.js";
import { provide } from "./core.ts";

export * from "./api.ts";

export async function init(source: WasmSource | Promise<WasmSource>): Promise<void> {
  const compiled = await compile(await source);
  provide(() => compiled);
}

async function compile(source: WasmSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) return stream(await fetch(source));
  if (source instanceof Response) return stream(source);
  return WebAssembly.compile(source as BufferSource);
}

/** Streams where the server names the type, else waits for the bytes. */
async function stream(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
