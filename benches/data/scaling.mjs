// Rules of one kind, as many as wanted, and events of which half match exactly one of them.
import { Random } from "./random.mjs";

/** How many events there are, and how many of them match. */
export const scalingEvents = { count: 1000, matches: 500 };

const unused = 2_000_000;

/** Six letters, others for each number up to 16 millions. */
export function code(number) {
  const mixed = (Math.imul(number, 0x9e3779b1) >>> 0) & 0xffffff;
  return Array.from({ length: 6 }, (_, at) => "abcdefghijklmnop"[(mixed >> (4 * at)) & 15]).join(
    "",
  );
}

const region = (at) => `region-${at % 16}`;

/** For each kind the rule of a number and what an event has that matches it. */
export const kinds = {
  exact: {
    rule: (at) => ({ key: [`k-${code(at)}`] }),
    event: (at) => ({ key: `k-${code(at)}` }),
  },
  "two fields": {
    rule: (at) => ({ region: [region(at)], key: [`k-${code(at)}`] }),
    event: (at) => ({ region: region(at), key: `k-${code(at)}` }),
  },
  prefix: {
    rule: (at) => ({ key: [{ prefix: code(at) }] }),
    event: (at) => ({ key: `${code(at)}-0123456789` }),
  },
  suffix: {
    rule: (at) => ({ key: [{ suffix: code(at) }] }),
    event: (at) => ({ key: `0123456789-${code(at)}` }),
  },
  "infix wildcard": {
    rule: (at) => ({ key: [{ wildcard: `*${code(at)}*` }] }),
    event: (at) => ({ key: `01234-${code(at)}-56789` }),
  },
  "ignore case": {
    rule: (at) => ({ key: [{ "equals-ignore-case": `K-${code(at).toUpperCase()}` }] }),
    event: (at) => ({ key: `k-${code(at)}` }),
  },
  numeric: {
    rule: (at) => ({ amount: [{ numeric: [">=", at, "<", at + 1] }] }),
    event: (at) => ({ amount: at + 0.5 }),
  },
  "anything-but": {
    rule: (at) => ({ tenant: [`t-${code(at)}`], key: [{ "anything-but": [`k-${code(at)}`] }] }),
    event: (at) => ({ tenant: `t-${code(at)}` }),
  },
  "exists: false": {
    rule: (at) => ({ tenant: [`t-${code(at)}`], [`a-${code(at)}`]: [{ exists: false }] }),
    event: (at) => ({ tenant: `t-${code(at)}` }),
  },
};
const pure = Object.values(kinds);
const mixed = (at) => pure[at % pure.length];
kinds.mixed = {
  rule: (at) => mixed(at).rule(at),
  event: (at) => mixed(at).event(at),
};

/** One rule a line. */
export function* scalingRules(kind, count) {
  for (let at = 0; at < count; at++) yield JSON.stringify(kinds[kind].rule(at));
}

/** One event a line; half of them match one of the first `rules` rules. */
export function* scalingEventsFor(kind, rules) {
  const random = new Random(rules);
  const { event } = kinds[kind];
  for (let at = 0; at < scalingEvents.count; at++) {
    const hits = at % 2 === 0;
    const rule = hits ? random.below(rules) : unused + random.below(unused);
    yield JSON.stringify({ ...plainEvent(at), ...event(rule) });
  }
}

function plainEvent(at) {
  return {
    id: `event-${at}`,
    source: "app.orders",
    type: "order.created",
    region: "nowhere",
    tenant: "nobody",
    key: "0000",
    amount: -1,
    note: "a customer ordered something",
  };
}
