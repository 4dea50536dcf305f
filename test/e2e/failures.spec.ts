/**
 * Parts that fail: code that does not come, a worker that dies, a lost drawing. Everything is real: the
 * network is cut, files are refused, workers are terminated, contexts are lost. The browser itself says
 * of each failed request in the console that it failed: here the console is not listened to, but errors
 * that nobody caught are.
 */

import type { Browser, Page, Route } from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import { policyIds } from "../../src/policies/registry.ts";
import { PANELS } from "../../src/state/display.ts";
import { keepWorkers, saveData } from "../in-page.ts";
import { Lab, linkTo } from "./lab.ts";
import { comeBack, watchPending } from "./rest.ts";

type Visit = (how?: { readonly savesData?: boolean }) => Promise<Lab>;

const test = base.extend<{ readonly visit: Visit }>({
  visit: async ({ browser, baseURL, viewport }, use) => {
    const pages: Page[] = [];
    const uncaught: string[] = [];
    await use(async ({ savesData = false } = {}) => {
      const page = await open(browser, { baseURL: baseURL ?? "", viewport });
      page.on("pageerror", ({ message }) => uncaught.push(message));
      if (savesData) await page.addInitScript(saveData);
      pages.push(page);
      return new Lab(page);
    });
    for (const page of pages) await page.context().close();
    expect(uncaught, "no error is left to nobody").toEqual([]);
  },
});

async function open(browser: Browser, options: Parameters<Browser["newContext"]>[0]): Promise<Page> {
  const context = await browser.newContext(options);
  await context.addInitScript(watchPending);
  await context.addInitScript(comeBack);
  await context.addInitScript(keepWorkers);
  return context.newPage();
}

const MISSING = "could not be loaded";
const missingIn = (lab: Lab, lane: number) => lab.lane(lane).getByRole("alert").filter({ hasText: MISSING });
const view = (lab: Lab, name: string) => lab.page.getByRole("radio", { name, exact: true });
const waiting = (lab: Lab) => lab.page.locator("[data-missing]");
const newVersion = (lab: Lab) => lab.page.locator("[data-new-version]");

const refuse = (route: Route) => route.abort();
const gone = (route: Route) => route.fulfill({ status: 404, contentType: "text/html", body: "<p>gone</p>" });
/** What a server answers that knows one page only. */
const pageInstead = (route: Route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" });

test.describe("code that does not come", () => {
  test("offline, a part says so in its place, and comes when the network does; all else goes on", async ({
    visit,
  }) => {
    const lab = await visit({ savesData: true });
    const { page } = lab;
    const context = page.context();
    await lab.visit(linkTo("34.9"));
    const before = await lab.readOut(1);

    await test.step("a projection", async () => {
      await context.setOffline(true);
      await view(lab, "cpu × mem").click();
      for (const lane of [1, 2]) await expect(missingIn(lab, lane)).toBeVisible();
      const again = missingIn(lab, 1).getByRole("button", { name: "Try again" });
      await again.press("Enter");
      await expect(again).toBeFocused(); // in vain
      expect(await lab.readOut(1)).toBe(before);
      await page.keyboard.press("PageDown");
      await page.keyboard.press("PageUp");
      await context.setOffline(false);
      for (const lane of [1, 2]) await expect(lab.lane(lane).locator("svg.chart-projection")).toBeVisible();
      await expect(page.getByText(MISSING)).toHaveCount(0);
    });

    await test.step("a panel, and one of its tabs", async () => {
      await context.setOffline(true);
      await page.locator("[data-opens-panel]:visible").click();
      const missing = page.getByRole("alert").filter({ hasText: MISSING });
      await expect(missing).toBeVisible();
      await context.setOffline(false);
      await expect(lab.panel().locator("[data-why=lane]")).toHaveCount(2);
      await context.setOffline(true);
      await lab.panel().getByRole("tab", { name: "Inspect" }).click();
      await expect(lab.panel().getByRole("alert")).toContainText(MISSING);
      await lab.panel().getByRole("tab", { name: "Why" }).click(); // what is there is there
      await expect(lab.panel().locator("[data-why=lane]")).toHaveCount(2);
      await lab.panel().getByRole("tab", { name: "Inspect" }).click();
      await context.setOffline(false);
      await expect(lab.panel().getByRole("alert")).toHaveCount(0);
      await lab.button("Close the panel").click();
    });

    await test.step("a dialog, which opens once it can", async () => {
      await context.setOffline(true);
      await lab.scenarioMenu().click();
      await page.getByRole("menuitem", { name: "Generate…" }).click();
      await expect(waiting(lab)).toBeVisible();
      await context.setOffline(false);
      const dialog = page.getByRole("dialog", { name: "Generate a scenario" });
      await expect(dialog).toBeVisible();
      await expect(waiting(lab)).toHaveCount(0);
      await page.keyboard.press("Escape");
    });

    await test.step("the other language, which is spoken once it can be", async () => {
      await context.setOffline(true);
      await page.getByRole("radio", { name: "한국어" }).click();
      await expect(waiting(lab)).toContainText(MISSING); // in the language that there is
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
      await context.setOffline(false);
      await expect(page.locator("html")).toHaveAttribute("lang", "ko");
      await expect(waiting(lab)).toHaveCount(0);
      await page.getByRole("radio", { name: "English" }).click();
      await expect(page.locator("html")).toHaveAttribute("lang", "en");
    });

    await test.step("what reads a file, in the page and in the worker; or it is cancelled", async () => {
      const rows = ["vm,hour,cpu,net,mem", "web,0,0.5,0.1,0.2", "web,1,0.6,0.1,0.2", ""].join("\n");
      await context.setOffline(true);
      await lab.drop("table.csv", rows);
      await expect(waiting(lab)).toBeVisible();
      await lab.button("Cancel").click();
      await expect(waiting(lab)).toHaveCount(0);
      expect(await lab.readOut(1)).toBe(before);
      await lab.drop("table.csv", rows);
      await expect(waiting(lab)).toBeVisible();
      await context.setOffline(false);
      await expect(lab.scenarioMenu()).toContainText("table.csv");
      await expect(lab.problem()).toHaveCount(0);
    });
  });

  test("whatever the server answers in its place, another try is enough", async ({ visit }) => {
    const lab = await visit({ savesData: true });
    const { page } = lab;
    await lab.visit(linkTo("34.9"));
    for (const [tab, file, answer] of [
      ["Why", /why-panel/, gone],
      ["Inspect", /inspect-panel/, pageInstead],
      ["What if", /what-if-panel/, refuse],
    ] as const) {
      await page.route(file, answer);
      await lab.openPanel(tab);
      const missing = lab.panel().getByRole("alert").filter({ hasText: MISSING });
      await expect(missing).toBeVisible();
      await page.unroute(file);
      await missing.getByRole("button", { name: "Try again" }).click();
      await expect(missing).toHaveCount(0);
      await expect(lab.panel().getByRole("tabpanel", { name: tab })).not.toBeEmpty();
    }
    await expect(newVersion(lab)).toHaveCount(0); // the server has the same page
  });

  test("the first words, the space and the worker: a first visit gets along without each", async ({
    visit,
  }) => {
    const lab = await visit({ savesData: true });
    const { page } = lab;
    const parts = [
      /assets\/en-[^/]*\.js/,
      /assets\/worker-[^/]*\.js/,
      /assets\/space-(?!projection)/,
    ] as const;
    for (const part of parts) await page.route(part, refuse);
    await page.goto(linkTo("34.9"));
    await expect(page.getByRole("alert")).toContainText("불러오지 못했습니다");
    await page.unroute(parts[0]);
    await page.getByRole("button", { name: /Try again/ }).click();
    await expect(waiting(lab)).toBeVisible();
    await page.unroute(parts[1]);
    await waiting(lab).getByRole("button", { name: "Try again" }).click();
    await expect(missingIn(lab, 1)).toBeVisible();
    await expect(waiting(lab)).toHaveCount(0);
    expect(await lab.readOut(1)).toContain("PM0");
    await page.unroute(parts[2]);
    await missingIn(lab, 2).getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("[data-view] canvas")).toHaveCount(2);
  });

  test("not even the first script: the page is not empty", async ({ visit }) => {
    const { page } = await visit();
    await page.route(/assets\/index-/, refuse);
    await page.goto("/");
    await expect(page.getByText(/has not loaded: reload/)).toBeVisible();
  });

  test("was loaded ahead, when the page was idle: then nothing needs the network", async ({ visit }) => {
    const lab = await visit();
    const { page } = lab;
    await lab.visit(linkTo("34.9"));
    const wanted = [
      ...["projection-view", "why-panel", "inspect-panel", "what-if-panel", "generate-dialog", "guide-"],
      ...["fleet-charts", "fork-switch", "fitting", "ko-", "ko-errors", "ko-guide"],
      ...PANELS.map((panel) => `${panel}.ko-`),
      ...policyIds().map((id) => `${id}.ko-`),
    ];
    await expect
      .poll(() =>
        page.evaluate(
          (names) =>
            names.filter(
              (name) => !performance.getEntriesByType("resource").some((one) => one.name.includes(name)),
            ),
          wanted,
        ),
      )
      .toEqual([]);
    await lab.atRest();
    await page.context().setOffline(true);
    await view(lab, "cpu × net").click();
    await expect(lab.lane(1).locator("svg.chart-projection")).toBeVisible();
    for (const tab of ["Why", "Inspect", "What if"] as const) await lab.openPanel(tab);
    await page.getByRole("radio", { name: "한국어" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "ko");
    await lab.drop("table.csv", "vm,hour,cpu,net,mem\nweb,0,0.5,0.1,0.2\n");
    await expect(page.getByText("table.csv").first()).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("and what is there is not hidden by another try, nor by another language", async ({ visit }) => {
    const lab = await visit();
    const { page } = lab;
    await lab.visit(linkTo("34.9"));
    await lab.openPanel("Inspect");
    await lab.atRest();
    const tab = lab.panel().getByRole("tab", { name: "Inspect" });
    await tab.focus();
    await tab.evaluate((focused) => {
      const hidden: string[] = [];
      Object.assign(window, { hidden });
      const look = (): void => {
        if (!focused.checkVisibility() || document.activeElement !== focused)
          hidden.push(document.documentElement.lang);
      };
      new MutationObserver(look).observe(document.body, {
        subtree: true,
        attributeFilter: ["style", "hidden"],
      });
    });
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await lab.atRest();
    for (const language of ["한국어", "English", "한국어"]) {
      await page.getByRole("radio", { name: language }).dispatchEvent("click"); // the focus stays
      await expect(page.locator("html")).toHaveAttribute("lang", language === "English" ? "en" : "ko");
      await lab.atRest();
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await lab.atRest();
    }
    expect(await page.evaluate(() => (window as unknown as { hidden: string[] }).hidden)).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("tab");
  });

  test("of a version that the server no longer has: the new one is offered, and shows the same", async ({
    visit,
  }) => {
    const lab = await visit({ savesData: true });
    const { page } = lab;
    await lab.visit(linkTo("34.9"));
    const isPage = (url: URL): boolean => url.pathname === "/";
    await page.route(isPage, async (route) => {
      const page = await (await route.fetch()).text();
      await route.fulfill({
        contentType: "text/html",
        body: page.replace(/assets\/index-[\w-]+\.js/, "assets/index-Another1.js"),
      });
    });
    await page.route(/projection-view/, gone);
    await view(lab, "net × mem").click();
    await expect(missingIn(lab, 1)).toBeVisible();
    await expect(newVersion(lab)).toBeVisible();
    await newVersion(lab).getByRole("button", { name: "Later" }).click();
    await expect(newVersion(lab)).toHaveCount(0);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange"))); // back in the tab
    await expect(newVersion(lab)).toBeVisible();
    await page.route(isPage, refuse); // a server that cannot be asked says nothing of its version
    const unanswered = page.waitForEvent("requestfailed");
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await unanswered;
    await lab.atRest();
    await expect(newVersion(lab)).toBeVisible();
    await page.unrouteAll();
    await newVersion(lab).getByRole("button", { name: "Reload" }).click();
    await expect(lab.lane(2).locator("[data-view=net-mem] svg.chart-projection")).toBeVisible();
    expect(await lab.hour()).toBe(34);
    await expect(newVersion(lab)).toHaveCount(0);
  });
});

/** Runs for half a minute or so. */
const LONG = "/#v=1&scenario=generated&pms=2000&vms=20000&steps=2000&seed=42&lang=en&at=0.0";
const runOf = (lab: Lab, lane: number) => lab.lane(lane).locator("[data-run]");
const stoppedProblem = (lab: Lab) => lab.page.locator("[data-problem=stopped]");

async function whileRunning(lab: Lab): Promise<void> {
  await lab.page.goto(LONG);
  await lab.shown();
  for (const lane of [1, 2]) await expect(runOf(lab, lane)).toHaveAttribute("data-run", "running");
  await expect
    .poll(() => lab.page.evaluate(async () => (await navigator.locks.query()).pending?.length))
    .toBe(1); // from then on its end is heard of at once
}

test.describe("a worker that is lost in a long run", () => {
  for (const [how, lose, says] of [
    ["dies", (page: Page) => page.evaluate(() => window.workers.at(-1)?.terminate()), /without a word/],
    [
      "throws",
      async (page: Page) => {
        const [worker] = page.workers();
        await worker?.evaluate(
          () =>
            void setTimeout(() => {
              throw new Error("thrown on purpose");
            }),
        );
      },
      /thrown on purpose/,
    ],
  ] as const) {
    test(`because it ${how} leaves the hours that were there in every lane, and is replaced`, async ({
      visit,
    }) => {
      const lab = await visit();
      const { page } = lab;
      await whileRunning(lab);
      await lose(page);
      for (const lane of [1, 2]) await expect(runOf(lab, lane)).toHaveAttribute("data-run", "stopped");
      await expect(stoppedProblem(lab)).toContainText(says);
      await expect(stoppedProblem(lab)).toContainText(/Stopped.*Lane 1: Sandpiper, Lane 2: SCOA/);
      const last = async () => Number(await lab.slider().getAttribute("aria-valuemax"));
      const kept = await last();
      expect(kept).toBeGreaterThan(0);
      await page.keyboard.press("End");
      await expect.poll(() => lab.hour()).toBe(kept); // they can be looked at
      expect(await page.evaluate(() => window.workers.length)).toBe(1);

      for (const lane of [1, 2]) await lab.lane(lane).getByRole("button", { name: /again/ }).click();
      for (const lane of [1, 2]) await expect(runOf(lab, lane)).toHaveAttribute("data-run", "running");
      expect(await page.evaluate(() => window.workers.length)).toBe(2);
      await expect.poll(last).toBeGreaterThan(kept); // of all that are compared, the baseline too
      await lab.drop("table.csv", "vm,hour,cpu,net,mem\nweb,0,0.5,0.1,0.2\n"); // and others are done
      await expect(lab.scenarioMenu()).toContainText("table.csv");
    });
  }

  test("with nothing under way is not missed: the next one answers", async ({ visit }) => {
    const lab = await visit();
    await lab.visit(linkTo("34.9"));
    await lab.page.evaluate(() => window.workers.at(-1)?.terminate());
    await lab.openPanel("Why");
    await expect(lab.panel().locator("[data-why=waiting]")).toHaveCount(0);
    await expect(lab.panel()).toContainText(/volume/);
    await lab.scenarioMenu().click();
    await lab.page.getByRole("menuitem", { name: /Xen testbed/ }).click();
    await expect(lab.scenarioMenu()).toContainText("Xen testbed");
    await lab.settled();
  });
});

test("a 3D drawing that is lost gives way to a projection at once, and comes back by itself", async ({
  visit,
}) => {
  const lab = await visit();
  const { page } = lab;
  await lab.visit(linkTo("34.9"));
  await lab.atRest();
  const canvas = lab.lane(1).locator("[data-view] canvas");
  /** What is drawn, without the words over it: they keep the places that they had at the moment before, if they can. */
  const drawn = async (): Promise<string> => (await canvas.screenshot()).toString("base64");
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("[data-view] [aria-hidden=true] :not(canvas) { visibility: hidden !important }");
    document.adoptedStyleSheets.push(sheet);
  });
  const before = await drawn();
  const extension = await canvas.evaluateHandle((element) =>
    (element as HTMLCanvasElement).getContext("webgl2")?.getExtension("WEBGL_lose_context"),
  );
  await extension.evaluate((lost) => lost?.loseContext());
  await expect(lab.lane(1)).toContainText("has lost the 3D drawing");
  await expect(lab.lane(1).locator("[data-view=cpu-mem] svg.chart-projection")).toBeVisible();
  await expect(lab.lane(2).locator("[data-view='3d']")).toBeVisible(); // is another's
  await page.keyboard.press("PageDown"); // the projection follows
  await page.keyboard.press("PageUp");
  await extension.evaluate((lost) => lost?.restoreContext());
  await expect(lab.lane(1)).not.toContainText("has lost");
  await expect(lab.lane(1).locator("svg.chart-projection")).toHaveCount(0);
  await expect.poll(drawn).toBe(before);
});

test("of five files that are dropped at once the first opens, and the others are named", async ({
  visit,
}) => {
  const lab = await visit();
  const { page } = lab;
  await lab.visit(linkTo("34.9"));
  const names = ["one.csv", "two.csv", "three.json", "four.csv", "five.txt"];
  const dataTransfer = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const name of files) data.items.add(new File(["vm,hour,cpu,net,mem\nweb,0,0.5,0.1,0.2\n"], name));
    return data;
  }, names);
  await page.dispatchEvent("body", "drop", { dataTransfer });
  await expect(lab.scenarioMenu()).toContainText("one.csv");
  const notice = page.locator("[data-unopened]");
  await expect(notice).toContainText("Not opened: two.csv, three.json, four.csv, five.txt");
  await expect(lab.problem()).toHaveCount(0);
  await notice.getByRole("button", { name: "Dismiss" }).click();
  await expect(notice).toHaveCount(0);
});
