// Updates of large sets, events that match everything, and long arrays.
import { lineFile } from "../data/files.mjs";
import { arrayEvent, jointRules, matchingRules, orderEvent } from "../data/worst.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { eventsFile, rulesFile } from "./scaling.mjs";
import { count, mark, table } from "./table.mjs";
import { targets } from "./targets.mjs";

const engines = ["native", "wasm, bytes", "quamina", "Event Ruler"];
const steps = ["add", "replace", "delete"];
const many = 10_000;

export async function worst(all, options) {
  return {
    updates: await updates(all, options),
    matches: await manyMatches(all, options),
    arrays: await arrays(all, options),
  };
}

/** One rule added, replaced, deleted, each followed by one event. */
async function updates(all, { quick }) {
  const size = 100_000;
  const file = { path: eventsFile("mixed", size), count: 1, quick };
  const rules = rulesFile("exact", size);
  const cells = {};
  for (const name of engines) {
    cells[name] = await withPeers(all, [name], file, async ([peer]) => {
      const built = await peer.ask("prepare", rules, size, peer.limits.build);
      if (built.error) return built;
      if (!built.whole)
        return { error: `> ${peer.limits.build / 1000} s for ${built.added} rules` };
      return peer.ask("update", quick ? 21 : 101);
    });
  }
  const head = ["median µs", ...steps];
  table(`An update and one event at ${count(size)} rules`, head, engines.map(row));
  return cells;

  function row(name) {
    return [name, ...steps.map((step) => micros(cells[name], step))];
  }
}

function micros(cell, step) {
  if (cell[step] === undefined) return cell.error;
  return `${count(cell[step] / 1000)} (${mark(targets.update, cell[step] / 1000)})`;
}

async function manyMatches(all, { quick }) {
  const rules = { path: lineFile("matching-rules", () => matchingRules(many)), count: many };
  const file = { path: lineFile("order", orderEvent), count: 1, quick };
  const events = quick ? 50 : 200;
  const expected = { what: "10,000 rules that match", matches: many * events };
  return withPeers(all, engines, file, async (peers) => {
    const cells = await measure(peers, { rules, events, passes: 5, warm: 2, expected });
    const rows = engines.map((name) => {
      const { error, ns } = cells[name];
      if (error) return [name, error, ""];
      const event = `${count(ns / 1000)} (${mark(targets.matches, ns / 1000)})`;
      return [name, event, (ns / many).toFixed(1)];
    });
    table("10,000 rules that all match", ["", "µs/event", "ns/match"], rows);
    return cells;
  });
}

/** Two rules whose conditions one element of an array must satisfy together. */
async function arrays(all, { quick }) {
  const lengths = quick ? [1000, 4000] : [1000, 4000, 16_000];
  const rules = { path: lineFile("joint-rules", jointRules), count: 2 };
  const times = Object.fromEntries(engines.map((name) => [name, {}]));
  for (const length of lengths) {
    const file = { path: lineFile(`array-${length}`, () => arrayEvent(length)), count: 1, quick };
    const events = 64_000 / length;
    const expected = { what: `an array of ${length}`, counts: [events, 0] };
    await withPeers(all, engines, file, async (peers) => {
      const cells = await measure(peers, { rules, events, passes: 7, warm: 3, expected });
      for (const name of engines) times[name][length] = perElement(cells[name], length);
    });
  }
  const rows = engines.map((name) => {
    const values = Object.values(times[name]);
    return [name, ...values.map(element), linear(values)];
  });
  const head = lengths.map((length) => `${count(length)} elements`);
  table("Joint conditions on an array, ns/element", ["", ...head, "last : first"], rows);
  return times;
}

const perElement = ({ error, ns }, length) => error ?? ns / length;

function element(value) {
  if (typeof value === "string") return value;
  return `${value.toFixed(0)} (${mark(targets.element, value)})`;
}

function linear(values) {
  const ratio = values.at(-1) / values[0];
  return Number.isNaN(ratio) ? "–" : `${ratio.toFixed(1)} (${mark(targets.linear, ratio)})`;
}
