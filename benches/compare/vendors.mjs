// Events of Alibaba Cloud, Tencent Cloud and AWS under rules in their dialects.
import { readFileSync } from "node:fs";
import { closure } from "../data/closures.mjs";
import { lineFile } from "../data/files.mjs";
import { vendorEvents, vendorRules } from "../data/vendors.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { rate, table } from "./table.mjs";

const ours = ["native", "wasm, bytes", "wasm, text", "wasm, NDJSON"];
const others = ["closures, text", "JSON.parse", "quamina", "Event Ruler"];

export async function vendors(all, { quick }) {
  const results = {};
  for (const dialect of Object.keys(vendorRules)) results[dialect] = await one(all, dialect, quick);
  const dialects = Object.keys(results);
  const rows = [...ours, ...others].map((name) => [
    name,
    ...dialects.map((dialect) => (results[dialect][name] ? rate(results[dialect][name]) : "–")),
  ]);
  table("Events of vendors, 8 rules, events/s", ["", ...dialects], rows);
  return results;
}

/** Peers that know the language of AWS alone are asked about nothing else. */
async function one(all, dialect, quick) {
  const names = [...ours, ...(dialect === "aws" ? others : others.slice(0, 2))];
  const spoken = names.map((name) => [name, speaking(all[name], dialect)]);
  const rules = vendorRules[dialect];
  const path = lineFile(`vendor-rules-${dialect}`, () => rules.map((rule) => JSON.stringify(rule)));
  const events = lineFile(`vendor-events-${dialect}`, () => vendorEvents(dialect));
  const lines = readFileSync(events, "utf8").trimEnd().split("\n");
  const rounds = quick ? 10 : 20;
  const counts = countedBy(rules, lines).map((count) => count * rounds);
  const amount = { events: lines.length * rounds, passes: quick ? 3 : 5, warm: 2 };
  const expected = { what: `${dialect} rules`, counts };
  const file = { path: events, count: lines.length, quick };
  return withPeers(Object.fromEntries(spoken), names, file, (peers) =>
    measure(peers, { rules: { path, count: rules.length }, ...amount, expected }),
  );
}

function speaking({ command, missing }, dialect) {
  return command ? { command: [...command, dialect] } : { missing };
}

function countedBy(rules, lines) {
  const closures = rules.map(closure);
  const counts = rules.map(() => 0);
  for (const line of lines) {
    const event = JSON.parse(line);
    for (const [rule, matches] of closures.entries()) if (matches(event)) counts[rule]++;
  }
  return counts;
}
