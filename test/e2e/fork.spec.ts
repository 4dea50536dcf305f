/** The futures of a lane: a no-solution is read, and what would have helped is tried, kept, saved and taken back. */

import type { Locator, Page } from "@playwright/test";
import type { Lab } from "./lab.ts";
import { expect, linkTo, test } from "./lab.ts";

/** Where Sandpiper has done all that it does in hour 34: PM0 is still over. */
const STUCK = linkTo("34.9", "&pm=0&panel=what-if");

const panel = (page: Page): Locator => page.getByRole("complementary", { name: "Side panel" });
const over = (lab: Lab, lane = 1): Locator => lab.lane(lane).locator("td[data-over]");
const fork = (lab: Lab): Locator => lab.lane(1).getByRole("button", { name: /^Future shown in lane 1/ });

async function choose(lab: Lab, future: string): Promise<void> {
  await fork(lab).click();
  await lab.page.getByRole("menuitemradio", { name: future }).click();
}

/** From any moment of an hour to its end. */
async function toTheEnd(page: Page): Promise<void> {
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
}

/** Moves VM 1 of PM0 to PM4 with the panel, by keyboard alone. */
async function moveByKeyboard(page: Page): Promise<void> {
  const vm = panel(page).getByRole("combobox", { name: "VM", exact: true }).first();
  await vm.focus();
  await vm.selectOption("VM 1");
  const move = panel(page).getByRole("button", { name: /^Move VM 1 to PM4/ });
  await move.focus();
  await page.keyboard.press("Enter");
}

test("hour 34: one VM of PM0 moved by hand to PM4 ends the overload; the original goes on as a ghost", async ({
  lab,
  page,
}, info) => {
  // Read what happened.
  await lab.open(linkTo("34.9"));
  const original = await lab.readOut(1);
  await expect(over(lab)).toHaveCount(1);
  const said: (string | null)[] = [];
  while ((await lab.hour()) === 34) {
    said.push(await lab.sentence(1).textContent());
    await page.keyboard.press("ArrowUp");
  }
  expect(said.join("\n")).toMatch(/PM0 stays over on cpu \(0\.\d+\): nothing fits on PM3/);

  // Fork there.
  await lab.open(STUCK);
  await moveByKeyboard(page);
  await expect(lab.sentence(1)).toHaveText("By hand: VM 1 to PM4");
  await expect(fork(lab)).toHaveText(/Fork 1/);
  await expect(lab.lane(1).locator("[data-difference=migration]")).toHaveText("(+1)");
  await expect(lab.lane(1).locator("[data-difference=noSolution]")).toHaveText("(0)");
  const answer = lab.lane(1).locator("[data-answer=whole]");
  await expect(answer).toHaveText(
    /^Over 72 h: \d+ PM-hours over.*, \d+ VMs moved \([+−]\d+, (worse|better)\)/,
  );
  await expect(answer).toBeInViewport({ ratio: 1 });
  await expect(panel(page).getByRole("combobox", { name: "VM", exact: true }).first()).toHaveValue("1");
  await expect(panel(page).locator("[data-answer=whole]")).toHaveText((await answer.textContent()) ?? "");
  await expect(lab.lane(1).locator("[data-paper=migration]")).toHaveText("–"); // it is none of the paper's runs
  await expect(panel(page).getByRole("listitem").filter({ hasText: "VM 1 to PM4" })).toContainText("Hour 34");
  const moved = panel(page).locator("[data-measure=moves] [data-differs]");
  await expect(moved).toHaveText(/\([+−]\d+\)/);
  const isMore = (await moved.textContent())?.includes("+") === true;
  await expect(moved).toHaveAttribute("title", `${isMore ? "Worse" : "Better"} than the original`);

  await panel(page).getByRole("button", { name: "Close the panel" }).click();
  await expect(lab.lane(1).locator("tr[data-pm='0'] td[data-over]")).toHaveCount(0);
  await expect(lab.lane(1).locator("tr[data-pm='0'] [data-against-original]")).toHaveText(/cpu −0\.1\d/);
  await toTheEnd(page);
  await expect(over(lab)).toHaveCount(0);
  const forked = { readOut: await lab.readOut(1), counters: await countersOf(lab) };

  // The ghost is the original, untouched.
  await choose(lab, "original");
  await expect(over(lab)).toHaveCount(1);
  await toTheEnd(page);
  expect(await lab.readOut(1)).toBe(original);
  await choose(lab, "Fork 1");
  await toTheEnd(page);
  expect(await lab.readOut(1)).toBe(forked.readOut);

  // Saved, and opened in a page that knows nothing of it.
  await fork(lab).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Save as a file…" }).click();
  const path = info.outputPath("forked.scenario.json");
  await (await download).saveAs(path);
  await lab.visit(linkTo("34.9"));
  await lab.openFile(path);
  await expect(fork(lab)).toHaveText(/Fork 1/);
  await lab.settled(); // keys go no farther than the run has come
  await page.keyboard.press("Home"); // what is opened plays
  for (let hour = 0; hour < 34; hour++) await page.keyboard.press("ArrowRight");
  expect({ readOut: await lab.readOut(1), counters: await countersOf(lab) }).toEqual(forked);
});

const countersOf = async (lab: Lab): Promise<number[]> => [
  await lab.counter(1, "overload"),
  await lab.counter(1, "migration"),
  await lab.counter(1, "swap"),
  await lab.counter(1, "noSolution"),
];

test("undo gives back the original, redo the fork; what is taken back is gone", async ({ lab, page }) => {
  await lab.open(STUCK);
  const before = await countersOf(lab);
  await moveByKeyboard(page);
  await expect(fork(lab)).toHaveText(/Fork 1/);
  const undo = panel(page).getByRole("button", { name: "Undo" });
  await undo.click();
  await expect(fork(lab)).toHaveCount(0);
  await expect(undo).toBeDisabled();
  expect(await countersOf(lab)).toEqual(before);
  await panel(page).getByRole("button", { name: "Redo" }).click();
  await expect(fork(lab)).toHaveText(/Fork 1/);

  await panel(page)
    .getByRole("button", { name: /^Take back: Hour 34, VM 1 to PM4/ })
    .click();
  await expect(panel(page).getByRole("listitem")).toHaveCount(0);
  await expect(lab.lane(1).locator("[data-difference=migration]")).toHaveText("(0)");
});

test("undo and redo go to the moment of what they are about, where another one is shown", async ({
  lab,
  page,
}) => {
  await lab.open(STUCK);
  await moveByKeyboard(page);
  await expect(fork(lab)).toHaveText(/Fork 1/);
  await lab.slider().press("Home");
  await expect.poll(() => lab.hour()).toBe(0);
  await panel(page).getByRole("button", { name: "Undo" }).click();
  await expect(fork(lab)).toHaveCount(0);
  expect(await lab.hour()).toBe(34);
  await lab.slider().press("Home");
  await expect.poll(() => lab.hour()).toBe(0);
  await panel(page).getByRole("button", { name: "Redo" }).click();
  await expect(fork(lab)).toHaveText(/Fork 1/);
  expect(await lab.hour()).toBe(34);
  await expect(lab.sentence(1)).toHaveText("By hand: VM 1 to PM4");
});

test("a double click is one press; two presses after each other are two, however fast", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9", "&pm=0&panel=what-if"));
  const side = panel(page);
  const made = side.getByRole("listitem");
  await side.getByRole("button", { name: /^Move VM \d+ to PM4/ }).dblclick();
  await expect(fork(lab)).toHaveText(/Fork 1/);
  await expect(made).toHaveCount(1);
  await side.getByText("A PM less, a PM more").click();
  await side.getByText("Another threshold").click();
  await page.evaluate(() => {
    const press = (name: RegExp): void =>
      [...document.querySelectorAll<HTMLElement>("aside button")]
        .find((each) => name.test(each.textContent ?? ""))
        ?.click();
    press(/^Add a PM$/);
    press(/^Take PM4 down$/);
  });
  await expect(made).toHaveCount(3);
});

test("forks are named, compared, promoted to a lane and dropped", async ({ lab, page }) => {
  await lab.open(STUCK);
  await moveByKeyboard(page);
  await fork(lab).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  await page.getByRole("textbox", { name: "Name of the fork" }).fill("To PM4");
  await page.keyboard.press("Enter");
  await expect(fork(lab)).toHaveText(/To PM4/);
  await expect(fork(lab)).toBeFocused();

  await panel(page)
    .getByRole("checkbox", { name: /As a new fork/ })
    .check();
  await panel(page).getByText("Another threshold").click();
  await panel(page).getByRole("spinbutton", { name: "threshold" }).fill("0.85");
  await panel(page).getByRole("button", { name: "From here on" }).click();
  await expect(fork(lab)).toHaveText(/Fork 2/);
  const compared = panel(page).getByRole("region", { name: /against the original/ });
  await expect(compared.getByRole("columnheader")).toHaveText(["original", "To PM4", "Fork 2"]);

  await panel(page).getByRole("button", { name: "Make it a lane" }).click();
  await expect(lab.lane(3).getByRole("heading")).toContainText("Sandpiper: Fork 2");
  await panel(page).getByRole("button", { name: "Drop this fork" }).click();
  await fork(lab).click();
  await expect(page.getByRole("menuitemradio")).toHaveText([/original/, /To PM4/]);
});

test("a VM goes where the picture is clicked; load, a PM less and a forbidden action fork, too", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9", "&pm=0&panel=what-if&view=cpu-mem"));
  const side = panel(page);
  await side.getByRole("button", { name: "Choose in the picture" }).click();
  await expect(side.getByRole("status")).toHaveText("Now choose the PM that it goes to");
  await lab.lane(1).locator("[data-view] [aria-label^='PM4']").first().click();
  await expect(lab.sentence(1)).toHaveText(/By hand: VM \d+ to PM4/);
  await side.getByRole("button", { name: "Undo" }).click();
  await expect(fork(lab)).toHaveCount(0);

  await side.getByText("Forbid this action").click();
  await side.getByRole("button", { name: "VM 23 may not go to PM1 in this hour" }).click();
  await expect(fork(lab)).toHaveText(/Fork 1/);
  await expect(side.getByRole("listitem")).toHaveText(/Hour 34 VM 23 may not go to PM1/);
  await side.getByRole("button", { name: "Undo" }).click();
  await expect(fork(lab)).toHaveCount(0);

  await side.getByText("A PM less, a PM more").click();
  await side.getByRole("button", { name: /^Take PM\d down$/ }).click();
  await expect(fork(lab)).toHaveText(/Fork 1/);
  await side.getByText("Add load").click();
  await side.getByRole("spinbutton", { name: "mem", exact: true }).fill("0.05");
  await side.getByRole("button", { name: "Add the load" }).click();
  await expect(side.getByRole("listitem")).toHaveText([/PM\d goes down/, /cpu \+0\.10, mem \+0\.05 on VM/]);
  await expect(lab.lane(1)).not.toContainText("This run failed");
});
