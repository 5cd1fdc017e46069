import { expect, test } from "vitest";
import { checkPattern, matches, validateEvent } from "whymatch";
import { thrown } from "./thrown.ts";

/** What stands at the first error, as JavaScript slices it. */
function atError(text: string | Uint8Array): string | undefined {
  const error = validateEvent(text).diagnostics.find(({ code }) => code === "json-syntax");
  const shown =
    typeof text === "string" ? text : new TextDecoder("utf-8", { ignoreBOM: true }).decode(text);
  return error?.range && shown.slice(error.range.start, error.range.end);
}

test.each([
  ["ASCII", '{"a":"b","c":nul}'],
  ["two bytes", '{"é":"ßü","c":nul}'],
  ["three bytes", '{"规则":"事件","c":nul}'],
  ["surrogate pairs", '{"😀":"🎉😀","c":nul}'],
  ["a BOM inside", '{"\ufeff":"b","c":nul}'],
])("ranges count UTF-16 units: %s", (_, text) => {
  expect(atError(text)).toBe("nul");
  expect(atError(new TextEncoder().encode(text))).toBe("nul");
});

test("bytes that are not UTF-8 count as a decoder shows them", () => {
  const bytes = Buffer.concat([
    Buffer.from('{"a":"'),
    Buffer.of(0xe6, 0x97),
    Buffer.from('é","b":nul}'),
  ]);
  const shown = new TextDecoder().decode(bytes);
  const ranges = validateEvent(bytes).diagnostics.map(({ range }) => range);
  expect(ranges.map((range) => range && shown.slice(range.start, range.end))).toContain("\ufffd");
});

test("a lone surrogate is found at its place and moves nothing", () => {
  const text = '{"é\ud800":"\udc00😀","c":nul}';
  expect(atError(text)).toBe("nul");
  const findings = checkPattern('{"a":["x\ud800y"]}', { dialect: "aliyun" }).diagnostics;
  for (const { range } of findings) expect(range?.end ?? 0).toBeLessThanOrEqual(16);
});

test("a lone surrogate is the same escaped or not", () => {
  const pattern = '{"source":["\\ud800"]}';
  expect(outcome('{"source":"\ud800"}', pattern)).toBe(outcome('{"source":"\\ud800"}', pattern));
});

test("a backslash before a lone surrogate stays a fault", () => {
  expect(thrown(() => matches('{"a":"\\\ud800"}', "{}", { dialect: "aliyun" })).code).toBe(
    "invalid-input",
  );
});

test("texts of any length arrive whole", () => {
  for (const length of [0, 1, 100, 5000, 70_000, 400_000]) {
    for (const unit of ["x", "é", "规", "😀"]) {
      const value = unit.repeat(length / unit.length);
      const text = JSON.stringify({ source: value });
      if (Buffer.byteLength(text) > 1 << 20) continue;
      expect(matches(text, { source: [value] }, { dialect: "aliyun" })).toBe(true);
      expect(matches(text, { source: [`${value}.`] }, { dialect: "aliyun" })).toBe(false);
    }
  }
});

function outcome(event: string, pattern: string): boolean | string[] {
  try {
    return matches(event, pattern, { dialect: "aliyun" });
  } catch {
    return thrown(() => matches(event, pattern, { dialect: "aliyun" })).diagnostics.map(
      ({ code }) => code,
    );
  }
}
