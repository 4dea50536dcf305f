/** What moves cost, told beside them: nobody acts otherwise for it, and nothing that was changed is lost. */

import { expect, linkTo, test } from "./lab.ts";

test("what a move costs follows the figures of the scenario; forks, moment and history stay", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9", "&pm=0&panel=what-if"));
  await page
    .getByRole("button", { name: /^Move VM \d+ to PM4/ })
    .first()
    .click();
  const fork = lab.lane(1).getByRole("button", { name: /Fork 1/ });
  await expect(fork).toBeVisible();
  const answer = (await lab.lane(1).locator("[data-answer=whole]").textContent()) ?? "";

  await lab.openPanel("Why");
  const cost = lab.panel().locator("[data-why=cost]");
  await expect(cost.first()).toContainText("a live migration would take");
  const before = (await cost.first().textContent()) ?? "";

  await lab.scenarioMenu().click();
  await page.getByRole("menuitem", { name: "What moves cost…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("A VM of 2.00 GiB takes 18.8 s, and stands still for 20.9 ms");
  const written = dialog.getByRole("textbox", { name: /Written to/ });
  await written.fill("-1");
  await expect(dialog.getByRole("alert")).toContainText("From 0 to 1000000");
  await expect(dialog.getByRole("button", { name: "Change" })).toBeDisabled();
  await written.fill("110");
  await expect(dialog).toContainText("takes 74.0 s. It writes too fast for the link");
  await expect(dialog).toContainText("stands still for 12.6 s");
  await written.press("Enter");
  await expect(dialog).toHaveCount(0);

  await expect(cost.first()).toContainText("It writes too fast for the link");
  expect(await cost.first().textContent()).not.toBe(before);
  await expect(fork).toBeVisible();
  await expect(lab.lane(1).locator("[data-answer=whole]")).toHaveText(answer);
  expect(await lab.hour()).toBe(34);
  await expect.poll(() => page.url()).toContain("migration=16384,119,110");
  await page.keyboard.press("Control+z");
  await expect(fork).toHaveCount(0);
});
