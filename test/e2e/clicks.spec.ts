/** How many clicks it takes, from a page that nobody has been at, to what it is there for. */

import type { Locator, Page } from "@playwright/test";
import type { Lab } from "./lab.ts";
import { expect, test } from "./lab.ts";
import { glyphsAt } from "./timeline-glyphs.ts";

/** Clicks, and counts. */
class Hand {
  clicks = 0;
  constructor(private readonly page: Page) {}
  async on(what: Locator): Promise<void> {
    this.clicks++;
    await what.click();
  }
  async at({ x, y }: { readonly x: number; readonly y: number }): Promise<void> {
    this.clicks++;
    await this.page.mouse.click(x, y);
  }
}

/** The page as it comes up for the first time, and somebody's hand. */
async function firstVisit(fresh: () => Promise<Lab>): Promise<{ lab: Lab; hand: Hand }> {
  const lab = await fresh();
  await lab.page.addInitScript(() => {
    if (location.protocol.startsWith("http")) localStorage.clear();
  });
  await lab.visit("/");
  await lab.atRest();
  return { lab, hand: new Hand(lab.page) };
}

/** The cross of hour 34, Sandpiper's first event there. */
async function openStuckMoment({ lab, hand }: { readonly lab: Lab; readonly hand: Hand }): Promise<void> {
  const [cross] = await glyphsAt(lab.page, 1, 34);
  if (cross === undefined) throw new Error("there is an event in hour 34");
  await hand.at(cross);
}

test("the stuck moment at hour 34, and its reason: 2 clicks", async ({ fresh }) => {
  const { lab, hand } = await firstVisit(fresh);
  await openStuckMoment({ lab, hand });
  await hand.on(lab.button("Why"));
  await expect(lab.panel().locator("[data-why=head]").first()).toHaveText("Sandpiper: no solution for PM0");
  await expect(lab.panel().locator("[data-why=source]").first()).toHaveText(/^PM0 is over: cpu 0\.\d+/);
  expect(await lab.hour()).toBe(34);
  expect(hand.clicks).toBe(2);
});

test("another threshold for all lanes: 3 clicks", async ({ fresh }) => {
  const { lab, hand } = await firstVisit(fresh);
  await hand.on(lab.scenarioMenu());
  await hand.on(lab.page.getByRole("menuitem", { name: "Another threshold…" }));
  await lab.page.getByLabel("Overloaded above").fill("0.7");
  await hand.on(lab.page.getByRole("dialog").getByRole("button", { name: "Change" }));
  for (const lane of [1, 2]) await expect(lab.lane(lane).locator("[data-answer=whole]")).toBeVisible();
  expect(hand.clicks).toBe(3);
});

test("a fork with its result: 4 clicks at most", async ({ fresh }) => {
  const { lab, hand } = await firstVisit(fresh);
  await openStuckMoment({ lab, hand });
  await hand.on(lab.button("Why"));
  await hand.on(
    lab
      .panel()
      .getByRole("button", { name: /^Set the threshold to/ })
      .first(),
  );
  await expect(lab.lane(1).locator("[data-answer=whole]")).toHaveText(/^Over 72 h: /);
  expect(hand.clicks).toBeLessThanOrEqual(4);
});

test("“You” playing: 3 clicks", async ({ fresh }) => {
  const { lab, hand } = await firstVisit(fresh);
  await hand.on(lab.lane(1).getByRole("button", { name: "Policy of lane 1" }).first());
  await hand.on(lab.page.getByRole("option", { name: /^You/ }));
  await hand.on(lab.lane(1).getByRole("button", { name: "From Hour 0" }));
  await expect(lab.page.locator("#lane-1 [data-asking]")).toBeVisible();
  expect(await lab.hour()).toBe(6);
  expect(hand.clicks).toBe(3);
});
