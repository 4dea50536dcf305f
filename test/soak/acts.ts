/**
 * What somebody does who cannot sit still, and what can happen to them: every act leaves the page in
 * use, wherever it was. Acts that need something that is not there do nothing.
 */

import type { Lab } from "../e2e/lab.ts";
import { expect } from "../e2e/rest.ts";

export interface Dice {
  /** A whole number from 0 to `below - 1`. */
  below(limit: number): number;
}

export type Act = (lab: Lab, dice: Dice) => Promise<void>;

const CSV = [
  "hour,vm,cpu,net,mem",
  ...Array.from({ length: 24 * 20 }, (_, i) => {
    const [hour, vm] = [Math.floor(i / 20), i % 20];
    return `${hour},vm-${vm},${(0.1 + 0.1 * ((hour + vm) % 3)).toFixed(2)},0.05,0.1`;
  }),
].join("\n");

const LINKS = [
  "/#v=2&scenario=paper&at=34.2&lang=en",
  "/#v=2&scenario=paper&at=10.0&policies=none,sandpiper-2008,scoa,thr-mmt&lang=ko",
  "/#v=2&scenario=xen-testbed&at=3.0&lang=en&theme=dark",
  "/#v=2&scenario=generated&pms=300&vms=3000&steps=48&seed=7&at=20.0&lang=en",
  "/#v=2&scenario=paper&at=34.1&view=cpu-mem&lang=en",
  "/#v=2&scenario=paper&at=34.3&panel=what-if&pm=0&fork1=VM+1+to+PM4*m34.2.1.4&lang=en",
  "/#v=2&scenario=paper&at=34.1&panel=inspect&pm=0&vm=20&lang=en",
  "/#v=2&scenario=paper&at=34.0.4&panel=why&lang=en",
];

const KEYS = [
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Shift+ArrowUp",
  "PageUp",
  "PageDown",
  "Home",
  "End",
  "1",
  "2",
  "Escape",
  "Control+z",
  "Control+Shift+z",
];

/** For how long something is let go on, milliseconds. */
const A_WHILE_MS = 1500;

export const ACTS: Readonly<Record<string, Act>> = {
  async play({ page }) {
    await page.keyboard.press("Space");
    await page.waitForTimeout(A_WHILE_MS);
    await page.keyboard.press("Space");
  },

  async scrub({ page }, dice) {
    const box = await page.getByRole("slider").first().boundingBox();
    if (box === null) return;
    const { width } = page.viewportSize() ?? { width: 1440 };
    await page.mouse.move(box.x + 5, box.y + 5);
    await page.mouse.down();
    for (let i = 0; i < 20; i++) await page.mouse.move(200 + dice.below(width - 250), box.y + 5);
    await page.mouse.up();
  },

  async keys({ page }, dice) {
    for (let i = 0; i < 10; i++) await page.keyboard.press(KEYS[dice.below(KEYS.length)] ?? "Home");
  },

  async link(lab, dice) {
    await lab.page.keyboard.press("Escape");
    await lab.open(LINKS[dice.below(LINKS.length)] ?? "/");
  },

  async file(lab) {
    await lab.drop("soak.csv", CSV);
    await lab.shown();
  },

  async wrongFile(lab) {
    await lab.drop("wrong.csv", "hour,vm,cpu\n0,a,x");
    await expect(lab.problem()).toBeVisible();
    await lab.problem().getByRole("button").last().click();
  },

  async projections({ page }, dice) {
    const views = page.locator("[role=radio]:visible");
    const count = await views.count();
    if (count > 0) await views.nth(dice.below(count)).click();
  },

  async panel({ page }) {
    const opens = page.locator("[data-opens-panel]:visible");
    if ((await opens.count()) > 0) await opens.first().click();
  },

  /** VM 1 goes to PM4 by hand, somewhere; that is undone, and done again. */
  async fork(lab, dice) {
    const { page } = lab;
    await page.keyboard.press("Escape");
    await lab.open(`/#v=2&scenario=paper&at=${10 + dice.below(50)}.9&pm=0&panel=what-if&lang=en`);
    const move = lab.panel().getByRole("button", { name: /^Move VM \d+ to PM4/ });
    if ((await move.count()) === 0) return;
    await move.first().click();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+Shift+z");
  },

  /** Every canvas loses its context, and gets it back. */
  async loseWebGL({ page }) {
    await page.evaluate(async (ms) => {
      const losers = [...document.querySelectorAll("canvas")].flatMap((canvas) => {
        const loser = canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context");
        return loser === null || loser === undefined ? [] : [loser];
      });
      for (const loser of losers) loser.loseContext();
      await new Promise((resolve) => setTimeout(resolve, ms));
      for (const loser of losers) loser.restoreContext();
    }, A_WHILE_MS);
  },

  /** The simulation's worker dies without a word, at work or not. */
  async killWorker({ page }) {
    for (const worker of page.workers()) {
      void worker.evaluate(() => self.close()).catch(() => undefined); // it does not live to answer
    }
    await page.waitForTimeout(A_WHILE_MS);
  },

  async language({ page }) {
    const languages = page.locator("[data-language]:visible, [role=radio][lang]:visible");
    if ((await languages.count()) > 0) await languages.last().click();
  },
};
