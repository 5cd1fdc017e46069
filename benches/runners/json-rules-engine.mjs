// npm `json-rules-engine`: conditions over facts, asked asynchronously.

import { peer } from "./installed.mjs";
import { bounds, cannotSay, fieldsOf, operatorOf } from "./translate.mjs";

export function jsonRulesEngine() {
  const { Engine } = peer("json-rules-engine");
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator("prefix", (value, operand) => String(value).startsWith(operand));
  engine.addOperator("suffix", (value, operand) => String(value).endsWith(operand));
  engine.addOperator("exists", (value, operand) => (value !== undefined) === operand);
  return {
    asynchronous: true,
    input: (bytes) => bytes.toString(),
    add: (rule, text) =>
      engine.addRule({ event: { type: String(rule) }, conditions: conditions(JSON.parse(text)) }),
    async matching(event) {
      const { events } = await engine.run(JSON.parse(event));
      return events.map(({ type }) => Number(type));
    },
  };
}

function conditions(pattern) {
  return {
    all: fieldsOf(pattern).map(({ path, alternatives }) => ({
      any: alternatives.map((one) => ({ all: conditionsOn(path, ...operatorOf(one)) })),
    })),
  };
}

const comparisons = {
  "=": "equal",
  "<": "lessThan",
  "<=": "lessThanInclusive",
  ">": "greaterThan",
  ">=": "greaterThanInclusive",
};

function conditionsOn([fact, ...keys], operator, operand) {
  const path = keys.length > 0 ? { path: `$.${keys.join(".")}` } : {};
  const on = (name, value) => ({ fact, ...path, operator: name, value });
  if (operator === "equals") return [on("equal", operand)];
  if (["prefix", "suffix", "exists"].includes(operator)) return [on(operator, operand)];
  if (operator === "numeric") {
    return bounds(operand).map(([sign, bound]) => on(comparisons[sign], bound));
  }
  throw cannotSay(operator);
}
