/** What a page says of actions in vain, and of what did not apply. */

import type { Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

const scenario = (own: object): string =>
  JSON.stringify({
    schema: "rebalance-lab/scenario@3",
    name: "by hand",
    pms: 2,
    steps: 1,
    stepMinutes: 60,
    start: null,
    threshold: 0.79,
    limit: 0.9,
    seed: 1,
    streams: 2,
    vmNames: null,
    capacity: "uniform",
    fork: null,
    ...own,
  });

async function openFile(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: /Open a file/ }).click();
  const file = { name: "by-hand.json", mimeType: "application/json", buffer: Buffer.from(text) };
  await (await chooser).setFiles(file);
  await expect(page.getByRole("button", { name: "Scenario", exact: true })).toContainText("by-hand.json");
}

test("P10: actions that relieved nothing stand beside those that were made", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const idle = Array.from({ length: 10 }, () => [0, 0, 0]);
  const table = [[[0.85, 0, 0], ...idle, [0.5, 0, 0]]];
  const placement = [...Array.from({ length: 11 }, () => 0), 1];
  await openFile(page, scenario({ vms: 12, initialPlacement: placement, demand: { kind: "table", table } }));
  await page.keyboard.press("End");
  await expect(lab.lane(1).locator("[data-in-vain]")).toHaveAttribute("data-in-vain", "10"); // Sandpiper
  await expect(lab.lane(2).locator("[data-counter=noSolution]")).toHaveText("1"); // SCOA
  await expect(lab.lane(2).locator("[data-in-vain]")).toHaveCount(0);
});

test("I1: what did not apply is named with its reason", async ({ lab, page }) => {
  await lab.open(linkTo("0.0", "&fork1=both+down*d0.0.0~d0.0.1~d0.0.2~d0.0.3~d0.0.4~d0.0.5"));
  await lab.openPanel("What if");
  const passedOver = page.locator("[data-passed-over]");
  await expect(passedOver).toHaveCount(1);
  await expect(passedOver).toContainText("PM5 goes down");
  await expect(passedOver).toContainText("had no effect: it is the last PM that is up");
});
