/** A suggested edit is seen, made and taken back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { content, Playground, says, textOf, verdict } from "./playground.ts";

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

async function open() {
  const page = await playground.open({ fragment: "example:tencent-connector" });
  await says(verdict(page), "No match");
  const edit = page.locator(".edit button").filter({ hasText: "also accept" });
  await edit.waitFor();
  return { page, edit, before: await textOf(page, "pattern") };
}

test("looking at an edit shows it in the text", async () => {
  const { page, edit, before } = await open();
  await edit.focus();
  await says(page.locator("#pattern-editor .why-inserted"), "test-topic");
  expect(await textOf(page, "pattern")).toBe(before);
  await says(page.locator(".edit ins mark"), '"test-topic"');
});

test("an edit turns the verdict, and Undo turns it back", async () => {
  const { page, edit, before } = await open();
  await edit.click();
  await says(verdict(page), /^Match$/);
  expect(await textOf(page, "pattern")).toContain('"test-topic"');
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await undo.waitFor();
  expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
  await undo.click();
  await says(verdict(page), "No match");
  expect(await textOf(page, "pattern")).toBe(before);
});

test("the editor's own undo takes an edit back", async () => {
  const { page, edit, before } = await open();
  await edit.click();
  await says(verdict(page), /^Match$/);
  await content(page, "pattern").click();
  await page.keyboard.press("Control+z");
  await says(verdict(page), "No match");
  expect(await textOf(page, "pattern")).toBe(before);
});

test("every suggestion of every card turns the verdict", async () => {
  const { page } = await open();
  const count = await page.locator(".edit button").count();
  expect(count).toBeGreaterThan(1);
  for (let index = 0; index < count; index++) {
    await page.locator(".edit button").nth(index).click();
    await says(verdict(page), /^Match$/);
    await page.keyboard.press("Control+z");
    await says(verdict(page), "No match");
  }
});
