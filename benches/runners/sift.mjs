// npm `sift`: MongoDB queries over objects, compiled beforehand.

import { peer } from "./installed.mjs";
import { bounds, cannotSay, escaped, fieldsOf, operatorOf } from "./translate.mjs";

export function sift() {
  const compile = peer("sift").default;
  const rules = [];
  return {
    input: (bytes) => bytes.toString(),
    add: (_, text) => rules.push(compile(query(JSON.parse(text)))),
    matching(event) {
      const object = JSON.parse(event);
      const found = [];
      for (let rule = 0; rule < rules.length; rule++) if (rules[rule](object)) found.push(rule);
      return found;
    },
  };
}

function query(pattern) {
  return {
    $and: fieldsOf(pattern).map(({ path, alternatives }) => ({
      $or: alternatives.map((one) => ({ [path.join(".")]: condition(...operatorOf(one)) })),
    })),
  };
}

const comparisons = { "=": "$eq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte" };

function condition(operator, operand) {
  if (operator === "equals") return { $eq: operand };
  if (operator === "prefix") return new RegExp(`^${escaped(operand)}`);
  if (operator === "suffix") return new RegExp(`${escaped(operand)}$`);
  if (operator === "exists") return { $exists: operand };
  if (operator === "numeric") {
    return Object.fromEntries(bounds(operand).map(([sign, bound]) => [comparisons[sign], bound]));
  }
  if (operator === "anything-but") return { $exists: true, $nin: [operand].flat() };
  throw cannotSay(operator);
}
