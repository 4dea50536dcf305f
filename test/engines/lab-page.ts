/**
 * The page under test, in whichever engine: found by selector and name, pointed at only where a
 * reader could point, and waited for by condition.
 */

import { expect } from "vitest";
import type { Driver } from "./driver.ts";

/** Where to point, and whether pointing there hits what is meant; null while it is not there at all. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isOnTop: boolean;
}

/** Runs in the page: the first element that matches, is shown, and whose name or text begins so. */
function locate(selector: string, beginsWith: string): Spot | null {
  for (const element of document.querySelectorAll(selector)) {
    const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
    if (element.getClientRects().length === 0 || !name.startsWith(beginsWith)) continue;
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    return { x, y, width, isOnTop: hit !== null && (element.contains(hit) || hit.contains(element)) };
  }
  return null;
}

export class LabPage {
  constructor(
    readonly driver: Driver,
    readonly url: string,
  ) {}

  /** Opens a link afresh and waits until every lane is computed and drawn. */
  async open(link: string): Promise<void> {
    await this.driver.goto("about:blank"); // from fragment to fragment nothing would be loaded
    await this.driver.goto(`${this.url}${link}`);
    await this.settled();
  }

  async reload(): Promise<void> {
    await this.driver.reload();
    await this.settled();
  }

  /** Every lane is computed and has its picture, and the fonts in use are there. */
  async settled(): Promise<void> {
    await expect
      .poll(() =>
        this.driver.evaluate(() => ({
          lanes: [...document.querySelectorAll("[id^=lane-]")].length > 0,
          pictures: document.querySelectorAll("[id^=lane-]:not(:has([data-view] svg text))").length,
          running: document.querySelectorAll("[data-run=running]").length,
          fonts: document.fonts.status,
        })),
      )
      .toEqual({ lanes: true, pictures: 0, running: 0, fonts: "loaded" });
  }

  /** The place of what is to be pointed at, once it is there, at rest and under nothing. */
  async spot(
    selector: string,
    name = "",
  ): Promise<{ readonly x: number; readonly y: number; readonly width: number }> {
    let last: Spot | null = null;
    const atRest = async (): Promise<Spot | string> => {
      const before = last;
      last = await this.driver.evaluate(locate, selector, name);
      if (last === null) return "not there";
      if (before === null || before.x !== last.x || before.y !== last.y) return "moving";
      return last.isOnTop ? last : "covered";
    };
    let found: Spot | string = "";
    await expect
      .poll(
        async () => {
          found = await atRest();
          return typeof found === "string" ? found : "ready";
        },
        { message: `${selector} "${name}"` },
      )
      .toBe("ready");
    return found as unknown as Spot;
  }

  async click(selector: string, name = ""): Promise<void> {
    const { x, y } = await this.spot(selector, name);
    await this.driver.move(x, y);
    await this.driver.down();
    await this.driver.up();
  }

  /** The text of the first element that matches and is shown, white space made one blank; null: there is none. */
  text(selector: string): Promise<string | null> {
    return this.driver.evaluate((sought) => {
      const all = [...document.querySelectorAll<HTMLElement>(sought)];
      const shown = all.find((element) => element.getClientRects().length > 0);
      return shown?.innerText.replace(/\s+/g, " ").trim() ?? null;
    }, selector);
  }
  count(selector: string): Promise<number> {
    return this.driver.evaluate((sought) => document.querySelectorAll(sought).length, selector);
  }
  /** The step that the clock shows. */
  step(): Promise<number> {
    return this.driver.evaluate(() =>
      Number(document.querySelector("[data-clock]")?.getAttribute("data-clock") ?? Number.NaN),
    );
  }
  /** All figures of a lane's table. */
  readOut(lane: number): Promise<string | null> {
    return this.text(`#lane-${lane} table`);
  }
}
