import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  optimizeDeps: {
    include: [
      "comlink",
      "papaparse",
      "valibot",
      "pure-rand/distribution/uniformFloat64",
      "pure-rand/generator/xoroshiro128plus",
    ],
  },
  build: { target: "es2023", chunkSizeWarningLimit: 1200 },
  test: {
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts"], environment: "node" } },
      "test/browser/vitest.config.ts", // a file of its own: building the page has no need of Playwright
    ],
  },
});
