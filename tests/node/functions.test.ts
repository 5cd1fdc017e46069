import { createRequire } from "node:module";
import { expect, test } from "vitest";
import * as whymatch from "whymatch";
import manifest from "../../package.json" with { type: "json" };

const event = '{"source":"acs.oss","data":{"size":3}}';
const pattern = '{"source":["acs.oss"]}';
const dialect = "aliyun";

test("an event matches a pattern", () => {
  expect(whymatch.matches(event, pattern, { dialect })).toBe(true);
});

test("text, bytes and values ask the same", () => {
  const bytes = new TextEncoder().encode(event);
  const value = JSON.parse(event);
  for (const form of [event, bytes, Buffer.from(bytes), value]) {
    expect(whymatch.matches(form, JSON.parse(pattern), { dialect })).toBe(true);
  }
});

test("an explanation has plain objects and offsets into the given text", () => {
  const { matched, summary, tree, clauses } = whymatch.explain(event, pattern, { dialect });
  expect(matched).toBe(true);
  expect(summary).not.toBe("");
  expect(tree.patternRange).toEqual({ start: expect.any(Number), end: expect.any(Number) });
  for (const { patternRange } of clauses) {
    expect(pattern.slice(patternRange.start, patternRange.end)).toContain("acs.oss");
  }
});

test("explain and matches agree with a RuleSet", () => {
  using rules = new whymatch.RuleSet({ dialect });
  rules.add("a", pattern);
  expect(rules.matching(event)).toEqual(["a"]);
  expect(rules.explain("a", event)).toEqual(whymatch.explain(event, pattern, { dialect }));
});

test("the parts of an expression have values and ranges", () => {
  const event = '{"n": 5}';
  const filters = '[{"sql": "n > 3 AND tenant = \\"é\\""}]';
  const { matched, tree, blame } = whymatch.explain(event, filters, { dialect: "cloudevents" });
  expect(matched).toBe(false);
  expect(blame).toEqual(["/tenant"]);
  const [expression] = tree.children[0]?.children[0]?.children ?? [];
  const parts = expression?.children.map(({ label, value, error, patternRange }) => ({
    label,
    value,
    error,
    text: filters.slice(patternRange.start, patternRange.end),
  }));
  expect(parts).toEqual([
    { label: "n > 3", value: "true", error: undefined, text: "n > 3" },
    {
      label: 'tenant = "é"',
      value: "false",
      error: undefined,
      text: 'tenant = \\"é\\"',
    },
  ]);
  const [missing] = expression?.children[1]?.children ?? [];
  expect(missing).toMatchObject({ label: "tenant", error: "the event has no attribute `tenant`" });
});

test("in binary mode attributes are text", () => {
  const event = { flag: true };
  const filters = [{ sql: "flag" }];
  expect(whymatch.matches(event, filters, { dialect: "cloudevents" })).toBe(true);
  const binary = { dialect: "cloudevents", binding: "binary" } as const;
  expect(whymatch.matches(event, filters, binary)).toBe(false);
});

test("a pattern is checked", () => {
  expect(whymatch.checkPattern(pattern, { dialect })).toEqual({ valid: true, diagnostics: [] });
  const { valid, diagnostics } = whymatch.checkPattern("[", { dialect, locale: "zh-CN" });
  expect(valid).toBe(false);
  expect(diagnostics[0]).toMatchObject({ severity: "error", target: "pattern" });
});

test("an event is validated", () => {
  const options = { profile: "tencent", stage: "delivered" } as const;
  const { valid, diagnostics } = whymatch.validateEvent("{}", options);
  expect(valid).toBe(false);
  expect(diagnostics.map(({ code }) => code)).toContain("required");
  expect(whymatch.validateEvent("{}", { maxBytes: 1 }).valid).toBe(false);
});

test("a batch is an array only if it is said to be one", () => {
  const codes = (batch: boolean) =>
    whymatch.validateEvent("[]", { batch }).diagnostics.map(({ code }) => code);
  expect(codes(false)).toContain("root-object");
  expect(codes(true)).not.toContain("root-object");
});

test("a Kafka message becomes the connector's event", () => {
  const message = { topic: "t", partition: 1, offset: 37, key: "k", value: "v" };
  const built = whymatch.kafkaEvent(message) as Record<string, unknown>;
  expect(built["data"]).toMatchObject({ topic: "t", Partition: 1, offset: 37, msgBody: "v" });
  expect(built["id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(Math.abs(Number(built["time"]) - Date.now())).toBeLessThan(60_000);
  for (const stage of ["published", "delivered"] as const) {
    const given = whymatch.kafkaEvent({ ...message, id: "i", time: 5 }, { stage });
    expect(given).toMatchObject({ id: "i", time: stage === "published" ? "5" : 5 });
    expect(whymatch.validateEvent(given, { profile: "tencent", stage }).valid).toBe(true);
  }
});

test("dialects are listed", () => {
  const names = whymatch.dialects().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["aliyun", "tencent"]));
});

test("the version is the package's", () => {
  expect(whymatch.version).toBe(manifest.version);
});

test("require gives the same functions", () => {
  const required = createRequire(import.meta.url)("whymatch");
  expect(Object.keys(required).sort()).toEqual(Object.keys(whymatch).sort());
  expect(required.matches(event, pattern, { dialect })).toBe(true);
});

test("an HTTP message is validated, and its event given as text", () => {
  const message = "ce-specversion: 1.0\nce-id: 😀\nce-source: /s\nce-type: com.example.t\n";
  const { valid, diagnostics } = whymatch.validateEvent(message, { format: "http" });
  expect(valid).toBe(false);
  const [finding] = diagnostics.filter(({ severity }) => severity === "error");
  expect(finding).toMatchObject({ code: "http-percent-encoding", path: "/id" });
  expect(message.slice(finding?.range?.start, finding?.range?.end)).toBe("😀");
  expect(whymatch.httpEvent(message.replace("😀", "%F0%9F%98%80"))).toBe(
    '{"specversion":"1.0","id":"😀","source":"/s","type":"com.example.t"}',
  );
  expect(whymatch.httpEvent("{}")).toBeUndefined();
});

test("a message may hold half of a surrogate pair, which is sent as U+FFFD", () => {
  const message = "ce-id: \ud800\n";
  const { diagnostics } = whymatch.validateEvent(message, { format: "http" });
  const finding = diagnostics.find(({ code }) => code === "http-percent-encoding");
  expect(finding?.range).toEqual({ start: 7, end: 8 });
});
