/** Nothing that is written covers anything else that is written, and nothing sticks out of the screen. */

import type { Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

const SIZES = [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const;

/** Pairs of texts in a lane's picture whose boxes overlap by more than a hair. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const HAIR = 1;
    const found: string[] = [];
    for (const picture of document.querySelectorAll("[data-view] svg")) {
      const texts = [...picture.querySelectorAll("text")].filter((text) => text.textContent !== "");
      const boxes = texts.map((text) => text.getBoundingClientRect());
      boxes.forEach((a, i) => {
        boxes.slice(i + 1).forEach((b, j) => {
          const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          const [first, second] = [texts[i]?.textContent, texts[i + 1 + j]?.textContent];
          if (width > HAIR && height > 5) found.push(`${first} | ${second}`);
        });
      });
    }
    return found;
  });

for (const [width, height] of SIZES) {
  test(`labels in the pictures keep clear of each other at ${width}x${height}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    await lab.open(linkTo("7.0"));
    for (const at of ["8.9", "10.9", "34.1", "34.9", "37.9"]) {
      await page.goto(linkTo(at));
      await page.reload();
      await lab.settled();
      expect(await overlaps(page), `at ${at}`).toEqual([]);
    }
  });

  test(`the page fits ${width}x${height}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    await lab.open(linkTo("34.9"));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const timeline = await page.locator("#timeline").boundingBox();
    expect((timeline?.y ?? 0) + (timeline?.height ?? 0)).toBeLessThanOrEqual(height + 1);
  });
}
