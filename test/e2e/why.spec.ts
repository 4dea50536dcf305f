import AxeBuilder from "@axe-core/playwright";
import type { ConsoleMessage, Locator, Page } from "@playwright/test";
import { expect, linkTo, test } from "./lab.ts";

const panelOf = (page: Page, lane: number): Locator =>
  page
    .getByRole("complementary", { name: "Side panel" })
    .locator("[data-why=lane]")
    .nth(lane - 1);

/** Action by action to the no-solution of hour 34. */
async function toNoSolution(page: Page): Promise<void> {
  const head = panelOf(page, 1).locator("[data-why=head]");
  for (let action = 0; action < 9; action++) {
    await expect(panelOf(page, 1).locator("[data-why=waiting]")).toHaveCount(0); // the engine has answered
    if (/no solution/.test((await head.textContent()) ?? "")) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error("Sandpiper is stuck in hour 34");
}

test("hour 34: the no-solution of Sandpiper can be read down to the candidate", async ({ lab, page }) => {
  await lab.open(linkTo("34.0", "&panel=why"));
  const panel = panelOf(page, 1);
  await expect(panel.locator("[data-why=next]")).toBeVisible();
  await toNoSolution(page);
  await expect(panel.locator("[data-why=head]")).toHaveText("Sandpiper: no solution for PM0");
  await expect(panel.locator("[data-why=source]")).toHaveText(/^PM0 is over: cpu 0\.\d+, by 0\.\d+\.$/);
  await expect(panel.locator("[data-why=target]")).toHaveText(/PM3 has the smallest volume/);
  const rows = panel.locator("[data-why=candidate]");
  await expect(rows).not.toHaveCount(0);
  for (const row of await rows.all()) {
    const verdict = await row.getByRole("button").first().getAttribute("aria-label");
    expect(verdict).toMatch(/^VM \d+ to PM3: PM3 would have cpu \d\.\d+, above 0\.79$/);
  }
  await expect(panel.locator("[data-why=line][data-lit]")).toHaveText(/W4\s*no solution/);
  await expect(panel.locator("[data-why=least]")).toContainText("demanded");
  await expect(panel.locator("[data-why=set-threshold]")).toHaveText(/Set the threshold to 0\.\d+ from here/);
});

test("reasons are stepped through, forward and back, and one line is lit at each", async ({ lab, page }) => {
  await lab.open(linkTo("34.0", "&panel=why"));
  const panel = panelOf(page, 1);
  await panel.getByRole("button", { name: "Step through the reasons" }).click();
  const step = panel.locator("[data-why=step]");
  const read = async (): Promise<string> => `${await step.innerText()}\n${await panel.innerText()}`;
  const next = lab.button("Next reasoning step, Sandpiper");
  const previous = lab.button("Previous reasoning step, Sandpiper");
  await expect(step).toHaveText(/^step 1 of \d+$/);
  await expect(panel.locator("[data-why=target]")).toHaveCount(0);
  const said = [await read()];
  for (let r = 2; r <= 6; r++) {
    await next.click();
    await expect(step).toHaveText(new RegExp(`^step ${r} of`));
    await expect(panel.locator("[data-why=line][data-lit]")).toHaveCount(1);
    said.push(await read());
  }
  expect(new Set(said).size).toBe(said.length);
  for (let r = 5; r >= 1; r--) {
    await previous.click();
    await expect(step).toHaveText(new RegExp(`^step ${r} of`));
    expect(await read()).toBe(said[r - 1]);
  }
  await previous.click();
  await expect(panel.locator("[data-why=next]")).toBeVisible();
});

test("a chapter, a bar and a cell of the swaps go to their step, in this lane alone", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.0", "&panel=why"));
  await toNoSolution(page);
  const [panel, other] = [panelOf(page, 1), panelOf(page, 2)];
  const chapter = (name: string): Locator => panel.getByRole("button", { name, exact: true });
  const step = panel.locator("[data-why=step]");
  await expect(chapter("Result")).toHaveAttribute("aria-current", "step");
  await chapter("Who first").click();
  await expect(step).toHaveText(/^step 1 of \d+$/);
  await expect(chapter("Who first")).toHaveAttribute("aria-current", "step");
  await expect(panel.locator("[data-chapter][aria-current]")).toHaveCount(1);
  await lab.button("Next reasoning step, Sandpiper").click();
  await expect(step).toHaveText(/^step 2 of/);
  await expect(other.locator("[data-why=step]")).toHaveCount(0); // it stays at the event
  await expect(lab.sentence(2)).not.toHaveText(/step \d+ of/);

  await chapter("Result").click();
  await expect(panel.locator("[data-why=head]")).toHaveText(/no solution for PM0/);
  const row = panel.locator("[data-why=candidate]").nth(1);
  await row.getByRole("button").first().click();
  await expect(row).toHaveAttribute("data-lit", "true");
  await expect(chapter("Moves")).toHaveAttribute("aria-current", "step");

  await chapter("Result").click();
  const cell = row.locator("[data-why=swap]").nth(1);
  await cell.click();
  await expect(cell).toHaveAttribute("data-lit", "true");
  await expect(chapter("Swaps")).toHaveAttribute("aria-current", "step");
  const size = await lab.button("Next reasoning step, Sandpiper").boundingBox();
  expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24);
});

test("a candidate that is pointed at is drawn and has its verdict in full, by pointer and by key", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.0", "&panel=why&view=cpu-mem"));
  await toNoSolution(page);
  const panel = panelOf(page, 1);
  const drawn = lab.lane(1).locator("[data-view] svg text", { hasText: /^VM \d+ ?cpu \d\.\d+/ });
  const row = panel.locator("[data-why=candidate]").nth(1);
  const button = row.getByRole("button").first();
  const verdict = panel.locator("[data-why=verdict] p");
  await expect(drawn).toHaveCount(0);
  await button.hover();
  await expect(drawn).toHaveCount(1); // the move that was refused, as a ghost in the picture
  await expect(verdict).toHaveText((await button.getAttribute("aria-label")) ?? "?");
  await page.mouse.move(5, 5);
  await expect(verdict).toHaveCount(0);
  await expect(drawn).toHaveCount(0);
  const swap = row.locator("[data-why=swap]");
  await swap.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(swap.nth(1)).toBeFocused();
  await expect(verdict).toHaveText((await swap.nth(1).getAttribute("aria-label")) ?? "?");
});

test("the paper's Fig. 3 is one click away, with the line lit that is being executed", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.9", "&panel=why"));
  const listing = panelOf(page, 2).locator("[data-why=listing]");
  await listing.getByRole("button", { name: "Fig. 3 as printed" }).click();
  await expect(listing).toContainText("PMk = find_most_longest_distance_PM(PMi)");
  await expect(listing.locator("[data-lit]")).not.toHaveCount(0);
});

test("ids of rules look like text, and lead to what the rules say, in a tab of their own", async ({
  lab,
  page,
}) => {
  await lab.open(linkTo("34.0", "&panel=why"));
  await toNoSolution(page);
  const link = panelOf(page, 1).locator("[data-why=line][data-lit]").getByRole("link");
  await expect(link).toHaveText("W4");
  await expect(link).toHaveAccessibleName("Rule W4, opens in a new tab");
  await expect(link).toHaveAttribute("rel", "noopener");
  await expect(link).toHaveCSS("text-decoration-line", "none");
  await link.hover();
  await expect(link).toHaveCSS("text-decoration-line", "underline");

  const said: string[] = [];
  const listen = (message: ConsoleMessage): void => void said.push(message.text());
  page.context().on("console", listen); // of all tabs, from their beginning
  const opening = page.waitForEvent("popup");
  await link.click();
  const rules = await opening;
  await rules.waitForLoadState();
  expect(new URL(rules.url()).hash).toBe("#w4");
  const rule = rules.locator(":target");
  await expect(rule).toHaveText("W4");
  await expect(rule).toBeInViewport();
  await expect(rules.locator("h1")).toHaveText("Rules");
  expect(said).toEqual([]);
  const anchors = await rules.locator("h3[id]").evaluateAll((headings) => headings.map(({ id }) => id));
  const axe = await new AxeBuilder({ page: rules }).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes.length}`)).toEqual([]);
  await rules.close();
  page.context().off("console", listen);

  for (const panel of ["why", "assumptions"]) {
    await lab.open(linkTo("34.9", `&panel=${panel}`));
    const links = lab.panel().locator("a[data-rule]");
    await expect(links.first()).toBeVisible();
    const targets = await links.evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(anchors).toContain(target.replace("./rules.html#", ""));
  }
});

test("the threshold that would have helped is one click away, and it helps", async ({ lab, page }) => {
  await lab.open(linkTo("34.0", "&panel=why"));
  await toNoSolution(page);
  const panel = panelOf(page, 1);
  const stuck = await lab.counter(1, "noSolution");
  await panel.locator("[data-why=set-threshold]").click();
  await expect(panel.locator("[data-why=head]")).not.toHaveText(/no solution/);
  expect(await lab.counter(1, "noSolution")).toBe(stuck - 1);
});
