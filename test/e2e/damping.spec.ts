/** Damping, where it is set, and where it is told. */

import { expect, linkTo, test } from "./lab.ts";

test("a lane is damped beside its policy's parameters, is called so, and its link keeps it", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9"));
  await lab.lane(2).getByRole("button", { name: "parameters" }).click();
  await page.getByText("Damping", { exact: true }).click();
  const field = page.getByRole("textbox", { name: "Cooldown" });
  await field.fill("4");
  await field.press("Enter");
  await expect(lab.lane(2).getByRole("heading")).toContainText("SCOA, cooldown 4");
  await expect(page).toHaveURL(/scoa~damp\.cooldown:4/);
  await expect(lab.lane(1).getByRole("heading")).not.toContainText("cooldown");
  // What the paper counted is of its own policy, which knows no damping.
  const papers = (lane: number) => lab.lane(lane).locator("[data-paper=overload]");
  await expect(papers(1)).toHaveText("22");
  await expect(papers(2)).toHaveText("–");
});

test("what has no effect by itself waits in the form until it has", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  await lab.lane(2).getByRole("button", { name: "parameters" }).click();
  await page.getByText("Damping", { exact: true }).click();
  const samples = page.getByRole("textbox", { name: "Steps looked at" });
  await samples.fill("3");
  await samples.press("Enter");
  const hold = page.getByRole("textbox", { name: "Over in so many steps" });
  await hold.fill("2");
  await hold.press("Enter");
  await expect(lab.lane(2).getByRole("heading")).toContainText("SCOA, hold 2 of 3");
  await expect(page).toHaveURL(/scoa~damp\.hold:2~damp\.samples:3/);
});

test("Why says which PMs wait, and for what", async ({ lab, page }) => {
  await lab.open("#v=3&policies=scoa~damp.hold:30&at=34.0&panel=why&lang=en");
  const waits = page.locator("[data-why=waits]");
  await expect(waits.first()).toContainText(/PM\d is over and waits: .*30 are asked for \(DA1\)\./);
  await expect(waits.first().getByRole("link", { name: /DA1/ })).toBeVisible();
});

test("who is not decided by rules is not damped", async ({ lab, page }) => {
  await lab.open("#v=3&policies=none,scoa&at=34.0&lang=en");
  await lab.lane(1).getByRole("button", { name: "parameters" }).click();
  await expect(page.getByText("This policy has no parameters")).toBeVisible();
  await expect(page.locator("[data-damping]")).toHaveCount(0);
});
