/** A CESQL expression by itself: its value, its parts, its way into a rule and back. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  content,
  marksIn,
  Playground,
  paste,
  says,
  summary,
  textOf,
  verdict,
} from "./playground.ts";

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

/** The expression view with an order as the event. */
async function open(expression?: string): Promise<Page> {
  const page = await playground.open({ fragment: "example:cloudevents-value" });
  await page.locator("#pattern-editor .cm-content[aria-autocomplete]").waitFor();
  if (expression !== undefined) await paste(page, "pattern", expression);
  return page;
}

test.each([
  ["attempt = 3", "Passes", "is true"],
  ["attempt", "Does not pass", "is 3, an Integer"],
  ["attempt == 3", "The expression is not valid", "write ="],
  ["region = 'eu'", "Does not pass", "no attribute region"],
  ["express = 'TRUE'", "Does not pass", "is false"],
])("%s", async (expression, title, words) => {
  const page = await open(expression);
  await says(verdict(page), title);
  await says(summary(page), new RegExp(words, "i"));
});

test("the value follows each key", async () => {
  const page = await open("attempt > 3");
  await says(verdict(page), "Does not pass");
  await content(page, "pattern").click();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("2");
  await says(verdict(page), "Passes");
});

test("every part has its value, and those that were passed over say so", async () => {
  const page = await open("attempt * 2 = 6 OR express");
  await says(page.locator(".part"), "attempt * 2 → 6");
  await says(page.locator(".part"), "express → not evaluated");
});

test("parts and text point at each other", async () => {
  const page = await open("attempt * 2 = 6");
  await page
    .locator(".part .row")
    .filter({ hasText: /^\s*attempt → 3\s*$/ })
    .hover();
  await says(marksIn(page, "pattern"), /^attempt$/);
  await page.mouse.move(0, 0);
  await content(page, "pattern").click();
  await page.keyboard.press("End");
  await says(page.locator('.row[aria-current="true"]'), /^\s*6\s*$/);
});

test("errors are underlined, listed, and reached by F8", async () => {
  const page = await open("type && express");
  await says(page.locator("#pattern-editor .cm-lintRange-error"), "&&");
  await says(page.locator(".findings"), "write AND");
  await content(page, "pattern").focus();
  await page.keyboard.press("F8");
  await says(page.locator("#pattern-editor .cm-tooltip-lint"), "AND");
});

test("both readings of mixed AND and OR are shown where they differ", async () => {
  const page = await open("express OR express AND FALSE");
  await says(page.locator(".reading"), "from the right");
  await says(page.locator(".reading .value"), "true");
  await page.getByRole("radio", { name: "Knative" }).check();
  await says(verdict(page), "Passes");
  await page.locator(".reading").waitFor({ state: "detached" });
});

test("an expression becomes a filter and is opened again", async () => {
  const page = await open("subject LIKE 'order/%'");
  await page.getByRole("button", { name: "Use it as a filter" }).click();
  await says(verdict(page), /^Match$/);
  expect(JSON.parse(await textOf(page, "pattern"))).toEqual([{ sql: "subject LIKE 'order/%'" }]);
  await page.getByRole("button", { name: /^Open/ }).click();
  await says(verdict(page), "Passes");
  expect(await textOf(page, "pattern")).toBe("subject LIKE 'order/%'");
});

test("an expression goes back to where it was opened", async () => {
  const page = await playground.open({ fragment: "example:cloudevents-not-missing" });
  await page.getByRole("button", { name: /^Open region/ }).click();
  await paste(page, "pattern", 'tenant = "north"');
  await says(verdict(page), "Passes");
  await page.getByRole("button", { name: "Use it as a filter" }).click();
  await says(verdict(page), /^Match$/);
  expect(JSON.parse(await textOf(page, "pattern"))).toEqual([
    { not: { exact: { region: "eu" } } },
    { sql: 'tenant = "north"' },
  ]);
});

test("functions and attributes are completed with what they are", async () => {
  const page = await open("attempt = 3");
  await content(page, "pattern").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" AND subs");
  await says(page.locator("#pattern-editor .cm-completionInfo"), "from a position on");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe("pattern-editor");
});

test("the pointer on a function says what it does", async () => {
  const page = await open("LENGTH(type) > 5");
  await content(page, "pattern").getByText("LENGTH").hover();
  await says(page.locator("#pattern-editor .why-hover"), "How many characters");
});

test("a reload and a link keep the expression and its view", async () => {
  const page = await open("attempt < 9");
  await says(verdict(page), "Passes");
  await page.getByRole("button", { name: "Copy link" }).click();
  await says(page.locator(".notice"), "copied");
  const other = await playground.open({ fragment: new URL(page.url()).hash.slice(1) });
  await page.reload();
  for (const opened of [page, other]) {
    await says(verdict(opened), "Passes");
    expect(await textOf(opened, "pattern")).toBe("attempt < 9");
  }
});

test("each key press has its verdict", async () => {
  const page = await open(Array.from({ length: 200 }, () => "attempt > 2").join(" AND "));
  await says(verdict(page), "Passes");
  await content(page, "pattern").click();
  await page.keyboard.press("Control+End");
  for (const [key, title] of [
    ["Backspace", "not valid"],
    ["9", "Does not pass"],
    ["Backspace", "not valid"],
    ["2", "Passes"],
  ] as const) {
    await page.keyboard.press(key);
    await says(verdict(page), title);
  }
});
