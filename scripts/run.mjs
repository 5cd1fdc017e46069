// Runs programs and shows what they print.
import { spawnSync } from "node:child_process";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin");
export const localBin = join(root, "target", "tools", "bin");

const env = {
  ...process.env,
  PATH: [localBin, join(root, "node_modules", ".bin"), process.env.PATH, cargoBin].join(delimiter),
};
const windows = process.platform === "win32";

/** Runs a program in the project's root; whether it succeeded. */
export function run(program, ...args) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    env,
    stdio: "inherit",
    shell: windows && !program.endsWith(".exe"),
  });
  if (error) console.error(`${program}: ${error.message}`);
  return status === 0;
}

/** Runs a program; what it printed, or undefined if it failed or is not there. */
export function capture(program, ...args) {
  const { status, stdout } = spawnSync(program, args, { cwd: root, env, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs npm: the one that runs this script, where there is one. */
export function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") ? run(process.execPath, cli, ...args) : run("npm", ...args);
}
