/**
 * WebKitGTK over plain WebDriver (https://www.w3.org/TR/webdriver2): its MiniBrowser, told by
 * WebKitWebDriver. The dozen requests that a `Driver` needs are written here; the clients on npm
 * bring drivers of other browsers with them and ask for a newer Node.
 */

import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { present } from "../../src/base/assert.ts";
import { webKitPaths } from "../browser-path.ts";
import { start } from "./child.ts";
import type { Driver, Key } from "./driver.ts";
import { LIMIT_MS, VIEWPORT } from "./driver.ts";

/** What WebDriver writes for a key that is no letter. */
const KEYS: Readonly<Record<Key, string>> = {
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Escape: "\uE00C",
  Home: "\uE011",
  PageDown: "\uE00F",
};
/** The name under which WebDriver hands an element over. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const POLL_MS = 50;

type Answer = Readonly<Record<string, unknown>>;
type Ask = (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<unknown>;

/** Starts the driver, and through it the browser, on a display. */
export async function startWebKit(home: string, display: string): Promise<Driver> {
  const paths = present(webKitPaths(), "the paths of WebKit");
  const port = await freePort();
  const child = await start(paths.driver, [`--port=${port}`], {
    env: { ...process.env, HOME: home, DISPLAY: display },
  });
  try {
    const ask = asking(`http://127.0.0.1:${port}`);
    await untilReady(ask);
    const opened = (await ask("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          browserName: "MiniBrowser",
          "webkitgtk:browserOptions": { binary: paths.browser, args: ["--automation"] },
        },
      },
    })) as { readonly sessionId: string; readonly capabilities: Answer };
    const inSession: Ask = (method, path, body) => ask(method, `/session/${opened.sessionId}${path}`, body);
    await inSession("POST", "/timeouts", { script: LIMIT_MS, pageLoad: LIMIT_MS });
    const driver = driverOf(inSession, `WebKit ${opened.capabilities["browserVersion"]}`, child.end);
    await fitWindow(inSession, driver);
    return driver;
  } catch (error) {
    await child.end();
    throw error;
  }
}

function driverOf(ask: Ask, version: string, end: () => Promise<void>): Driver {
  const pointer = (...actions: readonly Answer[]): Promise<unknown> =>
    ask("POST", "/actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  return {
    version,
    goto: async (url) => {
      await ask("POST", "/url", { url });
    },
    reload: async () => {
      await ask("POST", "/refresh", {});
    },
    evaluate: async (run, ...given) =>
      (await ask("POST", "/execute/sync", {
        script: `return (${String(run)}).apply(null, arguments)`,
        args: given,
      })) as never,
    move: async (x, y) => {
      await pointer({
        type: "pointerMove",
        duration: 0,
        origin: "viewport",
        x: Math.round(x),
        y: Math.round(y),
      });
    },
    down: async () => {
      await pointer({ type: "pointerDown", button: 0 });
    },
    up: async () => {
      await pointer({ type: "pointerUp", button: 0 });
    },
    press: async (key) => {
      const value = KEYS[key];
      const actions = [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ];
      await ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    setFile: async (selector, path) => {
      const found = (await ask("POST", "/element", { using: "css selector", value: selector })) as Answer;
      await ask("POST", `/element/${found[ELEMENT]}/value`, { text: path });
    },
    screenshot: async (path) => {
      await writeFile(path, Buffer.from((await ask("GET", "/screenshot")) as string, "base64"));
    },
    close: async () => {
      await ask("DELETE", "").catch(() => undefined); // the group is ended in any case
      await end();
    },
  };
}

/** A window is set with its bars, a page is measured without. */
async function fitWindow(ask: Ask, driver: Driver): Promise<void> {
  const bars = await driver.evaluate(() => outerHeight - innerHeight);
  await ask("POST", "/window/rect", { x: 0, y: 0, width: VIEWPORT.width, height: VIEWPORT.height + bars });
}

/** One request; what it answers is the value, an error is thrown with what the driver says. */
function asking(base: string): Ask {
  return async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const { value } = (await response.json()) as { readonly value: unknown };
    if (response.ok) return value;
    const { error, message } = value as Answer;
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  };
}

async function untilReady(ask: Ask): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    try {
      await ask("GET", "/status");
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}

/** A port that nobody listens on, on this machine. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("a port has a number");
      server.close(() => resolve(address.port));
    });
  });
}
