// What the package costs without peers: explaining, validating, hostile questions, sizes.
import { explain, matches, RuleSet, validateEvent } from "whymatch";
import { table } from "../compare/table.mjs";
import { largeEvents } from "./events.mjs";
import { largeEvent, smallEvent, twentyClauses } from "./inputs.mjs";
import { interleaved, median, timed } from "./measure.mjs";
import { sizes } from "./sizes.mjs";
import { worstCases } from "./worst.mjs";

const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
const perSecond = (seconds) => `${Math.round(1 / seconds).toLocaleString("en")} events/s`;

/** Prints a table; its figures are the sizes. */
export async function packageAlone() {
  const measured = sizes();
  const rows = [explaining(), ...matchingOneRule(), ...validating(), ...slowest()];
  table("The package alone", ["what", "measured"], [...rows, ...shown(measured)]);
  return measured;
}

function shown({ coreRaw, coreGzip, page }) {
  return [
    ["core.wasm", `${kib(coreRaw)}, gzip ${kib(coreGzip)}`],
    ["first load of the page", page === undefined ? "not built" : `gzip ${kib(page)}`],
  ];
}

function explaining() {
  const event = largeEvent();
  const pattern = twentyClauses();
  const ask = () => explain(event, pattern, { dialect: "tencent" });
  const { clauses } = ask();
  const seconds = median(Array.from({ length: 100 }, () => timed(1, ask)));
  const what = `explain, ${kib(Buffer.byteLength(event))} event, ${clauses.length} clauses, median of 100`;
  return [what, `${(seconds * 1000).toFixed(2)} ms`];
}

function matchingOneRule() {
  const text = smallEvent();
  const rules = new RuleSet({ dialect: "tencent" });
  rules.add("rule", '{"source":["ckafka.cloud.tencent"],"data":{"topic":["test-topic"]}}');
  const ask = () => rules.matching(text);
  const parse = () => JSON.parse(text);
  const [matching, parsing] = interleaved([ask, parse], { rounds: 15, calls: 20_000 });
  return [
    [
      `RuleSet.matching, one rule, ${Buffer.byteLength(text)}-byte event as text`,
      perSecond(matching),
    ],
    ["JSON.parse of the same text", perSecond(parsing)],
    ["matching : JSON.parse", `${(parsing / matching).toFixed(2)} : 1`],
  ];
}

/** Events of 64 KiB against the rules of CloudEvents. */
function validating() {
  return largeEvents().map(([what, text]) => {
    const event = Buffer.from(text);
    const asks = [() => validateEvent(event), () => JSON.parse(text)];
    const [validate, parse] = interleaved(asks, { rounds: 15, calls: 50 });
    const [ours, theirs] = [validate, parse].map((seconds) => `${(seconds * 1000).toFixed(2)} ms`);
    return [`validateEvent, ${kib(event.length)}: ${what}`, `${ours} (JSON.parse ${theirs})`];
  });
}

/** The worst of what a hostile event and rule can cost. */
function slowest() {
  return worstCases().map(([what, event, pattern]) => {
    const ask = () => verdict(event, pattern);
    const outcome = ask();
    const seconds = median(Array.from({ length: 5 }, () => timed(1, ask)));
    return [`worst case: ${what}`, `${(seconds * 1000).toFixed(1)} ms, ${outcome}`];
  });
}

function verdict(event, pattern) {
  try {
    return matches(event, pattern, { dialect: "aws" }) ? "match" : "no match";
  } catch (error) {
    return error.diagnostics?.[0]?.code ?? String(error);
  }
}
