// Finds a Chromium for the browser tests.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const places = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium, or undefined: CHROMIUM_PATH, the system's, Playwright's. */
export async function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return existsSync(asked) ? asked : undefined;
  return [...onPath(), ...places, await playwrights()].find((path) => path && existsSync(path));
}

/** What to tell somebody who has none. */
export const chromiumMissing =
  "no Chromium found: install one (`npx playwright-core install chromium`) or set CHROMIUM_PATH";

/** The path of a Chromium; throws if there is none. */
export async function requireChromium() {
  const path = await findChromium();
  if (path) return path;
  throw new Error(chromiumMissing);
}

/** Options for Playwright's `chromium.launch`. */
export async function launchOptions() {
  return { executablePath: await requireChromium(), args: ["--no-sandbox"] };
}

function onPath() {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function playwrights() {
  try {
    const { chromium } = await import("playwright-core");
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}
