// `npm run lint`: format and lints of Rust and TypeScript; `lint.mjs fix` mends what it can.
import { run } from "./run.mjs";

const fix = process.argv[2] === "fix";
const clippy = ["cargo", "clippy", "--quiet"];
const deny = ["--", "--deny", "warnings"];
/** What the core must not do, a test may: its panic is a failure. */
const testsMay = ["unwrap_used", "expect_used", "panic", "indexing_slicing", "string_slice"];
const allow = testsMay.flatMap((lint) => ["--allow", `clippy::${lint}`]);
const checks = [
  ["cargo", "fmt", ...(fix ? [] : ["--check"])],
  [...clippy, "--lib", ...deny],
  [...clippy, "--lib", "--target", "wasm32-unknown-unknown", ...deny],
  [...clippy, "--tests", ...deny, ...allow],
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
