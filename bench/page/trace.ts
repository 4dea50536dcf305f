/**
 * What the page's main thread did, from Chromium's own trace: everything that it did for a frame, and
 * of it what was script, style, layout and paint. Figures are time on the processor, without the waits
 * for another thread that had it.
 */

import type { CDPSession } from "@playwright/test";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor. */
  readonly tdur?: number;
}

export const PARTS = ["script", "style", "layout", "paint"] as const;
export type Part = (typeof PARTS)[number];

/** What counts as what. An event's own time, without those in it, is its part's; what is in none is only in the whole. */
const PART_OF: ReadonlyMap<string, Part> = new Map([
  ...[
    "EventDispatch",
    "FireAnimationFrame",
    "TimerFire",
    "RunMicrotasks",
    "HandlePostMessage",
    "FunctionCall",
    "EvaluateScript",
    "v8.callFunction",
    "MinorGC",
    "MajorGC",
  ].map((name) => [name, "script"] as const),
  ["UpdateLayoutTree", "style"],
  ["Layout", "layout"],
  ...["PrePaint", "Paint", "UpdateLayer", "Layerize", "Commit"].map((name) => [name, "paint"] as const),
]);

const CATEGORIES = "devtools.timeline,disabled-by-default-devtools.timeline,v8";

export interface Frames {
  /** Milliseconds of the main thread for each frame, and of its parts. */
  readonly whole: readonly number[];
  readonly parts: Readonly<Record<Part, readonly number[]>>;
  /** Milliseconds from one animation frame to the next. */
  readonly interval: readonly number[];
}

/** Traces what `act` makes the page's main thread do. */
export async function traceFrames(session: CDPSession, act: () => Promise<void>): Promise<Frames> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  await session.send("Tracing.start", { categories: CATEGORIES, transferMode: "ReportEvents" });
  await act();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  return framesOf(events);
}

/** A frame is what was done up to its being handed over to be shown. */
function framesOf(events: readonly TraceEvent[]): Frames {
  const page = events.find(({ name }) => name === "FireAnimationFrame");
  const done = events
    .filter(({ ph, pid, tid }) => ph === "X" && pid === page?.pid && tid === page.tid)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const whole: number[] = [];
  const parts: Record<Part, number[]> = { script: [], style: [], layout: [], paint: [] };
  const starts: number[] = [];
  const around: { readonly end: number; readonly part: Part | undefined }[] = [];
  let sum = { whole: 0, script: 0, style: 0, layout: 0, paint: 0 };
  for (const { name, ts, dur = 0, tdur = dur } of done) {
    while ((around.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= ts) around.pop();
    const outer = around.at(-1);
    const part = PART_OF.get(name) ?? outer?.part;
    const time = tdur / 1000;
    if (outer === undefined) sum.whole += time;
    else if (outer.part !== undefined) sum[outer.part] -= time;
    if (part !== undefined) sum[part] += time;
    around.push({ end: ts + dur, part });
    if (name === "FireAnimationFrame") starts.push(ts / 1000);
    if (name !== "Commit") continue;
    whole.push(sum.whole);
    for (const each of PARTS) parts[each].push(sum[each]);
    sum = { whole: 0, script: 0, style: 0, layout: 0, paint: 0 };
  }
  return { whole, parts, interval: starts.slice(1).map((start, i) => start - (starts[i] ?? start)) };
}
