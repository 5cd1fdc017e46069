// The rule sets of Event Ruler's own benchmark over the lots.
import { lineFile } from "../data/files.mjs";
import { countedLots, quickEvents } from "../data/lots/counted.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { count, mark, nanoseconds, rate, ratio, table, times } from "./table.mjs";
import { againstQuamina, againstRuler, targets } from "./targets.mjs";

const engines = [
  ...["Event Ruler", "quamina", "native", "wasm, bytes", "wasm, text", "wasm, NDJSON"],
];
const bases = ["native floor", "wasm floor", "JSON.parse"];

export async function citylots(all, { quick }) {
  const { events, total, sets } = countedLots();
  const size = quick ? quickEvents : total;
  const passes = quick ? { passes: 5, warm: 2 } : { passes: 3, warm: 1 };
  const file = { path: events, count: size, quick };
  return withPeers(all, [...engines, ...bases], file, async (peers) => {
    const [rivals, floors] = [peers.slice(0, engines.length), peers.slice(engines.length)];
    const results = {};
    // The JVM compiles what it runs often: its first sets are not its own speed yet.
    for (const set of quick ? [sets[0], sets.at(-1)] : [sets[0]]) {
      await measure(rivals, { rules: rules(set), events: size, passes: 1, warm: 3 });
    }
    for (const set of sets) {
      const counts = quick ? set.first : set.all;
      const expected = { what: set.name, counts };
      const cells = await measure(rivals, { rules: rules(set), events: size, ...passes, expected });
      results[set.name] = cells;
      process.stderr.write(`${set.name} `);
    }
    const none = { path: lineFile("none", () => []), count: 0 };
    const floor = await measure(floors, { rules: none, events: size, ...passes });
    print(size, Object.entries(results), floor);
    return { sets: results, floor };
  });
}

function rules({ name, rules }) {
  const lines = () => rules.map((rule) => JSON.stringify(rule));
  return { path: lineFile(`lots-${name}`, lines), count: rules.length };
}

function print(size, results, floor) {
  const head = ["events/s", ...engines, "native : Ruler", "native : quamina", "wasm : Ruler"];
  table(`${count(size)} lots, ${results.length} rule sets`, head, results.map(row));
  table(
    "The same lots without rules",
    ["", "ns/event", "events/s"],
    bases.map((name) => [name, nanoseconds(floor[name]), rate(floor[name])]),
  );
  const distances = results.map(([name, cells]) => [
    name,
    distance(cells.native, floor["native floor"]),
    distance(cells["wasm, bytes"], floor["wasm floor"]),
  ]);
  table("Time per event as a multiple of the floor", ["", "native", "wasm, bytes"], distances);
}

function row([name, cells]) {
  const [ruler, quamina, native] = [cells["Event Ruler"], cells.quamina, cells.native];
  const wasm = cells["wasm, bytes"];
  return [
    name,
    ...engines.map((engine) => rate(cells[engine])),
    times(native, ruler),
    judged(againstQuamina(name), native, quamina),
    judged(againstRuler(name), wasm, ruler),
  ];
}

function judged(target, cell, other) {
  return `${times(cell, other)} (${mark(target, ratio(cell, other))})`;
}

function distance(cell, floor) {
  if (cell.error || floor.error) return floor.error ?? cell.error;
  return judged(targets.floor, floor, cell);
}
