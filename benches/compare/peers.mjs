// The engines that are compared, how each is started, and what is missing on this machine.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { unlessFresh } from "../../scripts/fresh.mjs";
import { capture, root, run } from "../../scripts/run.mjs";
import { peers as packages, peerFolder } from "../runners/installed.mjs";

const heap = process.env.BENCH_HEAP ?? "6g";
const rustFlags = process.env.RUSTFLAGS ?? "-C target-cpu=native";
const cargoTarget = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const jar = "benches/jvm/target/bench.jar";
const native = join(cargoTarget, "release", "whymatch-bench");
const node = (engine, ...flags) => [
  process.execPath,
  "--expose-gc",
  ...flags,
  join(root, "benches/runners/main.mjs"),
  engine,
];

/** What was built and installed with what, for the head of the report. */
export const flags = { rustFlags, heap, packages };

/** How each engine is started; those that are missing here say why instead. */
export async function prepareEngines() {
  const rust = buildNative();
  const java = await buildJvm();
  const npm = installPackages();
  const of = (problem, command) => (problem ? { missing: problem } : { command });
  return {
    native: of(rust, [native, "whymatch"]),
    "native floor": of(rust, [native, "floor"]),
    quamina: of(rust, [native, "quamina"]),
    "Event Ruler": of(java, [
      "java",
      `-Xms${heap}`,
      `-Xmx${heap}`,
      "-XX:+UseSerialGC",
      "-jar",
      join(root, jar),
    ]),
    "wasm, bytes": { command: node("wasm-bytes") },
    "wasm, text": { command: node("wasm-text") },
    "wasm, NDJSON": { command: node("wasm-lines") },
    "wasm floor": { command: node("wasm-floor") },
    "JSON.parse": { command: node("json-parse") },
    "closures, text": { command: node("closures-text") },
    "closures, object": { command: node("closures-object") },
    sift: of(npm, node("sift")),
    "json-rules-engine": of(npm, node("json-rules-engine")),
  };
}

/** Builds the native runner; why it is not there, if it is not. */
function buildNative() {
  if (!capture("cargo", "--version")) return "no cargo";
  const config = ["--config", `build.rustflags=${JSON.stringify(rustFlags.split(" "))}`];
  const manifest = ["--manifest-path", "benches/native/Cargo.toml", "--target-dir", cargoTarget];
  const built = run("cargo", "build", "--quiet", "--release", ...config, ...manifest);
  return built ? undefined : "not built";
}

async function buildJvm() {
  if (!capture("java", "-version") && !existsSync("/usr/bin/java")) return "no Java";
  const inputs = ["benches/jvm/pom.xml", "benches/jvm/src"];
  const made = { inputs, outputs: [jar], stamp: "target/bench/jvm.stamp" };
  let built = true;
  await unlessFresh("JVM runner", made, () => {
    built = run("mvn", "--quiet", "--batch-mode", "--file", "benches/jvm/pom.xml", "package");
  });
  return built ? undefined : "not built (Maven)";
}

function installPackages() {
  const folder = fileURLToPath(peerFolder);
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  const file = join(folder, "package.json");
  const there = existsSync(join(folder, "node_modules")) && existsSync(file);
  if (there && readFileSync(file, "utf8") === manifest) return undefined;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  try {
    const options = { cwd: folder, stdio: "ignore", shell: process.platform === "win32" };
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], options);
    return undefined;
  } catch {
    return "npm could not install it";
  }
}
