import { defineConfig } from "vitest/config";

/** The package is loaded by its own name, as Node loads it, not as Vite would. */
const server = { deps: { external: [/pkg\/dist/] } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["tests/{node,packaging}/**/*.test.ts"],
          testTimeout: 60_000,
          server,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          server,
        },
      },
    ],
  },
});
