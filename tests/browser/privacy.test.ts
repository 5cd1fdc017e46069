/** Nothing leaves the page: it asks for its own files and for nothing after. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { Playground, paste, says, verdict } from "./playground.ts";

let playground: Playground;
beforeAll(async () => {
  playground = await Playground.start();
});
afterAll(() => playground.stop());

test("the page loads only files of its own and breaks no rule of its policy", async () => {
  const page = await (await playground.profile()).newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective));
  });
  await playground.visit(page, "example:tencent-connector");
  await page.locator(".row").last().hover();
  await page.locator(".edit button").first().click();
  await says(verdict(page), /^Match$/);
  expect(
    requests.filter((url) => !url.startsWith(playground.url) && !url.startsWith("data:")),
  ).toEqual([]);
  expect(complaints).toEqual([]);
  const loaded = requests.length;
  await paste(page, "event", '{"secret": "s3cr3t"}');
  await says(verdict(page), "No match");
  expect(requests.slice(loaded)).toEqual([]);
});

test("what is loaded later comes from the page itself, and once", async () => {
  const page = await playground.open();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByRole("radio", { name: "CloudEvents" }).check();
  await page.locator("#pattern-editor .cm-content[aria-autocomplete]").waitFor();
  expect(requests.filter((url) => !url.startsWith(playground.url))).toEqual([]);
  const loaded = requests.length;
  expect(loaded).toBeGreaterThan(0);
  await page.getByRole("radio", { name: "CESQL" }).check();
  await paste(page, "pattern", "secret = 's3cr3t'");
  await says(verdict(page), "Now paste an event");
  expect(requests.slice(loaded)).toEqual([]);
});

test("the policy refuses every way out", async () => {
  const page = await playground.open();
  const tries = await page.evaluate(async (url) => {
    const refused = (attempt: Promise<unknown>) =>
      attempt.then(
        () => "sent",
        () => "refused",
      );
    const violations: string[] = [];
    addEventListener("securitypolicyviolation", (event) =>
      violations.push(event.violatedDirective),
    );
    const fetched = await refused(fetch(url));
    const image = await refused(
      new Promise((resolve, reject) => {
        const element = new Image();
        element.onload = resolve;
        element.onerror = reject;
        element.src = "https://example.invalid/pixel.png";
      }),
    );
    const beacon = navigator.sendBeacon(url, "x");
    let socket = "refused";
    try {
      new WebSocket(url.replace("http", "ws")).onopen = () => {
        socket = "sent";
      };
    } catch {
      // As it should be.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { fetched, image, socket, beacon, violations };
  }, playground.url);
  expect(tries.fetched).toBe("refused");
  expect(tries.image).toBe("refused");
  expect(tries.socket).toBe("refused");
  expect(tries.violations).toContain("connect-src");
  expect(tries.violations).toContain("img-src");
});

test("the policy allows no inline style and no inline script", async () => {
  const page = await playground.open();
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'none'");
  expect(policy).not.toContain("unsafe-inline");
  await says(page.locator(".private"), "Nothing you paste leaves this page");
});
