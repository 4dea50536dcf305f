/** The project "browser": what needs a real Worker runs in a real Chromium, headless. */

import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineProject } from "vitest/config";
import { browserPath } from "../browser-path.ts";

const executablePath = browserPath();

export default defineProject({
  cacheDir: "../../node_modules/.vite/browser-tests",
  worker: { format: "es" },
  // Found on the way, they would make Vite reload the page in the middle of a test.
  optimizeDeps: {
    include: [
      "comlink",
      "valibot",
      "pure-rand/distribution/uniformFloat64",
      "pure-rand/generator/xoroshiro128plus",
    ],
  },
  test: {
    name: "browser",
    include: ["**/*.test.ts"] /* of this folder */,
    setupFiles: fileURLToPath(new URL("../every-policy.ts", import.meta.url)),
    // A machine may be slow and busy: these only end a test that would wait for ever.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          // As root in a container Chromium cannot set up its sandbox.
          args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
        },
      }),
      instances: [{ browser: "chromium" }],
    },
  },
});
