/** What was typed is never lost: reloads, links, examples. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { content, Playground, paste, says, textOf, verdict } from "./playground.ts";

const EVENT = '{"source": "mine", "note": "ü 🚀"}';
const RULE = '{"source": ["mine"]}';

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

async function withOwnText() {
  const page = await playground.open();
  await paste(page, "event", EVENT);
  await paste(page, "pattern", RULE);
  await says(verdict(page), /^Match$/);
  return page;
}

test("a reload keeps the texts and the dialect", async () => {
  const page = await withOwnText();
  await page.getByRole("radio", { name: "Alibaba Cloud" }).check();
  await page.reload();
  await says(verdict(page), /^Match$/);
  expect([await textOf(page, "event"), await textOf(page, "pattern")]).toEqual([EVENT, RULE]);
  expect(await page.getByRole("radio", { name: "Alibaba Cloud" }).isChecked()).toBe(true);
});

test("a link restores the state for somebody else", async () => {
  const page = await withOwnText();
  await page.getByRole("button", { name: "Copy link" }).click();
  await says(page.locator(".notice"), "copied");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#v1:[\w-]+$/);
  const other = await playground.open({ fragment: link.split("#")[1] ?? "" });
  await says(verdict(other), /^Match$/);
  expect([await textOf(other, "event"), await textOf(other, "pattern")]).toEqual([EVENT, RULE]);
});

test("a link opens although its texts have faults, and in a page that is open already", async () => {
  const page = await withOwnText();
  await paste(page, "event", "{'a': 1");
  await page.getByRole("button", { name: "Copy link" }).click();
  await says(page.locator(".notice"), "copied");
  const fragment = new URL(page.url()).hash;
  const other = await withOwnText();
  await other.evaluate((hash) => {
    location.hash = hash;
  }, fragment);
  await says(verdict(other), "The event is not JSON");
  expect(await textOf(other, "event")).toBe("{'a': 1");
  await other.getByRole("button", { name: "Restore what I had" }).click();
  await says(verdict(other), /^Match$/);
  expect(await textOf(other, "event")).toBe(EVENT);
});

test("what was typed after a link was opened survives a reload", async () => {
  const page = await withOwnText();
  await page.getByRole("button", { name: "Copy link" }).click();
  await says(page.locator(".notice"), "copied");
  await paste(page, "pattern", '{"source": ["other"]}');
  await says(verdict(page), "No match");
  expect(new URL(page.url()).hash).toBe("");
  await page.reload();
  await says(verdict(page), "No match");
});

test("a damaged link says so and changes nothing", async () => {
  const page = await withOwnText();
  for (const fragment of ["v1:%%%", "v1:AAAA", "v1:", "example:none"]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await says(page.locator(".notice"), "cannot be read");
    expect(await textOf(page, "event")).toBe(EVENT);
    await content(page, "event").press("End");
  }
});

test("a link that inflates to more than 2 MB is refused", async () => {
  const page = await withOwnText();
  await page.evaluate(async () => {
    const bomb = JSON.stringify({ dialect: "tencent", event: " ".repeat(20_000_000), pattern: "" });
    const stream = new Blob([bomb]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let binary = "";
    for (const byte of bytes) binary += String.fromCharCode(byte);
    location.hash = `v1:${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  });
  await says(page.locator(".notice"), "more than 2 MB");
  expect(await textOf(page, "event")).toBe(EVENT);
});

test("an example over own texts keeps them within reach, even across a reload", async () => {
  const page = await withOwnText();
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator('dialog [data-example="aliyun-case"]').click();
  await says(verdict(page), "No match");
  await page.reload();
  await says(verdict(page), "No match");
  await page.getByRole("button", { name: "Restore what I had" }).click();
  await says(verdict(page), /^Match$/);
  expect([await textOf(page, "event"), await textOf(page, "pattern")]).toEqual([EVENT, RULE]);
});

test("everything can be forgotten", async () => {
  const page = await withOwnText();
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Forget everything" }).click();
  await says(verdict(page), "Paste an event and a rule");
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.reload();
  await says(verdict(page), "Paste an event and a rule");
  expect(await textOf(page, "event")).toBe("");
});
