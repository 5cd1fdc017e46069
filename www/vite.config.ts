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

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [withoutPolicyInDevelopment],
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
