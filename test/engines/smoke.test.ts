/**
 * One visit, in every engine that is here: what a browser does in its own way (files, pointers, keys,
 * workers, fonts, WebGL, addresses) is done once, in one page, step after step. Where a step fails
 * the following ones of that engine fail with it.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { engines } from "./engines.ts";
import { LabPage } from "./lab-page.ts";
import { ON_PURPOSE } from "./serve.ts";
import { servedPage } from "./served-page.ts";

/** The paper's scenario at a moment, with Sandpiper in lane 1 and SCOA in lane 2; nothing plays. */
const paperAt = (at: string, more = ""): string =>
  `#v=1&scenario=paper&policies=sandpiper-2008,scoa&at=${at}&theme=light&lang=en${more}`;

/** Two VMs over three steps; together they need two PMs, and "web, 1" overloads its own in hour 1. */
const DEMANDS = `vm,hour,cpu,net,mem
"web, 1",0,0.2,0.1,0.1
"web, 1",1,0.6,0.1,0.1
"web, 1",2,0.2,0.1,0.1
가상,0,0.3,0.1,0.2
가상,1,0.3,0.1,0.2
가상,2,0.3,0.1,0.2
`;
const FAILURES = "test-results/engines";

const known = engines();
const here = known.filter(({ missing }) => missing === null);
for (const { name, missing } of known) {
  if (missing !== null) console.log(`Left out: ${name}, since ${missing}.`);
}

const page = servedPage();

describe.each(here)("$name", ({ name, start }) => {
  let lab: LabPage;
  let hasFailed = false;
  /** What the first test expects of the engine is what the others rely on. */
  let hasWebGL = false;

  beforeAll(async () => {
    const home = join(page().folder, name);
    mkdirSync(home);
    const driver = await start({ home, display: page().display?.name ?? null });
    console.log(`Smoke suite in ${driver.version}`);
    lab = new LabPage(driver, page().served.url);
    return () => driver.close();
  });
  beforeEach(({ onTestFailed }) => {
    if (hasFailed) throw new Error(`an earlier step failed in ${name}`);
    onTestFailed(async () => {
      hasFailed = true;
      mkdirSync(FAILURES, { recursive: true });
      await lab.driver.screenshot(`${FAILURES}/${name}.png`);
    });
  });

  test("whatever the page says to the console is heard", async () => {
    await lab.driver.goto(page().served.url);
    // By a script of the page's own: what a driver runs is not everywhere the page's.
    await lab.driver.evaluate((src) => {
      document.head.append(Object.assign(document.createElement("script"), { src }));
    }, ON_PURPOSE);
    const heard: string[] = [];
    for (const what of [
      /^warn: said on/,
      /^error: thrown on/,
      /^rejected: rejected on/,
      /^not loaded: .*gone/,
      /^forbidden: style-src/,
    ]) {
      await expect
        .poll(() => {
          heard.push(...page().served.heard());
          return heard.join("\n");
        })
        .toMatch(new RegExp(what, "m"));
    }
  });

  test("opens: two lanes computed in workers, drawn, and in the page's own font", async () => {
    await lab.open(paperAt("34.9"));
    hasWebGL = await lab.driver.evaluate(
      () => document.createElement("canvas").getContext("webgl2") !== null,
    );
    if (name === "Chromium" || page().display !== null) expect(hasWebGL).toBe(true);
    await expect.poll(() => lab.count("[data-view] canvas")).toBe(hasWebGL ? 2 : 0);
    expect(await lab.count("svg.chart-projection")).toBe(hasWebGL ? 0 : 2);
    const stuck = await lab.driver.evaluate(() =>
      ["#lane-1", "#lane-2"].map((lane) => document.querySelectorAll(`${lane} td[data-over]`).length),
    );
    expect(stuck).toEqual([1, 0]);
    const font = await lab.driver.evaluate(() => getComputedStyle(document.body).fontFamily);
    expect(font).toMatch(/^"?Pretendard Variable/);
  });

  test("scrubs: straight there and by detours are the same", async () => {
    const straight = [await lab.readOut(1), await lab.readOut(2)];
    const { driver } = lab;
    const { x, y } = await lab.spot("[role=slider]");
    await driver.move(x, y);
    await driver.down();
    await driver.move(x - 150, y + 5);
    await driver.move(x - 300, y + 5);
    await expect.poll(() => lab.step()).toBeLessThan(25);
    await driver.move(x + 250, y + 5);
    await expect.poll(() => lab.step()).toBeGreaterThan(40);
    await driver.move(x, y);
    await driver.up();
    await expect.poll(() => lab.step()).toBe(34);
    await expect.poll(async () => [await lab.readOut(1), await lab.readOut(2)]).toEqual(straight);
  });

  test("the space turns with the pointer, in both lanes; without WebGL a note says why there is none", async () => {
    if (!hasWebGL) {
      expect(await lab.text("#lane-1 [data-view]")).toContain("This browser offers no WebGL");
      return;
    }
    const net = (lane: number): Promise<number> =>
      lab.driver.evaluate((id) => {
        const label = [...document.querySelectorAll(`${id} [data-view] svg text`)].find(
          ({ textContent }) => textContent === "net",
        );
        return label?.getBoundingClientRect().left ?? Number.NaN;
      }, `#lane-${lane}`);
    const before = await net(2);
    const { x, y } = await lab.spot("#lane-1 canvas");
    await lab.driver.move(x, y);
    await lab.driver.down();
    await lab.driver.move(x + 60, y + 5);
    await lab.driver.move(x + 120, y + 10);
    await lab.driver.up();
    await expect.poll(async () => Math.abs((await net(2)) - before)).toBeGreaterThan(5);
    await lab.click("button", "Reset");
    await expect.poll(() => net(2)).toBeCloseTo(before, 0);
  });

  test("another policy runs in a lane", async () => {
    await lab.click("button", "Policy of lane 1");
    await lab.click("[role=option]", "No relocation");
    await expect.poll(() => lab.text("#lane-1 h2")).toMatch(/No relocation/);
    await lab.settled();
    expect(await lab.step()).toBe(34);
    expect(await lab.text("#lane-1 [data-counter=migration]")).toBe("–"); // it never acts
    expect(await lab.count("#lane-1 td[data-over]")).toBeGreaterThan(1);
  });

  test("plays and pauses, and steps by key", async () => {
    await lab.click("button", "Play");
    await expect.poll(() => lab.step()).toBeGreaterThan(35);
    await lab.click("button", "Pause");
    await expect.poll(() => lab.count("button[aria-label=Play]")).toBe(1);
    const before = await lab.step();
    await lab.driver.press("ArrowRight");
    await expect.poll(() => lab.step()).toBe(before + 1);
    await lab.driver.press("Home");
    await expect.poll(() => lab.step()).toBe(0);
  });

  test("a CSV that is chosen plays", async () => {
    const path = join(page().folder, `${name}.csv`);
    writeFileSync(path, DEMANDS);
    await lab.driver.setFile("input[type=file]", path);
    await expect.poll(() => lab.text("[aria-label=Scenario]")).toBe(`${name}.csv`);
    await lab.settled();
    expect(await lab.count("#lane-1 tbody tr[data-pm]")).toBeGreaterThan(0);
    await expect.poll(() => lab.step()).toBe(2); // it plays by itself, and ends
  });

  test("a CSV that is dropped and wrong is refused in words, and the screen stays", async () => {
    const before = await lab.readOut(1);
    await lab.driver.evaluate(
      (text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], "bad.csv"));
        for (const type of ["dragover", "drop"]) {
          document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      },
      DEMANDS.replace("0.6", "much"),
    );
    await expect
      .poll(() => lab.text("[data-problem]"))
      .toMatch(/bad\.csv, line 3, column cpu, "much": not a number/);
    expect(await lab.readOut(1)).toBe(before);
    await lab.click("[data-problem] button");
    await expect.poll(() => lab.count("[data-problem]")).toBe(0);
  });

  test("Why: the no-solution of hour 34 and its candidates, computed when asked for", async () => {
    await lab.open(paperAt("34.1", "&panel=why"));
    const head = (): Promise<string | null> => lab.text("[data-why=lane] [data-why=head]");
    await expect.poll(head).toBe("Sandpiper: no solution for PM0");
    expect(await lab.count("[data-why=candidate]")).toBeGreaterThan(4);
    await lab.driver.press("ArrowDown");
    await expect.poll(head).toMatch(/^Sandpiper: (?!no solution)/);
  });

  test("a fork: VM 1 moved to PM4 by hand", async () => {
    await lab.open(paperAt("34.9", "&panel=what-if&pm=0&vm=1"));
    await lab.click("button", "Move VM 1 to PM4");
    await expect.poll(() => lab.text("#lane-1 [data-caption] strong")).toBe("By hand: VM 1 to PM4");
    await lab.settled();
    expect(await lab.count("#lane-1 tr[data-pm='0'] td[data-over]")).toBe(0);
  });

  test("the address holds all of it: loaded again, it is there again", async () => {
    const address = (): Promise<string> => lab.driver.evaluate(() => decodeURIComponent(location.hash));
    await expect.poll(address).toContain("fork1=*m34.2.1.4");
    const before = [await address(), await lab.readOut(1), await lab.text("#lane-1 [data-caption] strong")];
    await lab.reload();
    await expect
      .poll(async () => [
        await address(),
        await lab.readOut(1),
        await lab.text("#lane-1 [data-caption] strong"),
      ])
      .toEqual(before);
  });

  test("dark", async () => {
    const colours = (): Promise<string> =>
      lab.driver.evaluate(() => {
        const { backgroundColor, colorScheme } = getComputedStyle(document.documentElement);
        return `${colorScheme} ${backgroundColor} ${getComputedStyle(document.body).color}`;
      });
    const light = await colours();
    await lab.click("button", "Appearance");
    await lab.click("[role=menuitemradio]", "Dark");
    await expect.poll(colours).toMatch(/^dark /);
    expect(await colours()).not.toBe(light);
  });

  test("Korean, with its own letters", async () => {
    await lab.click("header button", "한국어");
    await expect.poll(() => lab.count("html[lang=ko]")).toBe(1);
    await expect.poll(() => lab.count("button[aria-label=재생]")).toBe(1);
    await lab.settled();
    expect(
      await lab.driver.evaluate(() => document.fonts.check("16px 'Pretendard Variable'", "한국어")),
    ).toBe(true);
  });

  test("solves: the best of each hour comes from a worker that the simulation's worker starts", async () => {
    await lab.open(`#v=1&scenario=paper&policies=optimum,scoa&at=34.9&lang=en`);
    expect(await lab.count("#lane-1 td[data-over]")).toBe(0);
    await expect.poll(() => lab.text("#lane-1 [data-counter=migration]")).not.toBe("0");
  });

  test("the console stayed silent", () => {
    expect(page().served.heard()).toEqual([]);
  });
});

test("there is an engine to test in", () => {
  expect(here.map(({ name }) => name)).toContain("Chromium");
});
