// Skips work whose inputs have not changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./run.mjs";

/** Does `work` unless `outputs` exist and `inputs` (files and folders) are as they were then. */
export async function unlessFresh(what, { inputs, outputs, stamp }, work) {
  const digest = digestOf(inputs);
  const stampFile = join(root, stamp);
  const fresh =
    [...outputs, stamp].every((output) => existsSync(join(root, output))) &&
    readFileSync(stampFile, "utf8") === digest;
  if (fresh) {
    console.log(`${what}: up to date`);
    return;
  }
  await work();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, digest);
}

function digestOf(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesIn)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`));
}
