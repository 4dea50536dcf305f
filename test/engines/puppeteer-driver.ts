/** Chromium (over its own protocol) and Firefox (over WebDriver BiDi): the same calls of puppeteer-core. */

import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { launch } from "puppeteer-core";
import { present } from "../../src/base/assert.ts";
import { browserPath, firefoxPath } from "../browser-path.ts";
import type { Driver } from "./driver.ts";
import { LIMIT_MS, VIEWPORT } from "./driver.ts";

/** Headless Chromium draws with WebGL in software by itself. */
export async function startChromium(): Promise<Driver> {
  const browser = await launch({
    browser: "chrome",
    executablePath: present(browserPath(), "a path of Chromium"),
    headless: true,
    // As root in a container Chromium cannot set up its sandbox.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    timeout: LIMIT_MS,
    protocolTimeout: LIMIT_MS,
  });
  return driverOf(browser, "Chromium");
}

/** Firefox on a display, where it has WebGL; headless without one, where it has none. As root it wants a home that is root's. */
export async function startFirefox(home: string, display: string | null): Promise<Driver> {
  const browser = await launch({
    browser: "firefox",
    executablePath: present(firefoxPath(), "a path of Firefox"),
    headless: display === null,
    env: { ...process.env, HOME: home, ...(display === null ? {} : { DISPLAY: display }) },
    timeout: LIMIT_MS,
    protocolTimeout: LIMIT_MS,
  });
  return driverOf(browser, "Firefox");
}

async function driverOf(browser: Browser, name: string): Promise<Driver> {
  const page: Page = (await browser.pages())[0] ?? (await browser.newPage());
  page.setDefaultTimeout(LIMIT_MS);
  await page.setViewport(VIEWPORT);
  return {
    version: `${name} ${(await browser.version()).replace(/^.*\//, "")}`,
    goto: async (url) => {
      await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    evaluate: (run, ...given) => evaluate(page, run, given),
    move: (x, y) => page.mouse.move(x, y),
    down: () => page.mouse.down(),
    up: () => page.mouse.up(),
    press: (key) => page.keyboard.press(key),
    setFile: async (selector, path) => {
      const input = present(await page.$(selector), selector);
      await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
    },
    screenshot: async (path) => {
      await page.screenshot({ path: path as `${string}.png` });
    },
    close: () => browser.close(),
  };
}

/** Puppeteer's own types reckon with handles of what is in the page; a `Driver` carries JSON only. */
async function evaluate<A extends readonly unknown[], R>(
  page: Page,
  run: (...given: A) => R,
  given: A,
): Promise<R> {
  const unchecked: unknown = run;
  return (await page.evaluate(unchecked as (...given: unknown[]) => unknown, ...given)) as R;
}
