/**
 * Before the tests: makes sure that there is a browser, and says what it does. Found: done. Else
 * Playwright's own download; else, as root on Debian, the `chromium` package; else instructions.
 */

import { spawnSync } from "node:child_process";
import { browserPath } from "./browser-path.ts";

function run(command: string, ...args: string[]): boolean {
  console.log(`> ${[command, ...args].join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit" }).status === 0;
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0;
}

function getBrowser(): string | undefined {
  const found = browserPath();
  if (found !== undefined) return found;
  console.log("No Chromium found. Asking Playwright for its own.");
  if (run("npx", "playwright", "install", "chromium")) return browserPath();
  if (!isRootOnDebian()) return undefined;
  console.log("Playwright's download is not to be had here. Installing Debian's chromium package.");
  const installed =
    run("apt-get", "update", "-qq") &&
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium");
  return installed ? browserPath() : undefined;
}

const path = getBrowser();
if (path === undefined) {
  console.error(
    "The tests need a Chromium and could not get one. Install Chromium or Chrome, or set CHROMIUM_PATH to its program.",
  );
  process.exit(1);
}
console.log(`Tests run in ${path}`);
