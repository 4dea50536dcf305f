/** What policies see is drawn when somebody wants it: by button, key and link, in the space and on planes. */

import { expect, linkTo, test } from "./lab.ts";

const curves = ".chart-sight";

test("it is off until it is asked for, in the menu or by its key, and stands in the link", async ({
  lab,
  page,
  fresh,
}) => {
  await lab.open(linkTo("34.1", "&view=cpu-mem"));
  const menu = page.getByRole("button", { name: /what policies see/ });
  const item = page.getByRole("menuitemcheckbox", { name: "What policies see" });
  await expect(page.locator(curves)).toHaveCount(0);
  await menu.click();
  await expect(item).toHaveAttribute("aria-checked", "false");
  await item.click();
  await expect(item).toHaveCount(0);
  await expect(lab.lane(1).locator(curves)).toHaveCount(1);
  await expect(lab.lane(1).locator("[data-view]")).toContainText(/equal volume \d+\.\d/);
  await expect(lab.lane(2).locator("[data-view]")).toContainText(/equal D 0\.\d\d/);
  await expect(page).toHaveURL(/sees=shown/);
  const copy = await fresh();
  await copy.visit(page.url());
  await expect(copy.lane(1).locator(curves)).toHaveCount(1);
  await page.keyboard.press("g");
  await expect(page.locator(curves)).toHaveCount(0);
  await expect(page).not.toHaveURL(/sees=/);
});

test("it is told in words, with the formula and the figures of the moment", async ({ lab, page }) => {
  await lab.open(linkTo("34.1", "&sees=shown&policies=sandpiper-2008,scoa,none"));
  await lab
    .lane(1)
    .locator("[data-sees]")
    .getByRole("button", { name: /equal volume/ })
    .click();
  const words = page.locator("[data-term-text]");
  await expect(words).toContainText("volume = 1");
  await expect(words.locator("[data-worked]")).toContainText("PM0");
  await page.keyboard.press("Escape");
  await expect(lab.lane(2).locator("[data-sees]")).toContainText(/equal D 0\.\d\d/);
  await expect(lab.lane(3).locator("[data-sees]")).toContainText("Nothing of what this policy goes by");
});

test("cards in the gallery have a picture of it, each its own", async ({ lab, page }) => {
  await lab.open(linkTo("34.1", "&page=gallery"));
  const drawn = page.locator("[data-sketch] .chart-sight");
  await expect(page.locator("[data-sketch=scoa] .chart-sight")).toHaveCount(1);
  const paths = await drawn.evaluateAll((all) => all.map((path) => path.getAttribute("d")));
  expect(paths.length).toBeGreaterThan(4);
  await expect(page.locator("[data-card=none] [data-sketch]")).toHaveCount(0);
});

test("in the space it goes through the PM that is chosen, with its name", async ({ lab, page }) => {
  await lab.open(linkTo("34.0", "&sees=shown&pm=3"));
  await expect(lab.lane(1).locator('[data-view="3d"]')).toContainText("equal volume");
  await page.keyboard.press("Escape");
  await expect(lab.lane(1).locator('[data-view="3d"]')).toContainText("equal volume");
});

test("its curves say what they are where the pointer rests", async ({ lab, page }) => {
  await lab.open(linkTo("34.1", "&view=cpu-mem&sees=shown"));
  const place = await lab
    .lane(1)
    .locator(curves)
    .evaluate((path: SVGPathElement) => {
      const matrix = path.getScreenCTM();
      const at = path.getPointAtLength(path.getTotalLength() * 0.12);
      return matrix === null ? null : { x: at.matrixTransform(matrix).x, y: at.matrixTransform(matrix).y };
    });
  expect(place).not.toBeNull();
  await page.mouse.move(place?.x ?? 0, place?.y ?? 0);
  await expect(page.getByRole("tooltip")).toContainText("Equal figure");
});
