// On what was measured: the machine, the versions, the commit.
import { cpus, loadavg } from "node:os";
import { version } from "whymatch";
import { capture } from "../../scripts/run.mjs";
import { flags } from "./peers.mjs";

export function describe() {
  const [{ model }, ...others] = cpus();
  const changed = capture("git", "status", "--porcelain", "--", "src", "pkg/src")
    ? ", changed"
    : "";
  const commit = `${capture("git", "rev-parse", "--short", "HEAD") ?? "no commit"}${changed}`;
  const packages = Object.entries(flags.packages).map(([name, at]) => `${name} ${at}`);
  return [
    `whymatch ${version} (${commit}); ${capture("rustc", "--version") ?? "no rustc"}, ${flags.rustFlags}`,
    `Node ${process.version}; JVM heap ${flags.heap}; Event Ruler 2.1.0, quamina 0.7.0, ${packages.join(", ")}`,
    `${model}, ${others.length + 1} cores, load ${load()} before the first part`,
  ].join("\n");
}

export function load() {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(" ");
}
