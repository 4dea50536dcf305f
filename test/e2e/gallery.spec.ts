/** The gallery of policies and the list that a lane's policy is chosen from: read, searched, used, by pointer and by key. */

import { AxeBuilder } from "@axe-core/playwright";
import { listedPolicies, loadPolicies, policyIds } from "../../src/policies/registry.ts";
import { expect, linkTo, test } from "./lab.ts";
import { faultsOfTexts } from "./text-faults.ts";

const card = (id: string): string => `[data-card="${id}"]`;
const SIZES = [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const;

test("the gallery has a card for every policy, and says all that one declares", async ({ lab, page }) => {
  await loadPolicies(policyIds());
  await lab.open(linkTo("34.1", "&page=gallery"));
  await expect(page.locator("[data-card]")).toHaveCount(policyIds().length);
  for (const { id, source, parameters, listing, assumptions } of listedPolicies()) {
    if (source === null) continue;
    const shown = page.locator(card(id));
    await expect(shown).toContainText(source);
    await shown.getByRole("button", { name: /parameters, rules/ }).click();
    await expect(shown.locator("tbody tr")).toHaveCount(parameters.length);
    await expect(shown.locator("ol li")).toHaveCount(listing.length);
    await expect(shown.locator("dt")).toHaveCount(assumptions.length);
    expect(await shown.innerText()).not.toContain("policies."); // every text is there
  }
});

test("what is sought is found in either language, and the groups are those that were chosen", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.1", "&page=gallery"));
  const search = page.getByRole("searchbox");
  await search.fill("멜버른");
  await expect(page.locator("[data-card]")).toHaveCount(1);
  await expect(page.locator("[data-card]")).toContainText("Melbourne");
  await search.fill("no policy says this");
  await expect(page.getByRole("status")).toHaveText('No policy says "no policy says this".');
  await search.fill("");
  await page.getByRole("radio", { name: "Decade" }).click();
  await expect(page.getByRole("heading", { name: "2010s" })).toBeVisible();
  await expect(page).toHaveURL(/group=decade/);
});

test("a card puts its policy into a lane, and Back comes back to the gallery as it was left", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.1", "&page=gallery"));
  await page.locator("[data-into-lane=thr-mmt]").click();
  await page.getByRole("menuitem", { name: "Lane 1, instead of Sandpiper" }).click();
  await expect(lab.lane(1).getByRole("heading")).toContainText("THR-MMT");
  await expect(lab.lane(1)).toBeFocused();
  await expect(lab.lane(2)).toContainText("SCOA");
  await page.goBack();
  await expect(page.locator("main[data-page=gallery]")).toBeVisible();
  await expect(page.locator(card("thr-mmt"))).toContainText("in lane 1"); // what was done stays
  await page.locator("[data-into-lane=none]").click();
  await page.getByRole("menuitem", { name: "A lane of its own" }).click();
  await expect(lab.lane(3)).toContainText("No relocation");
});

test("Back and Forward go from page to page without running anything again", async ({ lab, page }) => {
  await lab.open(linkTo("34.1"));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => lab.hour()).toBe(35);
  const pages = page.getByRole("navigation", { name: "Pages" });
  await pages.getByRole("button", { name: "Gallery" }).click();
  await expect(page).toHaveURL(/page=gallery/);
  await expect(pages.getByRole("button", { name: "Gallery" })).toHaveAttribute("aria-current", "page");
  await page.goBack();
  expect(await lab.hour()).toBe(35);
  await expect(page).not.toHaveURL(/page=/);
  await page.goForward();
  await expect(page.locator("main[data-page=gallery]")).toBeVisible();
  await page.keyboard.press("ArrowLeft"); // keys play where there is something to be seen
  await page.goBack();
  expect(await lab.hour()).toBe(35);
});

test("nothing plays unseen", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  await page.keyboard.press(" ");
  await expect(lab.button("Pause")).toBeVisible();
  await page.getByRole("navigation").getByRole("button", { name: "Gallery" }).click();
  await lab.atRest();
});

test("a lane's policy is found, looked up and chosen by key alone", async ({ lab, page }) => {
  await lab.open(linkTo("34.1"));
  await lab.button("Policy of lane 2").focus();
  await page.keyboard.press("Enter");
  const field = page.getByRole("combobox", { name: /^Search/ });
  await expect(field).toBeFocused();
  await expect(page.getByRole("option", { selected: true })).toContainText("SCOA");
  await page.keyboard.type("cloudsim");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(page.locator("[role=option][data-active]")).toContainText("THR-MMT");
  await page.keyboard.press("Enter");
  await expect(lab.lane(2).getByRole("heading")).toContainText("THR-MMT");
  await expect(lab.lane(2)).toBeFocused();
  await lab.button("Policy of lane 2").click();
  await expect(field).toBeFocused();
  const active = page.locator("[role=option][data-active]");
  await page.keyboard.press("ArrowUp");
  await expect(active).not.toContainText("THR-MMT");
  await page.keyboard.press("ArrowDown");
  await expect(active).toContainText("THR-MMT");
  await page.keyboard.type("distance in 3D");
  await expect(active).toContainText("SCOA");
  await page.getByRole("button", { name: "Card of SCOA" }).click();
  await expect(page.locator(card("scoa")).getByRole("heading", { name: "SCOA" })).toBeFocused();
  await expect(page.locator(card("scoa"))).toBeInViewport();
  await expect(page).toHaveURL(/page=gallery.*card=scoa/);
});

for (const [width, height] of SIZES) {
  test(`gallery and list of policies keep to the screen at ${width}x${height}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    for (const look of ["&theme=light", "&theme=dark&card=scoa&group=decade"]) {
      for (const lang of ["en", "ko"]) {
        await lab.open(linkTo("34.1", `&page=gallery${look}`).replace("lang=en", `lang=${lang}`));
        expect(await faultsOfTexts(page, "[data-card]"), lang).toEqual([]);
      }
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    await lab.open(linkTo("34.1"));
    await lab.button("Policy of lane 1").click();
    await expect(page.getByRole("option", { name: /^SCOA/ })).toBeInViewport({ ratio: 1 });
    const dialog = await page.getByRole("dialog").boundingBox();
    expect((dialog?.y ?? 0) + (dialog?.height ?? height + 1)).toBeLessThanOrEqual(height);
    expect((await new AxeBuilder({ page }).include("[role=dialog]").analyze()).violations).toEqual([]);
    await page.keyboard.press("Escape");
  });
}
