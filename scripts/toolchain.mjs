// The programs that the build needs beside npm's, and where they are.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { capture, root } from "./run.mjs";

/** The version that the crate is locked to; the tool must be the same. */
function lockedBindgen() {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  return lock.match(/name = "wasm-bindgen"\nversion = "([^"]+)"/)?.[1];
}

/** Programs that come from crates, each with its version. */
export const tools = [
  { program: "wasm-bindgen", crate: "wasm-bindgen-cli", version: lockedBindgen() },
  { program: "wasm-pack", crate: "wasm-pack", version: "0.15.1" },
];

/** The version of a program on this machine. */
export function versionOf(program) {
  return capture(program, "--version")?.match(/\d+\.\d+\.\d+/)?.[0];
}

/** Whether Rust can compile to WebAssembly; `undefined` where there is no rustup to ask. */
export function hasWasmTarget() {
  return capture("rustup", "target", "list", "--installed")?.includes("wasm32-unknown-unknown");
}
