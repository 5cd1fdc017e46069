import { defineConfig } from "vite";
import { packedCore } from "../../../www/vite.config.ts";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  plugins: [packedCore],
  build: { target: "es2022", modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1000 },
});
