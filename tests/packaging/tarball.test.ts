/** The tarball as users get it: packed, installed elsewhere without a network, imported. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const question = `matches('{"source":"a"}', '{"source":["a"]}', { dialect: "aliyun" })`;
let folder: string;
let files: string[];

/** npm, as it runs these tests or as it stands on the path. */
function npm(...args: string[]): string {
  const cli = process.env["npm_execpath"];
  const [program, first] = cli?.endsWith(".js") ? [process.execPath, [cli]] : ["npm", []];
  return execFileSync(program, [...first, ...args], { cwd: folder, encoding: "utf8" });
}

function node(...args: string[]): string {
  const options = { cwd: folder, encoding: "utf8", stdio: "pipe" } as const;
  return execFileSync(process.execPath, args, options).trim();
}

function tsc(file: string, ...options: string[]): string {
  const strict = ["--strict", "--noEmit", "--skipLibCheck", "false", "--target", "es2022"];
  try {
    return node(join(root, "node_modules/typescript/bin/tsc"), ...strict, ...options, file);
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whymatch-"));
  write("package.json", '{ "name": "user", "private": true }');
  const [packed] = JSON.parse(npm("pack", root, "--json", "--ignore-scripts"));
  files = packed.files.map(({ path }: { path: string }) => path);
  npm("install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("it holds the built package and its documents, nothing else", () => {
  const documents = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|LANGUAGE\.md)$/;
  const modules = /^pkg\/dist\/(index|workerd|slim)\.(js|cjs|d\.ts|d\.cts)$/;
  const others = files.filter((path) => !documents.test(path) && !modules.test(path));
  expect(others).toEqual(["pkg/dist/core.wasm"]);
});

test("everything that it exports is there", () => {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const targets = JSON.stringify(manifest.exports).match(/\.\/[\w./]+(?=")/g) ?? [];
  const paths = targets.filter((path) => /\.\w+$/.test(path) && path.includes("pkg/"));
  expect(paths.length).toBeGreaterThan(6);
  for (const path of paths) {
    expect(existsSync(join(folder, "node_modules/whymatch", path)), path).toBe(true);
  }
});

test("it names no folder of the machine that built it", () => {
  const bytes = readFileSync(join(root, "pkg/dist/core.wasm"), "latin1");
  expect(bytes).not.toContain(root);
  expect(bytes).not.toMatch(/\/(home|root|Users)\/[\w.]+\//);
});

test("Node imports it", () => {
  write("import.mjs", `import { matches } from "whymatch"; console.log(${question});`);
  expect(node("import.mjs")).toBe("true");
});

test("Node requires it", () => {
  write("require.cjs", `const { matches } = require("whymatch"); console.log(${question});`);
  expect(node("require.cjs")).toBe("true");
});

test("the slim entry takes the WebAssembly from the user", () => {
  write(
    "slim.mjs",
    `import { readFile } from "node:fs/promises";
    import { init, matches } from "whymatch/slim";
    try { ${question}; } catch (error) { console.log(error.code); }
    await init(readFile(new URL(import.meta.resolve("whymatch/core.wasm"))));
    console.log(${question});`,
  );
  expect(node("slim.mjs").split("\n")).toEqual(["wasm-unavailable", "true"]);
});

test("an error that nobody catches is shown without the bytes", () => {
  write("uncaught.mjs", `import { matches } from "whymatch"; matches("", "{}", null);`);
  try {
    node("uncaught.mjs");
  } catch (error) {
    expect((error as { stderr: string }).stderr.length).toBeLessThan(4000);
    return;
  }
  throw new Error("it did not throw");
});

const usage = `import { explain, RuleSet, WhymatchError, type Explanation } from "whymatch";
const explanation: Explanation = explain("{}", {}, { dialect: "tencent", locale: "en" });
const rules = new RuleSet({ dialect: "aliyun" }).add("a", "{}");
for (const { line, ids, error } of rules.matchingLines("{}")) void [line, ids, error?.range?.start];
export const size: number = rules.size;
export const isOurs = (error: unknown) => error instanceof WhymatchError && error.diagnostics;
void explanation;
`;

test.each([
  ["an ES module, ES2022 library", "user.mts", ["--module", "nodenext", "--lib", "es2022"]],
  ["an ES module, ES2020 library", "user.mts", ["--module", "nodenext", "--lib", "es2020"]],
  ["CommonJS", "user.cts", ["--module", "nodenext", "--lib", "es2022"]],
  [
    "a bundler",
    "user.ts",
    ["--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022"],
  ],
])("the types hold for %s", (_, file, options) => {
  write(file, usage);
  expect(tsc(file, ...options)).toBe("");
});

test("the types know `using` where the library does", () => {
  write("using.mts", `${usage}{ using scoped = new RuleSet({ dialect: "aliyun" }); void scoped; }`);
  expect(tsc("using.mts", "--module", "nodenext", "--lib", "esnext")).toBe("");
});

test("the types refuse what is wrong", () => {
  write("wrong.mts", `import { matches } from "whymatch"; matches("{}", "{}", { dialect: "x" });`);
  expect(tsc("wrong.mts", "--module", "nodenext", "--lib", "es2022")).toContain("TS2322");
});

test("publint has nothing to say", async () => {
  const { messages, pkg } = await publint({ pkgDir: root, strict: true, pack: "npm" });
  expect(messages.map((message) => formatMessage(message, pkg ?? {}))).toEqual([]);
});
