/** The explanation and the two texts point at each other. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { content, marksIn, Playground, paste, says, textOf, verdict } from "./playground.ts";

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

test("hovering a clause marks its range in both texts", async () => {
  const page = await playground.open({ fragment: "example:tencent-connector" });
  await page.locator(".step.failed > .row").hover();
  await says(marksIn(page, "event"), "test-topic");
  await says(marksIn(page, "pattern"), "target-topic");
  expect(await marksIn(page, "event").textContent()).toBe('"test-topic"');
  expect(await marksIn(page, "pattern").textContent()).toBe('"target-topic"');
  await page.mouse.move(0, 0);
  await marksIn(page, "event").waitFor({ state: "detached" });
});

test("focusing a clause marks it, and Enter scrolls there", async () => {
  const page = await playground.open();
  const filler = Array.from({ length: 400 }, (_, index) => `  "k${index}": ${index},`).join("\n");
  await paste(page, "event", `{\n${filler}\n  "last": "here"\n}`);
  await paste(page, "pattern", '{"last": ["there"]}');
  await says(verdict(page), "No match");
  await page.locator("#event-editor .cm-scroller").evaluate((scroller) => scroller.scrollTo(0, 0));
  await page.locator(".step .row").first().focus();
  await page.keyboard.press("Enter");
  await says(marksIn(page, "event"), '"here"');
  await page.waitForFunction(() => {
    const editor = document.querySelector("#event-editor");
    const mark = editor?.shadowRoot?.querySelector(".why-mark")?.getBoundingClientRect();
    const frame = editor?.getBoundingClientRect();
    return mark && frame && mark.top >= frame.top && mark.bottom <= frame.bottom;
  });
});

test("the cursor in a text marks the clause that it stands in", async () => {
  const page = await playground.open({ fragment: "example:tencent-connector" });
  await content(page, "pattern").getByText('"target-topic"').click();
  await says(marksIn(page, "event"), "test-topic");
  await says(page.locator('.row[aria-current="true"]'), "data.topic");
});

test("text beyond ASCII does not shift the marks", async () => {
  const page = await playground.open();
  await paste(page, "event", '{"备注": "🎉🎉 é 王小明", "名字": "张三 👩‍👩‍👧", "source": "a.b"}');
  await paste(page, "pattern", '{"名字": ["李四 🚀"], "source": ["a.b"]}');
  await page.getByRole("radio", { name: "Tencent Cloud" }).check();
  await says(verdict(page), "No match");
  await page.locator(".step.failed > .row").hover();
  await says(marksIn(page, "event"), "张三");
  expect((await marksIn(page, "event").allTextContents()).join("")).toBe('"张三 👩‍👩‍👧"');
  expect((await marksIn(page, "pattern").allTextContents()).join("")).toBe('"李四 🚀"');
});

test("a suggestion of such a text is made at the right place", async () => {
  const page = await playground.open();
  await paste(page, "event", '{"备注": "🎉", "source": "王 👋"}');
  await paste(page, "pattern", '{"source": ["李 🚀"]}');
  await page.locator(".edit button").filter({ hasText: "In the event, set" }).click();
  await says(verdict(page), /^Match$/);
  expect(await textOf(page, "event")).toBe('{"备注": "🎉", "source": "李 🚀"}');
});
