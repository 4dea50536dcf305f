/** What policies see is drawn when somebody wants it: by button, key and link, in the space and on planes. */

import { expect, linkTo, test } from "./lab.ts";

const curves = ".chart-sight";

test("it is off until it is asked for, by the button or its key, and stands in the link", async ({
  lab,
  page,
  fresh,
}) => {
  await lab.open(linkTo("34.1", "&view=cpu-mem"));
  const button = page.getByRole("button", { name: "What it sees" });
  await expect(button).toHaveAttribute("aria-pressed", "false");
  await expect(page.locator(curves)).toHaveCount(0);
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(lab.lane(1).locator(curves)).toHaveCount(1);
  await expect(lab.lane(1).locator("[data-view]")).toContainText(/equal volume \d+\.\d/);
  await expect(lab.lane(2).locator("[data-view]")).toContainText(/equal D 0\.\d\d/);
  await expect(page).toHaveURL(/sees=shown/);
  const copy = await fresh();
  await copy.visit(page.url());
  await expect(copy.lane(1).locator(curves)).toHaveCount(1);
  await page.keyboard.press("g");
  await expect(button).toHaveAttribute("aria-pressed", "false");
  await expect(page.locator(curves)).toHaveCount(0);
  await expect(page).not.toHaveURL(/sees=/);
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
