// The core as WebAssembly, for the package and for the page, and the glue, in pkg/wasm.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { unlessFresh } from "./fresh.mjs";
import { capture, cargoBin, root, run } from "./run.mjs";

const out = join(root, "pkg", "wasm");
const binaryen = (tool) => join(root, "node_modules", "binaryen", "bin", tool);

/** The package's core, and a slower one for the page: small, and without rule sets. */
const core = { name: "core", folder: "pkg/wasm", level: "3" };
const small = { name: "small", folder: "target/small", level: "z" };

/** What the compiler may have used; older engines than these packages support lack others. */
const enabled = [
  ...["bulk-memory", "bulk-memory-opt", "multivalue", "mutable-globals"],
  ...["nontrapping-float-to-int", "reference-types", "sign-ext", "simd"],
].map((feature) => `--enable-${feature}`);

/** Builds unless nothing has changed. */
export function buildWasm() {
  const inputs = [
    ...["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", "src"],
    ...["scripts/build-wasm.mjs", "package-lock.json"],
  ];
  const names = ["core.wasm", "small.wasm", "core.d.ts", "glue.js", "base64.js"];
  const outputs = names.map((name) => `pkg/wasm/${name}`);
  return unlessFresh("wasm", { inputs, outputs, stamp: "target/wasm.stamp" }, async () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    for (const variant of [small, core]) compile(variant);
    mustShareGlue();
    leaveOutRuleSets(small);
    for (const variant of [small, core]) optimise(variant);
    writeBase64();
    await writeGlue();
  });
}

function compile({ folder, level }) {
  const options = ["--target", "web", "--release", "--no-pack", "--no-opt"];
  const names = ["--out-dir", folder, "--out-name", "core"];
  const optimisation = `profile.release.opt-level=${level === "z" ? '"z"' : level}`;
  const cargo = ["--", "--config", rustFlags(), "--config", optimisation];
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

/** The package's glue serves both, as long as both ask for the same. */
function mustShareGlue() {
  const [ours, theirs] = [core, small].map(({ folder }) =>
    readFileSync(join(root, folder, "core.js"), "utf8"),
  );
  if (ours !== theirs) throw new Error("the small core needs a glue of its own");
}

/** Drops the exports that only rule sets and benchmarks need, and all that only those reach. */
function leaveOutRuleSets({ folder }) {
  const file = join(root, folder, "core_bg.wasm");
  const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)));
  const kept = exports.filter(({ name }) => !/^(__wbg_)?rules_|^floor$/.test(name));
  const graph = kept.map(({ name }) => ({ name, export: name, root: true }));
  const graphFile = join(root, folder, "graph.json");
  writeFileSync(graphFile, JSON.stringify(graph));
  const options = [...enabled, "--graph-file", graphFile];
  const done = capture(process.execPath, binaryen("wasm-metadce"), ...options, file, "-o", file);
  must(done !== undefined, "wasm-metadce");
}

function optimise({ name, folder, level }) {
  const strip = ["--strip-debug", "--strip-producers", "--strip-target-features"];
  const options = [`-O${level}`, ...enabled, ...strip];
  const files = [`${folder}/core_bg.wasm`, "-o", `pkg/wasm/${name}.wasm`];
  must(run(process.execPath, binaryen("wasm-opt"), ...options, ...files), "wasm-opt");
  printSize(name);
}

function printSize(name) {
  const bytes = readFileSync(join(out, `${name}.wasm`));
  const kilobytes = (length) => `${(length / 1024).toFixed(1)} KiB`;
  const packed = gzipSync(bytes, { level: 9 });
  console.log(`${name}.wasm: ${kilobytes(bytes.length)}, ${kilobytes(packed.length)} gzip`);
}

function writeBase64() {
  const bytes = readFileSync(join(out, "core.wasm"));
  writeFileSync(join(out, "base64.js"), `export default "${bytes.toString("base64")}";\n`);
  writeFileSync(
    join(out, "base64.d.ts"),
    "declare const base64: string;\nexport default base64;\n",
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
