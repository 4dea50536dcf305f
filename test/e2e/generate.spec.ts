import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

const scenarioMenu = (page: Page): Locator => page.getByRole("button", { name: "Scenario", exact: true });

async function openDialog(page: Page): Promise<Locator> {
  await scenarioMenu(page).click();
  await page.getByRole("menuitem", { name: "Generate…" }).click();
  const dialog = page.getByRole("dialog", { name: "Generate a scenario" });
  await expect(dialog).toBeVisible();
  return dialog;
}

test("a scenario is generated from a few figures, and its link opens it again", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const dialog = await openDialog(page);
  await expect(dialog.getByLabel("PMs", { exact: true })).toBeFocused();
  await expect(dialog.getByLabel("PMs", { exact: true })).toHaveValue("1000");
  await dialog.getByLabel("PMs", { exact: true }).fill("40");
  await dialog.getByLabel("VMs").fill("240");
  await dialog.getByLabel("Steps").fill("24");
  await dialog.getByLabel("Seed").fill("7");
  await dialog.getByLabel("Seed").press("Enter");
  await expect(dialog).toBeHidden();
  await expect(scenarioMenu(page)).toContainText("Generated: 40 PMs, 240 VMs");
  await expect(page).toHaveURL(/scenario=generated&pms=40&vms=240&steps=24&seed=7&/);
  await page.reload();
  await expect(scenarioMenu(page)).toContainText("Generated: 40 PMs, 240 VMs");
});

test("what is wrong stands beside its field, and nothing is lost", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const dialog = await openDialog(page);
  await dialog.getByRole("button", { name: "10,000 × 100,000 × 288" }).click();
  await expect(dialog.getByLabel("VMs")).toHaveValue("100000");
  await dialog.getByLabel("VMs").fill("many");
  await dialog.getByRole("button", { name: "Run" }).click();
  const vms = dialog.getByLabel("VMs");
  await expect(vms).toBeFocused();
  await expect(vms).toHaveAccessibleDescription("Must be a whole number from 1 to 1,000,000");
  await vms.fill("9999");
  await vms.press("Enter");
  await expect(vms).toHaveAccessibleDescription("Must be 10,000 or more: a VM for every PM");
  await vms.fill("100000");
  await dialog.getByLabel("Steps").fill("5000");
  await dialog.getByLabel("Steps").press("Enter");
  await expect(dialog.getByLabel("Steps")).toHaveAccessibleDescription(
    /^Too many: .* 150,000,000 figures, more than/,
  );

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(scenarioMenu(page)).toBeFocused();
  await expect(scenarioMenu(page)).toContainText("Paper 2008");
});

test("axe finds nothing in the dialog", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const dialog = await openDialog(page);
  await dialog.getByLabel("VMs").fill("many");
  await dialog.getByLabel("VMs").press("Enter");
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
