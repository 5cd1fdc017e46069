/** Bad input gets a clear message and nothing typed is lost. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Playground, paste, says, summary, textOf, verdict } from "./playground.ts";

const EVENT = '{"specversion": "1.0", "id": "1", "source": "a.b", "type": "t", "data": {"n": 1}}';
const RULE = '{"source": ["a.b"], "data": {"n": [1]}}';

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

async function page(event: string, rule: string) {
  const opened = await playground.open();
  await paste(opened, "event", event);
  await paste(opened, "pattern", rule);
  return opened;
}

const events: [name: string, text: string, title: string, says: RegExp][] = [
  ["empty", "", "Now paste an event", /still empty/],
  ["blank", " \n ", "Now paste an event", /still empty/],
  ["truncated", EVENT.slice(0, -4), "The event is not JSON", /./],
  ["in single quotes", EVENT.replaceAll('"', "'"), "The event is not JSON", /quote/],
  ["with a comma too many", '{"source": "a.b",}', "The event is not JSON", /comma/],
  ["with a comment", '{"source": "a.b" /* here */}', "The event is not JSON", /comment/],
  ["twice", `${EVENT}\n${EVENT}`, "The event is not JSON", /./],
  ["in a list", `[${EVENT}]`, "The event is not an object", /object/],
  ["NaN", '{"source": NaN}', "The event is not JSON", /./],
  ["deep", "[".repeat(100_000), "The event is not JSON", /./],
];

test.each(events)("an event that is %s", async (_, text, title, message) => {
  const opened = await page(text, RULE);
  await says(verdict(opened), title);
  expect(await summary(opened).textContent()).toMatch(message);
  expect([await textOf(opened, "event"), await textOf(opened, "pattern")]).toEqual([text, RULE]);
});

test("an event that begins with a byte order mark", async () => {
  const opened = await page(`\uFEFF${EVENT}`, RULE);
  await says(verdict(opened), /^(The event is not JSON|Match)$/);
  expect(await textOf(opened, "event")).toBe(`\uFEFF${EVENT}`);
});

test("event and rule in each other's place can be swapped", async () => {
  const opened = await page(RULE, EVENT);
  await opened.getByRole("button", { name: "Swap event and rule" }).click();
  await says(verdict(opened), /^Match$/);
  expect([await textOf(opened, "event"), await textOf(opened, "pattern")]).toEqual([EVENT, RULE]);
});

test("names of the language are plain names", async () => {
  const opened = await page(
    '{"__proto__": "x", "constructor": "y"}',
    '{"__proto__": ["x"], "constructor": ["y"]}',
  );
  await opened.getByRole("radio", { name: "Tencent Cloud" }).check();
  await says(verdict(opened), /^Match$/);
});

test("an event of 5 MB is refused in words and stays", async () => {
  const big = `{"source": "a.b", "data": "${"x".repeat(5_000_000)}"}`;
  const opened = await page("", RULE);
  await paste(opened, "event", big);
  await says(verdict(opened), "The event is too long");
  await says(opened.locator(".verdict"), "too long to be kept across a reload");
  expect((await textOf(opened, "event")).length).toBe(big.length);
});

test("a rule of 10,000 values is shown in part", async () => {
  const rule = JSON.stringify({
    source: Array.from({ length: 10_000 }, (_, index) => `s${index}`),
  });
  const opened = await page(EVENT, rule);
  await says(verdict(opened), "No match");
  expect(await opened.locator(".step").count()).toBeLessThan(500);
  await opened.getByRole("button", { name: /Show more/ }).waitFor();
});
