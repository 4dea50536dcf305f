import { expect, linkTo, test } from "./lab.ts";

test("another policy runs in a lane; the other lane and the moment stay", async ({ lab }) => {
  await lab.open(linkTo("34.9"));
  const other = await lab.readOut(2);
  await lab.choosePolicy(1, /No relocation/);
  await expect(lab.lane(1).getByRole("heading")).toContainText("No relocation");
  expect(await lab.hour()).toBe(34);
  expect(await lab.readOut(2)).toBe(other);
  await expect(lab.lane(1).locator("[data-counter=overload]")).toHaveText("–"); // it acts on nothing
  await expect(lab.lane(1).locator("td[data-over]").first()).toBeVisible();
});

test("a parameter of SCOA runs it anew and is named among the assumptions", async ({ lab, page }) => {
  await lab.open(linkTo("71.9"));
  await lab.lane(2).getByRole("button", { name: "parameters" }).click();
  const after = page.getByRole("radio", { name: "after the move" });
  await after.click();
  await expect(after).toBeChecked(); // once its run is done
  await page.keyboard.press("Escape");
  await lab.openPanel("Assumptions");
  await expect(page.getByRole("complementary")).toContainText("in this run: after the move");
  await expect(page).toHaveURL(/scoa~sourceLoad:after/);
});

test("lanes are added and removed, and the demands stay the same for all", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  const sums = (lane: number) => lab.lane(lane).locator("tfoot").innerText();
  const sum = await sums(1);
  await lab.button("+ Add lane").click();
  await expect(lab.lane(3)).toContainText("No relocation");
  await lab.button("Policy of lane 3").click();
  await page.getByRole("button", { name: "Remove this lane" }).click();
  await expect(lab.lane(3)).toHaveCount(0);
  expect(await sums(2)).toBe(sum);
});

test("the camera is linked: turning one lane turns the other, reset brings both back", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9"));
  const ticks = async (lane: number): Promise<string> =>
    JSON.stringify(await lab.lane(lane).locator("[data-view] svg text", { hasText: /^net$/ }).boundingBox());
  const before = await ticks(2);
  const box = await lab.lane(1).locator("canvas").boundingBox();
  if (box === null) throw new Error("the space is on the screen");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2 + 10, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => ticks(2)).not.toBe(before);
  await lab.button("Reset").click();
  await expect.poll(() => ticks(2)).toBe(before);
});

test("the projections show the same points in the plane", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  for (const view of ["cpu × net", "cpu × mem", "net × mem"]) {
    await page.getByRole("radio", { name: view }).click();
    await expect(lab.lane(1).locator("svg.chart-projection")).toBeVisible();
    await expect(lab.lane(1).locator("[data-view]")).toContainText("PM0");
  }
  await page.getByRole("radio", { name: "3D" }).click();
  await expect(lab.lane(2).locator("canvas")).toBeVisible();
});

test("every metric has its chart, and the table behind it has its figures", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  for (const metric of ["net", "mem", "max − min", "overloaded hours", "moves", "memory moved"]) {
    await page.getByRole("radio", { name: metric, exact: true }).click();
    await expect(page.getByRole("img", { name: /over 72 hours/ }).first()).toBeVisible();
  }
  const menu = page.getByRole("button", { name: /^(More measures|max − min of cpu|most moves|relieved)/ });
  for (const [metric, about] of [
    ["max − min of cpu", "Highest minus lowest PM on cpu over 72 hours, all lanes"],
    ["most moves of a VM", /^How often the VM was moved .*, so far over 72 hours, all lanes$/],
    ["relieved nothing", /^Migrations and swaps .*, so far over 72 hours, all lanes$/],
    ["excess over", /^PM-hours over the threshold, each times the excess .*, so far over 72 hours/],
  ] as const) {
    await menu.click();
    await page.getByRole("menuitemradio", { name: metric }).first().click();
    await expect(page.getByRole("img", { name: about })).toBeVisible();
  }
  await expect(page.getByRole("button", { name: "excess over" })).toBeVisible();
  await lab.button("Table").click();
  await expect(page.getByRole("dialog").getByRole("row")).toHaveCount(73);
});

test("a number of a policy is taken on Enter or when it is left, within its bounds; Escape gives back what holds", async ({
  lab,
  page,
}) => {
  await lab.open("/#v=2&scenario=paper&policies=thr-mmt,scoa&at=34.0&lang=en");
  await lab.lane(1).getByRole("button", { name: "parameters" }).click();
  const idle = page.getByRole("textbox", { name: "Idle share" });
  await idle.fill("0.2");
  await expect(page).not.toHaveURL(/idleShare/); // not with a key stroke
  await idle.press("Escape");
  await expect(idle).toHaveValue("0.7");
  await idle.fill("1.5");
  await expect(page.getByRole("alert").filter({ hasText: "From 0 to 1" })).toBeVisible();
  await idle.press("Enter");
  await expect(page).not.toHaveURL(/idleShare/);
  await idle.fill("0.2");
  await idle.press("Enter");
  await expect(page).toHaveURL(/thr-mmt~idleShare:0\.2/);
  await idle.press("ArrowUp");
  await expect(page).toHaveURL(/thr-mmt~idleShare:0\.25/);
  await expect(lab.lane(1).getByRole("heading")).toHaveText(/Idle share 0\.25/);
  await idle.press("Escape");
  await expect(idle).toHaveCount(0);
  await lab.open("/#v=2&scenario=paper&policies=thr-mmt~idleShare:7,scoa&at=34.0&lang=en");
  await expect(lab.problem()).toContainText("idleShare:7");
});
