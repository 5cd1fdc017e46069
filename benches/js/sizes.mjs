// What has to be loaded: the core of the package, and the page until it can be used.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root, run } from "../../scripts/run.mjs";

const vite = "node_modules/vite/bin/vite.js";
const page = "target/bench/page";

/** Sizes in bytes; the page is built for it, and has none if that fails. */
export function sizes() {
  const core = readFileSync(join(root, "pkg/dist/core.wasm"));
  return { coreRaw: core.length, coreGzip: gzipped(core), page: firstLoad() };
}

/** The page, and what it names. */
function firstLoad() {
  const out = ["--outDir", join(root, page), "--emptyOutDir"];
  if (!run(process.execPath, vite, "build", "www", ...out, "--logLevel", "error")) return undefined;
  const file = (path) => readFileSync(join(root, page, path));
  const named = file("index.html")
    .toString()
    .matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css|svg))"/g);
  const paths = ["index.html", ...new Set([...named].map(([, path]) => path))];
  return paths.map((path) => gzipped(file(path))).reduce((sum, bytes) => sum + bytes);
}

function gzipped(bytes) {
  return gzipSync(bytes, { level: 9 }).length;
}
