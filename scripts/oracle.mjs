// `npm run oracle -- --cases N --seed S [--dialect aws]`: asks the engine behind a dialect and this
// project the same random questions and compares the answers; tests/oracle/README.md says how.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { unlessFresh } from "./fresh.mjs";
import { capture, root, run } from "./run.mjs";

const judge = "tests/oracle";
const jar = `${judge}/target/oracle.jar`;
const options = process.argv.slice(2);
const optional = options.includes("--optional");
const forComparison = options.filter((option) => option !== "--optional");

const missing = ["java", "mvn"].filter((program) => capture(program, "-version") === undefined);
if (missing.length > 0) {
  console.log(`oracle: skipped, ${missing.join(" and ")} not found`);
  process.exit(optional ? 0 : 1);
}
if (!(await buildJudge())) {
  console.error("oracle: the judge could not be built");
  process.exit(1);
}
const compare = [
  "run",
  "--quiet",
  "--profile",
  "oracle",
  "--example",
  "oracle",
  "--",
  "--jar",
  jar,
];
process.exitCode = run("cargo", ...compare, ...forComparison) ? 0 : 1;

/** Builds the jar unless nothing has changed; whether it is there. */
async function buildJudge() {
  const inputs = [`${judge}/pom.xml`, `${judge}/src`];
  const stamp = `${judge}/target/.stamp`;
  let built = true;
  await unlessFresh("judge", { inputs, outputs: [jar], stamp }, () => {
    built = run("mvn", "--quiet", "--batch-mode", "--file", `${judge}/pom.xml`, "package");
    if (!built) process.exit(1);
  });
  return built && existsSync(join(root, jar));
}
