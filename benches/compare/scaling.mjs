// Rules of one kind, from one to a million: what an event costs must not grow with them.
import { lineFile } from "../data/files.mjs";
import { kinds, scalingEvents, scalingEventsFor, scalingRules } from "../data/scaling.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { count, nanoseconds, table, target } from "./table.mjs";
import { targets } from "./targets.mjs";

/** Files have two rules more, which updates use. */
const spare = 2;
const full = { native: [1, 10, 100, 1000, 1e4, 1e5, 1e6], others: [1, 10, 100, 1000, 1e4, 1e5] };
const quickSizes = { native: [1, 100, 1e4], others: [1, 1e4] };

export async function scaling(all, { quick, peers }) {
  const sizes = quick ? quickSizes : full;
  const names = ["native", "wasm, bytes", ...(peers ? ["quamina", "Event Ruler"] : [])];
  for (const kind of Object.keys(kinds)) {
    const rows = [];
    for (const name of names) {
      const chosen = name === "native" ? sizes.native : sizes.others;
      rows.push(...(await column(all, { name, kind, sizes: chosen, quick })));
    }
    const head = ["rules", "adds/s", "bytes/rule", "ns/event", "× the smallest"];
    table(`${kind}, many rules`, ["engine", ...head], rows);
  }
}

/** The file with the rules of a kind for a set of this size. */
export function rulesFile(kind, size) {
  const most = size > 1e5 ? 1e6 : 1e5;
  return lineFile(`rules-${kind}-${most}`, () => scalingRules(kind, most + spare));
}

export function eventsFile(kind, size) {
  return lineFile(`events-${kind}-${size}`, () => scalingEventsFor(kind, size));
}

async function column(all, { name, kind, sizes, quick }) {
  const rows = [];
  let smallest;
  for (const size of sizes) {
    const cell = await oneCell(all, { name, kind, size, quick });
    smallest ??= cell.ns;
    rows.push(row(name, size, cell, smallest));
    process.stderr.write(".");
  }
  return rows;
}

/** Each cell has a process of its own, so that its memory is that of its rules. */
function oneCell(all, { name, kind, size, quick }) {
  const file = { path: eventsFile(kind, size), count: scalingEvents.count, quick };
  const rules = { path: rulesFile(kind, size), count: size };
  const rounds = quick ? 10 : 200;
  const events = rounds * scalingEvents.count;
  const expected = { what: `${size} of ${kind}`, matches: rounds * scalingEvents.matches };
  return withPeers(all, [name], file, async (peers) => {
    const amount = { passes: quick ? 3 : 5, warm: 1, events };
    return (await measure(peers, { rules, ...amount, expected }))[name];
  });
}

function row(name, size, cell, smallest) {
  if (cell.error) return [name, count(size), cell.error, "", "", ""];
  const growth = cell.ns / smallest;
  const perRule = size < 1000 ? undefined : cell.bytes / size;
  const { bytes, growth: grown } = targets;
  return [
    name,
    count(size),
    size < 1000 ? "–" : count(cell.added / cell.seconds),
    perRule === undefined ? "–" : `${count(perRule)} (${target(bytes.wanted, perRule, bytes.met)})`,
    nanoseconds(cell),
    `${growth.toFixed(1)} (${target(grown.wanted, growth, grown.met)})`,
  ];
}
