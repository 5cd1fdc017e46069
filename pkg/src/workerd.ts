/** The entry for workerd, which compiles no bytes but imports modules. */

import { provide } from "./core.ts";
import compiled from "./core.wasm";

export * from "./api.ts";

provide(() => compiled);
