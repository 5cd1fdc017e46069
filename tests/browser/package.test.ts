/** The package in a real browser: bundled by its name, under the policy that the README names. */
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchOptions } from "../../scripts/browser.mjs";
import type { CesqlCase } from "../cesql-case.ts";
import type { EventCase, KafkaCase } from "../event-case.ts";
import type { MatchCase } from "../match-case.ts";
import { readCases } from "../read-cases.ts";

const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const site = "http://whymatch.test";
let browser: Browser;
let script: string;

beforeAll(async () => {
  const stdin = {
    contents: `export * as whymatch from "whymatch";
      export { matchProblems } from "./tests/match-case.ts";
      export { eventProblems, kafkaProblems } from "./tests/event-case.ts";
      export { cesqlProblems } from "./tests/cesql-case.ts";`,
    resolveDir: new URL("../..", import.meta.url).pathname,
  };
  const options = { bundle: true, write: false, format: "iife", globalName: "bundle" } as const;
  script = (await build({ stdin, ...options })).outputFiles[0]?.text ?? "";
  browser = await chromium.launch(await launchOptions());
});

afterAll(() => browser?.close());

/** A page with the bundle, served from memory. */
async function open(contentSecurityPolicy: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route(`${site}/**`, (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({
          contentType: "text/html",
          headers: { "content-security-policy": contentSecurityPolicy },
          body: '<!doctype html><script src="/bundle.js"></script>',
        }),
  );
  await page.goto(`${site}/`);
  return page;
}

test("it answers synchronously, under a strict policy", async () => {
  const page = await open(policy);
  const matched = await page.evaluate(() =>
    bundle.whymatch.matches('{"source":"a"}', { source: ["a"] }, { dialect: "aliyun" }),
  );
  expect(matched).toBe(true);
});

test("a policy that forbids WebAssembly is named as the reason", async () => {
  const page = await open("script-src 'self'");
  const message = await page.evaluate(() => {
    try {
      return bundle.whymatch.dialects().length;
    } catch (error) {
      return error instanceof bundle.whymatch.WhymatchError ? error.message : "another error";
    }
  });
  expect(message).toContain("wasm-unsafe-eval");
});

test.each([
  ["match", "matchProblems"],
  ["event", "eventProblems"],
  ["kafka", "kafkaProblems"],
  ["cesql", "cesqlProblems"],
] as const)("the %s cases hold", async (folder, problemsOf) => {
  const page = await open(policy);
  const files = readCases<MatchCase & EventCase & KafkaCase & CesqlCase>(folder);
  const cases = files.flatMap((file) => file.cases);
  expect(cases.length).toBeGreaterThan(0);
  const failures = await page.evaluate(
    ([all, name]) =>
      all.flatMap((one) =>
        bundle[name](bundle.whymatch, one).map((problem) => `${one.name}: ${problem}`),
      ),
    [cases, problemsOf] as const,
  );
  expect(failures).toEqual([]);
});

/** What the script of the page defines. */
declare const bundle: typeof import("../event-case.ts") &
  typeof import("../cesql-case.ts") &
  typeof import("../match-case.ts") & { whymatch: typeof import("whymatch") };
