/** The Inspect panel, and where what is chosen there shows elsewhere; the ribbon that compares the lanes. */

import type { Locator, Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

const PANEL = "&panel=inspect";

const inspect = (page: Page): Locator => page.locator("[data-inspect]");
const vmTable = (page: Page, lane: string): Locator =>
  page.getByRole("table", { name: new RegExp(`^VMs on PM\\d+, ${lane}$`) });

/** The figures of a column of the list, from the top. */
const column = async (table: Locator, index: number): Promise<number[]> =>
  (await table.locator(`tbody td:nth-child(${index})`).allInnerTexts()).map(Number);

test("hour 34, PM0: its VMs are listed, largest first, and their sum is its load", async ({ lab, page }) => {
  await lab.open(linkTo("34.9", PANEL));
  await expect(inspect(page)).toContainText("Choose a PM");
  await inspect(page).locator("[data-matrix] li[data-pm='0'] > button").first().click();
  await expect(inspect(page).getByRole("heading", { name: "PM0 at hour 34" })).toBeVisible();
  for (const [lane, number] of [
    ["Sandpiper", 1],
    ["SCOA", 2],
  ] as const) {
    const table = vmTable(page, lane);
    const cpu = await column(table, 3);
    expect(cpu.length, lane).toBeGreaterThan(2);
    expect(cpu).toEqual(cpu.toSorted((a, b) => b - a));
    const sum = Number(await table.locator("[data-sum='0']").innerText());
    expect(Math.abs(cpu.reduce((all, each) => all + each, 0) - sum)).toBeLessThan(0.005 * (cpu.length + 1));
    // The same VMs as in the matrix, and the same load as in the lane's read-out.
    const listed = await table
      .locator("tbody tr")
      .evaluateAll((rows) => rows.map((row) => row.dataset["vm"]));
    const cells = page
      .locator("[data-matrix] ul")
      .nth(number - 1)
      .locator("li[data-pm='0'] [data-vm]");
    expect(listed.length).toBe(await cells.count());
    await expect(table.locator("tbody tr svg path")).toHaveCount(2 * listed.length);
  }
  await expect(vmTable(page, "Sandpiper").locator("[data-sum][data-over]")).toHaveCount(1);
  await expect(inspect(page).locator("[data-margin][data-over]")).toHaveText(
    /^cpu 0\.\d+ over the threshold$/,
  );
  await expect(inspect(page).locator("[data-margin]").nth(1)).toHaveText(/0\.\d+ below the threshold/);

  const net = vmTable(page, "SCOA").getByRole("button", { name: "net" });
  await net.click();
  const nets = await column(vmTable(page, "SCOA"), 4);
  expect(nets).toEqual(nets.toSorted((a, b) => b - a));
  await net.click();
  expect(await column(vmTable(page, "Sandpiper"), 4)).toEqual(
    (await column(vmTable(page, "Sandpiper"), 4)).toSorted((a, b) => a - b),
  );
});

test("a VM: its demand, its class, where it has lived, and its host in the charts", async ({ lab, page }) => {
  await lab.open(linkTo("34.9", `${PANEL}&pm=0`));
  const row = vmTable(page, "Sandpiper").locator("tbody tr").first();
  const name = await row.locator("th").innerText();
  await row.getByRole("button").click();
  await expect(row.getByRole("button")).toHaveAttribute("aria-pressed", "true");
  const section = inspect(page).locator("[data-inspect-vm]");
  await expect(section.getByRole("heading", { name, exact: true })).toBeVisible();
  await expect(section.locator("[data-pattern]")).toHaveText(/main load .+; (normal|steady|ramp)/);
  await expect(
    section.getByRole("img", { name: new RegExp(`^Demand of ${name} over 72 hours`) }),
  ).toBeVisible();
  const strip = section.getByRole("img", { name: new RegExp(`^Where ${name} ran in Sandpiper`) });
  await expect(strip.locator(".chart-marks rect").first()).toBeVisible();
  // The host's panel is marked: in Sandpiper it is PM0.
  await expect(page.locator(".chart-load[data-host]")).toHaveCount(2);
  await expect(
    page.getByRole("img", { name: "cpu utilization of PM0 under Sandpiper over 72 hours" }),
  ).toHaveAttribute("data-host", "");
  // Its figure at the moment is that of the list.
  const cpu = await row.locator("td").nth(1).innerText();
  await expect(section.locator(".chart-lane-name-cpu")).toHaveText(`cpu ${cpu}`);
  // A click in the strip moves the clock.
  const box = await strip.boundingBox();
  if (box === null) throw new Error("the strip is on the screen");
  await page.mouse.click(box.x + 2, box.y + 20);
  expect(await lab.hour()).toBe(0);
});

test("a PM's history moves the clock, and its events stay strong in the timeline", async ({ lab, page }) => {
  await lab.open(linkTo("50.0", `${PANEL}&pm=0`));
  const entries = page.getByRole("region", { name: "What happened to PM0, Sandpiper" }).getByRole("button");
  const stuck = entries.filter({ hasText: /h 34\s+no solution/ }).first();
  await stuck.click();
  expect(await lab.hour()).toBe(34);
  await expect(stuck).toHaveAttribute("aria-current", "true");
  await expect(lab.sentence(1)).toHaveText(/PM0 stays over/);
  const aside = page.locator(".chart-timeline .chart-glyph.chart-aside");
  expect(await aside.count()).toBeGreaterThan(5);
  expect(await page.locator(".chart-timeline .chart-glyph:not(.chart-aside)").count()).toBeGreaterThan(5);
  await page.locator("#timeline").focus();
  await page.keyboard.press("Escape");
  await expect(aside).toHaveCount(0);
});

test("the ribbon says how far the lanes are apart, where it is pointed at and where the clock stands", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9"));
  await expect(page.locator("[data-apart]")).toHaveText(
    /^How far the lanes are apart.*VMs placed differently, in \d+ hours, \d+ at most \(hour \d+\)/,
  );
  await expect(lab.slider()).toHaveAttribute(
    "aria-valuetext",
    /^hour 34 of 72; \d+ VMs elsewhere, SD of cpu 0\.\d\d apart$/,
  );
  const reading = page.locator(".chart-timeline .chart-reading text");
  await expect(reading).toHaveCount(0);
  const box = await page.locator(".chart-timeline .chart-surface").boundingBox();
  if (box === null) throw new Error("the timeline is on the screen");
  await page.mouse.move(box.x + 2, box.y + box.height / 2); // before the first divergence
  await expect(reading).toHaveText("0 VMs elsewhere, SD of cpu 0.00 apart");
  await page.mouse.move(box.x + (34.5 / 72) * box.width, box.y + box.height / 2);
  const said = await lab.slider().getAttribute("aria-valuetext");
  await expect(reading).toHaveText(said?.split("; ")[1] ?? "");
});

test("in a large fleet a machine is found by its number", async ({ lab, page }) => {
  await lab.open("/#v=1&scenario=generated&pms=200&vms=2000&steps=24&seed=42&lang=en&at=12.0&panel=inspect");
  const field = page.getByRole("textbox", { name: "PM or VM" });
  await field.fill("vm 2000");
  await field.press("Enter");
  await expect(inspect(page).getByRole("status")).toHaveText("There is no “vm 2000” here");
  await field.fill("vm 1999");
  await field.press("Enter");
  await expect(inspect(page).locator("[data-inspect-vm='1999']")).toBeVisible();
  await field.fill("117");
  await field.press("Enter");
  await expect(inspect(page).getByRole("heading", { name: "PM117 at hour 12" })).toBeVisible();
  await expect(vmTable(page, "SCOA").locator("tbody tr[data-vm]").first()).toBeVisible();
});

test("nothing sticks out of the panel, on a desktop and on a phone in Korean", async ({ lab, page }) => {
  for (const [lang, width, height] of [
    ["en", 1440, 900],
    ["ko", 390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await lab.open(linkTo("34.9", `${PANEL}&pm=0&vm=20`).replace("lang=en", `lang=${lang}`));
    await expect(inspect(page).locator("[data-inspect-vm]")).toBeVisible();
    const sticking = await inspect(page)
      .locator("*")
      .evaluateAll((parts) =>
        parts
          .filter((part) => part instanceof HTMLElement && part.scrollWidth > part.clientWidth + 1)
          .filter((part) => part.clientWidth > 0 && getComputedStyle(part).textOverflow !== "ellipsis")
          .filter((part) => getComputedStyle(part).display !== "inline")
          .filter((part) => getComputedStyle(part).clipPath === "none") // for screen readers only
          .map((part) => part.outerHTML.slice(0, 120)),
      );
    expect(sticking, lang).toEqual([]);
  }
});

test("what a policy forecasts is drawn, with a band, in the charts and in Inspect, and said", async ({
  lab,
  page,
}) => {
  const link = (policies: string): string =>
    `/#v=3&scenario=paper&policies=${policies}&at=60&lang=en${PANEL}&vm=20`;
  await lab.open(link("sandpiper-nsdi07~forecast:on,mfr"));
  const bands = page.locator(".chart-load .chart-forecast-band");
  await expect(bands).toHaveCount(12); // each PM of both lanes
  await expect(
    page.getByText("Dotted: expected one step ahead; band: 90 % of the errors so far"),
  ).toBeVisible();
  await expect(inspect(page).locator(".chart-demand .chart-forecast")).toHaveCount(1);
  await expect(inspect(page)).toContainText("the band holds 90 % of the errors so far");

  await lab.open(link("sandpiper-nsdi07,scoa"));
  await expect(page.locator(".chart-load .chart-load-line").first()).toBeVisible();
  await expect(page.locator(".chart-forecast-band")).toHaveCount(0);
});
