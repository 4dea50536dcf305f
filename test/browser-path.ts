/**
 * Which browsers the tests drive, decided in one place. Chromium: CHROMIUM_PATH if it is set, else
 * the one that Playwright downloaded if it is there, else the system's. Firefox: FIREFOX_PATH, else
 * the system's. WebKit and the screen that it needs: the system's.
 */

import { existsSync, readdirSync } from "node:fs";
import { chromium } from "@playwright/test";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
const FIREFOX_PATHS = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];
const WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver";
/** Debian keeps a library, and the browser that comes with it, in a folder named after the machine's kind. */
const LIBRARIES = "/usr/lib";
const MINI_BROWSERS = ["webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.0/MiniBrowser"];
const XVFB = "/usr/bin/Xvfb";

const firstOf = (paths: readonly string[]): string | undefined => paths.find((path) => existsSync(path));

/** What a variable of the environment names; undefined when it is not set. */
function askedFor(variable: string): string | undefined {
  const asked = process.env[variable];
  if (asked === undefined || asked === "") return undefined;
  if (!existsSync(asked)) throw new Error(`${variable} is ${asked}, and there is no such file`);
  return asked;
}

/** The path of a Chromium that exists; undefined when there is none. */
export const browserPath = (): string | undefined =>
  askedFor("CHROMIUM_PATH") ?? firstOf([chromium.executablePath(), ...SYSTEM_PATHS]);

/** The path of a Firefox that exists; undefined when there is none. */
export const firefoxPath = (): string | undefined => askedFor("FIREFOX_PATH") ?? firstOf(FIREFOX_PATHS);

/** WebKitGTK's driver and a browser of the same library; undefined when one of them is missing. */
export function webKitPaths(): { readonly driver: string; readonly browser: string } | undefined {
  if (!existsSync(WEBKIT_DRIVER)) return undefined;
  const folders = readdirSync(LIBRARIES).filter((name) => name.includes("-linux-"));
  const browser = firstOf(
    folders.flatMap((folder) => MINI_BROWSERS.map((name) => `${LIBRARIES}/${folder}/${name}`)),
  );
  return browser === undefined ? undefined : { driver: WEBKIT_DRIVER, browser };
}

/** A virtual screen for those that draw with WebGL on a screen only; undefined when there is none. */
export const xvfbPath = (): string | undefined => firstOf([XVFB]);
