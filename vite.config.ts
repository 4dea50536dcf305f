import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { entryForItself, preloadSpace } from "./build/chunks.ts";
import { contentSecurityPolicy, SERVED_POLICY } from "./build/content-security-policy.ts";
import { docsPages } from "./build/docs-pages.ts";
import { createLicences } from "./build/licences.ts";

const licences = createLicences("licenses.txt");

/** A machine may be slow and busy: these only end a test that would wait for ever. */
const PATIENT = { testTimeout: 600_000, hookTimeout: 600_000 };

export default defineConfig({
  base: "./",
  plugins: [react(), preloadSpace(), contentSecurityPolicy(), docsPages(), licences.write()],
  preview: {
    headers: {
      "Content-Security-Policy": SERVED_POLICY,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    },
  },
  resolve: {
    // It writes style elements, which the page does not allow.
    alias: { "react-style-singleton": fileURLToPath(new URL("src/ui/adopted-style.ts", import.meta.url)) },
  },
  worker: {
    format: "es",
    plugins: () => [entryForItself(), licences.collect()],
    // All that the entry starts with lies in a chunk of its own, which the lazy chunks may import.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "worker", tags: ["$initial"], test: (id) => !/-entry\.ts$/.test(id) }],
        },
      },
    },
  },
  optimizeDeps: {
    include: [
      "comlink",
      "valibot",
      "pure-rand/distribution/uniformFloat64",
      "pure-rand/generator/xoroshiro128plus",
    ],
  },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 1200,
    // All styles come with the page, 6 kB more of them: what a part is drawn with cannot be missing then, and
    // Vite takes a style sheet that did not come for one that is there when the part is asked for again.
    cssCodeSplit: false,
    // What the page starts with comes in one piece, whichever of it parts use as well: sixty small ones are 30 kB
    // more. Without the entry: that waits for parts, which would wait for it.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "first", tags: ["$initial"], test: (id) => !/(index\.html|src\/main\.tsx)$/.test(id) },
          ],
        },
      },
    },
    // A preload that failed is an import that fails for good in WebKit. Parts are loaded ahead otherwise (`base/part.ts`).
    modulePreload: { resolveDependencies: (_file, files, { hostType }) => (hostType === "js" ? [] : files) },
  },
  test: {
    maxWorkers: "100%", // by default one processor is left idle, which on a small machine is half of it
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          setupFiles: ["test/unit/setup.ts", "test/every-policy.ts"],
          environment: "node",
          ...PATIENT,
        },
      },
      "test/browser/vitest.config.ts", // a file of its own: building the page has no need of Playwright
    ],
  },
});
