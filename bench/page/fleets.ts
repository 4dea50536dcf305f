/**
 * Generated fleets in a real Chromium: how soon something is shown, what a frame costs while playing
 * and while dragging, whether any task is long, and whether memory grows while it plays on and on.
 */

import type { Browser, CDPSession, Page } from "@playwright/test";
import { print } from "../lines.ts";
import { dragSlider } from "./drag.ts";
import { reportFrames } from "./frames.ts";
import { traceFrames } from "./trace.ts";

const STEPS = 72;
/** Main thread a frame: half of what a frame has on a screen of 60 Hz. */
const FRAME_MS = 8;
/** Hours a second while playing. */
const SPEED = 8;

export async function measureFleet(
  browser: Browser,
  url: string,
  pms: number,
  playMinutes: number,
): Promise<void> {
  const vms = pms === 6 ? 36 : 10 * pms;
  const of = `${pms.toLocaleString("en")} PMs, ${vms.toLocaleString("en")} VMs, two lanes`;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript("globalThis.__name = (named) => named"); // tsx names inner functions with it
  await page.addInitScript(watchLongTasks);
  await page.goto(`${url}#v=1&scenario=xen-testbed&policies=sandpiper-2008,scoa&at=0.0&speed=${SPEED}`);
  await page.waitForTimeout(1500);
  const shown = await timeToFirstStep(page, { pms, vms });
  print({
    bench: "page",
    of,
    figure: "time from Run to the first hour shown",
    value: shown,
    unit: "ms",
    ratio: shown / 300,
    relativeTo: "300 ms",
    aim: "<= 1",
  });
  await wholeRun(page);

  const session = await context.newCDPSession(page);
  await forgetLongTasks(page);
  const dragged = await traceFrames(session, () => dragSlider(page));
  reportFrames(of, "dragging the timeline", dragged, FRAME_MS);
  await forgetLongTasks(page); // tracing makes tasks longer
  await dragSlider(page);
  const longestDragged = await longestTask(page);
  await page.keyboard.press("Home");
  await page.getByRole("button", { name: /^Play/ }).click();
  const played = await traceFrames(session, () => page.waitForTimeout(6000));
  reportFrames(of, "playing", played, FRAME_MS);
  await forgetLongTasks(page);
  await page.waitForTimeout(3000);
  for (const [doing, longest] of [
    ["dragging the timeline", longestDragged],
    ["playing", await longestTask(page)],
  ] as const)
    print({
      bench: "page",
      of,
      figure: `longest task while ${doing}, drawing in software included`,
      value: longest,
      unit: "ms",
      ratio: longest / 100,
      relativeTo: "100 ms",
      aim: "<= 1",
    });

  const growth = await heapGrowth(page, session, playMinutes);
  print({
    bench: "page",
    of,
    figure: `heap after ${playMinutes} minutes of playing in a loop, after garbage collection`,
    value: growth.after / 1e6,
    unit: "MB",
    ratio: growth.after / growth.before,
    relativeTo: "the heap before",
    aim: "<= 1.1",
  });
  await context.close();
}

/** Milliseconds from pressing Run in the dialog to a frame in which the new fleet's first hour is drawn. */
async function timeToFirstStep(page: Page, { pms, vms }: { pms: number; vms: number }): Promise<number> {
  await page.getByRole("button", { name: /^Scenario/ }).click();
  await page.getByRole("menuitem", { name: /Generate/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("PMs", { exact: true }).fill(String(pms));
  await dialog.getByLabel("VMs", { exact: true }).fill(String(vms));
  await dialog.getByLabel("Steps", { exact: true }).fill(String(STEPS));
  const time = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        document.addEventListener("click", () => (pressed = performance.now()), {
          capture: true,
          once: true,
        });
        const look = (): void => {
          const named = /Generated/.test(document.querySelector("header")?.textContent ?? "");
          if (pressed > 0 && named && document.querySelectorAll("[data-view]").length === 2)
            requestAnimationFrame(() => resolve(performance.now() - pressed));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await dialog.getByRole("button", { name: "Run" }).click();
  return time;
}

/** Waits until no lane says that it is running. */
const wholeRun = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector("[data-run=running]") === null, null, {
    timeout: 120_000,
  });

function watchLongTasks(): void {
  const found: number[] = [];
  Object.assign(window, { longTasks: found });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.push(duration);
  }).observe({ type: "longtask", buffered: true });
}

const forgetLongTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] };
    longTasks.length = 0;
  });

const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));

/** The page's heap before and after playing in a loop, both after garbage collection. */
async function heapGrowth(
  page: Page,
  session: CDPSession,
  minutes: number,
): Promise<{ before: number; after: number }> {
  const heap = async (): Promise<number> => {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return usedSize;
  };
  const before = await heap();
  for (const end = Date.now() + minutes * 60_000; Date.now() < end; ) {
    await page.waitForTimeout(5000);
    // At its end play begins anew.
    const again = page.getByRole("button", { name: /^Play/ });
    if (await again.isVisible()) await again.click();
  }
  return { before, after: await heap() };
}
