import { defineConfig } from "@playwright/test";
import { browserPath } from "./test/browser-path.ts";

const PORT = Number(process.env["E2E_PORT"] ?? 4174);
const executablePath = browserPath();

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results/e2e",
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  workers: 2,
  retries: 0,
  // A machine may be ten times slower than a desktop, busy, and without a GPU: what a test waits for is a
  // condition, and these limits only end a test that would wait for ever.
  timeout: 900_000,
  expect: { timeout: 180_000 },
  // Without these a broken build would keep CI for hours.
  maxFailures: process.env["CI"] === undefined ? 0 : 5,
  forbidOnly: true,
  webServer: {
    command: `npx vite preview --port ${PORT} --strictPort`,
    url: `http://localhost:${PORT}`,
    timeout: 600_000,
    reuseExistingServer: false,
  },
  use: {
    baseURL: `http://localhost:${PORT}`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // As root in a container Chromium cannot set up its sandbox.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
    // A trace of every test would cost a fifth of all time; `--trace on` makes one of those that are asked for.
    screenshot: "only-on-failure",
  },
});
