/**
 * What engines do in their own ways when something fails: some keep a failed import for good, each tells
 * of a lost worker and of a lost drawing differently. The built page, in every engine that is here.
 */

import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { engines } from "./engines.ts";
import { LabPage } from "./lab-page.ts";
import { servedPage } from "./served-page.ts";

const here = engines().filter(({ missing }) => missing === null);
const PAPER = "#v=1&scenario=paper&policies=sandpiper-2008,scoa&at=34.9&lang=en";
const LONG = "#v=1&scenario=generated&pms=2000&vms=20000&steps=2000&seed=42&lang=en&at=0.0";

const page = servedPage();

describe.each(here)("$name", ({ name, start }) => {
  let lab: LabPage;

  beforeAll(async () => {
    const home = mkdtempSync(join(page().folder, name));
    const driver = await start({ home, display: page().display?.name ?? null });
    lab = new LabPage(driver, page().served.url);
    return () => driver.close();
  });

  const text = (): Promise<string> => lab.driver.evaluate(() => document.body.innerText);
  const press = (label: string): Promise<void> =>
    lab.driver.evaluate((wanted) => {
      const found = [...document.querySelectorAll("button")].find(
        ({ textContent }) => textContent === wanted,
      );
      found?.click();
    }, label);

  test("a part that did not come comes when it is tried again", async () => {
    page().served.refuse(/projection-view/);
    await lab.open(PAPER);
    await press("cpu × net");
    await expect.poll(text).toContain("could not be loaded");
    page().served.refuse(null);
    await press("Try again");
    await expect.poll(() => lab.count("svg.chart-projection")).toBe(2);
    expect(await text()).not.toContain("could not be loaded");
  });

  test("a worker that does not come is waited for, and one that is gone is missed at once", async () => {
    page().served.refuse(/worker-/);
    await lab.driver.goto("about:blank");
    await lab.driver.goto(page().served.url + LONG);
    await expect.poll(text).toContain("could not be loaded");
    page().served.refuse(null);
    await press("Try again");
    await expect.poll(() => lab.count("[data-run=running]")).toBe(2);
    await expect
      .poll(() => lab.driver.evaluate(async () => (await navigator.locks.query()).pending?.length ?? 0))
      .toBe(1);
    await lab.driver.evaluate(() => window.workers.at(-1)?.terminate());
    await expect.poll(() => lab.count("[data-run=stopped]")).toBe(2);
    expect(await text()).toMatch(/Stopped.*Lane 1: Sandpiper, Lane 2: SCOA/);
  });
});
