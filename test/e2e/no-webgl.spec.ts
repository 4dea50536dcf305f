import { chromium } from "@playwright/test";
import { browserPath } from "../browser-path.ts";
import { expect, Lab, linkTo, test } from "./lab.ts";

test("without WebGL the projections take over, with a note", async ({ baseURL }) => {
  const executablePath = browserPath();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--disable-3d-apis", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const lab = new Lab(page);
    await lab.open(`${baseURL}${linkTo("34.9")}`);
    await expect(lab.lane(1)).toContainText("This browser offers no WebGL");
    await expect(lab.lane(1).locator("svg.chart-projection")).toBeVisible();
    await expect(page.locator("canvas")).toHaveCount(0);
    await page.keyboard.press("ArrowRight");
    expect(await lab.hour()).toBe(35);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
