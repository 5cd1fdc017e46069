import { describe, expect, test } from "vitest";
import { type CesqlStep, evaluateCesql } from "whymatch";
import { thrown } from "./thrown.ts";

const event = { id: "e-1", n: 5, flag: true };

test("an answer has the value, errors, warnings and every step", () => {
  const text = "id = 'e-1' AND (n > 9 OR missing = 1)";
  const { value, errors, warnings, tree } = evaluateCesql(text, event);
  expect(value).toBe(false);
  expect(warnings).toEqual([]);
  expect(errors).toEqual([
    {
      kind: "missingAttribute",
      message: "the event has no attribute `missing`",
      range: { start: 25, end: 32 },
    },
  ]);
  expect(shape(tree, text)).toEqual([
    "and id = 'e-1' AND (n > 9 OR missing = 1) false",
    ["equality id = 'e-1' true", ["attribute id e-1"], ["literal 'e-1' e-1"]],
    [
      "or n > 9 OR missing = 1 false",
      ["ordering n > 9 false", ["attribute n 5"], ["literal 9 9"]],
      ["equality missing = 1 false", ["attribute missing false"], ["literal 1 1"]],
    ],
  ]);
});

test("what a short circuit passes over is skipped", () => {
  const { tree } = evaluateCesql("flag OR missing", event);
  const [left, right] = tree?.children ?? [];
  expect(left).toMatchObject({ kind: "attribute", value: true, skipped: false });
  expect(right).toMatchObject({ kind: "attribute", skipped: true, errors: [] });
  expect(right).not.toHaveProperty("value");
});

test("text, bytes and values ask the same", () => {
  const text = JSON.stringify(event);
  for (const form of [text, new TextEncoder().encode(text), event]) {
    expect(evaluateCesql("n + 1", form).value).toBe(6);
  }
});

test("the other reading is there where it differs", () => {
  const mixed = evaluateCesql("flag OR flag AND n = 4", event);
  expect(mixed.value).toBe(false);
  expect(mixed.rightAssociative).toEqual({ value: true, errors: [] });
  expect(mixed.warnings).toMatchObject([{ code: "cesql-mixed-logic", target: "expression" }]);
  expect(evaluateCesql("flag OR n = 4", event)).not.toHaveProperty("rightAssociative");
});

test("ranges count UTF-16 units", () => {
  const text = "'😀é' = id OR id == '😀'";
  const [error] = evaluateCesql(text, event).errors;
  expect(text.slice(error?.range.start, error?.range.end)).toBe("==");
});

test("half of a surrogate pair is read as U+FFFD and moves nothing", () => {
  const text = "'\ud800' = 'x' AND id == 'x'";
  const [error] = evaluateCesql(text, event).errors;
  expect(text.slice(error?.range.start, error?.range.end)).toBe("==");
  expect(evaluateCesql("LENGTH('\ud800')", event).value).toBe(1);
});

test("a long value is cut in the tree, not in the answer", () => {
  const { value, tree } = evaluateCesql("CONCAT(id)", { id: "x".repeat(5000) });
  expect(value).toHaveLength(5000);
  expect(tree?.value).toHaveLength(401);
});

describe("no text makes it throw", () => {
  const deep = 100_000;
  const texts: [string, string][] = [
    ["empty", ""],
    ["nested deep", `${"(".repeat(deep)}n${")".repeat(deep)}`],
    ["never closed", "CONCAT(".repeat(deep)],
    ["a long chain", `n${" + n".repeat(200_000)}`],
    ["a mixed chain", `flag${" AND flag OR flag".repeat(50_000)}`],
    ["many mistakes", "== ".repeat(deep)],
    ["too long", `'${"x".repeat(2 << 20)}'`],
    ["not characters", "\u0000\ud800\uffff"],
  ];
  test.each(texts)("%s", (_, text) => {
    const { tree, errors } = evaluateCesql(text, event);
    expect(errors.length).toBeLessThanOrEqual(100);
    expect(count(tree)).toBeLessThanOrEqual(1000);
    expect(evaluateCesql("n", event).value).toBe(5);
  });

  test.each(["", "nope", "[]", '{"a":', "null"])("the event %j", (text) => {
    const { value, errors } = evaluateCesql("TRUE", text);
    expect([value, errors.map(({ kind }) => kind)]).toEqual([false, ["generic"]]);
  });
});

test("wrong arguments throw", () => {
  const as = (value: unknown) => value as never;
  const calls: [() => unknown, RegExp][] = [
    [() => evaluateCesql(as(5), event), /expression must be a string/],
    [() => evaluateCesql("n", event, as({ binding: "x" })), /unknown binding `x`/],
    [() => evaluateCesql("n", event, as({ grammar: "x" })), /unknown grammar `x`/],
    [() => evaluateCesql("n", event, as({ locale: "fr" })), /locale/],
    [() => evaluateCesql("n", event, as("binary")), /options must be an object/],
  ];
  for (const [call, message] of calls) {
    const error = thrown(call);
    expect(error.code).toBe("invalid-argument");
    expect(error.message).toMatch(message);
  }
});

type Shape = [string, ...Shape[]];

function shape(step: CesqlStep | undefined, text: string): Shape | undefined {
  if (!step) return undefined;
  const { kind, range, value, children } = step;
  const inside = children.map((child) => shape(child, text) as Shape);
  return [`${kind} ${text.slice(range.start, range.end)} ${value}`, ...inside];
}

function count(step: CesqlStep | undefined): number {
  return step ? step.children.reduce((sum, child) => sum + count(child), 1) : 0;
}
