import { readFile, writeFile } from "node:fs/promises";
import { expect, linkTo, test } from "./lab.ts";

/** Four VMs over three hours; VM "web, 1" alone overloads its PM in hour 1. */
const DEMANDS = `vm,hour,cpu,net,mem
"web, 1",0,0.2,0.1,0.1
"web, 1",1,0.6,0.1,0.1
"web, 1",2,0.2,0.1,0.1
db,0,0.3,0.1,0.2
db,1,0.3,0.1,0.2
db,2,0.3,0.1,0.2
가상,0,0.1,0.1,0.1
가상,1,0.1,0.1,0.1
가상,2,0.1,0.1,0.1
cache,0,0.1,0.1,0.3
cache,1,0.1,0.1,0.3
cache,2,0.1,0.1,0.3
`;

test("a CSV dropped on the page plays; its fleet can be resized", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  await lab.drop("my-cluster.csv", DEMANDS);
  await expect(lab.scenarioMenu()).toContainText("my-cluster.csv");
  await expect(lab.lane(1).locator("tbody tr[data-pm]")).toHaveCount(2);
  await expect.poll(() => lab.hour()).toBeGreaterThan(0); // it plays
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await expect(lab.sentence(2)).toHaveText(/PM0 was over on cpu: web, 1/);
  await lab.button("One PM more").click();
  await expect(lab.lane(1).locator("tbody tr[data-pm]")).toHaveCount(3);
});

test("a CSV opened by the button plays, too", async ({ lab }) => {
  await lab.open(linkTo("34.9"));
  await lab.openFile({ name: "picked.csv", text: DEMANDS });
  await expect(lab.scenarioMenu()).toContainText("picked.csv");
  await expect.poll(() => lab.hour()).toBeGreaterThan(0);
});

const WRONG: readonly (readonly [what: string, text: string, says: RegExp])[] = [
  [
    "a number that is none",
    DEMANDS.replace("0.6", "much"),
    /bad\.csv, line 3, column cpu, "much": not a number/,
  ],
  ["a negative figure", DEMANDS.replace("db,1,0.3", "db,1,-0.3"), /line 6, column cpu, "-0\.3": negative/],
  ["a row that is missing", DEMANDS.replace("db,1,0.3,0.1,0.2\n", ""), /VM "db" has no row for hour 1/],
  [
    "a row that stands twice",
    `${DEMANDS}db,1,0.3,0.1,0.2\n`,
    /line 14.* VM "db" has hour 1 on line 6 already/,
  ],
  ["no header", DEMANDS.split("\n").slice(1).join("\n"), /line 1: there is no header/],
  ["nothing in it", "", /the file is empty/],
];
test("a CSV that is wrong is refused in words, and the screen stays as it was", async ({ lab }) => {
  await lab.open(linkTo("34.9"));
  const before = [await lab.readOut(1), await lab.readOut(2)];
  for (const [what, text, says] of WRONG) {
    await test.step(what, async () => {
      await lab.drop("bad.csv", text);
      await expect(lab.problem()).toContainText(says);
      await expect(lab.problem()).toContainText("still there");
      expect(await lab.hour()).toBe(34);
      expect([await lab.readOut(1), await lab.readOut(2)]).toEqual(before);
      await lab.button("Dismiss").click();
      await expect(lab.problem()).toHaveCount(0);
    });
  }
});

test("a saved scenario opens again and gives the same run; a damaged one is refused", async ({
  lab,
  page,
}, info) => {
  await lab.open("/#v=1&scenario=random&seed=5&at=40.9&lang=en");
  const before = await lab.readOut(1);
  await lab.scenarioMenu().click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /Save this scenario/ }).click();
  const path = info.outputPath("saved.scenario.json");
  await (await download).saveAs(path);

  await lab.open(linkTo("34.9"));
  await lab.openFile(path);
  await expect(lab.scenarioMenu()).toContainText("saved.scenario.json");
  await page.keyboard.press("Home"); // what is opened plays
  for (let hour = 0; hour < 40; hour++) await page.keyboard.press("ArrowRight");
  expect(await lab.hour()).toBe(40);
  expect(await lab.readOut(1)).toBe(before);

  const damaged = info.outputPath("damaged.json");
  await writeFile(
    damaged,
    (await readFile(path, "utf8")).replace('"pms": 6', '"pms": "six"').replace('"pms":6', '"pms":"six"'),
  );
  await lab.openFile(damaged);
  await expect(lab.problem()).toContainText(/damaged\.json, pms/);
  expect(await lab.readOut(1)).toBe(before);
});
