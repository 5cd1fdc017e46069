// Rules as hand-written closures: what a program without a library does.
//
// It knows the operators that are measured, takes values where arrays have them, and leaves out
// array consistency, `$or` and every check. It also counts what the rules are to find.

/** A function from an event, as an object, to whether the rule matches it. */
export function closure(pattern) {
  const fields = [...leaves(pattern, [])].map(([path, alternatives]) => ({
    path,
    tests: alternatives.map(test),
  }));
  return (event) => fields.every(({ path, tests }) => holds(event, path, tests));
}

function holds(event, path, tests) {
  const values = [];
  collect(event, path, 0, values);
  return tests.some((test) => test(values));
}

function* leaves(pattern, path) {
  for (const [key, value] of Object.entries(pattern)) {
    if (Array.isArray(value)) yield [[...path, key], value];
    else yield* leaves(value, [...path, key]);
  }
}

function collect(value, path, at, values) {
  if (Array.isArray(value)) {
    for (const element of value) collect(element, path, at, values);
  } else if (at === path.length) {
    if (value !== undefined && (value === null || typeof value !== "object")) values.push(value);
  } else if (value !== null && typeof value === "object" && Object.hasOwn(value, path[at])) {
    collect(value[path[at]], path, at + 1, values);
  }
}

/** From the values of a field to whether one alternative holds. */
function test(alternative) {
  if (alternative === null || typeof alternative !== "object") {
    return (values) => values.includes(alternative);
  }
  const [operator, operand] = Object.entries(alternative)[0];
  if (operator === "exists") return (values) => values.length > 0 === operand;
  const one = operators[operator](operand);
  return (values) => values.some(one);
}

const text = (test) => (value) => typeof value === "string" && test(value);
const lower = (value) => value.toLowerCase();

/** Operators of one value. */
const operators = {
  prefix: (operand) => affix("startsWith", operand),
  suffix: (operand) => affix("endsWith", operand),
  "equals-ignore-case": (operand) => {
    const wanted = lower(operand);
    return text((value) => lower(value) === wanted);
  },
  wildcard: (operand) => {
    const literal = (part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
    const shape = new RegExp(`^${operand.split("*").map(literal).join(".*")}$`, "s");
    return text((value) => shape.test(value));
  },
  numeric: (operand) => {
    const bounds = [];
    for (let at = 0; at < operand.length; at += 2) {
      bounds.push([comparisons[operand[at]], operand[at + 1]]);
    }
    const within = (value) => bounds.every(([compare, bound]) => compare(value, bound));
    return (value) => typeof value === "number" && within(value);
  },
  "anything-but": (operand) => {
    const excluded = alternatives(operand);
    return (value) => !excluded.some((one) => one(value));
  },
};

const comparisons = {
  "=": (value, bound) => value === bound,
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
};

function affix(method, operand) {
  if (typeof operand === "string") return text((value) => value[method](operand));
  const wanted = lower(operand["equals-ignore-case"]);
  return text((value) => lower(value)[method](wanted));
}

function alternatives(operand) {
  if (operand === null || typeof operand !== "object") return [(value) => value === operand];
  if (Array.isArray(operand)) return operand.flatMap(alternatives);
  const [operator, inner] = Object.entries(operand)[0];
  return [inner].flat().map((one) => operators[operator](one));
}
