import { expect, linkTo, test } from "./lab.ts";
import { framesAsked } from "./rest.ts";
import { glyphsAt } from "./timeline-glyphs.ts";

test("a first visit shows the paper's scenario, and it plays by itself", async ({ fresh }) => {
  const lab = await fresh();
  await lab.visit("/");
  await expect(lab.page.getByRole("heading", { name: "Rebalance Lab" })).toBeVisible();
  await expect(lab.lane(1)).toContainText("Sandpiper");
  await expect(lab.lane(2)).toContainText("SCOA");
  await expect.poll(() => lab.hour()).toBeGreaterThan(2);
  await lab.button("Pause").click();
  const hour = await lab.hour();
  await lab.atRest();
  expect(await lab.hour()).toBe(hour);
});

test("playing runs to the end and stops there, with the paper's Table 2 on the counters", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("60.0", "&speed=24"));
  await lab.button("Play").click();
  await expect.poll(() => lab.hour()).toBe(71);
  await expect(lab.button("Play")).toBeVisible();
  for (const lane of [1, 2]) {
    for (const key of ["overload", "migration", "swap", "noSolution"] as const) {
      const paper = Number(await lab.lane(lane).locator(`[data-paper=${key}]`).textContent());
      expect(await lab.counter(lane, key), `lane ${lane}, ${key}`).toBe(paper);
    }
  }
  await page.keyboard.press("Home");
  expect(await lab.hour()).toBe(0);
});

test("hour 34: Sandpiper is stuck on PM0, SCOA is not", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  expect(await lab.counter(2, "noSolution")).toBe(0);
  await expect(lab.lane(1).locator("tr[data-pm='0'] td[data-over]")).toHaveCount(1);
  await expect(lab.lane(2).locator("td[data-over]")).toHaveCount(0);

  const said: (string | null)[] = [];
  while ((await lab.hour()) === 34) {
    said.push(await lab.sentence(1).textContent());
    await page.keyboard.press("ArrowUp");
  }
  expect(said.join("\n")).toMatch(/PM0 stays over on cpu \(0\.\d+\): nothing fits on PM\d/);
});

test("stepping forward and back by action, hour and event ends where it began", async ({ lab, page }) => {
  await lab.open(linkTo("34.0"));
  const before = await lab.readOut(1);
  const clock = page.locator("[data-clock]").locator("..");
  await lab.button("Next action").click();
  await expect(clock).toContainText("action 1 of");
  await lab.button("Previous action").click();
  await expect(clock).toContainText("action 0 of");
  expect(await lab.readOut(1)).toBe(before);

  await lab.button("Next event").click();
  await expect(clock).toContainText("action 1 of");
  expect(await lab.hour()).toBe(34);
  await lab.button("Previous event").click();
  expect(await lab.hour()).toBeLessThan(34);

  await expect(page).not.toHaveURL(/at=34/); // the address follows once all is at rest
  await page.goto(linkTo("34.0")); // a link pasted into the same page
  await expect(clock).toContainText("action 0 of");
  await lab.button("Next hour").click();
  await expect.poll(() => lab.hour()).toBe(35);
  await lab.button("Previous hour").click();
  expect(await lab.hour()).toBe(34);
  while ((await clock.innerText()).match(/action [1-9]/) !== null)
    await lab.button("Previous action").click();
  expect(await lab.readOut(1)).toBe(before);
});

test("dragging the slider scrubs: straight there and there by detours are the same", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9"));
  const straight = [await lab.readOut(1), await lab.readOut(2)];
  const box = await lab.slider().boundingBox();
  if (box === null) throw new Error("the slider is on the screen");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 300, box.y + 5, { steps: 20 });
  await expect.poll(() => lab.hour()).toBeLessThan(25);
  await page.mouse.move(box.x + 250, box.y + 5, { steps: 20 });
  await expect.poll(() => lab.hour()).toBeGreaterThan(40);
  await page.mouse.move(box.x + box.width / 2, box.y + 5, { steps: 20 });
  await page.mouse.up();
  await expect.poll(() => lab.hour()).toBe(34);
  expect([await lab.readOut(1), await lab.readOut(2)]).toEqual(straight);
});

test("the keyboard moves the clock, once per press, wherever the focus is", async ({ lab, page }) => {
  await lab.open(linkTo("10.0"));
  await lab.slider().focus();
  await page.keyboard.press("ArrowRight");
  expect(await lab.hour()).toBe(11);
  await page.keyboard.press("ArrowLeft");
  expect(await lab.hour()).toBe(10);
  await page.keyboard.press("End");
  expect(await lab.hour()).toBe(71);
  await page.keyboard.press("PageUp");
  expect(await lab.hour()).toBeLessThan(71);
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  expect((await lab.counter(1, "overload")) + (await lab.counter(2, "overload"))).toBeGreaterThan(0);
  await page.keyboard.press("Space");
  await expect(lab.button("Pause")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(lab.button("Play")).toBeVisible();
  await page.keyboard.press("2");
  await expect(lab.lane(2)).toBeFocused();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "How to read this" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("Space plays after a click on any button; one that the keyboard has come to is pressed", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("10.0"));
  await page.getByRole("radio", { name: "cpu × net" }).click();
  await page.keyboard.press("Space");
  await expect(lab.button("Pause")).toBeVisible();
  await page.keyboard.press("Space");
  await expect(lab.button("Play")).toBeVisible();
  await lab.button("Play").click();
  await page.keyboard.press("Space");
  await expect(lab.button("Play")).toBeVisible();
  await page.getByRole("button", { name: "Why", exact: true }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("complementary")).toBeVisible();
  await expect(lab.button("Play")).toBeVisible();
});

test("the worst hour is the first with the most PMs over in any lane", async ({ lab }) => {
  await lab.open(linkTo("50.0", "&policies=sandpiper-2008,none"));
  const button = lab.button(/^Worst: hour \d+, 3 over/);
  const named = Number((await button.innerText()).match(/\d+/)?.[0]);
  await button.click();
  expect(await lab.hour()).toBe(named);
  await expect(lab.lane(2).locator("tr:has(td[data-over])")).toHaveCount(3);
});

test("first divergence jumps to the first event that differs", async ({ lab }) => {
  await lab.open(linkTo("50.0"));
  const button = lab.button(/First divergence: hour \d+/);
  const named = Number((await button.innerText()).match(/\d+/)?.[0]);
  await button.click();
  expect(await lab.hour()).toBe(named);
});

test("an event on a lane's track is named where it is pointed at, and opened by a click", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("50.0"));
  const tip = page.getByRole("tooltip");
  const glyphs = await glyphsAt(page, 1, 34);
  const opened: string[] = [];
  const clock = page.locator("[data-clock]").locator("..");
  for (const { x, y } of glyphs) {
    await page.mouse.move(x, y + 3); // below its middle: what is hit is larger than the mark
    await expect(tip).toBeVisible();
    const named = await tip.innerText();
    const [, hour, action] = named.match(/hour (\d+), action (\d+) of/) ?? [];
    await page.mouse.click(x, y);
    await expect(clock).toContainText(`action ${action} of`);
    expect(await lab.hour()).toBe(Number(hour));
    opened.push(named);
  }
  expect(opened).toContain("Sandpiper, hour 34, action 1 of 2: no solution for PM0");
  expect(opened.join()).toContain("action 2 of 2: VM");
  await page.mouse.move(10, 10);
  await expect(tip).toBeHidden();
});

test("a counter steps through the events that it counts, and from the first again", async ({ lab, page }) => {
  await lab.open(linkTo("0.0"));
  const counter = lab.lane(1).getByRole("button", { name: /^Next: No solution, 0/ });
  await expect(counter).toBeVisible();
  const stuck = lab.lane(1).locator("button:has([data-counter=noSolution])");
  const moments: string[] = [];
  for (let i = 0; i < 3; i++) {
    await stuck.click();
    await expect(lab.sentence(1)).toContainText("stays over");
    moments.push(`${await lab.hour()}`);
  }
  expect(moments[1]).toBe("34");
  expect(moments[2]).toBe(moments[0]);
  await expect(lab.lane(2).locator("button:has([data-counter=noSolution])")).toBeDisabled();
  await stuck.focus();
  await page.keyboard.press("Enter");
  expect(await lab.hour()).toBe(34);
});

test("a click in a chart moves the clock and selects the PM everywhere", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  const panel = page.getByRole("img", { name: /cpu utilization of PM3 under SCOA/ });
  const box = await panel.boundingBox();
  if (box === null) throw new Error("the panel is on the screen");
  await page.mouse.click(box.x + box.width / 6, box.y + box.height / 2);
  expect(await lab.hour()).toBeLessThan(24);
  await expect(lab.lane(1).locator("tr[data-selected]")).toHaveAttribute("data-pm", "3");
  await expect(lab.lane(2).locator("tr[data-selected]")).toHaveAttribute("data-pm", "3");
  await page.keyboard.press("Escape");
  await expect(page.locator("tr[data-selected]")).toHaveCount(0);
});

test("an idle page has nothing under way: no frame, no timer, no animation", async ({ lab, page }) => {
  await lab.open(linkTo("34.9"));
  await lab.atRest();
  const before = await framesAsked(page);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => framesAsked(page)).toBeGreaterThan(before);
  await lab.atRest();
});
