// Events and rules made to be slow: each ends in bounded time, with a verdict or `evaluation-limit`.

const size = 250 * 1024;

/** As many elements as fit, as one JSON array. */
function filled(element) {
  const count = Math.floor(size / (JSON.stringify(element(0)).length + 4));
  return Array.from({ length: count }, (_, at) => element(at));
}

const text = (value) => JSON.stringify(value);

/** What is slow about it, the event and the rule, all for the `aws` dialect. */
export function worstCases() {
  return [
    [
      "stars in a row of the same letter",
      text({ a: "a".repeat(size) }),
      text({ a: [{ wildcard: "*a*a*a*a*b" }] }),
    ],
    [
      "two conditions that no element of a long array satisfies together",
      text({ items: filled((at) => ({ x: at % 2, y: (at + 1) % 2 })) }),
      text({ items: { x: [1], y: [1] } }),
    ],
    [
      "conditions on the elements of six arrays",
      text(Object.fromEntries([..."abcdef"].map((key) => [key, sixth()]))),
      text({ ...Object.fromEntries([..."abcdef"].map((key) => [key, { x: [1], y: [1] }])) }),
    ],
    [
      "a thousand branches of `$or`",
      text({ items: filled((at) => ({ x: at })) }),
      text({ $or: Array.from({ length: 1000 }, (_, at) => ({ items: { x: [-1 - at] } })) }),
    ],
    [
      "ten thousand alternatives against a long array",
      text({ a: filled((at) => at) }),
      text({ a: Array.from({ length: 10_000 }, (_, at) => -1 - at) }),
    ],
  ];
}

function sixth() {
  return filled((at) => ({ x: at % 2, y: (at + 1) % 2 })).slice(0, 1500);
}
