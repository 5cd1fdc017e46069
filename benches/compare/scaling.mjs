// Rules of one kind, from one to a million: what an event costs must not grow with them.
import { lineFile } from "../data/files.mjs";
import { kinds, scalingEvents, scalingEventsFor, scalingRules } from "../data/scaling.mjs";
import { measure, withEach } from "./rounds.mjs";
import { count, nanoseconds, ratio, significant, table } from "./table.mjs";

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

/**
 * The cells of one engine by size.
 *
 * Each has a process of its own, so that its memory is that of its rules; passes take turns, so
 * that what is compared was measured at the same time.
 */
async function column(all, { name, kind, sizes, quick }) {
  const entries = sizes.map((size) => {
    return { name: size, engine: all[name], path: eventsFile(kind, size), ...scalingEvents };
  });
  const rounds = quick ? 50 : 100;
  const amount = { events: rounds * scalingEvents.count, passes: quick ? 5 : 7, warm: 2 };
  const expected = { what: `${name}, ${kind}`, matches: rounds * scalingEvents.matches };
  const rules = ({ name: size }) => ({ path: rulesFile(kind, size), count: size });
  process.stderr.write(".");
  return withEach(entries, quick, (peers) => measure(peers, { rules, ...amount, expected }));
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
  return [count(bytes / added), count(beside)];
}
