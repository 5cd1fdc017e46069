/** The page without a mouse, without colour, on a phone, and as axe sees it. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { content, marksIn, Playground, says, type View, verdict } from "./playground.ts";

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

const views: [name: string, view: View][] = [
  ["light", {}],
  ["dark", { scheme: "dark" }],
  ["on a phone", { width: 360, height: 740 }],
];

const shown = [
  "",
  "example:tencent-string",
  "example:aliyun-upload",
  "example:aliyun-contain",
  "example:tencent-brackets",
  "example:cloudevents-not-missing",
  "example:cloudevents-mixed",
  "example:cloudevents-request",
];

test.each(views.flatMap(([name, view]) => shown.map((fragment) => ({ name, fragment, view }))))(
  "axe finds nothing: $name, $fragment",
  async ({ view, fragment }) => {
    const page = await playground.open({ ...view, fragment });
    await page.waitForFunction(
      (wanted) => !wanted || document.querySelector(".notice")?.textContent !== "",
      fragment,
    );
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    const row = page.locator(".step .row").last();
    if ((await row.count()) > 0) await row.hover();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  },
);

test("axe finds nothing in the gallery", async () => {
  const page = await playground.open({ fragment: "example:tencent-string" });
  await page.getByRole("button", { name: "Examples" }).click();
  expect(await violations(page)).toEqual([]);
});

test.each([360, 720, 1280])("nothing sticks out of %i pixels", async (width) => {
  for (const fragment of [
    "",
    "example:tencent-string",
    "example:aliyun-contain",
    "example:aliyun-upload",
    "example:cloudevents-trigger-binary",
    "example:cloudevents-value",
  ]) {
    const page = await playground.open({ width, height: 740, fragment });
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(scroll).toBeLessThanOrEqual(width);
    await page.context().close();
  }
});

test("what is touched on a phone is large enough", async () => {
  const fragment = "example:cloudevents-not-missing";
  const page = await playground.open({ width: 360, height: 740, fragment });
  await says(verdict(page), "No match");
  const small = await page.evaluate(() =>
    [...document.querySelectorAll("button, summary, nav a, label")]
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => element.outerHTML),
  );
  expect(small).toEqual([]);
});

test("Tab goes through the whole page and out of the editors", async () => {
  const page = await playground.open({ fragment: "example:tencent-string" });
  await says(verdict(page), "No match");
  await content(page, "event").focus();
  const seen: string[] = [];
  for (let press = 0; press < 25; press++) {
    await page.keyboard.press("Tab");
    seen.push(
      await page.evaluate(() => {
        const element = document.activeElement;
        return element?.id || element?.className || element?.textContent?.trim().slice(0, 30) || "";
      }),
    );
  }
  const order = ["pattern-editor", "row", "Forget everything"].map((name) =>
    seen.findIndex((item) => item === name || item.startsWith(name)),
  );
  expect(seen.filter((item) => item === "pattern-editor").length).toBeLessThanOrEqual(2);
  expect(order[0]).toBeGreaterThanOrEqual(0);
  expect(order[1]).toBeGreaterThan(order[0] ?? 0);
});

test("the arrow keys walk through the explanation and mark as they go", async () => {
  const page = await playground.open({ fragment: "example:tencent-string" });
  await page.locator(".row").first().focus();
  await says(marksIn(page, "pattern"), "target-topic");
  await page.keyboard.press("ArrowDown");
  await says(marksIn(page, "pattern"), '"1"');
  await says(marksIn(page, "event"), "1");
});

test("the theme can be chosen and is remembered", async () => {
  const page = await playground.open({ scheme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Theme: system" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  expect(await background()).not.toBe(light);
  await page.reload();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  expect(await background()).not.toBe(light);
});

test("forced colours keep the verdict's frame and the marks", async () => {
  const page = await playground.open({ fragment: "example:tencent-string" });
  await page.emulateMedia({ forcedColors: "active" });
  await page.locator(".row").last().hover();
  await says(marksIn(page, "pattern"), '"1"');
  const width = await page
    .locator(".verdict")
    .evaluate((element) => getComputedStyle(element).borderTopWidth);
  expect(Number.parseFloat(width)).toBeGreaterThan(1);
});
