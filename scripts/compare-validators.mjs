// `npm run compare:validators`: asks other CloudEvents validators about the cases of
// `tests/cases/event` and prints how often each is wrong; docs/cloudevents.md has the table.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { validateEvent, version } from "whymatch";
import { eventTexts } from "../tests/validators/cases.mjs";
import { root } from "./run.mjs";

/** Nothing else needs them, so they are not installed with the rest. */
const packages = { ajv: "8.20.0", "ajv-formats": "3.0.1", cloudevents: "10.0.0" };
const folder = join(root, "target", "validators");
const structured = { "content-type": "application/cloudevents+json" };
/** What every validator must accept; else it was asked in a wrong way. */
const plain = '{"specversion":"1.0","id":"1","source":"/s","type":"com.example.t"}';

install();
const require = createRequire(pathToFileURL(join(folder, "index.js")));
const cases = eventTexts();
const rows = await Promise.all(validators().map(async ([name, accepts]) => judge(name, accepts)));
print(rows);

function install() {
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  const file = join(folder, "package.json");
  if (existsSync(join(folder, "node_modules")) && readFileSync(file, "utf8") === manifest) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  const options = { cwd: folder, stdio: "inherit", shell: process.platform === "win32" };
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], options);
}

/** Each with what it is and whether it accepts an event, given as JSON text. */
function validators() {
  const Ajv = require("ajv").default;
  const addFormats = require("ajv-formats").default;
  const { CloudEvent, HTTP } = require("cloudevents");
  const schema = JSON.parse(
    readFileSync(join(root, "tests/validators/cloudevents.schema.json"), "utf8"),
  );
  const annotated = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const asserted = addFormats(new Ajv({ strict: false })).compile(schema);
  const received = (text) => HTTP.toEvent({ headers: { ...structured }, body: text });
  return [
    [`whymatch ${version}`, (text) => validateEvent(text).valid],
    ["official JSON schema, formats not asserted", (text) => annotated(JSON.parse(text))],
    ["official JSON schema, ajv and ajv-formats", (text) => asserted(JSON.parse(text))],
    ["npm cloudevents, `new CloudEvent(event)`", (text) => isMade(CloudEvent, text)],
    ["npm cloudevents, `HTTP.toEvent()`, `validate()`", (text) => received(text).validate()],
    ["npm cloudevents, `HTTP.toEvent()`", (text) => received(text) !== undefined],
  ];
}

function isMade(CloudEvent, text) {
  return new CloudEvent(JSON.parse(text)) instanceof CloudEvent;
}

function judge(name, accepts) {
  if (accepts(plain) !== true) throw new Error(`${name} does not accept ${plain}`);
  const wrong = (valid) => cases.filter((one) => one.valid === valid && verdict(one) !== valid);
  const verdict = ({ text }) => {
    try {
      return accepts(text) === true;
    } catch {
      return false;
    }
  };
  return { name, falseAccepts: wrong(false), falseRejects: wrong(true) };
}

function print(rows) {
  const invalid = cases.filter(({ valid }) => !valid).length;
  const names = Object.entries(packages).map(([name, at]) => `${name} ${at}`);
  console.log(`${names.join(", ")}; Node ${process.version}\n`);
  console.log("| validator | accepted though invalid | refused though valid |\n|---|---|---|");
  for (const { name, falseAccepts, falseRejects } of rows) {
    const [accepts, rejects] = [falseAccepts.length, falseRejects.length];
    console.log(`| ${name} | ${accepts} of ${invalid} | ${rejects} of ${cases.length - invalid} |`);
  }
  if (!process.argv.includes("--names")) return;
  for (const { name, falseAccepts, falseRejects } of rows) {
    for (const one of falseAccepts) console.log(`${name}: accepted ${one.name}`);
    for (const one of falseRejects) console.log(`${name}: refused ${one.name}`);
  }
}
