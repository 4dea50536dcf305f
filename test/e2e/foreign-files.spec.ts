/** Files that need a word before they are opened, and files of other programs. */

import { expect, linkTo, test } from "./lab.ts";

test("a workbook is named; per cent are asked about, and can be opened all the same", async ({ lab }) => {
  await lab.open(linkTo("34.9"));
  await lab.drop("cluster.csv", "PK\x03\x04\x14\0\x06\0[Content_Types].xml");
  await expect(lab.problem()).toContainText(
    "cluster.csv: this is a spreadsheet (Excel, .xlsx), not text: save its sheet as CSV",
  );
  await expect(lab.button("Open with large values")).toHaveCount(0);

  await lab.drop("percent.csv", "vm,hour,cpu,net,mem\na,0,0.5,0,0\nb,0,35,0,0\n");
  await expect(lab.problem()).toContainText('percent.csv, line 3, column cpu, "35": is this per cent?');
  await expect(lab.scenarioMenu()).toContainText("Paper");
  await lab.button("Open with large values").click();
  await expect(lab.scenarioMenu()).toContainText("percent.csv");
  await expect(lab.problem()).toHaveCount(0);
});

test("a table that counts steps asks how long they are; that can be changed at the same moment", async ({
  lab,
  page,
}) => {
  const rows = Array.from({ length: 12 }, (_, step) => `a,${step},0.5,0,0\nb,${step},0.3,0,0\n`);
  const text = `vm,step,cpu,net,mem\n${rows.join("")}`;
  await lab.open(linkTo("34.9"));
  const dialog = page.getByRole("dialog", { name: "How long is a step?" });
  const asked = dialog.getByRole("textbox", { name: "Minutes per step" });
  const field = page.getByRole("banner").getByRole("textbox", { name: "Minutes per step" });

  await lab.drop("steps.csv", text);
  await expect(asked).toHaveValue("60");
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(lab.scenarioMenu()).toContainText("Paper");
  await expect(field).toHaveCount(0);
  expect(await lab.hour()).toBe(34);

  await lab.drop("steps.csv", text);
  await asked.fill("soon");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Must be a number from 0.00001");
  await asked.fill("5");
  await page.keyboard.press("Enter");
  await expect(lab.scenarioMenu()).toContainText("steps.csv");
  await expect(field).toHaveValue("5");

  await lab.button("Pause").click(); // what is opened plays
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const before = await page.locator("[data-clock]").getAttribute("data-clock");
  await field.fill("30");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("30");
  await expect(page.locator("[data-clock]")).toHaveAttribute("data-clock", `${before}`);
  await field.fill("none");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("30");

  // Where the header has no room for the field, and everywhere else: from the scenario's menu.
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect(field).toBeHidden();
  await lab.scenarioMenu().click();
  await page.getByRole("menuitem", { name: "Length of a step…" }).click();
  await expect(asked).toHaveValue("30");
  await asked.fill("15");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("[data-clock]")).toHaveAttribute("data-clock", `${before}`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(field).toHaveValue("15");
});
