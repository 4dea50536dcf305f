/** Steps that are no hours: what is read of their time, on the clock, on axes and in figures. */

import type { Lab } from "./lab.ts";
import { expect, test } from "./lab.ts";

/** Two PMs over a day of five minutes, from half past six; PM0 is over from 10:00 to before 11:00, twelve steps. */
function fiveMinutes(): string {
  const isOver = (step: number): boolean => step >= 42 && step < 54;
  return JSON.stringify({
    schema: "rebalance-lab/scenario@3",
    name: "five",
    pms: 2,
    vms: 2,
    steps: 288,
    stepMinutes: 5,
    start: "2024-03-03T06:30:00Z",
    threshold: 0.79,
    limit: 0.9,
    seed: 1,
    streams: 1,
    vmNames: null,
    capacity: "uniform",
    initialPlacement: "even",
    demand: {
      kind: "table",
      table: Array.from({ length: 288 }, (_, step) => [
        [isOver(step) ? 0.9 : 0.3, 0.1, 0.1],
        [0.6, 0.1, 0.1],
      ]),
    },
    fork: null,
  });
}

/** Opens the scenario, which begins to play by itself, and rests at its start. */
async function openAtStart(lab: Lab): Promise<void> {
  const { page } = lab;
  await lab.drop("five.scenario.json", fiveMinutes());
  await expect(page.locator("[data-clock][data-named=time]")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Home");
}

test("steps of five minutes are told by clock and date, and count as minutes", async ({ page, lab }) => {
  await lab.open("/#v=1&scenario=paper&at=0.0&policies=none&lang=en");
  await openAtStart(lab);
  await expect(page.locator("[data-clock]")).toHaveText("3 Mar 06:30");
  await expect(page.getByText("2024, UTC, step 0")).toBeVisible();
  await page.getByRole("button", { name: "Next step" }).click();
  await expect(page.locator("[data-clock]")).toHaveText("3 Mar 06:35");
  await expect(page.getByRole("slider", { name: "Time" })).toHaveAttribute(
    "aria-valuetext",
    "3 Mar 06:35, step 1 of 288",
  );
  await expect(page.getByRole("button", { name: "Speed: 10 min/s" })).toBeVisible();
  await expect(page.getByText("Trail 6 h")).toBeVisible();
  // Midnight lies 17.5 hours after the start, and has the day's name; no tick has a step's number.
  const timeline = page.locator(".chart-timeline");
  await expect(timeline.getByText("4 Mar").first()).toBeVisible();
  await expect(timeline.getByText("12:00", { exact: true })).toBeVisible();
  await expect(timeline.getByText("288", { exact: true })).toHaveCount(0);

  await page.getByRole("radio", { name: "overloaded hours" }).click();
  await expect(
    page.getByRole("img", { name: /PM-hours over the threshold.* over 24 hours, all lanes/ }),
  ).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.locator("[data-clock]")).toHaveText("4 Mar 06:25");
  await expect(page.locator(":has(> svg.chart-metric)").getByText(/ 1$/)).toBeVisible(); // twelve steps over are one PM-hour
});

test("in Korean, and in forks", async ({ page, lab }) => {
  await lab.open("/#v=1&scenario=paper&at=0.0&policies=none&lang=ko&panel=what-if");
  await openAtStart(lab);
  await expect(page.locator("[data-clock]")).toHaveText("3월 3일 06:30");
  await page.getByRole("button", { name: "다음 단계" }).click();
  await expect(page.getByText("2024년, UTC, 1단계")).toBeVisible();
  await expect(page.getByRole("heading", { name: "3월 3일 06:35" })).toBeVisible();
});
