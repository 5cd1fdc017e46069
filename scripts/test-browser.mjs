// The browser tests; without a browser there is nothing to pass.
import { chromiumMissing, findChromium } from "./browser.mjs";
import { run } from "./run.mjs";

if (await findChromium()) {
  process.exitCode = run("vitest", "run", "--project", "browser") ? 0 : 1;
} else {
  console.error(chromiumMissing);
  process.exitCode = 1;
}
