/** The entry for workerd, which compiles no bytes but imports modules. */
import compiled from "./core.wasm";
import { provide } from "./core.ts";

export * from "./api.ts";

provide(() => compiled);
