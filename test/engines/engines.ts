/** The engines that the smoke suite knows, those of them that are here, and why another is left out. */

import { browserPath, firefoxPath, webKitPaths, xvfbPath } from "../browser-path.ts";
import type { Driver } from "./driver.ts";
import { startChromium, startFirefox } from "./puppeteer-driver.ts";
import { startWebKit } from "./webkit-driver.ts";

/** What a browser is started with. */
export interface Surroundings {
  /** A folder for what it keeps; gone after the tests. */
  readonly home: string;
  /** What `DISPLAY` is to be; null where no screen can be had. */
  readonly display: string | null;
}

export interface Engine {
  readonly name: "Chromium" | "Firefox" | "WebKit";
  /** Why it does not run here; null: it does. */
  readonly missing: string | null;
  start(surroundings: Surroundings): Promise<Driver>;
}

/** All three, in the order in which they run. */
export function engines(): readonly Engine[] {
  return [
    {
      name: "Chromium",
      missing: browserPath() === undefined ? "there is none" : null,
      start: startChromium,
    },
    {
      name: "Firefox",
      missing: firefoxPath() === undefined ? "there is none; FIREFOX_PATH can name one" : null,
      start: ({ home, display }) => startFirefox(home, display),
    },
    {
      name: "WebKit",
      missing: missingOfWebKit(),
      start: ({ home, display }) => {
        if (display === null) throw new Error("WebKit needs a screen");
        return startWebKit(home, display);
      },
    },
  ];
}

function missingOfWebKit(): string | null {
  if (webKitPaths() === undefined) return "WebKitGTK and its driver are on Debian only (webkit2gtk-driver)";
  return xvfbPath() === undefined ? "there is no Xvfb to show it on" : null;
}
