import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

const SCREENS = [
  ["light", linkTo("34.9", "&theme=light"), 1440, 900],
  ["dark", linkTo("34.9", "&theme=dark"), 1440, 900],
  [
    "Korean, with the assumptions",
    linkTo("34.9", "&theme=light&panel=assumptions").replace("lang=en", "lang=ko"),
    1440,
    900,
  ],
  ["a projection, dark, a PM chosen", linkTo("34.9", "&theme=dark&view=cpu-net&pm=0&chart=moves"), 1280, 720],
  ["a tablet", linkTo("34.9", "&theme=light"), 1024, 768],
  ["a phone", linkTo("34.9", "&theme=light"), 390, 844],
] as const;

/** Panels are loaded when they are opened, and what they say is asked for: each has something to wait for. */
const PANELS = [
  ["why, a no-solution", linkTo("34.1", "&theme=light&panel=why"), "[data-why=swap]"],
  ["why, inside a decision, dark", linkTo("34.0.4", "&theme=dark&panel=why"), "[data-lit]"],
  [
    "what if, with a fork, dark",
    linkTo("34.3", "&theme=dark&panel=what-if&fork1=A*m34.2.1.4~t35.0.0.8"),
    "#what-if-fork",
  ],
] as const;
for (const [name, link, contents] of PANELS) {
  test(`axe finds nothing in the panel: ${name}`, async ({ lab, page }) => {
    await lab.open(link);
    await expect(lab.panel().locator(contents).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test("axe finds nothing: somebody is asked for a move", async ({ lab, page }) => {
  await lab.open("/#v=1&scenario=paper&policies=by-hand,scoa&at=5.0&theme=light&lang=en");
  await page.keyboard.press(" ");
  await expect(lab.lane(1).locator("[data-asking]")).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

for (const [name, link, width, height] of SCREENS) {
  test(`axe finds nothing: ${name}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    await lab.open(link);
    expect(await violations(page)).toEqual([]);
  });
}

test("axe finds nothing: menus, dialogs, errors", async ({ lab, page }) => {
  await lab.open("/#v=1&scenario=moon&at=34.9&lang=en");
  expect(await violations(page)).toEqual([]);
  await lab.button("Policy of lane 1").click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await lab.button("Keyboard and help").click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await lab.button("Table").click();
  expect(await violations(page)).toEqual([]);
});

test("reduced motion: nothing plays by itself, and steps jump", async ({ lab, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await lab.open("/");
  await page.waitForTimeout(800);
  expect(await lab.hour()).toBe(0);
  await expect(lab.button("Play")).toBeVisible();
});
