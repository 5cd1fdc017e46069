import { beforeEach, expect, test } from "vitest";
import { RuleSet } from "whymatch";
import { thrown } from "./thrown.ts";

const any = '{"source":["a","b"]}';
const onlyA = '{"source":["a"]}';
let rules: RuleSet;

beforeEach(() => {
  rules = new RuleSet({ dialect: "aliyun" });
});

test("ids come in the order in which rules were added", () => {
  rules.add("z", any).add("a", any).add("m", any);
  expect(rules.ids()).toEqual(["z", "a", "m"]);
  expect(rules.matching('{"source":"a"}')).toEqual(["z", "a", "m"]);
  expect(rules.size).toBe(3);
});

test("only rules that match are given", () => {
  rules.add("any", any).add("only-a", onlyA);
  expect(rules.matching('{"source":"b"}')).toEqual(["any"]);
  expect(rules.matching('{"source":"c"}')).toEqual([]);
});

test("a deleted rule matches no more and the others keep their ids", () => {
  rules.add("1", any).add("2", any).add("3", any);
  expect(rules.delete("2")).toBe(true);
  expect(rules.delete("2")).toBe(false);
  expect(rules.has("2")).toBe(false);
  expect(rules.matching('{"source":"a"}')).toEqual(["1", "3"]);
  rules.add("2", any);
  expect(rules.matching('{"source":"a"}')).toEqual(["1", "3", "2"]);
});

test("a replaced rule keeps its position", () => {
  rules.add("1", any).add("2", any);
  rules.replace("1", onlyA);
  expect(rules.matching('{"source":"a"}')).toEqual(["1", "2"]);
  expect(rules.matching('{"source":"b"}')).toEqual(["2"]);
});

test("a known id is refused and the rule stays", () => {
  rules.add("1", onlyA);
  const error = thrown(() => rules.add("1", any));
  expect(error.diagnostics.map(({ code }) => code)).toEqual(["duplicate-rule-id"]);
  expect(rules.matching('{"source":"b"}')).toEqual([]);
});

test("an invalid pattern is refused and changes nothing", () => {
  rules.add("1", any);
  expect(thrown(() => rules.add("2", "{")).code).toBe("invalid-input");
  expect(thrown(() => rules.replace("1", "{")).code).toBe("invalid-input");
  expect(rules.ids()).toEqual(["1"]);
  expect(rules.matching('{"source":"a"}')).toEqual(["1"]);
});

test("an unknown id is said to be unknown", () => {
  expect(thrown(() => rules.replace("1", any)).code).toBe("unknown-rule");
  expect(thrown(() => rules.explain("1", "{}")).code).toBe("unknown-rule");
});

test("an event that is not JSON is refused with its place", () => {
  rules.add("1", any);
  const [diagnostic] = thrown(() => rules.matching('{"source":')).diagnostics;
  expect(diagnostic).toMatchObject({ code: "json-syntax", target: "event" });
});

test("lines are asked one by one, blank ones passed over", () => {
  rules.add("any", any).add("only-a", onlyA);
  const lines = '{"source":"a"}\r\n\n{"source":"b"}\n{"source":\n  \n{"source":"c"}';
  const answers = [...rules.matchingLines(Buffer.from(lines))];
  expect(answers).toMatchObject([
    { line: 1, ids: ["any", "only-a"] },
    { line: 3, ids: ["any"] },
    { line: 4, ids: [], error: { code: "json-syntax" } },
    { line: 6, ids: [] },
  ]);
  expect(answers[0]).not.toHaveProperty("error");
  expect([...rules.matchingLines("")]).toEqual([]);
});

test("many lines keep their numbers over several portions", () => {
  rules.add("only-a", onlyA);
  const line = (source: string) => JSON.stringify({ source, data: "x".repeat(1000) });
  const text = Array.from({ length: 5000 }, (_, at) => line(at % 1000 === 7 ? "a" : "b"));
  const hits = [...rules.matchingLines(text.join("\n"))].filter(({ ids }) => ids.length > 0);
  expect(hits.map((hit) => hit.line)).toEqual([8, 1008, 2008, 3008, 4008]);
});

test("other questions may be asked between lines", () => {
  rules.add("any", any);
  const other = new RuleSet({ dialect: "tencent" }).add("x", onlyA);
  for (const { ids } of rules.matchingLines('{"source":"a"}\n{"source":"b"}')) {
    expect(ids).toEqual(["any"]);
    expect(other.matching('{"source":"a"}')).toEqual(["x"]);
  }
});

test("a freed rule set says so", () => {
  rules.add("1", any);
  rules.free();
  rules.free();
  const uses = [
    () => rules.add("2", any),
    () => rules.replace("1", any),
    () => rules.delete("1"),
    () => rules.has("1"),
    () => rules.size,
    () => rules.ids(),
    () => rules.matching("{}"),
    () => rules.matchingLines("{}"),
    () => rules.explain("1", "{}"),
  ];
  for (const use of uses) expect(thrown(use).code).toBe("freed");
});

test("using frees at the end of the block", () => {
  let kept: RuleSet;
  {
    using scoped = new RuleSet({ dialect: "aliyun" });
    kept = scoped.add("1", any);
  }
  expect(thrown(() => kept.size).code).toBe("freed");
});
