// Updates of large sets, events that match everything, and long arrays.
import { lineFile } from "../data/files.mjs";
import { arrayEvent, jointRules, matchingRules, orderEvent } from "../data/worst.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { eventsFile, rulesFile } from "./scaling.mjs";
import { count, table, target } from "./table.mjs";
import { targets } from "./targets.mjs";

const engines = ["native", "wasm, bytes", "quamina", "Event Ruler"];

export async function worst(all, options) {
  await updates(all, options);
  await manyMatches(all, options);
  await arrays(all, options);
}

/** One rule added, replaced, deleted, each followed by one event. */
async function updates(all, { quick }) {
  const size = quick ? 10_000 : 100_000;
  const file = { path: eventsFile("mixed", size), count: 1, quick };
  const rules = rulesFile("exact", size);
  const rows = [];
  for (const name of engines) {
    await withPeers(all, [name], file, async ([peer]) => {
      const built = await peer.ask("prepare", rules, size, peer.limits.build);
      const cell = built.error || !built.whole ? built : await peer.ask("update", quick ? 3 : 21);
      rows.push([
        name,
        ...["add", "replace", "delete"].map((step) => micros(cell, step, peer.limits.build)),
      ]);
    });
  }
  const head = ["µs, target native ≤ 100", "add", "replace", "delete"];
  table(`An update and one event at ${count(size)} rules`, head, rows);
}

function micros(cell, step, limit) {
  if (cell[step] === undefined) return cell.error ?? `> ${limit / 1000} s`;
  const { wanted, met } = targets.update;
  return `${count(cell[step] / 1000)} (${target(wanted, cell[step], met)})`;
}

async function manyMatches(all, { quick }) {
  const rules = { path: lineFile("matching-rules", () => matchingRules(10_000)), count: 10_000 };
  const file = { path: lineFile("order", orderEvent), count: 1, quick };
  const events = quick ? 5 : 50;
  const expected = { what: "10,000 rules that match", matches: 10_000 * events };
  await withPeers(all, engines, file, async (peers) => {
    const cells = await measure(peers, { rules, events, passes: 3, warm: 1, expected });
    const { wanted, met } = targets.match;
    const rows = engines.map((name) => {
      const { error, ns } = cells[name];
      if (error) return [name, error, ""];
      const each = ns / 10_000;
      return [name, count(ns / 1000), `${each.toFixed(1)} (${target(wanted, each, met)})`];
    });
    table("10,000 rules that all match", ["", "µs/event", "ns/match"], rows);
  });
}

/** Two rules whose conditions one element of an array must satisfy together. */
async function arrays(all, { quick }) {
  const lengths = quick ? [1000, 4000] : [1000, 4000, 16_000];
  const rules = { path: lineFile("joint-rules", jointRules), count: 2 };
  const times = Object.fromEntries(engines.map((name) => [name, []]));
  for (const length of lengths) {
    const file = { path: lineFile(`array-${length}`, () => arrayEvent(length)), count: 1, quick };
    const events = quick ? 2 : 10;
    const expected = { what: `an array of ${length}`, counts: [events, 0] };
    await withPeers(all, engines, file, async (peers) => {
      const cells = await measure(peers, { rules, events, passes: 3, warm: 1, expected });
      for (const name of engines) times[name].push(perElement(cells[name], length));
    });
  }
  const rows = engines.map((name) => [name, ...times[name].map(shown), linear(times[name])]);
  const head = lengths.map((length) => `${count(length)} elements`);
  table("Joint conditions on an array, ns/element", ["", ...head, "last : first"], rows);
}

const perElement = ({ error, ns }, length) => error ?? ns / length;
const shown = (value) => (typeof value === "number" ? value.toFixed(0) : value);

function linear(values) {
  const ratio = values.at(-1) / values[0];
  const { wanted, met } = targets.linear;
  return Number.isNaN(ratio) ? "–" : `${ratio.toFixed(1)} (${target(wanted, ratio, met)})`;
}
