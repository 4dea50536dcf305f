/** The paper's scenario in a real Chromium: the first visit, dragging, doing nothing. */

import type { Browser, Page } from "@playwright/test";
import { present } from "../../src/base/assert.ts";
import { median, print } from "../lines.ts";
import { dragSlider } from "./drag.ts";
import { reportFrames } from "./frames.ts";
import { traceFrames } from "./trace.ts";

const ROUNDS = 5;
const OF = "paper, 6 PMs";
/** Main thread a frame, milliseconds. */
const DRAGGED = [
  { lanes: "two", policies: "sandpiper-2008,scoa", limit: 8 },
  { lanes: "four", policies: "sandpiper-2008,scoa,thr-mmt,none", limit: 12 },
] as const;

export async function measureSmall(browser: Browser, url: string): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) times.push(await timeToLanes(browser, url));
  report("navigation to both lanes drawn, median of 5", median(times), "ms", 1500);

  for (const { lanes, policies, limit } of DRAGGED) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const dragged = await context.newPage();
    await dragged.goto(`${url}#v=1&at=10.0&policies=${policies}`);
    await dragged.waitForTimeout(2000);
    await dragSlider(dragged); // what is compiled when it is first used is no part of a frame
    const frames = await traceFrames(await context.newCDPSession(dragged), () => dragSlider(dragged));
    reportFrames(`${OF}, ${lanes} lanes`, "dragging the timeline", frames, limit);
    await context.close();
  }
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  report("main thread while idle", await idleLoad(page, url), "of a processor", 0.01);
  await page.context().close();
}

const report = (figure: string, value: number, unit: string, limit: number): void =>
  print({
    bench: "page",
    of: OF,
    figure,
    value,
    unit,
    ratio: value / limit,
    relativeTo: `${limit} ${unit}`,
    aim: "<= 1",
  });

/** Milliseconds from navigation until both lanes have their points' names drawn. */
async function timeToLanes(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "commit" });
  const drawn = await page.waitForFunction(
    () => {
      const lanes = [...document.querySelectorAll("[data-view]")];
      const named = lanes.filter(
        (lane) => lane.querySelector("canvas") !== null && /PM0/.test(lane.textContent ?? ""),
      );
      return named.length === 2 && performance.now();
    },
    null,
    { polling: "raf" },
  );
  const time = Number(await drawn.jsonValue());
  await context.close();
  return time;
}

/** Part of a processor that the page's main thread takes while nothing happens. */
async function idleLoad(page: Page, url: string): Promise<number> {
  await page.goto("about:blank");
  await page.goto(`${url}#v=1&at=34.9`);
  await page.waitForTimeout(3000);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return present(
      metrics.find(({ name }) => name === "TaskDuration"),
      "the time that tasks took",
    ).value;
  };
  const before = await busy();
  await page.waitForTimeout(5000);
  return ((await busy()) - before) / 5;
}
