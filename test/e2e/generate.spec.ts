import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import type { Lab } from "./lab.ts";
import { expect, linkTo, test } from "./lab.ts";

async function openDialog(lab: Lab): Promise<Locator> {
  await lab.scenarioMenu().click();
  await lab.page.getByRole("menuitem", { name: "Generate…" }).click();
  const dialog = lab.page.getByRole("dialog", { name: "Generate a scenario" });
  await expect(dialog).toBeVisible();
  return dialog;
}

test("a scenario is generated from a few figures, and its link opens it again", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const dialog = await openDialog(lab);
  await expect(dialog.getByLabel("PMs", { exact: true })).toBeFocused();
  await expect(dialog.getByLabel("PMs", { exact: true })).toHaveValue("1000");
  await dialog.getByLabel("PMs", { exact: true }).fill("40");
  await dialog.getByLabel("VMs").fill("240");
  await dialog.getByLabel("Steps").fill("24");
  await dialog.getByLabel("Seed").fill("7");
  await dialog.getByLabel("Seed").press("Enter");
  await expect(dialog).toBeHidden();
  await expect(lab.scenarioMenu()).toContainText("Generated: 40 PMs, 240 VMs");
  await expect(page).toHaveURL(/scenario=generated&pms=40&vms=240&steps=24&seed=7&/);
  await page.reload();
  await expect(lab.scenarioMenu()).toContainText("Generated: 40 PMs, 240 VMs");
});

test("what is wrong stands beside its field, and nothing is lost", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const dialog = await openDialog(lab);
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
  await expect(lab.scenarioMenu()).toBeFocused();
  await expect(lab.scenarioMenu()).toContainText("Paper 2008");
});

test("axe finds nothing in the dialog", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const dialog = await openDialog(lab);
  await dialog.getByLabel("VMs").fill("many");
  await dialog.getByLabel("VMs").press("Enter");
  const { violations } = await new AxeBuilder({ page }).include("[role=dialog]").analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});
