// Events of 64 KiB, each large in another way, to measure `validateEvent` with.
const limit = 64 * 1024;
const attributes = {
  specversion: "1.0",
  id: "A234-1234-1234",
  source: "https://example.com/orders",
  type: "com.example.order.created",
  time: "2018-04-05T17:31:00Z",
};

/** What makes the event large, and its text. */
export function largeEvents() {
  return [
    ["an object with many records", { data: records() }],
    ["many extensions", extensions()],
    ["one long string", { datacontenttype: "text/plain", data: "whymatch ".repeat(limit / 9) }],
    ["Base64", { data_base64: Buffer.alloc((limit / 4) * 3, 97).toString("base64") }],
  ].map(([what, content]) => [what, JSON.stringify({ ...attributes, ...content })]);
}

function records() {
  const data = [];
  for (let size = 0; size < limit; size += JSON.stringify(data.at(-1)).length + 1) {
    const id = data.length;
    data.push({ id, name: `record ${id}`, tags: ["a", "b"], price: id / 4, open: true });
  }
  return data;
}

function extensions() {
  const count = Math.floor(limit / 33);
  const named = (_, at) => [`ext${at}`, `value of extension ${at}`];
  return Object.fromEntries(Array.from({ length: count }, named));
}
