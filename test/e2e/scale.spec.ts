/** Large fleets in the page: shown at once, growing, playable on the way, stopped, and cheap to look at. */

import type { Lab } from "./lab.ts";
import { expect, test } from "./lab.ts";

/** Runs for half a minute or so; as large as a record may be. */
const LONG = "/#v=1&scenario=generated&pms=2000&vms=20000&steps=5000&seed=42&lang=en&at=0.0";
/** Is done soon. */
const LARGE = "/#v=1&scenario=generated&pms=1000&vms=10000&steps=24&seed=42&lang=en&at=12.0";

const statusOf = (lab: Lab, lane: number) => lab.lane(lane).locator("[data-run]");
const done = async (lab: Lab): Promise<void> => {
  for (const lane of [1, 2]) await expect(statusOf(lab, lane)).toHaveAttribute("data-run", "done");
};
const lastHour = async (lab: Lab): Promise<number> =>
  Number(await lab.slider().getAttribute("aria-valuemax"));

test("a long run is shown on the way, grows, and is stopped where it is", async ({ lab, page }) => {
  await page.goto("about:blank");
  await page.goto(LONG);
  await lab.shown();
  await expect(statusOf(lab, 1)).toHaveAttribute("data-run", "running");
  await expect(statusOf(lab, 1).getByRole("progressbar")).toBeVisible();
  const before = await lastHour(lab);
  expect(before).toBeLessThan(4999);
  await expect.poll(() => lastHour(lab)).toBeGreaterThan(before);

  // It can be looked at meanwhile.
  await page.keyboard.press("End");
  await expect.poll(() => lab.hour()).toBeGreaterThan(0);

  await lab.lane(1).getByRole("button", { name: /^Stop/ }).click();
  await expect(statusOf(lab, 1)).toHaveAttribute("data-run", "stopped");
  await lab.lane(2).getByRole("button", { name: /^Stop/ }).click();
  await expect(statusOf(lab, 2)).toHaveAttribute("data-run", "stopped");
  const stopped = await lastHour(lab);
  expect(stopped).toBeGreaterThanOrEqual(before);
  expect(stopped).toBeLessThan(4999);
  await page.keyboard.press("Home");
  await expect.poll(() => lab.hour()).toBe(0);
  await expect(statusOf(lab, 1).getByRole("button", { name: /again/i })).toBeVisible();
  await expect(lab.button("Cancel")).toHaveCount(0);
});

test("a fleet of a thousand PMs has bands, a list of the most loaded, and counters that add up", async ({
  lab,
}) => {
  await lab.open(LARGE);
  await done(lab);
  for (const lane of [1, 2]) {
    // The moment that was asked for is shown once its run has come so far, a frame later.
    await expect.poll(() => lab.counter(lane, "overload")).toBeGreaterThan(10);
    const [overload, migration, swap] = [
      await lab.counter(lane, "overload"),
      await lab.counter(lane, "migration"),
      await lab.counter(lane, "swap"),
    ];
    expect(overload).toBe(migration + swap);
  }
  expect(await lab.readOut(1)).toMatch(/PM\d+/);
});

test("nothing is drawn while nothing changes, whatever the size", async ({ lab }) => {
  await lab.open(LARGE);
  await done(lab);
  await lab.atRest();
});

test("memory does not grow with every hour that is played", async ({ fresh }) => {
  const lab = await fresh();
  const { page } = lab;
  await lab.visit(LARGE.replace("at=12.0", "at=0.0&speed=24"));
  await done(lab);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize;
  };
  const playThrough = async (): Promise<void> => {
    await page.keyboard.press("Home");
    await lab.button(/^Play/).click();
    await expect(lab.button(/^Pause/)).toBeVisible();
    await expect(lab.button(/^Play/)).toBeVisible(); // at its end it rests
  };
  await playThrough(); // what is made once has been made
  const before = await heap();
  await playThrough();
  await playThrough();
  expect(await heap()).toBeLessThan(before * 1.1);
});

test("the list of a large fleet is sorted by its heads and filtered, by keyboard", async ({ lab, page }) => {
  await lab.open(LARGE);
  await done(lab);
  const table = lab.lane(1).getByRole("table", { name: /Utilization of each PM/ });
  const figures = async (column: number): Promise<number[]> =>
    (await table.locator(`tbody tr[data-pm] td:nth-of-type(${column})`).allTextContents()).map(Number);
  const cpu = table.getByRole("columnheader", { name: /^cpu/ });
  await cpu.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(cpu).toHaveAttribute("aria-sort", "descending");
  const falling = await figures(1);
  expect(falling.length).toBeGreaterThan(3);
  expect(falling).toEqual([...falling].sort((a, b) => b - a));
  await page.keyboard.press("Enter");
  await expect(cpu).toHaveAttribute("aria-sort", "ascending");
  const rising = await figures(1);
  expect(rising).toEqual([...rising].sort((a, b) => a - b));
  await page.keyboard.press("Enter");
  await expect(table.locator("[aria-sort]")).toHaveCount(0);

  const all = Number(await table.getAttribute("aria-rowcount"));
  const onlyOver = lab.lane(1).getByRole("checkbox", { name: /only over/ });
  await onlyOver.focus();
  await page.keyboard.press("Space");
  await expect(onlyOver).toBeChecked();
  await expect.poll(async () => Number(await table.getAttribute("aria-rowcount"))).toBeLessThan(all);
  for (const row of await table.locator("tbody tr[data-pm]").all())
    await expect(row.locator("[data-over]").first()).toBeVisible();
});
