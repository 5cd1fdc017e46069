// Few and many rules on an event of about 450 bytes, and on one of 1 KB.
import { lineFile } from "../data/files.mjs";
import { instanceEvents, kilobyteEvents, mixedRules } from "../data/small.mjs";
import { measure, withPeers } from "./rounds.mjs";
import { mark, rate, ratio, table, times } from "./table.mjs";
import { targets } from "./targets.mjs";

const engines = [
  ...["native", "wasm, bytes", "wasm, text", "wasm, NDJSON", "quamina", "Event Ruler"],
  ...["closures, text", "closures, object", "sift", "json-rules-engine"],
  ...["JSON.parse", "native floor", "wasm floor"],
];

export async function small(all, { quick }) {
  const rules = lineFile("mixed-rules", () => mixedRules(1002));
  const amount = quick
    ? { events: 32_000, passes: 5, warm: 2 }
    : { events: 64_000, passes: 5, warm: 2 };
  const events = lineFile("instances", instanceEvents);
  const results = {};
  await withPeers(all, engines, { path: events, count: 64, quick }, async (peers) => {
    for (const [name, rule] of Object.entries({ one: 1, thousand: 1000 })) {
      // What asks rule after rule is given fewer events.
      const events = rule === 1 ? amount.events : amount.events / 10;
      const expected = { what: `${rule} mixed rules`, matches: events };
      const set = { path: rules, count: rule };
      results[name] = await measure(peers, { rules: set, ...amount, events, expected });
    }
  });
  const kilobytes = { path: lineFile("kilobytes", kilobyteEvents), count: 64, quick };
  const compared = ["native", "wasm, bytes", "wasm, text", "wasm, NDJSON", "JSON.parse"];
  await withPeers(all, compared, kilobytes, async (peers) => {
    const expected = { what: "20 rules on 1 KB", matches: amount.events };
    results.kilobyte = await measure(peers, {
      rules: { path: rules, count: 20 },
      ...amount,
      expected,
    });
  });
  print(results, compared);
  return results;
}

function print({ one, thousand, kilobyte }, compared) {
  const rows = engines.map((name) => [name, rate(one[name]), rate(thousand[name])]);
  const at = (cells, target) => mark(target, 1e9 / cells["wasm, text"].ns);
  rows.push([
    "target of wasm, text",
    at(one, targets.oneRule),
    at(thousand, targets.thousandRules),
  ]);
  table("An event of 450 bytes, events/s", ["", "1 rule", "1,000 mixed rules"], rows);
  const parse = kilobyte["JSON.parse"];
  const ratios = compared.map((name) => {
    const cell = kilobyte[name];
    const judged = name === "wasm, text" ? mark(targets.jsonParse, ratio(cell, parse)) : "";
    return [name, rate(cell), times(cell, parse), judged];
  });
  table("An event of 1 KB, 20 rules", ["", "events/s", ": JSON.parse", "target"], ratios);
}
