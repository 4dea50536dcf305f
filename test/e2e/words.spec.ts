/** What is on the page says what it is where it is pointed at, and words are explained where they stand. */

import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { Lab } from "./lab.ts";
import { expect, linkTo, test } from "./lab.ts";

const tip = (page: Page): Locator => page.getByRole("tooltip");

/** Rests the pointer at a place, in px of the window, until it is said what stands there. */
async function rest(page: Page, x: number, y: number): Promise<string> {
  await page.mouse.move(x, y);
  await expect(tip(page)).toContainText(".");
  return tip(page).innerText();
}

/** The middle of a name that the guide puts on the page, beside what it names. */
async function markedBy(page: Page, mark: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(`[data-mark=${mark}]`).first().boundingBox();
  if (box === null) throw new Error(`${mark} is drawn`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What is said at the first of some places at which it begins like that; a pointer has rested when the page has. */
async function saidAt(lab: Lab, name: string, spots: readonly Spot[]): Promise<string> {
  for (const { x, y } of spots) {
    await lab.page.mouse.move(x, y);
    await lab.atRest();
    const text = (await tip(lab.page).count()) === 0 ? "" : await tip(lab.page).innerText();
    if (text.startsWith(name)) return text;
  }
  throw new Error(`${name} is said at one of ${spots.length} places`);
}

/** The middle of every line of a projection that is as wide as that, px of the window. */
const middles = (lines: Locator): Promise<Spot[]> =>
  lines.evaluateAll((all) =>
    all.map((line) => {
      const { x, y, width, height } = line.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }),
  );

test("marks of the picture say what they are, as the guide does", async ({ lab, page }) => {
  await lab.open(linkTo("34.2"));
  const lane = lab.lane(1);
  const points = await middles(lane.locator(".space-point"));
  const ring = points.flatMap(({ x, y }) => [
    { x: x + 10, y },
    { x: x - 10, y },
  ]);
  const below = points.flatMap(({ x, y }) => [40, 70, 100].map((by) => ({ x, y: y + by })));
  const told = [
    await saidAt(lab, "A PM.", points),
    await saidAt(lab, "Overloaded.", ring),
    await saidAt(lab, "Shadow.", below),
  ];
  await page.keyboard.press("?");
  const guide = (await page.locator("[data-guide]").innerText()).replaceAll("\n", " ");
  for (const text of told) expect(guide).toContain(text.replaceAll("\n", " "));
  await page.keyboard.press("Escape");
});

test("marks of a projection say what they are, with the figures of the moment", async ({ lab }) => {
  await lab.open(linkTo("34.2", "&view=cpu-mem"));
  const lane = lab.lane(1);
  const edge = await lane.locator(".chart-plane path[stroke-dasharray='4 3']").boundingBox();
  if (edge === null) throw new Error("a threshold is drawn");
  const { x, y, width, height } = edge;
  const upTo = (value: number): Spot => ({
    x: x + (width / 0.79) * value,
    y: y + height - (height / 0.79) * 0.1,
  });
  await saidAt(lab, "Threshold 0.79.", [upTo(0.79)]);
  await saidAt(lab, "Limit 0.90.", [upTo(0.95)]);
  await saidAt(lab, "Trail.", await middles(lane.locator(".chart-picture line[stroke-width='1.5']")));
  const rings = await middles(lane.locator(".chart-ring"));
  await saidAt(
    lab,
    "Overloaded.",
    rings.map((ring) => ({ ...ring, x: ring.x + 9 })),
  );
  await lab.open(linkTo("34.2", "&view=cpu-mem&pm=4"));
  await saidAt(lab, "A VM.", await middles(lane.locator(".chart-picture path, .chart-picture line")));
});

test("marks of charts and timeline say what they are", async ({ lab, page }) => {
  await lab.open(linkTo("34.2"));
  const names = {
    without: "Without moves.",
    bound: "Threshold 0.79.",
    demand: "Demand.",
    parting: "First div",
  };
  for (const [mark, name] of Object.entries(names)) {
    const drawn = page.locator(`[data-mark=${mark}]`).first();
    const spot = await drawn.evaluate((element) => {
      const box = element.getBoundingClientRect();
      if (!(element instanceof SVGGeometryElement))
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      // On the line itself; of an area well within.
      const isArea = element.getAttribute("fill") !== "none";
      const along = element.getPointAtLength(element.getTotalLength() * (isArea ? 0.1 : 0.3));
      const { x, y } = along.matrixTransform(element.getScreenCTM() ?? undefined);
      return { x, y: isArea ? box.bottom - 2 : y };
    });
    expect(await rest(page, spot.x, spot.y), mark).toContain(name);
    await page.mouse.move(2, 2);
    await expect(tip(page)).toHaveCount(0);
  }
  const thumb = await markedBy(page, "playhead");
  expect(await rest(page, thumb.x, thumb.y)).toContain("This moment.");
  await page.mouse.down();
  await expect(tip(page)).toHaveCount(0);
  await page.mouse.up();
});

test("a mark that has the focus says what it is, and is described by it", async ({ lab, page }) => {
  await lab.open(linkTo("34.2"));
  await lab.slider().focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(tip(page)).toContainText("This moment.");
  await expect(lab.slider()).toHaveAccessibleDescription(/every part of the page shows the same moment/i);
  await page.keyboard.press("Shift+Tab");
  await expect(tip(page)).toHaveCount(0);
  await expect(lab.slider()).not.toHaveAttribute("aria-describedby");
  const point = lab.lane(1).locator(".space-point").first();
  await point.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(point).toBeFocused();
  await expect(tip(page)).toContainText("Overloaded");
});

test("the name of a point stays to be read while its tip is shown", async ({ lab, page }) => {
  await lab.open(linkTo("34.2"));
  const name = lab.lane(1).locator("[data-view] svg text", { hasText: "PM5" }).first();
  const point = await lab.lane(1).locator(".space-point[aria-label^='PM5']").boundingBox();
  if (point === null) throw new Error("a point is there");
  await page.mouse.move(2, 2);
  expect(await rest(page, point.x + point.width / 2, point.y + point.height / 2)).toContain("A PM.");
  const [written, shown] = [await name.boundingBox(), await tip(page).boundingBox()];
  if (written === null || shown === null) throw new Error("both are seen");
  const isApart =
    shown.x >= written.x + written.width ||
    shown.x + shown.width <= written.x ||
    shown.y >= written.y + written.height ||
    shown.y + shown.height <= written.y;
  expect(isApart).toBe(true);
});

const text = (page: Page): Locator => page.locator("[data-term-text]");

test("the criterion of a lane is worked out with the figures of its table", async ({ lab, page }) => {
  await lab.open(linkTo("34.1", "&pm=0"));
  for (const [lane, word, formula] of [
    [1, "volume", /^volume = 1 ÷ \(\(1 − ([\d.]+)\) · \(1 − ([\d.]+)\) · \(1 − ([\d.]+)\)\) = ([\d.]+)$/],
    [2, "‖U‖", /^‖U‖ = √\(([\d.]+)² \+ ([\d.]+)² \+ ([\d.]+)²\) = ([\d.]+)$/],
  ] as const) {
    const row = (await lab.lane(lane).locator("tr[data-pm='0'] td").allInnerTexts()).map((cell) =>
      cell.trim(),
    );
    await lab.lane(lane).getByRole("button", { name: word, exact: true }).click();
    const worked = text(page).locator("[data-worked='PM0, now'] dd");
    await expect(worked).toHaveText(formula);
    const [, ...figures] = (await worked.innerText()).match(formula) ?? [];
    expect(figures.map((figure, i) => Number(figure).toFixed(row[i]?.split(".")[1]?.length ?? 0))).toEqual(
      row,
    );
    const [cpu = 0, net = 0, mem = 0, value = 0] = figures.map(Number);
    const again = lane === 1 ? 1 / ((1 - cpu) * (1 - net) * (1 - mem)) : Math.hypot(cpu, net, mem);
    expect(again.toFixed(lane === 1 ? 1 : 2)).toBe(value.toFixed(lane === 1 ? 1 : 2));
    await page.keyboard.press("Escape");
    await expect(text(page)).toHaveCount(0);
  }
});

test("a word leads to its entry in the guide, and the focus comes back to it", async ({ lab, page }) => {
  await lab.open(linkTo("34.2"));
  const term = lab.lane(2).getByRole("button", { name: "‖U‖", exact: true });
  await term.focus();
  await page.keyboard.press("Enter");
  await expect(text(page)).toContainText("distance from the empty corner");
  expect((await new AxeBuilder({ page }).include("[data-term-text]").analyze()).violations).toEqual([]);
  await text(page).getByRole("button", { name: "In the guide" }).click();
  const guide = page.locator("[data-guide]");
  await expect(guide.locator("[data-sought]")).toBeFocused();
  await expect(guide.locator("[data-sought]")).toContainText("‖U‖");
  await expect(guide.locator("[data-sought]")).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(guide).toHaveCount(0);
  await expect(term).toBeFocused();
});

test("the words of Why, charts and timeline are explained with their figures", async ({ lab, page }) => {
  await lab.open(linkTo("34.2", "&panel=why"));
  const panel = lab.panel();
  await panel.getByRole("button", { name: "distance D" }).first().click();
  const shown = await panel.locator("[data-figure=distance]").first().innerText();
  await expect(text(page).locator("dd")).toHaveText(/^D = √\(\(.+\)² \+ \(.+\)² \+ \(.+\)²\) = [\d.]+$/);
  expect(await text(page).locator("dd").innerText()).toContain(`= ${shown.split("→ ")[1]}`);
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: "Listing" }).first().click();
  await expect(text(page)).toContainText("each is a link to what the rule says");
  expect((await new AxeBuilder({ page }).include("[data-term-text]").analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await lab.button("Standard deviation across PMs").click();
  await expect(text(page).locator("dd")).toHaveCount(2);
  const ends = await page.locator(".chart-deviation").first().locator("..").innerText();
  for (const worked of await text(page).locator("dd").allInnerTexts())
    expect(ends).toContain(worked.split("= ").at(-1) ?? "?");
  await page.keyboard.press("Escape");
  await lab.button(/^apart ≤ \d+ VMs$/).click();
  await expect(text(page)).toContainText("Bars: VMs placed differently");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test("in Korean, on a phone, a word is explained by a tap", async ({ fresh }) => {
  const lab = await fresh({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const { page } = lab;
  await lab.visit(linkTo("34.1").replace("lang=en", "lang=ko"));
  await page.locator("[data-term=deviation]").tap();
  await expect(text(page)).toContainText("자원마다 PM들이 평균에서 얼마나 떨어져 있는가");
  await expect(text(page).locator("dd").first()).toContainText("σ = √(");
  const box = await text(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  expect((await new AxeBuilder({ page }).include("[data-term-text]").analyze()).violations).toEqual([]);
  await text(page).getByRole("button", { name: "안내에서 보기" }).tap();
  await expect(page.locator("[data-guide] [data-sought]")).toContainText("표준편차");
});

test("keys of the clock are heard while a button of the panel has the focus", async ({ lab, page }) => {
  await lab.open(linkTo("34.9", "&panel=inspect&pm=0"));
  const button = lab.panel().locator("[data-inspect-vm], table button").first();
  await button.focus();
  await page.keyboard.press("Home");
  await expect(page.locator("[data-clock]")).toHaveAttribute("data-clock", "0");
  await button.focus();
  await page.keyboard.press("End");
  await expect(page.locator("[data-clock]")).toHaveAttribute("data-clock", "71");
  // What scrolls keeps them while it has the focus itself.
  await lab.panel().getByRole("tabpanel").focus();
  await page.keyboard.press("Home");
  await expect(page.locator("[data-clock]")).toHaveAttribute("data-clock", "71");
});

test("how far the reasons have come stands once in a lane's part of Why", async ({ lab, page }) => {
  await lab.open(linkTo("34.0.3", "&panel=why"));
  const lane = page
    .getByRole("region", { name: /Why, Sandpiper/ })
    .or(page.locator("[data-why=lane]"))
    .first();
  await expect(lane.locator("[data-why=step]")).toHaveText(/^step \d+ of \d+$/);
  expect((await lane.innerText()).match(/step \d+ of \d+/g)).toHaveLength(1);
});

test("while it plays, the figure beside a point is that of the table", async ({ lab, page }) => {
  await lab.open(linkTo("7.9"));
  await lab.button("Play").click();
  const seen = await page.evaluate(
    () =>
      new Promise<{ readonly compared: number; readonly apart: readonly string[] }>((resolve) => {
        const apart: string[] = [];
        let compared = 0;
        const hourNow = (): number =>
          Number(document.querySelector("[data-clock]")?.getAttribute("data-clock"));
        const look = (): void => {
          // After everything that belongs to the frame.
          setTimeout(() => {
            for (const label of document.querySelectorAll("#lane-1 [data-view] svg text")) {
              const [, pm, value] = label.textContent?.match(/^PM(\d+).*? cpu (\d\.\d+)/) ?? [];
              if (pm === undefined || value === undefined) continue;
              const cell = document.querySelector(`#lane-1 tr[data-pm="${pm}"] td`)?.textContent?.trim();
              compared++;
              if (cell !== value) apart.push(`hour ${hourNow()}: PM${pm} ${value} beside ${cell}`);
            }
            if (hourNow() >= 13) resolve({ compared, apart });
            else requestAnimationFrame(look);
          });
        };
        requestAnimationFrame(look);
      }),
  );
  expect(seen.apart).toEqual([]);
  expect(seen.compared).toBeGreaterThan(5);
});
