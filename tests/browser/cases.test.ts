/** The cases that Rust and Node pass, in the browser. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventCase, MatchCase } from "../cases.ts";
import { readCases } from "../read-cases.ts";
import { Playground } from "./playground.ts";

let playground: Playground;
let page: Page;
beforeAll(async () => {
  playground = await Playground.start("tests/browser/cases");
  page = await playground.open();
});
afterAll(() => playground.stop());

describe("matching", () => {
  test.each(readCases<MatchCase>("match"))("$file", async ({ cases }) => {
    const results = await page.evaluate((list) => globalThis.matchCases(list), cases);
    compare(cases, results);
  });
});

describe("events", () => {
  test.each(readCases<EventCase>("event"))("$file", async ({ cases }) => {
    const results = await page.evaluate((list) => globalThis.eventCases(list), cases);
    compare(cases, results);
  });
});

function compare(cases: { name: string }[], results: { actual: string; expected: string }[]): void {
  const named = (side: "actual" | "expected") =>
    Object.fromEntries(cases.map(({ name }, index) => [name, results[index]?.[side]]));
  expect(results.length).toBe(cases.length);
  expect(named("actual")).toEqual(named("expected"));
}
