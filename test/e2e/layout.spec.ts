/** Nothing that is written covers anything else that is written, and nothing sticks out of the screen. */

import type { Page } from "@playwright/test";
import { CHARTED_MEASURES } from "../../src/measures/registry.ts";
import { expect, linkTo, test } from "./lab.ts";
import { faultsOfTexts } from "./text-faults.ts";

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
    for (const picture of document.querySelectorAll("[data-view]")) {
      const texts = [...picture.querySelectorAll("svg text")].filter((text) => text.textContent !== "");
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
  test(`the page fits ${width}x${height}, and labels in the pictures keep clear of each other`, async ({
    lab,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const at of ["8.9", "10.9", "34.1", "34.9", "37.9"]) {
      await lab.open(linkTo(at));
      await lab.atRest();
      expect(await overlaps(page), `at ${at}`).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const timeline = await page.locator("#timeline").boundingBox();
    expect((timeline?.y ?? 0) + (timeline?.height ?? 0)).toBeLessThanOrEqual(height + 1);
  });
}

test("the page itself never scrolls, however long a panel is, at any scale", async ({ lab, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const scale of ["", "&scale=150"])
    for (const panel of ["why", "inspect", "what-if", "assumptions"]) {
      await lab.open(linkTo("34.1", `&panel=${panel}${scale}`));
      await lab.atRest();
      const long = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
      expect(long, `${panel}${scale}`).toBe(0);
    }
});

const LANES = ["sandpiper-2008", "scoa", "none", "scoa"];

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
] as const) {
  for (const language of ["en", "ko"]) {
    test(`texts of 2, 3 and 4 lanes keep to themselves at ${width}x${height}, ${language}`, async ({
      lab,
      page,
    }) => {
      await page.setViewportSize({ width, height });
      for (const lanes of [2, 3, 4]) {
        for (const at of ["8.9", "34.9"]) {
          const policies = LANES.slice(0, lanes).join();
          await lab.open(`/#v=1&scenario=paper&policies=${policies}&at=${at}&lang=${language}`);
          await expect(page.locator("[data-counter=swap]")).toHaveCount(lanes);
          await lab.atRest();
          expect(await faultsOfTexts(page, "[id^=lane-]"), `${lanes} lanes at ${at}`).toEqual([]);
        }
      }
    });
  }
}

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const) {
  for (const language of ["en", "ko"]) {
    test(`the picker of the charts fits ${width}x${height}, ${language}`, async ({ lab, page }) => {
      await page.setViewportSize({ width, height });
      for (const chart of ["cpu", "moves", "mostMoves"]) {
        for (const panel of ["&panel=what-if", ""]) {
          await lab.open(`/#v=1&scenario=paper&at=34.9&lang=${language}&chart=${chart}${panel}`);
          await lab.atRest();
          expect(await faultsOfTexts(page, "#charts-head"), `${chart}${panel}`).toEqual([]);
          if (width < 1000) continue;
          const head = await page.locator("#charts-head").boundingBox();
          expect(head?.height, `one line, ${chart}${panel}`).toBeLessThan(32);
        }
      }
      const chart = await page.locator("svg.chart-metric").boundingBox();
      expect(chart?.height).toBeGreaterThan(90);
      const menu = page.locator("#charts-head [aria-haspopup=menu]").first();
      await menu.click();
      const items = page.getByRole("menuitemradio");
      await expect(items).toHaveCount(CHARTED_MEASURES.length);
      for (const item of [items.first(), items.last()]) await expect(item).toBeInViewport({ ratio: 1 });
    });
  }
}

test("texts of three lanes keep to themselves beside the open panel", async ({ lab, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await lab.open(`/#v=1&scenario=paper&policies=${LANES.slice(0, 3).join()}&at=34.9&lang=en`);
  await lab.openPanel("Assumptions");
  expect(await faultsOfTexts(page, "[id^=lane-]")).toEqual([]);
});

/** VMs of 0.3 each on 40 PMs, with a few that saturate theirs. */
function largeCluster(): string {
  const lines = ["vm,hour,cpu,net,mem"];
  for (let vm = 0; vm < 240; vm++) {
    for (let hour = 0; hour < 3; hour++) {
      const cpu = vm % 24 < 6 && hour === 1 ? 0.3 : 0.05 + (vm % 7) / 100;
      lines.push(`vm${vm},${hour},${cpu},0.1,0.08`);
    }
  }
  return lines.join("\n");
}

for (const [width, height] of [
  [1280, 720],
  [1440, 900],
] as const) {
  test(`a cluster of 40 PMs is legible at ${width}x${height}`, async ({ lab, page }) => {
    await page.setViewportSize({ width, height });
    await lab.open(linkTo("34.9"));
    await lab.openFile({ name: "cluster.csv", text: largeCluster() });
    await expect(lab.scenarioMenu()).toContainText("cluster.csv");
    await expect(page.getByText(/All \d+ PMs after each hour/)).toHaveCount(1);
    await page.keyboard.press("PageDown");
    expect(await faultsOfTexts(page, "[id^=lane-], section:has(> div h2)")).toEqual([]);
    for (const table of await page.getByRole("table", { name: /Utilization of each PM/ }).all()) {
      const cut = await table.evaluate(({ parentElement: place }) =>
        place === null ? 0 : place.scrollWidth - place.clientWidth,
      );
      expect(cut, "columns of the read-out").toBe(0);
    }
    for (const sum of await page.locator("[id^=lane-] tfoot th").all()) {
      const [row, body] = await Promise.all([
        sum.boundingBox(),
        sum.locator("xpath=ancestor::section[1]").boundingBox(),
      ]);
      expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual((body?.y ?? 0) + (body?.height ?? 0));
    }
  });
}

test("the timeline of four lanes is low on a low screen, and folds to one row that stays usable", async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await lab.open(linkTo("34.1", `&policies=${LANES.join()}`));
  const height = async (): Promise<number> => (await page.locator("#timeline").boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThanOrEqual(170);
  expect(await height()).toBeGreaterThan(150);
  const stage = page.locator("main.stage");
  const [content, seen] = await stage.evaluate((element) => [element.scrollHeight, element.clientHeight]);
  const band = page.locator("main.stage section").last();
  await band.evaluate((element) => element.scrollIntoView({ block: "end" }));
  const [bottom, edge] = [await band.boundingBox(), await stage.boundingBox()];
  expect(content, "what has no room scrolls").toBeGreaterThanOrEqual(seen ?? 0);
  expect((bottom?.y ?? 0) + (bottom?.height ?? 0)).toBeLessThanOrEqual(
    (edge?.y ?? 0) + (edge?.height ?? 0) + 1,
  );

  const fold = page.locator("#timeline").getByRole("button", { name: "Timeline" });
  await fold.click();
  expect(await height()).toBeLessThan(44);
  await lab.slider().focus();
  await page.keyboard.press("ArrowRight");
  expect(await lab.hour()).toBe(35);
  await fold.click();
  expect(await height()).toBeGreaterThan(150);
});
