// One hand-written closure for each rule, asked one after the other.
import { closure } from "../data/closures.mjs";

export function closuresOverText() {
  return overEvents((bytes) => bytes.toString(), JSON.parse);
}

export function closuresOverObjects() {
  return overEvents(
    (bytes) => JSON.parse(bytes.toString()),
    (event) => event,
  );
}

function overEvents(input, read) {
  const rules = [];
  return {
    input,
    add: (_, text) => rules.push(closure(JSON.parse(text))),
    matching(event) {
      const object = read(event);
      const found = [];
      for (let rule = 0; rule < rules.length; rule++) if (rules[rule](object)) found.push(rule);
      return found;
    },
  };
}
