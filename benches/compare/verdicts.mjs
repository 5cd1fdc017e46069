// Every target with what was reached, from the figures of all parts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/run.mjs";
import { markdown, ratio, table } from "./table.mjs";
import { againstQuamina, againstRuler, targets } from "./targets.mjs";

const head = ["measure", "wanted", "reached", ""];
const ours = ["native", "wasm, bytes"];
const combinations = ["PARTIAL_COMBO", "COMBO"];

/** Of each line what is measured, its target and the values, by name, that must all meet it. */
const lines = [
  ["each of 14 rule types on lots, wasm : Event Ruler", targets.ruler, singleTypesToRuler],
  [
    "`COMPLEX_ARRAYS` and both combinations, wasm : Event Ruler",
    targets.rulerTogether,
    togetherToRuler,
  ],
  ["`EXACT` on lots, wasm, events", targets.exactLots, exactLots],
  ["texts on lots, native : quamina", targets.quaminaTexts, toQuamina],
  ["other rule types on lots, native : quamina", targets.quaminaOthers, toQuamina],
  ["1 rule, event of 450 bytes as text, wasm, events", targets.oneRule, ofSmall("one")],
  ["1,000 mixed rules, the same", targets.thousandRules, ofSmall("thousand")],
  ["20 rules on 1 KB of text, wasm : `JSON.parse`", targets.jsonParse, toJsonParse],
  ["1,000,000 exact rules against 1, native, time of an event", targets.million, million],
  ["memory of each beside its id and text, native", targets.bytes, memory],
  ["adding them, native, rules", targets.adds, adds],
  [
    "100,000 rules of each other kind against 100, native, time of an event",
    targets.growth,
    growth("native"),
  ],
  ["the same, wasm", targets.growth, growth("wasm, bytes")],
  ["a rule added, replaced or deleted at 100,000, and one event", targets.update, updates],
  ["joint conditions on 4,000 elements, each element", targets.element, elements],
  ["the longest array against 1,000 elements, each element", targets.linear, linear],
  ["10,000 rules that all match one event", targets.matches, manyMatches],
  ["`EXACT` on lots against the floor", targets.floor, toFloor],
  ["`core.wasm`", targets.coreRaw, size("coreRaw")],
  ["`core.wasm`, gzip", targets.coreGzip, size("coreGzip")],
  ["first load of the page, gzip", targets.page, size("page")],
];

/** Where the table stands in the README. */
const between = /(?<=<!-- targets -->)[\s\S]*(?=<!-- end of targets -->)/;

/** The lines of the table; `figures` has those of each part that was run. */
export function verdicts(figures) {
  return lines.map(([what, target, values]) => [
    what,
    target.wanted,
    ...judged(target, values(figures, target)),
  ]);
}

export function printVerdicts(figures) {
  table("Targets", head, verdicts(figures));
}

/** Puts the table and what it was measured with between the marks in the project's README. */
export function writeVerdicts(figures, description) {
  const path = join(root, "README.md");
  const day = new Date().toISOString().slice(0, 10);
  const preface = description.split("\n").map((line) => `${line}.`);
  const lines = [...preface, `Measured on ${day}.`, "", markdown(head, verdicts(figures))];
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace(between, () => `\n\n${lines.join("\n")}\n\n`),
  );
}

/** What was reached, in words, and whether it is what was wanted. */
function judged(target, values) {
  if (!values) return ["not measured", "–"];
  const all = Object.entries(values);
  const known = all.filter(([, value]) => !Number.isNaN(value));
  if (known.length === 0) return ["no figure", "–"];
  const unknown = all.filter(([, value]) => Number.isNaN(value));
  const missed = known.filter(([, value]) => !target.met(value));
  const remarks = [
    span(target, known),
    ...(known.length > 1 && missed.length > 0 ? [`not ${listed(missed)}`] : []),
    ...(unknown.length > 0 ? [`no figure for ${listed(unknown)}`] : []),
  ];
  return [remarks.join("; "), word(missed, unknown)];
}

function word(missed, unknown) {
  if (missed.length > 0) return "**no**";
  return unknown.length > 0 ? "as far as known" : "yes";
}

function listed(entries) {
  return entries.map(([name]) => name).join(", ");
}

/** The worst value with its name, and the best. */
function span({ show, worst, best }, known) {
  const values = known.map(([, value]) => value);
  const least = worst(...values);
  if (known.length === 1) return show(least);
  const [name] = known.find(([, value]) => value === least);
  return `${show(least)} (${name}) to ${show(best(...values))}`;
}

/** A value for each name; those that there is no figure for are no numbers. */
function named(names, value) {
  const entries = names.map((name) => [short(name), Number(value(name) ?? Number.NaN)]);
  return Object.fromEntries(entries);
}

const short = (name) => (name === "wasm, bytes" ? "wasm" : name);

const perSecond = (cell) => 1e9 / cell.ns;

function ofSets({ citylots }, chosen, value) {
  if (!citylots) return undefined;
  const names = Object.keys(citylots.sets).filter(chosen);
  return named(names, (name) => value(citylots.sets[name]));
}

function singleTypesToRuler(figures) {
  return ofSets(figures, (set) => !combinations.includes(set), wasmToRuler);
}

function togetherToRuler(figures, target) {
  return ofSets(figures, (set) => againstRuler(set) === target, wasmToRuler);
}

function wasmToRuler(cells) {
  return ratio(cells["wasm, bytes"], cells["Event Ruler"]);
}

function toQuamina(figures, target) {
  const chosen = (set) => againstQuamina(set) === target;
  return ofSets(figures, chosen, (cells) => ratio(cells.native, cells.quamina));
}

function exactLots(figures) {
  return ofSets(
    figures,
    (set) => set === "EXACT",
    (cells) => perSecond(cells["wasm, bytes"]),
  );
}

function toFloor({ citylots }) {
  if (!citylots) return undefined;
  const { sets, floor } = citylots;
  return {
    native: ratio(floor["native floor"], sets.EXACT.native),
    wasm: ratio(floor["wasm floor"], sets.EXACT["wasm, bytes"]),
  };
}

function ofSmall(part) {
  return ({ small }) => small && named(["wasm, text"], (name) => perSecond(small[part][name]));
}

function toJsonParse({ small }) {
  if (!small) return undefined;
  const cells = small.kilobyte;
  return named(["wasm, text"], (name) => ratio(cells[name], cells["JSON.parse"]));
}

function million({ scaling }) {
  const cells = scaling?.exact.native;
  return cells && { exact: ratio(cells[1], cells[1e6]) };
}

function memory({ scaling }) {
  const cell = scaling?.exact.native[1e6];
  return cell && { exact: (cell.bytes - cell.texts) / cell.added };
}

function adds({ scaling }) {
  const cell = scaling?.exact.native[1e6];
  return cell && { exact: cell.added / cell.seconds };
}

function growth(engine) {
  return ({ scaling }) => {
    if (!scaling) return undefined;
    const kinds = Object.keys(scaling).filter((kind) => kind !== "exact");
    return named(kinds, (kind) => {
      const cells = scaling[kind][engine];
      return ratio(cells[100], cells[1e5]);
    });
  };
}

function updates({ worst }) {
  if (!worst) return undefined;
  const steps = ours.flatMap((name) => ["add", "replace", "delete"].map((step) => [name, step]));
  const value = ([name, step]) => worst.updates[name][step] / 1000;
  return Object.fromEntries(steps.map((it) => [`${it[1]}, ${short(it[0])}`, value(it)]));
}

function elements({ worst }) {
  return worst && named(ours, (name) => worst.arrays[name][4000]);
}

function linear({ worst }) {
  if (!worst) return undefined;
  return named(ours, (name) => {
    const values = Object.values(worst.arrays[name]);
    return values.at(-1) / values[0];
  });
}

function manyMatches({ worst }) {
  return worst && named(ours, (name) => worst.matches[name].ns / 1000);
}

function size(name) {
  return ({ package: sizes }) => sizes && named([name], () => sizes[name]);
}
