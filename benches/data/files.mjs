// The data as files in target/bench/data, made when first asked for and then reused.
//
// The folder's name is a digest of the code in benches/data, so nothing outlives its maker.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const makers = fileURLToPath(new URL(".", import.meta.url));
const all = fileURLToPath(new URL("../../target/bench/data", import.meta.url));
const folder = join(all, digest());

/** The path of a file with these lines, which are only made if it is not there. */
export function lineFile(name, lines) {
  const path = join(folder, `${name.replace(/[^a-z0-9]+/gi, "-")}.ndjson`);
  if (!fs.existsSync(path)) write(path, lines());
  return path;
}

/** The path of a file with this text. */
export function textFile(name, text) {
  const path = join(folder, name);
  if (!fs.existsSync(path)) fs.writeFileSync(path, text());
  return path;
}

function write(path, lines) {
  const unfinished = `${path}.part`;
  const file = fs.openSync(unfinished, "w");
  let portion = "";
  for (const line of lines) {
    portion += `${line}\n`;
    if (portion.length < 1 << 20) continue;
    fs.writeSync(file, portion);
    portion = "";
  }
  fs.writeSync(file, portion);
  fs.closeSync(file);
  fs.renameSync(unfinished, path);
}

function digest() {
  const hash = createHash("sha256");
  const files = fs.readdirSync(makers, { recursive: true }).sort();
  for (const file of files.filter((name) => /\.(mjs|json)$/.test(name))) {
    hash.update(`${file}\0`).update(fs.readFileSync(join(makers, file)));
  }
  const name = hash.digest("hex").slice(0, 16);
  for (const other of fs.existsSync(all) ? fs.readdirSync(all) : []) {
    if (other !== name) fs.rmSync(join(all, other), { recursive: true });
  }
  fs.mkdirSync(join(all, name), { recursive: true });
  return name;
}
