// Builds the package; `build.mjs wasm` only the WebAssembly.
import { buildPackage } from "./build-package.mjs";
import { buildWasm } from "./build-wasm.mjs";

await buildWasm();
if (process.argv[2] !== "wasm") await buildPackage();
