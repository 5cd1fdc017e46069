/**
 * The same API without the WebAssembly bytes inside: they come from `whymatch/core.wasm`, by
 * streaming or from a CDN, through {@link init}.
 */
export * from "./index.js";

/**
 * Compiles the WebAssembly; before it is done, every other call throws.
 *
 * @param source a compiled module, its bytes, a response, or a URL to fetch; a promise of these
 *
 * @example
 * await init(fetch(new URL("whymatch/core.wasm", import.meta.url)));
 */
export function init(source: WasmSource | Promise<WasmSource>): Promise<void>;

/** Where the WebAssembly comes from: a module, bytes, a response, or a URL. */
export type WasmSource = object | string;
