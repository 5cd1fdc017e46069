// The rule sets of Event Ruler's own benchmark over the lots.
import { lineFile } from "../data/files.mjs";
import { countedLots, quickEvents } from "../data/lots/counted.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { count, nanoseconds, rate, table, target, times } from "./table.mjs";
import { targets } from "./targets.mjs";

const engines = [
  ...["Event Ruler", "quamina", "native", "wasm, bytes", "wasm, text", "wasm, NDJSON"],
];
const bases = ["native floor", "wasm floor", "JSON.parse"];

export async function citylots(all, { quick }) {
  const { events, total, sets } = countedLots();
  const size = quick ? quickEvents : total;
  const passes = quick ? { passes: 2, warm: 1 } : { passes: 5, warm: 2 };
  const file = { path: events, count: size, quick };
  await withPeers(all, [...engines, ...bases], file, async (peers) => {
    const [rivals, floors] = [peers.slice(0, engines.length), peers.slice(engines.length)];
    const results = [];
    // The JVM compiles what it runs often: its first set is not its own speed yet.
    await measure(rivals, { rules: rules(sets[0]), events: size, passes: 2, warm: quick ? 3 : 1 });
    for (const set of sets) {
      const counts = quick ? set.first : set.all;
      const expected = { what: set.name, counts };
      const cells = await measure(rivals, { rules: rules(set), events: size, ...passes, expected });
      results.push([set.name, cells]);
      process.stderr.write(`${set.name} `);
    }
    const none = { path: lineFile("none", () => []), count: 0 };
    const floor = await measure(floors, { rules: none, events: size, ...passes });
    print(size, results, floor);
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
  if (floor["native floor"].error && floor["wasm floor"].error) return;
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
    judged(targets.quamina, native, quamina),
    judged(targets.ruler, wasm, ruler),
  ];
}

function judged({ wanted, met }, cell, other) {
  const ratio = cell.error || other.error ? undefined : other.ns / cell.ns;
  return `${times(cell, other)} (${target(wanted, ratio, met)})`;
}

function distance(cell, floor) {
  const { wanted, met } = targets.floor;
  if (cell.error || floor.error) return floor.error ?? cell.error;
  return `${(cell.ns / floor.ns).toFixed(1)} (${target(wanted, cell.ns / floor.ns, met)})`;
}
