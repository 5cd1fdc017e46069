// The npm package's files in pkg/dist.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { unlessFresh } from "./fresh.mjs";
import { root } from "./run.mjs";

const out = join(root, "pkg", "dist");
const modules = ["index", "workerd", "slim"];

/** Builds unless nothing has changed. */
export function buildPackage() {
  const inputs = [
    ...["pkg/src", "pkg/types", "pkg/wasm", "package.json"],
    "scripts/build-package.mjs",
  ];
  const outputs = ["index.js", "index.cjs", "index.d.cts", "slim.js"].map((it) => `pkg/dist/${it}`);
  return unlessFresh("package", { inputs, outputs, stamp: "target/package.stamp" }, async () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    await bundle(modules, "esm", ".js");
    await bundle(["index"], "cjs", ".cjs");
    copy("wasm/core.wasm", "core.wasm");
    copy("types/index.d.ts", "index.d.ts");
    copy("types/index.d.ts", "index.d.cts");
    copy("types/slim.d.ts", "slim.d.ts");
  });
}

async function bundle(names, format, extension) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  await build({
    entryPoints: names.map((name) => join(root, "pkg", "src", `${name}.ts`)),
    outdir: out,
    outExtension: { ".js": extension },
    bundle: true,
    format,
    platform: "neutral",
    target: "es2022",
    external: ["./core.wasm"],
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    logLevel: "warning",
  });
}

function copy(from, to) {
  copyFileSync(join(root, "pkg", from), join(out, to));
}
