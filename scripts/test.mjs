// `npm test`: installs what is missing, builds, and runs every test there is.
import { npm, run } from "./run.mjs";
import { setup } from "./setup.mjs";

await setup();
const steps = [
  ["build", () => run(process.execPath, "scripts/build.mjs")],
  ...["rust", "types", "node", "browser"].map((kind) => [kind, () => npm("run", `test:${kind}`)]),
];
const outcomes = [];
for (const [name, step] of steps) {
  console.log(`\n── ${name}`);
  outcomes.push([name, step()]);
}

console.log("");
for (const [name, passed] of outcomes) console.log(`${passed ? "passed" : "FAILED"}  ${name}`);
process.exitCode = outcomes.every(([, passed]) => passed) ? 0 : 1;
