/** CloudEvents filters: their options, what is kept of them, completion, and HTTP messages. */
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

const EVENT =
  '{"specversion": "1.0", "id": "1", "source": "/shop", "type": "com.example.a", "flag": true}';

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

async function withRule(rule: string): Promise<Page> {
  const page = await playground.open();
  await paste(page, "event", EVENT);
  await paste(page, "pattern", rule);
  await page.getByRole("radio", { name: "CloudEvents" }).first().check();
  return page;
}

/** The page with the editors' support for CESQL loaded. */
async function withSupport(fragment: string): Promise<Page> {
  const page = await playground.open({ fragment });
  await page.locator("#pattern-editor .cm-content[aria-autocomplete]").waitFor();
  return page;
}

function completions(page: Page) {
  return page.locator("#pattern-editor .cm-tooltip-autocomplete li");
}

test("the options stand there for CloudEvents only", async () => {
  const page = await playground.open();
  expect(await page.locator(".options").count()).toBe(0);
  await page.getByRole("radio", { name: "CloudEvents" }).check();
  await says(page.locator(".options"), "Knative");
  await page.getByRole("radio", { name: "AWS" }).check();
  await page.locator(".options").waitFor({ state: "detached" });
});

test("a filter is called sql or cesql, as the variant has it", async () => {
  const page = await withRule('[{"cesql": "flag"}]');
  await says(verdict(page), "The rule is not valid");
  await page.getByRole("radio", { name: "Knative" }).check();
  await says(verdict(page), /^Match$/);
});

test("in binary mode a Boolean is text", async () => {
  const page = await withRule('[{"sql": "flag"}]');
  await says(verdict(page), /^Match$/);
  await page.getByRole("radio", { name: "HTTP binary mode" }).check();
  await says(verdict(page), "No match");
  await says(page.locator(".verdict .summary"), "a String");
});

test("a reload and a link keep the options", async () => {
  const page = await withRule('[{"cesql": "flag = \'true\'"}]');
  await page.getByRole("radio", { name: "Knative" }).check();
  await page.getByRole("radio", { name: "HTTP binary mode" }).check();
  await says(verdict(page), /^Match$/);
  await page.getByRole("button", { name: "Copy link" }).click();
  await says(page.locator(".notice"), "copied");
  const other = await playground.open({ fragment: new URL(page.url()).hash.slice(1) });
  await page.reload();
  for (const opened of [page, other]) {
    await says(verdict(opened), /^Match$/);
    expect(await opened.getByRole("radio", { name: "Knative" }).isChecked()).toBe(true);
    expect(await opened.getByRole("radio", { name: "HTTP binary mode" }).isChecked()).toBe(true);
  }
});

test("a link from before the options opens", async () => {
  const page = await playground.open();
  await page.evaluate(async (event) => {
    const old = JSON.stringify({ dialect: "tencent", event, pattern: '{"source": ["/shop"]}' });
    const stream = new Blob([old]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    const base64 = btoa(String.fromCharCode(...bytes));
    location.hash = `v1:${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  }, EVENT);
  await says(verdict(page), /^Match$/);
  expect(await textOf(page, "event")).toBe(EVENT);
});

test("texts saved before the options are still there", async () => {
  const page = await playground.open();
  await page.evaluate((event) => {
    const inputs = { dialect: "tencent", event, pattern: '{"source": ["/shop"]}' };
    localStorage.setItem("whymatch:1", JSON.stringify({ theme: "dark", inputs, kept: [inputs] }));
  }, EVENT);
  await page.reload();
  await says(verdict(page), /^Match$/);
  await page.getByRole("button", { name: "Restore what I had" }).waitFor();
});

test("filters, attributes of the event and their values are completed", async () => {
  const page = await withSupport("example:cloudevents-filters");
  await content(page, "pattern").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type('[{"ex');
  await completions(page).getByText("exact").click();
  expect(await textOf(page, "pattern")).toBe('[{"exact": {"type": ""}');
  await page.keyboard.type("ten");
  await completions(page).filter({ hasText: "north" }).click();
  expect(await textOf(page, "pattern")).toBe('[{"exact": {"tenant": ""}');
  await page.keyboard.press("Tab");
  await page.keyboard.type("n");
  await completions(page).filter({ hasText: "of the event" }).click();
  expect(await textOf(page, "pattern")).toBe('[{"exact": {"tenant": "north"}');
});

test("an expression within a rule is coloured and completed", async () => {
  const page = await withSupport("example:cloudevents-not-missing");
  const colours = await content(page, "pattern").evaluate((element) =>
    [...element.querySelectorAll("span")]
      .filter((span) => span.childElementCount === 0)
      .filter((span) => ["region", "'eu'"].includes(span.textContent ?? ""))
      .map((span) => getComputedStyle(span).color),
  );
  expect(new Set(colours).size).toBe(2);
  await content(page, "pattern").getByText("'eu'").last().click();
  await page.keyboard.press("End");
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(" AND SUBS");
  await says(completions(page), "SUBSTRING");
});

test("what a not forbids is told apart from what fails", async () => {
  const page = await withRule(
    '[{"not": {"exact": {"type": "x"}}}, {"not": {"exact": {"source": "/shop"}}}]',
  );
  await says(verdict(page), "No match");
  await says(page.locator(".step.wanted"), "does not hold, as it must not");
  await says(page.locator(".step.unwanted"), "holds, but must not");
  await says(page.locator(".section-head"), "1 of 2 clauses hold");
});

test("a part of an expression marks its range in the rule", async () => {
  const page = await withSupport("example:cloudevents-not-missing");
  const part = page.locator(".step.part.is-warn .row");
  await part.hover();
  await says(marksIn(page, "pattern"), /^region$/);
  await says(part, "the event has no attribute region");
});

test("an HTTP request is checked as one and gives its event", async () => {
  const page = await playground.open({ fragment: "example:cloudevents-request" });
  await says(verdict(page), "This is an HTTP message");
  await says(page.locator(".pane-foot"), "A CloudEvent over HTTP");
  await page.getByRole("button", { name: "Take the event out as JSON" }).click();
  await says(verdict(page), /^Match$/);
  expect(JSON.parse(await textOf(page, "event"))).toMatchObject({ subject: "order/20451" });
});

test("what curl prints is read as a message, and a curl command is told what to do", async () => {
  const page = await withRule("[]");
  const headers = "> ce-specversion: 1.0\n> ce-id: 1\n> ce-source: /a\n> ce-type: com.a.b\n";
  await paste(page, "event", `* Connected\n> POST / HTTP/1.1\n${headers}>\n`);
  await says(verdict(page), "This is an HTTP message");
  await says(page.locator(".pane-foot"), "A CloudEvent over HTTP");
  await paste(page, "event", "curl -H 'ce-id: 1' https://example.com/");
  await says(verdict(page), "No event in this message");
  await says(summary(page), "This is a curl command");
});

test("a fault of an HTTP request is underlined where it stands", async () => {
  const page = await withRule("[]");
  await paste(page, "event", "ce-specversion: 1.0\nce-id: 1\nce-source: a b\nce-type: com.a.b\n");
  await says(page.locator(".pane-foot"), "Not a CloudEvent over HTTP");
  await page.locator("#event-editor .cm-lintRange-error").first().waitFor();
});
