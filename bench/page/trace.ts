/** What the page's main thread did, from Chromium's own trace: script per animation frame, and the time between frames. */

import type { CDPSession } from "@playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor, without the waits for another thread that had it. */
  readonly tdur?: number;
}

/** Where script starts running: each of these holds all the functions that it calls. */
const SCRIPT = new Set([
  "EventDispatch",
  "FireAnimationFrame",
  "TimerFire",
  "RunMicrotasks",
  "HandlePostMessage",
]);

export interface Frames {
  /** Milliseconds of script that led to each frame. */
  readonly script: readonly number[];
  /** Milliseconds from one frame to the next. */
  readonly interval: readonly number[];
}

/** Traces what `act` makes the page's main thread do. */
export async function traceFrames(session: CDPSession, act: () => Promise<void>): Promise<Frames> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await session.send("Tracing.start", { categories: "devtools.timeline,v8", transferMode: "ReportEvents" });
  await act();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  return framesOf(events);
}

function framesOf(events: readonly TraceEvent[]): Frames {
  const page = events.find(({ name }) => name === "FireAnimationFrame");
  const scripts = events
    .filter(
      ({ ph, name, pid, tid }) => ph === "X" && SCRIPT.has(name) && pid === page?.pid && tid === page.tid,
    )
    .toSorted((a, b) => a.ts - b.ts);
  const script: number[] = [];
  const starts: number[] = [];
  let [sum, end] = [0, 0];
  for (const { name, ts, dur = 0, tdur = dur } of scripts) {
    if (ts < end) continue; // within one that is counted already
    end = ts + dur;
    sum += tdur / 1000;
    if (name !== "FireAnimationFrame") continue;
    script.push(sum);
    starts.push(ts / 1000);
    sum = 0;
  }
  return { script, interval: starts.slice(1).map((start, i) => start - (starts[i] ?? start)) };
}
