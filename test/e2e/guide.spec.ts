/** The first minute: two sentences that go away for good, and how to read the page, on the page itself. */

import { AxeBuilder } from "@axe-core/playwright";
import { expect, linkTo, test } from "./lab.ts";

const guide = "[data-guide]";

test("who is here for the first time is told what it is, and nothing plays before that is read", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.goto(`${baseURL ?? ""}/#v=3&scenario=paper&lang=en`);
  const introduction = page.locator("[data-introduction]");
  await expect(introduction).toContainText("Each point is a physical machine (PM)");
  await expect(page.locator("[data-run=running]")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(page.locator("[data-clock]")).toHaveAttribute("data-clock", "0");
  await introduction.getByRole("button", { name: "Got it" }).click();
  await expect(introduction).toHaveCount(0);
  await page.reload();
  await expect(page.locator("[data-view] svg text").first()).toBeVisible();
  await expect(introduction).toHaveCount(0);
  await context.close();
});

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const) {
  test(`what is on the page is named on the page at ${width}x${height}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    await lab.open(linkTo("34.2"));
    await page.keyboard.press("?");
    await expect(page.locator(guide)).toBeVisible();
    for (const mark of ["point", "over", "threshold", "trail"]) {
      await expect(page.locator(`[data-pill=${mark}]`), mark).toBeVisible();
    }
    const ring = await page.locator("[data-pill=over]").boundingBox();
    const sheet = await page.locator(guide).boundingBox();
    expect(ring).not.toBeNull();
    if (width > 820) expect((ring?.x ?? 0) + (ring?.width ?? 0)).toBeLessThanOrEqual(sheet?.x ?? 0);
    else expect((ring?.y ?? 0) + (ring?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.locator(guide)).toHaveCount(0);
  });
}

test("everything that the guide says is found by its words", async ({ lab, page }) => {
  await lab.open(linkTo("34.2"));
  await page.keyboard.press("?");
  const sheet = page.locator(guide);
  await sheet.getByRole("searchbox").fill("dashed box");
  await expect(sheet.getByRole("listitem")).toHaveCount(1);
  await expect(sheet.getByRole("listitem")).toContainText("Threshold 0.79");
  await sheet.getByRole("searchbox").fill("no such thing");
  await expect(sheet.getByRole("status")).toContainText("Nothing here has");
  await sheet.getByRole("searchbox").fill("");
  await sheet.getByRole("radio", { name: "Words" }).click();
  await expect(sheet).toContainText("volume = 1 ÷");
  await sheet.getByRole("radio", { name: "Keys" }).click();
  await expect(sheet).toContainText("one hour back, on");
  await sheet.getByRole("radio", { name: "How to read it" }).click();
  await sheet.getByRole("button", { name: /^Overloaded/ }).focus();
  await expect(page.locator("[data-pill=over][data-lit]")).toBeVisible();
});

test("another threshold for all lanes takes three clicks", async ({ lab, page }) => {
  await lab.open(linkTo("34.2"));
  await lab.scenarioMenu().click();
  await page.getByRole("menuitem", { name: "Another threshold…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("2");
  await expect(dialog.getByRole("alert")).toContainText("From 0.05 to 1");
  await dialog.getByRole("textbox").fill("0.95");
  await dialog.getByRole("button", { name: "Change" }).click();
  await expect(dialog).toHaveCount(0);
  for (const lane of [1, 2]) {
    await expect(lab.lane(lane).getByRole("button", { name: /Fork 1/ })).toBeVisible();
  }
  expect(await lab.hour()).toBe(34);
  await expect(lab.lane(1).locator("td[data-over]")).toHaveCount(0);
});

test("who is the policy is asked from where, and keys play", async ({ lab }) => {
  await lab.open(linkTo("5.0"));
  await lab.choosePolicy(1, /^You/);
  await lab.lane(1).getByRole("button", { name: "From hour 0" }).click();
  await expect(lab.lane(1)).toContainText("is over: choose a VM and its target");
});
