/**
 * Links and files that mean no good, and those at the ends of every bound: the page shows something,
 * says what it left out in a line, and there is no figure in it that is none.
 */

import type { Page } from "@playwright/test";
import { expect, test } from "./lab.ts";

/** Attributes and texts with a figure that is none, as they stand in the page. */
const wrongIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isWrong = (text: string): boolean => /NaN|Infinity|∞/.test(text);
    const all = [...document.querySelectorAll("body *:not([data-problem] *)")]; // which quotes them
    const attributes = all.flatMap((element) =>
      [...element.attributes]
        .filter(({ value }) => isWrong(value))
        .map(({ name, value }) => `${name}=${value}`),
    );
    const texts = all.filter(
      (element) => element.children.length === 0 && isWrong(element.textContent ?? ""),
    );
    return [...attributes, ...texts.map(({ textContent }) => textContent ?? "")];
  });

const times = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join("~");

test("links of nonsense open something, and say what they left out in a line", async ({ lab, page }) => {
  for (const nonsense of [
    `camera=${"9".repeat(400)},0,1`,
    "camera=NaN",
    "camera=0x10,0,1&speed=0x18&seed=1&seed=2",
    "policies=scoa&fork1=x*a1.0.0.0000001,1,1",
    `policies=scoa&fork1=x*${times(1500, (i) => `a${i % 72}.0.1,1,1`)}`,
    `policies=scoa&fork1=${"x".repeat(90_000)}`,
    `policies=scoa&fork1=${"N".repeat(90_000)}*m3.0.1.2`,
    Array.from({ length: 9000 }, (_, i) => `k${i}=1`).join("&"),
  ]) {
    await lab.open(`/#v=2&scenario=paper&at=34.1&lang=en&${nonsense}`);
    await expect(lab.problem()).toContainText(/camera=|fork1=|k0=/);
    expect((await lab.problem().boundingBox())?.height).toBeLessThan(300);
    expect(await wrongIn(page)).toEqual([]);
    await expect(page).not.toHaveURL(/NaN|Infinity/);
    await lab.problem().getByRole("button", { name: "Dismiss" }).click();
  }
});

test("a link with as much as it may have is shown", async ({ lab, page }) => {
  const list = `${times(1000, (i) => `a${i % 72}.0.1,1,1`)}~${times(1000, (i) => `d70.0.${6 + i}`)}`;
  await lab.open(`/#v=2&scenario=paper&policies=none&at=71.0&lang=en&panel=what-if&fork1=x*${list}`);
  await expect(lab.problem()).toHaveCount(0);
  await expect(lab.panel().getByRole("region", { name: "x" }).getByRole("listitem")).toHaveCount(2000);
  expect(await wrongIn(page)).toEqual([]);
});

test("a name as long as it may be is cut where it stands, and drawn at once", async ({ lab, page }) => {
  await lab.open(`/#v=2&scenario=paper&policies=scoa,none&at=3.1&lang=en&fork1=${"N".repeat(500)}*m3.0.1.2`);
  await expect(lab.problem()).toHaveCount(0);
  const tall = await page
    .locator("section span", { hasText: /N{50}/ })
    .evaluateAll((names) => names.filter((name) => name.getBoundingClientRect().height > 60).length);
  expect(tall).toBe(0);
});

test("a scenario at the ends of all bounds has no figure that is none, in any view", async ({
  lab,
  page,
}) => {
  const profile = (peak: number) => ({
    main: [],
    pattern: { kind: "normal", peak, width: 0.01 },
    base: [100, 0, 5e-324],
    amplitude: [100, 1e-200, 0],
  });
  const scenario = {
    schema: "rebalance-lab/scenario@3",
    name: "ends",
    pms: 3,
    vms: 6,
    steps: 48,
    stepMinutes: 60,
    start: null,
    threshold: 0.001,
    limit: 0.001,
    seed: 1,
    streams: 2,
    vmNames: null,
    capacity: [
      [0.001, 0.001, 0.001],
      [1000, 1000, 1000],
      [1, 0.001, 1000],
    ],
    initialPlacement: "even",
    fork: null,
    demand: { kind: "patterns", noise: 10, seed: 1, profiles: [1, 2, 3, 4, 5, 6].map(profile) },
  };
  await lab.open("/#v=2&scenario=paper&policies=sandpiper-2008,scoa&at=34.1&lang=en&panel=inspect");
  await lab.openFile({ name: "ends.json", text: JSON.stringify(scenario) });
  await expect(page.getByText("ends", { exact: false }).first()).toBeVisible();
  await lab.settled();
  await expect(lab.problem()).toHaveCount(0);
  for (const view of ["3D", "cpu × net", "cpu × mem", "net × mem"]) {
    await page.getByRole("radio", { name: view, exact: true }).click();
    await page.keyboard.press("ArrowRight");
    await lab.settled();
    expect(await wrongIn(page)).toEqual([]);
  }
  for (const tab of ["Why", "Inspect", "What if", "Assumptions"] as const) {
    await lab.openPanel(tab);
    await lab.settled();
    expect(await wrongIn(page)).toEqual([]);
  }
});
