/** The smoke suite in three engines, over the built page: run by itself, after the build (`npm run test:engines`). */

import { defineConfig } from "vitest/config";
import { LIMIT_MS } from "./driver.ts";

export default defineConfig({
  test: {
    name: "engines",
    root: `${import.meta.dirname}/../..`, // what the report's path begins at
    include: ["test/engines/*.test.ts"],
    environment: "node",
    testTimeout: 10 * LIMIT_MS, // a test waits more than once
    hookTimeout: 10 * LIMIT_MS,
    expect: { poll: { timeout: LIMIT_MS, interval: 50 } },
  },
});
