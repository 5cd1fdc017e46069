// Installs a Chromium where there is none: by the system's package manager, or Playwright.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromiumMissing, findChromium } from "./browser.mjs";
import { capture, root, run } from "./run.mjs";

/** What could not be done, or nothing. */
export async function installChromium() {
  if (await findChromium()) return;
  if (process.env.CHROMIUM_PATH) return "CHROMIUM_PATH names a file that does not exist";
  bySystem();
  if (await findChromium()) return;
  byPlaywright();
  if (await findChromium()) return;
  return chromiumMissing;
}

function bySystem() {
  if (process.platform === "darwin" && capture("brew", "--version")) {
    run("brew", "install", "--cask", "chromium");
  }
  if (process.getuid?.() !== 0) return;
  if (distribution() === "debian") {
    run("apt-get", "update") && run("apt-get", "install", "-y", "chromium");
  } else if (capture("dnf", "--version")) {
    run("dnf", "install", "-y", "chromium");
  }
}

/** Ubuntu's `chromium` is a snap, which does not run everywhere. */
function distribution() {
  try {
    return readFileSync("/etc/os-release", "utf8").match(/^ID=(.*)$/m)?.[1];
  } catch {
    return undefined;
  }
}

function byPlaywright() {
  const cli = join(root, "node_modules", "playwright-core", "cli.js");
  const withLibraries = process.getuid?.() === 0 ? ["--with-deps"] : [];
  run(process.execPath, cli, "install", ...withLibraries, "chromium");
}
