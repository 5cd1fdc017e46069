import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

/** The policy is for the built page; the development server needs its socket and inline styles. */
const withoutPolicyInDevelopment: Plugin = {
  name: "without-policy-in-development",
  apply: "serve",
  transformIndexHtml: {
    order: "pre",
    handler: (html, context) =>
      context.server
        ? html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, "")
        : html,
  },
};

/**
 * `virtual:core` is the small build of the core, deflated and as Base64.
 *
 * Inside the script it needs no connection, which the policy forbids; deflated first, it is a
 * third smaller over the wire than plain Base64.
 */
export const packedCore: Plugin = {
  name: "packed-core",
  resolveId: (id) => (id === "virtual:core" ? "\0core" : undefined),
  load: async (id) => {
    if (id !== "\0core") return undefined;
    const wasm = await readFile(join(import.meta.dirname, "../pkg/wasm/small.wasm"));
    const packed = deflateRawSync(wasm, { level: 9 }).toString("base64");
    return `export default ${JSON.stringify(packed)};`;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [withoutPolicyInDevelopment, packedCore],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    cssTarget: ["chrome125", "firefox125", "safari17.5"],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The core travels inside the script.
    chunkSizeWarningLimit: 1000,
  },
});
