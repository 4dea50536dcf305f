/** The scoreboard: every policy by every measure, sorted, kept in sight, called off, put into a lane; and its plot. */

import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { MEASURE_IDS } from "../../src/measures/registry.ts";
import { findPolicy, loadPolicies, policyIds } from "../../src/policies/registry.ts";
import type { Lab } from "./lab.ts";
import { expect, linkTo, test } from "./lab.ts";
import { faultsOfTexts } from "./text-faults.ts";

await loadPolicies(policyIds());
/** All but the one that a person plays. */
const ROWS = policyIds().length - 1;
/** What a solver decides takes minutes: it is run when it is asked for. */
const QUICK = policyIds().filter((id) => findPolicy(id)?.asks !== true).length - 1;
const row = (page: Page, id: string) => page.locator(`[data-score="${id}"]`);

async function openBoard(lab: Lab, more = "", lang = "en"): Promise<void> {
  await lab.open(linkTo("34.1", `&page=scoreboard${more}`).replace("lang=en", `lang=${lang}`));
  await expect(lab.page.locator("[data-state=done]")).toHaveCount(QUICK);
}

test("every policy has every figure, the best on top, and what turns the order round is said", async ({
  lab,
  page,
}) => {
  await openBoard(lab);
  for (const line of await page.locator("tr[data-state=done]").all())
    await expect(line.locator("td")).toHaveCount(MEASURE_IDS.length);
  const first = page.locator("tbody tr").first();
  await expect(first).toHaveAttribute("data-score", "scoa");
  await expect(first.locator("td").first()).toHaveText("0 (best)"); // PM-hours over
  await expect(row(page, "sandpiper-2008").locator("td").nth(1)).toHaveText("30"); // VMs moved
  await expect(row(page, "none").locator("td").nth(1)).toContainText("–");
  await expect(page.locator("[data-reversals]")).toContainText(/VMs moved \(\d+ of \d+\)/);
  await expect(page.locator("th[data-measure=moves]")).toContainText("turns the order round");
});

test("a column is sorted by, reversed and kept in sight, and the link says so", async ({ lab, page }) => {
  await openBoard(lab);
  const head = page.locator("th[data-measure=deviationCpu]");
  await page.getByRole("button", { name: "Sort by SD of cpu" }).click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "Sort by SD of cpu" }).click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page.locator("tbody tr").first()).toHaveAttribute("data-score", "xo-density");
  await page.getByRole("button", { name: "Keep SD of cpu in sight" }).click();
  await expect(page).toHaveURL(/sort=-deviationCpu/);
  await expect(page).toHaveURL(/pin=overloadedHours,moves,deviationCpu/);
  await page.getByRole("region", { name: "Policies by measures" }).evaluate((place) => {
    place.scrollLeft = place.scrollWidth;
  });
  await expect(page.locator("th[data-measure=spreadMem]")).toBeInViewport({ ratio: 0.9 });
  await expect(head).toBeInViewport({ ratio: 0.9 });
  await expect(row(page, "scoa").getByRole("rowheader")).toBeInViewport({ ratio: 0.9 });
});

test("a row puts its policy into a lane, with the figures that the scoreboard said", async ({
  lab,
  page,
}) => {
  await openBoard(lab);
  await page.locator("[data-into-lane=watcher-balance]").click();
  await page.getByRole("menuitem", { name: "Lane 2, instead of SCOA" }).click();
  await expect(lab.lane(2).getByRole("heading")).toContainText("Watcher balance");
  await page.locator("#timeline").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("PageDown");
  await expect(lab.lane(2)).toContainText("29");
  await page.goBack();
  await expect(page.locator("[data-state=done]")).toHaveCount(QUICK); // nothing is run again
});

test("a large scenario is run when it is asked for, policy by policy, and is called off", async ({
  lab,
  page,
}) => {
  await lab.open(
    "/#v=3&scenario=generated&pms=300&vms=3000&steps=288&seed=1&policies=none&at=0.0&page=scoreboard&lang=en",
  );
  await expect(page.getByText("A large scenario")).toBeVisible();
  await expect(page.locator("[data-state=idle]")).toHaveCount(ROWS);
  await page.getByRole("button", { name: "Run No relocation" }).click();
  await expect(row(page, "none")).toHaveAttribute("data-state", "done");
  await page.getByRole("button", { name: "Run all" }).click();
  await expect(page.locator("[data-state=running]").first()).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).first().click();
  await expect(page.locator("[data-state=running], [data-state=waiting]")).toHaveCount(0);
  await expect(row(page, "none")).toHaveAttribute("data-state", "done"); // what is there stays
});

test("the plot names every policy", async ({ lab, page }) => {
  await openBoard(lab);
  const plot = page.locator("[data-trade-off] svg");
  await expect(plot).toHaveAttribute("aria-label", /a point for each of \d+ policies/);
  await expect(plot.locator(".trade-off-point")).toHaveCount(QUICK);
  await expect(plot.locator(".trade-off-name")).toHaveCount(QUICK);
});

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const) {
  test(`the scoreboard keeps to the screen at ${width}x${height}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    for (const [theme, lang] of [
      ["light", "en"],
      ["dark", "ko"],
    ] as const) {
      await openBoard(lab, `&theme=${theme}`, lang);
      expect(await faultsOfTexts(page, "main tr")).toEqual([]);
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isWide).toBe(false);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });
}
