/** Pictures can be compared and read: boxes of one size in all lanes, of a size worth looking at, names beside their points. */

import type { Page } from "@playwright/test";
import { GROUPS } from "../../src/ui/guide/guide-marks.ts";
import { expect, test } from "./lab.ts";
import { faultsOfTexts, misplacedNames, unreadable } from "./text-faults.ts";

const POLICIES = ["scoa", "sandpiper-2008", "thr-mmt", "none"] as const;
const SIZES = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [1024, 768],
  [390, 844],
] as const;
/** From so many px of width on a screen is wide. */
const WIDE = 1280;
/** Px that a box has at least on a wide screen. */
const LEAST_BOX = 200;
/** The first lane has a fork, and with it a row more than the others. */
const SMALL = "scenario=paper&at=34.0&fork1=mine*m34.0.18.4";
const LARGE = "scenario=generated&pms=176&vms=781&steps=24&seed=7&at=12.0&fork1=mine*m12.0.18.4";

const linkTo = (lanes: number, scenario: string, more: string): string =>
  `/#v=3&${scenario}&policies=${POLICIES.slice(0, lanes).join()}&lang=en${more}`;

/** The boxes of the lanes that have a picture, px. */
const boxes = (page: Page): Promise<number[]> =>
  page
    .locator("[data-view]")
    .evaluateAll((views) => views.map((view) => Number(view.getAttribute("data-box"))));

/** What is named on the page that the guide does not explain. */
const unexplained = (page: Page): Promise<string[]> =>
  page
    .locator("[data-mark]")
    .evaluateAll(
      (marked, known) =>
        marked
          .map((element) => element.getAttribute("data-mark") ?? "")
          .filter((mark) => !known.includes(mark)),
      Object.values<readonly string[]>(GROUPS).flat(),
    );

/** What cannot be read or compared in the page as it stands. */
async function faultsOf(page: Page, lanes: number, width: number): Promise<string[]> {
  const found = await boxes(page);
  const least = Math.min(...found);
  const sizes = `boxes of ${found.join()} px`;
  return [
    ...(found.length === lanes && Math.max(...found) - least <= 1 ? [] : [sizes]),
    ...(width < WIDE || least >= LEAST_BOX ? [] : [`small ${sizes}`]),
    ...(await unreadable(page)),
    ...(await misplacedNames(page)),
    ...(await unexplained(page)),
    ...(await faultsOfTexts(page, "[id^=lane-]")),
  ];
}

const isWide = ([width]: readonly [number, number]): boolean => width >= WIDE;

/** The panel closed and beside the lanes; over them where that leaves many their width; a plane for two lanes. */
const waysToLook = (
  lanes: number,
): readonly (readonly [string, readonly (readonly [number, number])[]])[] => [
  ["", SIZES],
  ["&panel=why", SIZES],
  ...(lanes > 2 ? [["&panel=why&place=over", SIZES.filter(isWide)] as const] : []),
  ...(lanes === 2 ? [["&view=cpu-mem", SIZES.filter(isWide)] as const] : []),
];

for (const [pms, scenario] of [
  [6, SMALL],
  [176, LARGE],
] as const) {
  for (const lanes of [1, 2, 3, 4]) {
    test(`all can be read and compared: ${pms} PMs, lanes: ${lanes}`, async ({ lab, page }) => {
      for (const [more, sizes] of waysToLook(lanes)) {
        await lab.open(linkTo(lanes, scenario, more));
        for (const [width, height] of sizes) {
          await lab.resize(width, height);
          expect.soft(await faultsOf(page, lanes, width), `${width}x${height} ${more}`).toEqual([]);
        }
      }
    });
  }
}

test("a lane that stands large is as large as it can be, and as the others again when it does not", async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await lab.open(linkTo(3, SMALL, ""));
  await lab.atRest();
  const [even = Number.NaN] = await boxes(page);
  await page.keyboard.press("f");
  await lab.atRest();
  const large = await boxes(page);
  expect(large).toHaveLength(1);
  expect(large[0]).toBeGreaterThan(even);
  await page.keyboard.press("f");
  await lab.atRest();
  expect(await boxes(page)).toEqual([even, even, even]);
});

test("choosing a PM leaves the camera where it is; the view from the origin is offered, and given back", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo(2, SMALL, ""));
  await expect(lab.button("Look from the origin")).toHaveCount(0);
  await lab.open(linkTo(2, SMALL, "&pm=0"));
  await lab.atRest();
  const origin = lab.button("Look from the origin");
  await expect(origin).toHaveAttribute("aria-pressed", "false");
  expect(page.url()).not.toContain("camera=");
  await origin.click();
  await expect(origin).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(/camera=/);
  await origin.click();
  await expect(page).not.toHaveURL(/camera=/);
});

for (const [width, height, lanes] of [
  [1280, 720, 4],
  [1024, 768, 2],
  [390, 844, 2],
] as const) {
  test(`what policies see covers nothing: ${lanes} lanes at ${width}x${height}`, async ({ lab, page }) => {
    await lab.resize(width, height);
    for (const scenario of [SMALL, LARGE]) {
      for (const more of ["&sees=shown", "&sees=shown&view=cpu-mem"]) {
        await lab.open(linkTo(lanes, scenario, more));
        await lab.atRest();
        expect(await faultsOf(page, lanes, width), `${scenario}${more}`).toEqual([]);
      }
    }
  });
}

test("of a crowd those over without a name are counted", async ({ lab }) => {
  await lab.open(linkTo(4, LARGE, ""));
  await lab.atRest();
  await expect(lab.lane(4).getByText(/^\+ \d+ more over$/)).toBeVisible();
});

/** The smallest type of what is read from the back row in a lane, px. */
const smallestIn = (page: Page, lane: number): Promise<number> =>
  page.evaluate((number) => {
    const parts =
      "[data-view] svg :is(text:not(:has(tspan)), tspan), [data-caption] strong, [data-sees] button, [data-mark=lead] :is(dt, dd), [data-mark=counters] :is(th, td)";
    const sizes = [...document.querySelectorAll(`#lane-${number} :is(${parts})`)].map((part) =>
      Number.parseFloat(getComputedStyle(part).fontSize),
    );
    return Math.min(...sizes);
  }, lane);

test("of a lane that stands large all that is read from the back row is 18 px and more", async ({
  lab,
  page,
}) => {
  await lab.resize(1920, 1080);
  for (const more of ["&large=2", "&large=2&view=cpu-mem&sees=shown"]) {
    await lab.open(linkTo(4, SMALL, more));
    await lab.atRest();
    expect(await smallestIn(page, 2), more).toBeGreaterThanOrEqual(18);
  }
});

test("the side panel lies over the lanes by choice, and they keep their width", async ({ lab, page }) => {
  await lab.resize(1280, 720);
  await lab.open(linkTo(2, SMALL, ""));
  const widthOfLane = async (): Promise<number> => (await lab.lane(2).boundingBox())?.width ?? 0;
  const alone = await widthOfLane();
  await lab.openPanel("Why");
  expect(await widthOfLane()).toBeLessThan(alone - 100);
  await lab.button("Over the lanes").click();
  expect(await widthOfLane()).toBe(alone);
  await expect(page).toHaveURL(/place=over/);
  await lab.button("Over the lanes").click();
  expect(await widthOfLane()).toBeLessThan(alone - 100);
});

test("at 150 % all of the page is larger, canvases are sharp, and what is pointed at is what is meant", async ({
  lab,
  page,
}) => {
  await lab.resize(1920, 1080);
  await lab.open(linkTo(2, SMALL, ""));
  await lab.button("Appearance").click();
  await page.getByRole("menuitemradio", { name: "150 %" }).click();
  await lab.atRest();
  await expect(page).toHaveURL(/scale=150/);
  const name = await page.getByRole("heading", { name: "Rebalance Lab" }).boundingBox();
  expect(name?.height).toBeGreaterThan(25);
  const canvas = page.locator("#lane-2 [data-view] canvas");
  const shown = (await canvas.boundingBox())?.width ?? 0;
  const drawn = await canvas.evaluate((element) =>
    element instanceof HTMLCanvasElement ? element.width : 0,
  );
  expect(Math.abs(drawn - shown)).toBeLessThanOrEqual(1);

  const point = await page.locator("#lane-2 button.space-point").nth(4).boundingBox();
  if (point === null) throw new Error("PM4 is drawn");
  await page.mouse.click(point.x + point.width / 2, point.y + point.height / 2);
  await expect(page).toHaveURL(/pm=4/);

  // Menus open beside what opens them, and dialogs within the window.
  const opener = await lab.button("Appearance").boundingBox();
  await lab.button("Appearance").click();
  const menu = await page.getByRole("menu").boundingBox();
  expect(Math.abs((menu?.y ?? 0) - (opener?.y ?? 0) - (opener?.height ?? 0))).toBeLessThan(12);
  await expect(page.getByRole("menuitemradio", { name: "100 %" })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeInViewport({ ratio: 0.99 });
  await page.keyboard.press("Escape");
});
