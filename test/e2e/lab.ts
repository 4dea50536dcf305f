/**
 * The page under test. A worker opens one and hands it on from test to test: a link that is pasted
 * into an open page shows what it says, and nothing of what was there before. What needs a page that
 * nobody has been at asks for a `fresh` one. Nothing waits for time: a page is at rest when no frame,
 * no timer and no animation is due (see `rest.ts`). Every test fails if the console said anything at
 * all (a warning there is a fault of ours, and what the content security policy forbids is an error there) or if
 * anybody else was asked for anything. One message is Chromium's own: without a GPU its compositor
 * reads WebGL's pixels back, for any page with a WebGL canvas, and tells of the stall.
 */

import type { Browser, BrowserContextOptions, Locator, Page } from "@playwright/test";
import { test as base } from "@playwright/test";
import { atRest, comeBack, expect, watchPending } from "./rest.ts";

const OF_THE_BROWSER = /GL Driver Message .* GPU stall due to ReadPixels/;

/** A link to the paper's scenario at a moment; nothing plays. */
export const linkTo = (at: string, more = ""): string => `/#v=1&scenario=paper&at=${at}&lang=en${more}`;

export class Lab {
  constructor(readonly page: Page) {}

  /** Shows a link, in the page that is open if there is one, and waits until it is all there and drawn. */
  async open(link: string): Promise<void> {
    if (!(await this.paste(link))) return this.visit(link);
    await this.settled();
    // Keys are the page's: a panel that closed has given the focus to the button that opens it.
    await this.page.evaluate(
      () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
    );
  }

  /** Loads the page anew with a link, as in a tab that nothing was in. */
  async visit(link: string): Promise<void> {
    await this.page.goto("about:blank");
    await this.page.goto(link);
    await this.settled();
  }

  /** Pastes a link into the page that is open; says whether there was one in which that can be done. */
  private paste(link: string): Promise<boolean> {
    const [, fragment = ""] = link.split("#");
    return this.page.evaluate((hash) => {
      const isOpen = document.querySelector("[id^=lane-], main[data-page]") !== null;
      const isCovered = document.querySelector("[role=dialog], [role=menu]") !== null;
      if (!isOpen || isCovered || hash === "" || hash === location.hash.slice(1)) return false;
      return new Promise<boolean>((resolve) => {
        addEventListener("hashchange", () => resolve(true), { once: true }); // after the page's own
        location.hash = hash;
      });
    }, fragment);
  }

  /** What was opened is there, the runs have come to their ends, every lane is drawn, in the page's fonts. */
  async settled(): Promise<void> {
    await this.shown();
    await expect(this.page.locator("[data-run=running]")).toHaveCount(0);
  }

  /** What was opened is drawn, in the page's fonts; its runs may still go on. */
  async shown(): Promise<void> {
    const otherPage = this.page.locator("main[data-page]");
    await expect(this.lane(1).or(otherPage)).toBeVisible();
    await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
    if ((await otherPage.count()) === 0)
      await expect(this.page.locator("[data-view] svg text").first()).toBeVisible();
    await this.page.evaluate(() => document.fonts.ready);
  }

  /** Gives the window another size, and waits until the page has taken it and is at rest. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    // What follows a size hears of it with the next frame, and may ask for another.
    await this.page.evaluate(
      () => new Promise((taken) => requestAnimationFrame(() => requestAnimationFrame(taken))),
    );
    await this.atRest();
  }

  atRest(): Promise<void> {
    return atRest(this.page);
  }

  lane(number: number): Locator {
    return this.page.locator(`#lane-${number}`);
  }
  sentence(lane: number): Locator {
    return this.lane(lane).locator("[data-caption] strong:visible");
  }
  async counter(lane: number, key: "overload" | "migration" | "swap" | "noSolution"): Promise<number> {
    return Number(await this.lane(lane).locator(`[data-counter=${key}]`).textContent());
  }
  /** The hour that the clock shows. */
  async hour(): Promise<number> {
    return Number(await this.page.locator("[data-clock]").getAttribute("data-clock"));
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }
  /** Chooses a lane's policy from its list. */
  async choosePolicy(lane: number, name: string | RegExp): Promise<void> {
    await this.button(`Policy of lane ${lane}`).click();
    await this.page.getByRole("option", { name }).click();
  }
  /** Opens the side panel at one of its tabs. */
  async openPanel(tab: "Why" | "Inspect" | "What if" | "Assumptions"): Promise<void> {
    if (!(await this.panel().isVisible())) await this.page.locator("[data-opens-panel]:visible").click();
    await this.panel().getByRole("tab", { name: tab }).click();
  }
  panel(): Locator {
    return this.page.getByRole("complementary", { name: "Side panel" });
  }
  slider(): Locator {
    return this.page.getByRole("slider", { name: "Hour" });
  }
  /** The read-out of a lane, as text. */
  async readOut(lane: number): Promise<string> {
    return (
      await this.lane(lane)
        .getByRole("table", { name: /Utilization of each PM/ })
        .innerText()
    ).trim();
  }
  problem(): Locator {
    return this.page.locator("[data-problem]");
  }
  scenarioMenu(): Locator {
    return this.page.getByRole("button", { name: "Scenario", exact: true });
  }
  /** Drops a file on the page. */
  async drop(name: string, text: string): Promise<void> {
    const dataTransfer = await this.page.evaluateHandle(
      ([fileName, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], fileName));
        return data;
      },
      [name, text] as const,
    );
    await this.page.dispatchEvent("body", "dragover", { dataTransfer });
    await this.page.dispatchEvent("body", "drop", { dataTransfer });
  }
  /** Opens a file with the menu, as a person does. @param file its path, or its name and text */
  async openFile(file: string | { readonly name: string; readonly text: string }): Promise<void> {
    await this.scenarioMenu().click();
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("menuitem", { name: /Open a file/ }).click();
    await (await chooser).setFiles(
      typeof file === "string"
        ? file
        : { name: file.name, mimeType: "text/csv", buffer: Buffer.from(file.text) },
    );
  }
}

/** A page, and what its console has said. */
interface Visit {
  readonly page: Page;
  readonly said: string[];
}

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext(options);
  await context.addInitScript(watchPending);
  await context.addInitScript(comeBack);
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => {
    if (!OF_THE_BROWSER.test(message.text())) said.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    const isOurs = origin === new URL(options.baseURL ?? "").origin;
    if (!isOurs) said.push(`request: ${request.url()}`);
  });
  return { page, said };
}

interface OfTest {
  readonly lab: Lab;
  /** A page of its own, in a browser that has never been here. */
  readonly fresh: (options?: BrowserContextOptions) => Promise<Lab>;
}

export const test = base.extend<OfTest, { visit: Visit }>({
  visit: [
    async ({ browser }, use, { project }) => {
      const { baseURL = "", viewport = null } = project.use;
      const visit = await openPage(browser, { baseURL, viewport });
      await use(visit);
      await visit.page.context().close();
    },
    { scope: "worker" },
  ],
  page: async ({ visit: { page, said }, viewport }, use) => {
    said.length = 0;
    if (viewport !== null) await page.setViewportSize(viewport);
    await page.mouse.move(1, 1); // nothing of what comes is pointed at by chance
    await use(page);
    expect(said, "the console stays silent").toEqual([]);
  },
  lab: async ({ page }, use) => use(new Lab(page)),
  fresh: async ({ browser, baseURL, viewport }, use) => {
    const visits: Visit[] = [];
    await use(async (options = {}) => {
      const visit = await openPage(browser, { baseURL: baseURL ?? "", viewport, ...options });
      visits.push(visit);
      return new Lab(visit.page);
    });
    for (const { page } of visits) await page.context().close();
    expect(
      visits.flatMap(({ said }) => said),
      "the console stays silent",
    ).toEqual([]);
  },
});

export { expect };
