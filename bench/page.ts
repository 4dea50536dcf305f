/**
 * The page in a real Chromium (`npm run bench`): time from navigation to both lanes drawn, script
 * time per frame while the slider is dragged, processor time while idle, and the size of what is
 * downloaded. One JSON line each, with the limit that it is held against. Never part of the tests.
 */

import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "@playwright/test";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { browserPath } from "../test/browser-path.ts";

const PORT = 4176;
const URL = `http://localhost:${PORT}/`;
const ROUNDS = 5;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

function print(figure: string, value: number, unit: string, limit: number): void {
  const rounded = Number(value.toPrecision(4));
  console.log(
    JSON.stringify({ figure, value: rounded, unit, limit, ofLimit: Number((value / limit).toFixed(3)) }),
  );
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Milliseconds from navigation until both lanes have their points' names drawn. */
async function timeToLanes(browser: Browser): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(URL, { waitUntil: "commit" });
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

/** Traces what `act` makes the page's main thread do. */
async function traced(session: CDPSession, act: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", { categories: "devtools.timeline,v8", transferMode: "ReportEvents" });
  await act();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  return events;
}

/** Where script starts running: each of these holds all the functions that it calls. */
const SCRIPT = new Set(["EventDispatch", "FireAnimationFrame", "TimerFire", "RunMicrotasks"]);

/** Script milliseconds of each frame in which the slider was dragged. */
async function scriptPerFrame(page: Page): Promise<number[]> {
  await page.goto(`${URL}#v=1&at=10.0`);
  await page.waitForTimeout(2000);
  const box = await page.getByRole("slider").boundingBox();
  if (box === null) throw new Error("the slider is on the screen");
  const session = await page.context().newCDPSession(page);
  const events = await traced(session, async () => {
    await page.mouse.move(box.x + 10, box.y + 10);
    await page.mouse.down();
    for (let i = 0; i < 200; i++) {
      await page.mouse.move(200 + ((i * 13) % 1000), box.y + 10);
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
  });
  const scripts = events
    .filter(({ ph, name }) => ph === "X" && SCRIPT.has(name))
    .toSorted((a, b) => a.ts - b.ts);
  const frames: number[] = [];
  let [sum, end] = [0, 0];
  for (const { name, ts, dur = 0, tdur = dur } of scripts) {
    if (ts < end) continue; // within one that is counted already
    end = ts + dur;
    sum += tdur / 1000;
    if (name !== "FireAnimationFrame") continue;
    frames.push(sum);
    sum = 0;
  }
  return frames;
}

/** Part of a processor that the page's main thread takes while nothing happens. */
async function idleLoad(page: Page): Promise<number> {
  await page.goto("about:blank");
  await page.goto(`${URL}#v=1&at=34.9`);
  await page.waitForTimeout(3000);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async (): Promise<number> =>
    (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")
      ?.value ?? 0;
  const before = await busy();
  await page.waitForTimeout(5000);
  return ((await busy()) - before) / 5;
}

const server = await preview({ preview: { port: PORT, strictPort: true } });
const executablePath = browserPath();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const times: number[] = [];
for (let i = 0; i < ROUNDS; i++) times.push(await timeToLanes(browser));
print("navigation to both lanes drawn, median of 5", median(times), "ms", 1500);

const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const frames = await scriptPerFrame(page);
print("script per frame while dragging, median", median(frames), "ms", 8);
const worst = frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? Number.NaN;
print("script per frame while dragging, 95th percentile", worst, "ms", 8);
print("main thread while idle", await idleLoad(page), "of a processor", 0.01);

const scripts = readdirSync("dist/assets").filter((name) => name.endsWith(".js"));
const size = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(`dist/assets/${name}`)).length, 0);
print("JavaScript, all of it, gzipped", size / 1000, "kB", 450);
await browser.close();
await server.close();
