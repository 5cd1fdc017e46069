// `npm start`: installs what is missing, builds, and serves the playground.
import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

const vite = "node_modules/vite/bin/vite.js";
const node = (...args) => run(process.execPath, ...args);

await setup();
const built = node("scripts/build.mjs") && node(vite, "build", "www", "--logLevel", "warn");
if (!built) {
  console.error("the playground was not built; the reason is above");
  process.exit(1);
}
const served = node(vite, "preview", "www", "--open", "false", ...process.argv.slice(2));
process.exitCode = served ? 0 : 1;
