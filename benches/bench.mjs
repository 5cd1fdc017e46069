// `npm run bench [-- PART…] [-- --quick] [-- --peers]`: prints tables; benches/README.md explains them.
import { citylots } from "./compare/citylots.mjs";
import { describe, load } from "./compare/machine.mjs";
import { prepareEngines } from "./compare/peers.mjs";
import { WrongCount } from "./compare/rounds.mjs";
import { scaling } from "./compare/scaling.mjs";
import { small } from "./compare/small.mjs";
import { vendors } from "./compare/vendors.mjs";
import { worst } from "./compare/worst.mjs";

const parts = { package: () => import("./js/bench.mjs"), small, vendors, citylots, worst, scaling };

const words = process.argv.slice(2);
const options = { quick: words.includes("--quick"), peers: words.includes("--peers") };
const chosen = words.filter((word) => !word.startsWith("--"));
const unknown = chosen.find((part) => !Object.hasOwn(parts, part));
if (unknown) {
  console.error(`no part ${unknown}; there are ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
await bench(chosen.length > 0 ? chosen : Object.keys(parts));

async function bench(names) {
  const engines = prepareEngines();
  console.log(describe());
  for (const [name, { missing }] of Object.entries(engines)) {
    if (missing) console.log(`${name}: ${missing}`);
  }
  for (const name of names) {
    console.log(`\n## ${name} (load ${load()})`);
    try {
      await parts[name](engines, options);
    } catch (error) {
      if (!(error instanceof WrongCount)) throw error;
      console.error(`\nwrong count: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
