// `npm run bench [-- PART…] [-- --quick] [-- --markdown]`: prints tables; benches/README.md explains them.

import { citylots } from "./compare/citylots.mjs";
import { describe, load } from "./compare/machine.mjs";
import { prepareEngines } from "./compare/peers.mjs";
import { WrongCount } from "./compare/rounds.mjs";
import { scaling } from "./compare/scaling.mjs";
import { small } from "./compare/small.mjs";
import { vendors } from "./compare/vendors.mjs";
import { printVerdicts, writeVerdicts } from "./compare/verdicts.mjs";
import { worst } from "./compare/worst.mjs";
import { packageAlone } from "./js/bench.mjs";

/** Each prints its tables and gives its figures. */
const parts = { package: packageAlone, small, vendors, citylots, worst, scaling };

const words = process.argv.slice(2);
const options = { quick: words.includes("--quick") };
const chosen = words.filter((word) => !word.startsWith("--"));
const unknown = chosen.find((part) => !Object.hasOwn(parts, part));
if (unknown) {
  console.error(`no part ${unknown}; there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
const start = performance.now();
const engines = await prepareEngines();
const description = describe();
console.log(description);
for (const [name, { missing }] of Object.entries(engines)) {
  if (missing) console.log(`${name}: ${missing}`);
}
const figures = await measureAll(chosen.length > 0 ? chosen : Object.keys(parts));
printVerdicts(figures);
if (words.includes("--markdown")) writeVerdicts(figures, description);
console.log(`\n${minutesSince(start)} minutes (load ${load()})`);

async function measureAll(names) {
  const figures = {};
  for (const name of names) {
    const begun = performance.now();
    console.log(`\n## ${name} (load ${load()})`);
    try {
      figures[name] = await parts[name](engines, options);
    } catch (error) {
      if (!(error instanceof WrongCount)) throw error;
      console.error(`\nwrong count: ${error.message}`);
      process.exitCode = 1;
    }
    console.log(`\n${name}: ${minutesSince(begun)} minutes`);
  }
  return figures;
}

function minutesSince(start) {
  return ((performance.now() - start) / 60_000).toFixed(1);
}
