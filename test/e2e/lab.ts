/**
 * The page under test. Every test fails if the console said anything at all: a warning there is a
 * fault of ours. One message is Chromium's own: without a GPU its compositor reads WebGL's pixels
 * back, for any page with a WebGL canvas, and tells of the stall.
 */

import type { Locator, Page } from "@playwright/test";
import { test as base, expect } from "@playwright/test";

const OF_THE_BROWSER = /GL Driver Message .* GPU stall due to ReadPixels/;

/** A link to the paper's scenario at a moment; nothing plays. */
export const linkTo = (at: string, more = ""): string => `/#v=1&scenario=paper&at=${at}&lang=en${more}`;

export class Lab {
  constructor(readonly page: Page) {}

  /** Opens a link and waits until both lanes are drawn. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await this.settled();
  }

  /** Every lane is drawn, and the page is at rest. */
  async settled(): Promise<void> {
    await expect(this.lane(1)).toBeVisible();
    await expect(this.page.locator("[data-view] svg text").first()).toBeVisible();
    await this.page.evaluate(() => document.fonts.ready);
  }

  lane(number: number): Locator {
    return this.page.locator(`#lane-${number}`);
  }
  sentence(lane: number): Locator {
    return this.lane(lane).locator("[data-caption] strong:visible");
  }
  async counter(lane: number, key: "overload" | "migration" | "swap" | "noSolution"): Promise<number> {
    return Number(await this.lane(lane).locator(`[data-counter=${key}]`).textContent());
  }
  /** The hour that the clock shows. */
  async hour(): Promise<number> {
    return Number(await this.page.locator("[data-clock]").getAttribute("data-clock"));
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }
  /** Opens the side panel at one of its tabs. */
  async openPanel(tab: "Why" | "Inspect" | "What if" | "Assumptions"): Promise<void> {
    if (!(await this.panel().isVisible())) await this.page.locator("[data-opens-panel]:visible").click();
    await this.panel().getByRole("tab", { name: tab }).click();
  }
  panel(): Locator {
    return this.page.getByRole("complementary", { name: "Side panel" });
  }
  slider(): Locator {
    return this.page.getByRole("slider", { name: "Hour" });
  }
  /** The read-out of a lane, as text. */
  async readOut(lane: number): Promise<string> {
    return (
      await this.lane(lane)
        .getByRole("table", { name: /Utilization of each PM/ })
        .innerText()
    ).trim();
  }
  problem(): Locator {
    return this.page.locator("[data-problem]");
  }
}

export const test = base.extend<{ lab: Lab }>({
  lab: async ({ page }, use) => {
    const said: string[] = [];
    page.on("console", (message) => {
      if (!OF_THE_BROWSER.test(message.text())) said.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    await use(new Lab(page));
    expect(said, "the console stays silent").toEqual([]);
  },
});

export { expect };
