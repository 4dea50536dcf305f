/**
 * Which Chromium the tests drive, decided in one place: CHROMIUM_PATH if it is set, else the one
 * that Playwright downloaded if it is there, else the system's.
 */

import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a browser that exists; undefined when there is none. */
export function browserPath(): string | undefined {
  const asked = process.env["CHROMIUM_PATH"];
  if (asked !== undefined && asked !== "") {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, and there is no such file`);
    return asked;
  }
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((path) => existsSync(path));
}
