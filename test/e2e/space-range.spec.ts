/** Axes that reach as far as resources are used: on opening, by the button, by link, the same in all lanes. */

import type { Locator } from "@playwright/test";
import type { Lab } from "./lab.ts";
import { expect, linkTo, test } from "./lab.ts";

/** Four VMs over three hours; net is hardly used. */
const QUIET_NET = ["web", "db", "cache", "mail"].flatMap((vm) =>
  [0.3, 0.45, 0.3].map((cpu, hour) => `${vm},${hour},${cpu},0.04,0.3`),
);
const QUIET = ["vm,hour,cpu,net,mem", ...QUIET_NET, ""].join("\n");

/** What the axis of net says, in as few words as there is room for: it ends far below the threshold. */
const NET = expect.stringMatching(/^(to 0.1, threshold beyond|≤ 0.1 < 0.79)$/);

const fitButton = (lab: Lab): Locator => lab.button("Fit to load");
/** What is written in the picture of a lane. */
const written = (lab: Lab, lane: number): Promise<string[]> =>
  lab.lane(lane).locator("[data-view] svg text").allTextContents();
const ofAxis = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => /^(≤|to|broken)\s|\/\//.test(text));

test("a resource that is hardly used gets an axis of its own length, and the whole space is a press away", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9"));
  await expect(fitButton(lab)).toHaveCount(0); // the usual axes fit the paper's scenario
  await lab.drop("quiet.csv", QUIET);
  await expect(fitButton(lab)).toHaveAttribute("aria-pressed", "true");
  for (const lane of [1, 2]) {
    await expect.poll(async () => ofAxis(await written(lab, lane))).toEqual([NET]);
  }
  expect(page.url()).not.toContain("space=");

  await fitButton(lab).focus();
  await page.keyboard.press("Enter");
  await expect(fitButton(lab)).toHaveAttribute("aria-pressed", "false");
  for (const lane of [1, 2]) await expect.poll(async () => ofAxis(await written(lab, lane))).toEqual([]);
  await expect.poll(() => page.url()).toContain("space=whole");

  await page.getByRole("radio", { name: "cpu × net" }).click();
  await fitButton(lab).click();
  await expect
    .poll(async () => await written(lab, 2))
    .toEqual(expect.arrayContaining(["0.1", "≤ 0.1 < 0.79"]));
  await expect.poll(() => page.url()).not.toContain("space=");
});

test("what is demanded beyond capacity has room in the box, unless a link says otherwise", async ({
  lab,
}) => {
  const beyond = "/#v=3&scenario=paper&policies=none,scoa&at=30.0&lang=en";
  await lab.open(beyond);
  await expect(fitButton(lab)).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => ofAxis(await written(lab, 1))).toEqual(["to 1.25"]);
  await lab.open(`${beyond}&space=whole`);
  await expect(fitButton(lab)).toHaveAttribute("aria-pressed", "false");
  await expect.poll(async () => ofAxis(await written(lab, 1))).toEqual([]);
});
