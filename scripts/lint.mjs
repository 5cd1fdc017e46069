// `npm run lint`: format and lints of Rust and TypeScript; `lint.mjs fix` mends what it can.
import { run } from "./run.mjs";

const fix = process.argv[2] === "fix";
const clippy = ["clippy", "--quiet", "--all-targets"];
const deny = ["--", "--deny", "warnings"];
const checks = [
  ["cargo", "fmt", ...(fix ? [] : ["--check"])],
  ["cargo", ...clippy, ...deny],
  ["cargo", "clippy", "--quiet", "--lib", "--target", "wasm32-unknown-unknown", ...deny],
  ["biome", "check", ...(fix ? ["--write"] : [])],
];
const failed = checks.filter((check) => {
  console.log(`\n── ${check.join(" ")}`);
  return !run(...check);
});
console.log(
  failed.length === 0 ? "\nlint: clean" : `\nlint: ${failed.length} of ${checks.length} failed`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
