/**
 * axe on everything that a person meets. It is slow, so the whole page is looked at once in each of its
 * looks (light and dark, wide and narrow, English and Korean), and what opens in it by itself.
 */

import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

async function violations(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (within === undefined ? axe : axe.include(within)).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

const SIDE_PANEL = "aside";

const SCREENS = [
  [
    "light, with the panel What if and a fork",
    "&theme=light&panel=what-if&fork1=A*m34.2.1.4~t35.0.0.8",
    1440,
    900,
  ],
  ["dark, a projection, a PM chosen", "&theme=dark&view=cpu-net&pm=0&chart=moves", 1024, 768],
  ["what policies see, in the space", "&theme=light&sees=shown", 1280, 720],
  ["what policies see, on a plane, dark", "&theme=dark&sees=shown&view=cpu-mem", 1440, 900],
  ["axes that fit the load", "&theme=dark&policies=none,scoa", 1280, 720],
  ["Korean, dark, on a phone", "&theme=dark&lang=ko", 390, 844],
] as const;
for (const [name, more, width, height] of SCREENS) {
  test(`axe finds nothing in the page: ${name}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    const link = linkTo("34.9", more);
    await lab.open(more.includes("lang=ko") ? link.replace("&lang=en", "") : link);
    expect(await violations(page)).toEqual([]);
  });
}

/** Panels are loaded when they are opened, and what they say is asked for: each has something to wait for. */
const PANELS = [
  ["Why, a no-solution", linkTo("34.1", "&theme=light&panel=why"), "[data-why=swap]"],
  ["Why, inside a decision, dark", linkTo("34.0.4", "&theme=dark&panel=why"), "[data-lit]"],
  [
    "What if, with a fork, dark",
    linkTo("34.3", "&theme=dark&panel=what-if&fork1=A*m34.2.1.4~t35.0.0.8"),
    "#what-if-fork",
  ],
  ["Inspect, light", linkTo("34.9", "&theme=light&panel=inspect&pm=0&vm=20"), "[data-inspect-vm]"],
  ["Inspect, dark", linkTo("34.9", "&theme=dark&panel=inspect&pm=0&vm=20"), "[data-inspect-vm]"],
  [
    "Assumptions, Korean",
    linkTo("34.9", "&theme=light&panel=assumptions").replace("lang=en", "lang=ko"),
    "h3",
  ],
] as const;
test("axe finds nothing in the panels", async ({ lab, page }) => {
  for (const [name, link, contents] of PANELS) {
    await lab.open(link);
    await expect(page.locator(SIDE_PANEL).locator(contents).first()).toBeVisible();
    expect(await violations(page, SIDE_PANEL), name).toEqual([]);
  }
});

test("axe finds nothing where somebody is asked for a move", async ({ lab, page }) => {
  await lab.open("/#v=1&scenario=paper&policies=by-hand,scoa&at=5.0&theme=light&lang=en");
  await page.keyboard.press(" ");
  await expect(lab.lane(1).locator("[data-asking]")).toBeVisible();
  expect(await violations(page, "#lane-1")).toEqual([]);
});

test("axe finds nothing in menus, dialogs and errors", async ({ lab, page }) => {
  await lab.open("/#v=1&scenario=moon&at=34.9&lang=en");
  await expect(lab.problem()).toBeVisible();
  expect(await violations(page, ".banners")).toEqual([]);
  await lab.button("Policy of lane 1").click();
  await expect(page.getByRole("option", { name: /^SCOA/ })).toBeVisible();
  expect(await violations(page, "[role=dialog]")).toEqual([]);
  await page.keyboard.press("Escape");
  for (const opens of ["Keyboard and help", "Table"]) {
    await lab.button(opens).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(page, "[role=dialog]"), opens).toEqual([]);
    await page.keyboard.press("Escape");
  }
  for (const opens of ["Another threshold…", "What moves cost…"]) {
    await lab.scenarioMenu().click();
    await page.getByRole("menuitem", { name: opens }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(page, "[role=dialog]"), opens).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("reduced motion: nothing plays by itself, and steps jump", async ({ fresh }) => {
  const lab = await fresh({ reducedMotion: "reduce" });
  await lab.visit("/");
  await lab.atRest();
  expect(await lab.hour()).toBe(0);
  await expect(lab.button("Play")).toBeVisible();
});
