// Installs what the build and the tests need and this machine has not: `npm run setup`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installChromium } from "./install-chromium.mjs";
import { capture, npm, root, run } from "./run.mjs";
import { hasWasmTarget, tools, versionOf } from "./toolchain.mjs";

/** Each step gives what it could not do, as a sentence, or nothing. */
const steps = [
  ["npm packages", npmPackages],
  ["Rust", rust],
  ["wasm32 target", wasmTarget],
  ...tools.map((tool) => [`${tool.crate} ${tool.version}`, () => cargoTool(tool)]),
  ["Chromium", installChromium],
];

/** Does every step; what could not be done, one sentence each. */
export async function setup() {
  const problems = [];
  for (const [index, [name, step]] of steps.entries()) {
    console.log(`[${index + 1}/${steps.length}] ${name}`);
    const problem = await step();
    if (problem) problems.push(problem);
  }
  for (const problem of problems) console.error(`not done: ${problem}`);
  return problems;
}

function npmPackages() {
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  const stamp = join(root, "node_modules", ".whymatch-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  // Not `npm ci`: it refuses a lock file that lacks other platforms' optional packages.
  if (!npm("install", "--no-save", "--no-audit", "--no-fund"))
    return "`npm install` failed; its message is above";
  writeFileSync(stamp, lock);
}

function rust() {
  if (capture("cargo", "--version")) return;
  return "there is no Rust; get it from https://rustup.rs and run this again";
}

function wasmTarget() {
  if (hasWasmTarget()) return;
  if (run("rustup", "target", "add", "wasm32-unknown-unknown")) return;
  return [
    "Rust cannot compile to WebAssembly here; run `rustup target add wasm32-unknown-unknown`.",
    "Without rustup, a distribution's own compiler may do: Debian has rustc-web, cargo-web,",
    "rust-web-src and lld-19, with RUSTC_BOOTSTRAP=1,",
    "CARGO_UNSTABLE_BUILD_STD=std,panic_abort,",
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 and `wasm-pack build --mode force`",
  ].join(" ");
}

/** Leaves another version that somebody uses where it is. */
function cargoTool({ program, crate, version }) {
  const found = versionOf(program);
  if (found === version) return;
  const aside = found ? ["--root", join("target", "tools")] : [];
  if (run("cargo", "install", crate, "--version", version, ...aside)) return;
  return `\`cargo install ${crate} --version ${version}\` failed; its message is above`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const problems = await setup();
  console.log(problems.length === 0 ? "everything is there" : "see above for what is missing");
  process.exitCode = problems.length === 0 ? 0 : 1;
}
