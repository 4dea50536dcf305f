/** You are the policy: play stops where a PM is over, asks for a move, and the score stands beside the policies'. */

import type { Locator, Page } from "@playwright/test";
import type { Lab } from "./lab.ts";
import { expect, linkTo, test } from "./lab.ts";

/** PM0 is over from hour 6 on, if nobody does anything. */
const PLAYED = linkTo("5.0", "&policies=by-hand,scoa,sandpiper-2008&speed=24");

const question = (page: Page): Locator => page.locator("#lane-1 [data-asking]");

async function playUntilAsked(lab: Lab): Promise<void> {
  await lab.button("Play").click();
  await expect(question(lab.page)).toBeVisible();
}

test("by keyboard: asked, moved, asked again, left as it is; the score is read beside SCOA's and Sandpiper's", async ({
  lab,
  page,
}) => {
  await lab.open(PLAYED);
  await playUntilAsked(lab);
  expect(await lab.hour()).toBe(6);
  await expect(question(page).getByRole("status")).toHaveText(
    "PM0 cpu 0.80 is over: choose a VM and its target",
  );

  await page.keyboard.press("1"); // the lane
  await page.keyboard.press("Tab");
  const vm = question(page).getByRole("combobox", { name: "Which VM?" });
  await vm.focus();
  await page.keyboard.type("VM 4");
  const target = question(page).getByRole("combobox", { name: "Where to?" });
  await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
  await page.keyboard.type("PM1");
  await page.keyboard.press("Tab");
  await expect(question(page).getByRole("button", { name: "Move" })).toBeFocused();
  await page.keyboard.press("Enter");

  // Play goes on by itself, to the next question.
  await expect.poll(() => lab.hour()).toBeGreaterThan(6);
  await expect(question(page)).toBeVisible();
  expect(await lab.counter(1, "migration")).toBe(1);
  const asked = await lab.hour();
  await question(page).getByRole("button", { name: "Leave it" }).press("Enter");
  await expect
    .poll(async () => (await lab.hour()) > asked || (await lab.counter(1, "noSolution")) > 0)
    .toBe(true);

  await lab.button("Why").click();
  await page.getByRole("tab", { name: "What if" }).click();
  const score = page.getByRole("region", { name: /^Over the first \d+ hours$/ });
  await expect(score.getByRole("columnheader")).toHaveText(["You", "SCOA", "Sandpiper"]);
  const resolved = score.locator("[data-measure=resolved] td");
  await expect(resolved.first()).toHaveText("1");
  await page.getByText("Move by move").click();
  const sixth = page.getByRole("row", { name: /^6 / });
  await expect(sixth.getByRole("cell").first()).toHaveText("VM 4: PM0 → PM1");
  await expect(sixth.getByRole("cell").nth(1)).toHaveText("VM 4: PM0 → PM1");
});

test("at the end the score is offered", async ({ lab, page }) => {
  await lab.open(linkTo("67.0", "&policies=by-hand,scoa&speed=24"));
  await lab.button("Play").click();
  const ended = page.getByRole("button", { name: "See the score" });
  const leave = question(page).getByRole("button", { name: "Leave it" });
  await expect(ended.or(leave)).toBeVisible();
  while (await leave.isVisible()) {
    const asked = await lab.hour();
    await leave.click();
    // It plays on to the next question of this hour or a later one, or to the end.
    await expect
      .poll(async () => (await ended.isVisible()) || (await leave.isVisible()) || (await lab.hour()) > asked)
      .toBe(true);
    await expect(ended.or(leave)).toBeVisible();
  }
  await ended.click();
  await expect(page.getByRole("region", { name: "Over the first 72 hours" })).toBeVisible();
  await page.getByRole("button", { name: "Add Sandpiper to compare" }).click();
  await expect(lab.lane(3)).toContainText("Sandpiper");
});

test("by touch: everything that is asked can be tapped, and is large enough", async ({ fresh }) => {
  const lab = await fresh({ hasTouch: true, viewport: { width: 390, height: 844 } });
  const { page } = lab;
  await lab.visit(linkTo("5.0", "&policies=by-hand,scoa&speed=24"));
  await lab.button("Play").tap();
  await expect(question(page)).toBeVisible();
  for (const control of await question(page).locator("select, button:visible").all()) {
    expect((await control.boundingBox())?.height, await control.innerText()).toBeGreaterThanOrEqual(44);
  }
  await question(page).getByRole("combobox", { name: "Which VM?" }).selectOption({ index: 1 });
  await question(page).getByRole("combobox", { name: "Where to?" }).selectOption({ index: 1 });
  await question(page).getByRole("button", { name: "Move" }).tap();
  await expect.poll(() => lab.counter(1, "migration")).toBe(1);
});
