/** Rule sets as bytes, for another thread. */
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { RuleSet } from "whymatch";
import { thrown } from "./thrown.ts";

const event = '{"source":"a","data":{"n":1}}';

function someRules(): RuleSet {
  const rules = new RuleSet({ dialect: "aliyun", strict: true });
  rules.add("z", '{"source":["a"]}').add("gone", '{"source":["a"]}').add("长", "{}");
  rules.delete("gone");
  return rules.replace("长", '{"data":{"n":[{"numeric":["<",2]}]}}');
}

function code(bytes: Uint8Array): string {
  return thrown(() => RuleSet.fromBytes(bytes)).code;
}

test("ids, order, options and answers are kept", () => {
  const read = RuleSet.fromBytes(someRules().toBytes());
  expect(read.ids()).toEqual(["z", "长"]);
  expect(read.matching(event)).toEqual(["z", "长"]);
  expect(read.matching('{"source":"b"}')).toEqual([]);
  expect(thrown(() => read.matching('{"source":"a","x":nul}')).code).toBe("invalid-input");
  expect(read.toBytes()).toEqual(someRules().toBytes());
});

test("a read rule set is as any other", () => {
  const read = RuleSet.fromBytes(someRules().toBytes());
  read.add("new", '{"source":["b"]}').delete("z");
  expect(read.ids()).toEqual(["长", "new"]);
  expect(read.matching('{"source":"b"}')).toEqual(["new"]);
  expect(read.explain("长", event).matched).toBe(true);
  read.free();
  expect(thrown(() => read.toBytes()).code).toBe("freed");
});

test("variant and binding are kept", () => {
  const options = { dialect: "cloudevents", variant: "knative", binding: "binary" } as const;
  const rules = new RuleSet(options).add("1", '[{"cesql":"flag = \'true\'"}]');
  const read = RuleSet.fromBytes(rules.toBytes());
  expect(read.matching('{"flag":"true"}')).toEqual(rules.matching('{"flag":"true"}'));
  expect(read.toBytes()).toEqual(rules.toBytes());
});

test("a pattern with a lone surrogate is kept as its escape", () => {
  const rules = new RuleSet({ dialect: "aliyun" }).add("1", '{"source":["\ud800"]}');
  const read = RuleSet.fromBytes(rules.toBytes());
  expect(read.matching('{"source":"\ud800"}')).toEqual(["1"]);
});

test("a worker thread answers as this one does", async () => {
  const rules = new RuleSet({ dialect: "tencent" });
  for (let n = 0; n < 1000; n++) rules.add(`rule ${n}`, `{"data":{"n":[${n % 10}]}}`);
  const program = `
    const { parentPort, workerData } = require("node:worker_threads");
    const { RuleSet } = require("whymatch");
    parentPort.postMessage(RuleSet.fromBytes(workerData.bytes).matching(workerData.event));
  `;
  const workerData = { bytes: rules.toBytes(), event };
  const worker = new Worker(program, { eval: true, workerData });
  const answer = await new Promise((resolve, reject) => {
    worker.once("message", resolve).once("error", reject);
  });
  expect(answer).toEqual(rules.matching(event));
  expect(answer).toHaveLength(100);
  await worker.terminate();
});

test("what was cut off, changed or never a rule set is refused", () => {
  const bytes = someRules().toBytes();
  for (let length = 0; length < bytes.length; length++) {
    expect(code(bytes.subarray(0, length))).toBe("unreadable-rule-set");
  }
  for (let at = 0; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(code(damaged)).toBe("unreadable-rule-set");
  }
  const { message } = thrown(() => RuleSet.fromBytes(Buffer.from("[]")));
  expect(message).toBe("these bytes are no rule set");
});

test("bytes must be bytes", () => {
  const others: unknown[] = [undefined, "whymatch", [1, 2], new ArrayBuffer(8), {}];
  for (const other of others) expect(code(other as Uint8Array)).toBe("invalid-argument");
});
