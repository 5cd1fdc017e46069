/** An example loads, a keystroke turns the verdict, and the answer is said in words. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLES } from "../../www/src/examples.ts";
import { content, Playground, paste, says, summary, textOf, verdict } from "./playground.ts";

const TITLES =
  /^(Match|No match|The rule is not valid|Passes|Does not pass|The expression is not valid|This is an HTTP message|No event in this message)$/;

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

test("a new visitor is told what to do and can begin with an example", async () => {
  const page = await playground.open();
  await says(verdict(page), "Paste an event and a rule");
  await page.locator('[data-example="tencent-connector"]').first().click();
  await says(verdict(page), "No match");
  await says(summary(page), "test-topic");
  await page.getByRole("button", { name: "Examples" }).click();
  await page.locator('dialog [data-example="tencent-delivered"]').click();
  await says(verdict(page), /^Match$/);
  expect(await textOf(page, "event")).toContain("target-topic");
});

test("a keystroke turns the verdict", async () => {
  const page = await playground.open({ fragment: "example:tencent-delivered" });
  await says(verdict(page), /^Match$/);
  await content(page, "pattern").getByText('"target-topic"').click();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("s");
  await says(verdict(page), "No match");
  await page.keyboard.press("Backspace");
  await says(verdict(page), /^Match$/);
});

test("every example gives an answer", async () => {
  const page = await playground.open();
  for (const { id, event, pattern, expression } of EXAMPLES) {
    await playground.visit(page, `example:${id}`);
    await says(page.locator(".verdict .notice"), "Example:");
    await says(verdict(page), TITLES);
    expect([await textOf(page, "event"), await textOf(page, "pattern")]).toEqual([
      event,
      expression ?? pattern,
    ]);
  }
});

test("the quick start matches as delivered and not from the connector, and says why", async () => {
  const page = await playground.open({ fragment: "example:tencent-connector" });
  await says(verdict(page), "No match");
  expect(await summary(page).textContent()).toMatch(/data\.topic is "test-topic".*"target-topic"/);
  await says(page.locator(".pane-foot"), "Valid for Tencent Cloud");
  await says(page.locator(".pane-foot"), "Not a CloudEvent");
});

test("a warning and an error stand where they belong, and F8 goes there", async () => {
  const page = await playground.open({ fragment: "example:aliyun-contain" });
  await says(verdict(page), "The rule is not valid");
  await says(page.locator("#pattern-editor .cm-lintRange-error"), "contain");
  await content(page, "pattern").focus();
  await page.keyboard.press("F8");
  await says(page.locator("#pattern-editor .cm-tooltip-lint"), "contains");
  const finding = page.locator(".findings li button").filter({ hasText: "no operator" });
  expect(await finding.textContent()).toMatch(/error/);
});

test("the dialect decides", async () => {
  const page = await playground.open({ fragment: "example:tencent-string" });
  await says(verdict(page), "No match");
  await paste(page, "pattern", '{"data":{"Partition":["1"]}}');
  await page.getByRole("radio", { name: "Alibaba Cloud" }).check();
  await says(verdict(page), /^Match$/);
  await says(page.locator(".ground"), "Assumed");
});
