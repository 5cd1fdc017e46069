/** The built page, served as it ships, in a real Chromium. */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";
import { type PreviewServer, preview } from "vite";
import { launchOptions } from "../../scripts/browser.mjs";

export type Pane = "event" | "pattern";

export interface View {
  /** What follows the `#` of the address. */
  fragment?: string;
  width?: number;
  height?: number;
  scheme?: "light" | "dark";
}

export class Playground {
  private constructor(
    readonly url: string,
    private readonly browser: Browser,
    private readonly server: PreviewServer,
    private readonly folder: string,
  ) {}

  /** Builds a page and serves it on a free port. */
  static async start(root = "www"): Promise<Playground> {
    const folder = await mkdtemp(join(tmpdir(), "whymatch-"));
    await build(root, folder);
    const place = { root, logLevel: "error", build: { outDir: folder } } as const;
    const server = await preview({ ...place, preview: { port: 0, open: false } });
    const url = server.resolvedUrls?.local[0];
    if (!url) throw new Error("the page is not served");
    const { executablePath, args } = await launchOptions();
    const browser = await chromium.launch({
      executablePath,
      args: [...args, "--disable-background-networking", "--disable-component-update"],
    });
    return new Playground(url, browser, server, folder);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A browser profile of its own, with nothing stored. */
  profile(view: View = {}): Promise<BrowserContext> {
    const { width = 1280, height = 800, scheme = "light" } = view;
    const viewport = { width, height };
    return this.browser.newContext({
      viewport,
      colorScheme: scheme,
      permissions: ["clipboard-read", "clipboard-write"],
    });
  }

  /** The page as a new visitor sees it. */
  async open(view: View = {}): Promise<Page> {
    const page = await (await this.profile(view)).newPage();
    page.setDefaultTimeout(10_000);
    await this.visit(page, view.fragment);
    return page;
  }

  /** Goes to the page and waits for its first words. */
  async visit(page: Page, fragment = ""): Promise<void> {
    await page.goto(this.url + (fragment ? `#${fragment}` : ""));
    await verdict(page).waitFor();
  }
}

/** Builds as `npm start` does: in a process of its own, for this one is set up for tests. */
async function build(root: string, outDir: string): Promise<void> {
  const vite = "node_modules/vite/bin/vite.js";
  const options = ["--outDir", outDir, "--emptyOutDir", "--logLevel", "error"];
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, [vite, "build", root, ...options], { env });
}

export function verdict(page: Page): Locator {
  return page.locator(".verdict h2");
}

export function summary(page: Page): Locator {
  return page.locator(".verdict .summary");
}

export function content(page: Page, pane: Pane): Locator {
  return page.locator(`#${pane}-editor .cm-content`);
}

/** Waits until an element says something. */
export async function says(locator: Locator, text: string | RegExp): Promise<void> {
  await locator.filter({ hasText: text }).first().waitFor();
}

/** Replaces what stands in an editor, as a paste does. */
export async function paste(page: Page, pane: Pane, text: string): Promise<void> {
  await content(page, pane).click({ position: { x: 5, y: 5 } });
  await page.keyboard.press("Control+a");
  if (text === "") return page.keyboard.press("Delete");
  await content(page, pane).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** The whole text of an editor, drawn or not. */
export function textOf(page: Page, pane: Pane): Promise<string> {
  return page
    .locator(`#${pane}-editor`)
    .evaluate((editor) => (editor as unknown as { text: string }).text);
}

/** The marked texts of an editor. */
export function marksIn(page: Page, pane: Pane): Locator {
  return page.locator(`#${pane}-editor .why-mark`);
}
