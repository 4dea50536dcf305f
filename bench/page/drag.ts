/** A hand on the timeline's slider. */

import type { Page } from "@playwright/test";

/** Drags the slider to and fro for about four seconds, a move per frame. */
export async function dragSlider(page: Page): Promise<void> {
  const box = await page.getByRole("slider").boundingBox();
  if (box === null) throw new Error("the slider is on the screen");
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  for (let i = 0; i < 200; i++) {
    await page.mouse.move(200 + ((i * 13) % 1000), box.y + 10);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
}
