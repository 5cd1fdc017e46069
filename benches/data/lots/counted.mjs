// The lots as a file, with how often each rule matches: in all of them and in the first ones.
import { readFileSync } from "node:fs";
import { closure } from "../closures.mjs";
import { lineFile, textFile } from "../files.mjs";
import { lotEvents } from "./lots.mjs";

/** So many events are a quick look. */
export const quickEvents = 10_000;

const {
  events: total,
  sets,
  together,
} = JSON.parse(readFileSync(new URL("rules.json", import.meta.url), "utf8"));

/** The events and every rule set: `{ events, sets: [{ name, rules, all, first }] }`. */
export function countedLots() {
  const events = lineFile("lots", () => lotEvents(total));
  const counts = JSON.parse(readFileSync(textFile("lots-counts.json", () => countText(events))));
  const single = sets.map(({ name, rules, matches }) => ({
    name,
    rules,
    all: matches,
    first: counts[name],
  }));
  const of = (names) => names.map((name) => single.find((set) => set.name === name));
  const combined = together.map(({ name, sets: names }) => ({
    name,
    rules: of(names).flatMap(({ rules }) => rules),
    all: of(names).flatMap(({ all }) => all),
    first: of(names).flatMap(({ first }) => first),
  }));
  return { events, total, sets: [...single, ...combined] };
}

/** Counts with closures, and fails if the events are not as `rules.json` says. */
function countText(path) {
  const tallies = sets.map(({ rules }) => rules.map(closure));
  const counts = sets.map(({ rules }) => rules.map(() => 0));
  let first;
  for (const [at, line] of readFileSync(path, "utf8").trimEnd().split("\n").entries()) {
    if (at === quickEvents) first = structuredClone(counts);
    const event = JSON.parse(line);
    tallies.forEach((rules, set) => {
      rules.forEach((matches, rule) => {
        if (matches(event)) counts[set][rule]++;
      });
    });
  }
  for (const [at, { name, matches }] of sets.entries()) {
    if (String(counts[at]) === String(matches)) continue;
    throw new Error(`the events have ${counts[at]} matches of ${name}, not ${matches}`);
  }
  return JSON.stringify(Object.fromEntries(sets.map(({ name }, at) => [name, first[at]])));
}
