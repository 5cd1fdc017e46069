// Rules of one kind, from one to a million: what an event costs must not grow with them.
import { lineFile } from "../data/files.mjs";
import { kinds, scalingEvents, scalingEventsFor, scalingRules } from "../data/scaling.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { count, mark, nanoseconds, ratio, significant, table } from "./table.mjs";
import { targets } from "./targets.mjs";

/** Files have two rules more, which updates use. */
const spare = 2;
/** How many rules there are of each kind; the first is what the others are compared with. */
const sizes = {
  full: {
    native: [1, 100, 1e4, 1e5, 1e6],
    "wasm, bytes": [1, 100, 1e4, 1e5],
    quamina: [1, 100, 1e4],
    "Event Ruler": [1, 100, 1e4],
  },
  quick: {
    native: [1, 100, 1e5],
    "wasm, bytes": [100, 1e5],
  },
};
/** What a million of are asked for in any case. */
const largest = "exact";
const head = ["engine", "rules", "adds/s", "bytes/rule", "beside texts", "ns/event", ": fewest"];

export async function scaling(all, { quick }) {
  const figures = {};
  for (const kind of Object.keys(kinds)) {
    figures[kind] = {};
    for (const [name, chosen] of Object.entries(quick ? sizes.quick : sizes.full)) {
      const extra = quick && name === "native" && kind === largest ? [1e6] : [];
      figures[kind][name] = await column(all, { name, kind, sizes: [...chosen, ...extra], quick });
    }
    const rows = Object.entries(figures[kind]).flatMap(([name, cells]) => rowsOf(name, cells));
    table(`${kind}, many rules`, head, rows);
  }
  return figures;
}

/** The file with the rules of a kind for a set of this size. */
export function rulesFile(kind, size) {
  const most = size > 1e5 ? 1e6 : 1e5;
  return lineFile(`rules-${kind}-${most}`, () => scalingRules(kind, most + spare));
}

export function eventsFile(kind, size) {
  return lineFile(`events-${kind}-${size}`, () => scalingEventsFor(kind, size));
}

/** The cells of one engine by size; what comes after one that failed is not tried. */
async function column(all, { name, kind, sizes, quick }) {
  const cells = {};
  let failed;
  for (const size of sizes) {
    cells[size] = failed
      ? { error: `left out, as ${count(failed)} were too many` }
      : await oneCell(all, { name, kind, size, quick });
    if (cells[size].error || cells[size].cut) failed ??= size;
    process.stderr.write(".");
  }
  return cells;
}

/** Each cell has a process of its own, so that its memory is that of its rules. */
function oneCell(all, { name, kind, size, quick }) {
  const file = { path: eventsFile(kind, size), count: scalingEvents.count, quick };
  const rules = { path: rulesFile(kind, size), count: size };
  const rounds = quick ? 50 : 100;
  const events = rounds * scalingEvents.count;
  const expected = { what: `${size} of ${kind}`, matches: rounds * scalingEvents.matches };
  return withPeers(all, [name], file, async (peers) => {
    return (await measure(peers, { rules, events, passes: 5, warm: 2, expected }))[name];
  });
}

function rowsOf(name, cells) {
  const [fewest] = Object.values(cells);
  return Object.entries(cells).map(([size, cell]) => row(name, Number(size), cell, fewest));
}

function row(name, size, cell, fewest) {
  if (cell.error) return [name, count(size), cell.error, "", "", "", ""];
  const memory = size < 1000 ? ["–", "–"] : memoryOf(cell);
  return [
    name,
    count(size),
    size < 1000 ? "–" : count(cell.added / cell.seconds),
    ...memory,
    nanoseconds(cell),
    significant(ratio(fewest, cell)),
  ];
}

function memoryOf({ bytes, texts, added }) {
  const beside = (bytes - texts) / added;
  return [count(bytes / added), `${count(beside)} (${mark(targets.bytes, beside)})`];
}
