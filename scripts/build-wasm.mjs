// The core as WebAssembly, and the glue that goes with it, in pkg/wasm.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { unlessFresh } from "./fresh.mjs";
import { cargoBin, root, run } from "./run.mjs";

const out = join(root, "pkg", "wasm");

/** What the compiler may have used; older engines than these packages support lack others. */
const features = [
  ...["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals"],
  ...["nontrapping-float-to-int", "reference-types", "sign-ext", "simd"],
];

/** Builds unless nothing has changed. */
export function buildWasm() {
  const inputs = [
    ...["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src"],
    ...["scripts/build-wasm.mjs", "package-lock.json"],
  ];
  const outputs = ["core.wasm", "core.d.ts", "glue.js", "base64.js"].map((it) => `pkg/wasm/${it}`);
  return unlessFresh("wasm", { inputs, outputs, stamp: "target/wasm.stamp" }, async () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    compile();
    optimise();
    writeBase64();
    await writeGlue();
  });
}

function compile() {
  const options = ["--target", "web", "--release", "--no-pack", "--no-opt"];
  const names = ["--out-dir", "pkg/wasm", "--out-name", "core"];
  const cargo = ["--", "--config", rustFlags()];
  must(
    run("wasm-pack", "build", "--mode", "no-install", ...options, ...names, ...cargo),
    "wasm-pack",
  );
}

/** Vectors for the scan of events; the folders of this machine have no place in the binary. */
function rustFlags() {
  const flags = [dirname(cargoBin), root].map((path) => `--remap-path-prefix=${path}=.`);
  flags.push("-Ctarget-feature=+simd128");
  return `target.wasm32-unknown-unknown.rustflags=${JSON.stringify(flags)}`;
}

function optimise() {
  const tool = join(root, "node_modules", "binaryen", "bin", "wasm-opt");
  const options = ["-O3", ...features.map((feature) => `--enable-${feature}`)];
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  const files = ["pkg/wasm/core_bg.wasm", "-o", "pkg/wasm/core.wasm"];
  must(run(process.execPath, tool, ...options, ...strip, ...files), "wasm-opt");
}

function writeBase64() {
  const bytes = readFileSync(join(out, "core.wasm"));
  writeFileSync(join(out, "base64.js"), `export default "${bytes.toString("base64")}";\n`);
  writeFileSync(
    join(out, "base64.d.ts"),
    "declare const base64: string;\nexport default base64;\n",
  );
  const kilobytes = (length) => `${(length / 1024).toFixed(1)} KiB`;
  console.log(
    `core.wasm: ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} gzip`,
  );
}

/**
 * The generated module keeps its instance in a variable of the module, for ever; as a function
 * it gives a new one whenever it is called.
 * Its own finalizers would free what belongs to an instance long gone; without a
 * `FinalizationRegistry` it has none.
 */
async function writeGlue() {
  const { outputFiles } = await build({
    entryPoints: [join(out, "core.js")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "glue",
    define: { "import.meta.url": "undefined" },
  });
  const code = outputFiles[0].text;
  writeFileSync(
    join(out, "glue.js"),
    `export function createGlue() {\nvar FinalizationRegistry;\n${code}return glue;\n}\n`,
  );
  writeFileSync(
    join(out, "glue.d.ts"),
    [
      'import type * as core from "./core.js";',
      "export type Glue = typeof core;",
      "export type RawInput = core.Input;",
      "export type RawRules = core.Rules;",
      "export function createGlue(): Glue;",
      "",
    ].join("\n"),
  );
}

function must(succeeded, what) {
  if (succeeded) return;
  console.error(`${what} failed; \`npm run setup\` installs what the build needs`);
  process.exit(1);
}
