/** Stepping inside deliberations, and what is asked for it: the paper's scenario, both policies, the real simulation. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Step } from "../../src/base/ids.ts";
import { stepOf } from "../../src/base/ids.ts";
import type { Deliberation } from "../../src/engine/decision.ts";
import { completedSteps, eventCount } from "../../src/engine/record.ts";
import type { Runner } from "../../src/runner/protocol.ts";
import { createApp } from "../../src/state/app.ts";
import type { Limits } from "../../src/state/deliberation-entries.ts";
import { sizeOf } from "../../src/state/deliberation-entries.ts";
import { createDeliberations } from "../../src/state/deliberations.ts";
import { DEFAULT_DISPLAY } from "../../src/state/display.ts";
import { createFrameScheduler } from "../../src/state/frame-scheduler.ts";
import type { Command, Grain } from "../../src/state/playback.ts";
import type { LaneFrame } from "../../src/view/lane-frame.ts";
import { createLocalRunner } from "../contract/local-runner.ts";
import { choose } from "./fixtures.ts";
import type { Page } from "./page.ts";
import {
  allDone,
  createPage,
  laneOf,
  openPage,
  PAPER,
  positionOf,
  runOf,
  sessionOf,
  settle,
  stateOf,
  turn,
  until,
} from "./page.ts";

const [sandpiper, scoa] = [choose("sandpiper-2008"), choose("scoa")];
const open = (): Promise<Page> => openPage(PAPER, [sandpiper, scoa]);

const step = (by: Grain, direction: 1 | -1 = 1): Command => ({ kind: "step", by, direction });

/** Everything that a frame says, as plain data. */
const saidBy = (frame: LaneFrame, pms: number): unknown => ({
  step: frame.step,
  action: frame.action,
  event: frame.event,
  positions: [...frame.positions],
  utilization: [...frame.utilization],
  before: [...frame.before],
  threshold: frame.threshold,
  reasoning: frame.reasoning,
  vms: Array.from({ length: pms }, (_, pm) => frame.vmsOn(pm)),
  trails: Array.from({ length: pms }, (_, pm) => frame.trailOf(pm)),
});

/** What both lanes show, once all that is on its way has come. */
async function framesOf(page: Page): Promise<unknown> {
  const { app, crank } = page;
  for (;;) {
    const frames = sessionOf(app).lanes.map((lane) => app.framesOf(runOf(lane)).read());
    const isInside = (stateOf(app).playback.at.reason ?? 0) > 0;
    const isKnown = !isInside || frames.some(({ reasoning }) => reasoning !== null);
    if (isKnown && stateOf(app).playback.kind === "resting") return frames.map((frame) => saidBy(frame, 6));
    crank(1000);
    await settle(page);
  }
}

describe("a step by reason", () => {
  it("asks for what led to the event, then shows its first decision", async () => {
    const { app, calls } = await open();
    app.play({ kind: "seek", at: { step: stepOf(34), action: 0 } });
    app.play(step("reason"));
    expect(positionOf(app)).toBe("34.0"); // it is not known yet
    await until(app, () => positionOf(app) === "34.0.1");
    expect(calls.filter(({ kind }) => kind === "explain").length).toBeGreaterThan(0);
    const { reasoning } = app.framesOf(runOf(laneOf(app))).read();
    expect(reasoning).toMatchObject({ shown: 1, deliberation: { step: 34, event: 0 } });
  });

  it("pressed quickly is honoured as often, in order with everything else", async () => {
    const page = await open();
    const { app } = page;
    app.play({ kind: "seek", at: { step: stepOf(34), action: 0 } });
    for (const order of [step("reason"), step("reason"), step("reason"), step("reason", -1)]) app.play(order);
    await until(app, () => positionOf(app) === "34.0.2");
    await settle(page);
    expect(positionOf(app)).toBe("34.0.2");
  });

  it("that waits is forgotten when one goes elsewhere", async () => {
    const page = await open();
    const { app } = page;
    app.play({ kind: "seek", at: { step: stepOf(34), action: 0 } });
    app.play(step("reason"));
    app.play({ kind: "seek-hour", step: 2 });
    const there = positionOf(app);
    await settle(page);
    expect(positionOf(app)).toBe(there);
  });

  it("goes on to the event after the last decision of the lane that has most", async () => {
    const { app } = await open();
    app.play({ kind: "seek", at: { step: stepOf(34), action: 0 } });
    const lanes = sessionOf(app).lanes;
    await Promise.all(lanes.map((lane) => app.deliberations.fetch(runOf(lane), lane.choice, stepOf(34), 0)));
    const counts = lanes.map((lane) =>
      eventCount(runOf(lane).record, stepOf(34)) === 0
        ? 0
        : (app.deliberations.peek(runOf(lane), stepOf(34), 0)?.decisions.length ?? -1),
    );
    const longest = Math.max(...counts);
    expect(longest).toBeGreaterThan(2);
    const seen: (number | null)[][] = [];
    while (positionOf(app) !== "34.1") {
      app.play(step("reason"));
      seen.push(lanes.map((lane) => app.framesOf(runOf(lane)).read().reasoning?.shown ?? null));
    }
    expect(seen).toHaveLength(longest);
    for (const [i, count] of counts.entries())
      expect(seen.map((shown) => shown[i])).toEqual(
        Array.from({ length: longest }, (_, n) =>
          n + 1 === longest || count < 2 ? null : Math.min(n + 1, count - 1),
        ),
      );
  });

  it("is where a link leads to", async () => {
    const { app } = createPage();
    const at = { step: stepOf(34), action: 0, reason: 3 };
    await app.open({ source: PAPER, choices: [sandpiper, scoa], at });
    await until(app, () => positionOf(app) === "34.0.3");
  });
});

describe("wherever one goes, at whatever grain", () => {
  it("one sees what one sees who goes there directly", async () => {
    const [wanderer, other] = [await open(), await open()];
    const grains = fc.sample(
      fc.record({
        by: fc.constantFrom<Grain>("reason", "reason", "reason", "reason", "action", "event", "hour"),
        direction: fc.constantFrom<1 | -1>(1, 1, -1),
      }),
      { numRuns: 1000, seed: 4 },
    );
    wanderer.app.play({ kind: "seek", at: { step: stepOf(20), action: 0 } });
    let inside = 0;
    for (const [i, { by, direction }] of grains.entries()) {
      if (stateOf(wanderer.app).playback.at.step > 60) wanderer.app.play({ kind: "seek-hour", step: 20 });
      wanderer.app.play(step(by, direction));
      if (i % 5 !== 0) continue; // between two looks, several steps are under way at once
      await settle(wanderer);
      const shown = await framesOf(wanderer);
      const { at } = stateOf(wanderer.app).playback;
      if (at.reason !== undefined) inside++;
      other.app.play({ kind: "seek", at });
      await until(other.app, () => positionOf(other.app) === positionOf(wanderer.app));
      expect(await framesOf(other)).toEqual(shown);
    }
    expect(inside).toBeGreaterThan(20);
  });
});

describe("deliberations", () => {
  it("are asked for once, told when they have come, and kept", async () => {
    const page = await open();
    const { app, calls } = page;
    const [run, { choice }] = [runOf(laneOf(app)), laneOf(app)];
    const asked = (): number => calls.filter(({ kind }) => kind === "explain").length;
    let told = 0;
    const leave = app.deliberations.listen(() => told++);
    expect(app.deliberations.read(run, choice, stepOf(34), 0)).toBeUndefined();
    expect(app.deliberations.read(run, choice, stepOf(34), 0)).toBeUndefined();
    await settle(page);
    const known = app.deliberations.read(run, choice, stepOf(34), 0);
    expect(known).toMatchObject({ step: 34, event: 0, threshold: 0.79 });
    expect(app.deliberations.read(run, choice, stepOf(34), 0)).toBe(known);
    expect([asked(), told]).toEqual([1, 1]);
    leave();
  });

  it("of moments that were left are called off, and asked for anew when somebody comes back", async () => {
    const page = await open();
    const { app, calls } = page;
    const { record } = runOf(laneOf(app));
    const busy = Array.from({ length: completedSteps(record) }, (_, s) => stepOf(s)).filter(
      (at) => eventCount(record, at) > 0,
    );
    const [run, { choice }] = [runOf(laneOf(app)), laneOf(app)];
    const read = (at: Step) => app.deliberations.read(run, choice, at, 0);
    const [first, last] = [busy[0] ?? stepOf(0), busy.at(-1) ?? stepOf(0)];
    expect(busy.length).toBeGreaterThan(8);
    for (const at of busy) read(at);
    await app.deliberations.fetch(run, choice, last, 0);
    await settle(page);
    expect(calls.filter(({ kind }) => kind === "explain").length).toBe(4);
    expect(app.deliberations.peek(run, first, 0)).toBeUndefined();
    expect(stateOf(app).problem).toBeNull();
    await app.deliberations.fetch(run, choice, first, 0);
    expect(read(first)).toMatchObject({ step: first });
  });

  it("are not asked for where nothing happened", async () => {
    const page = await open();
    const { app, calls } = page;
    const [run, { choice }] = [runOf(laneOf(app)), laneOf(app)];
    for (const event of [-1, 99]) app.deliberations.read(run, choice, stepOf(34), event);
    app.deliberations.read(run, choice, stepOf(9999), 0);
    await settle(page);
    expect(calls.filter(({ kind }) => kind === "explain")).toEqual([]);
  });

  it("that cannot be had are a problem that is said once, and keep nobody waiting", async () => {
    const local = createLocalRunner();
    const app = createApp(
      {
        ...local,
        call: (kind, request, options) =>
          kind === "explain" ? Promise.reject(new Error("no answer")) : local.call(kind, request, options),
      },
      createFrameScheduler(() => 0),
      DEFAULT_DISPLAY,
    );
    await app.open({ source: PAPER, choices: [sandpiper], at: { step: stepOf(34), action: 0 } });
    await allDone(app); // the moment is there
    app.play(step("reason"));
    await until(app, () => positionOf(app) === "34.1");
    expect(stateOf(app).problem).toEqual({ kind: "bug", message: "no answer" });
    app.dismissProblem();
    expect(app.deliberations.read(runOf(laneOf(app)), sandpiper, stepOf(34), 0)).toBeUndefined();
    await turn();
    expect(stateOf(app).problem).toBeNull();
  });

  /** Asked of a runner that counts, and kept within limits. */
  async function keep(limits: Limits) {
    let asked = 0;
    const runner = createLocalRunner();
    const counting: Runner = {
      ...runner,
      call(kind, request, options) {
        asked++;
        return runner.call(kind, request, options);
      },
    };
    const kept = createDeliberations(
      counting,
      (error) => {
        throw error;
      },
      limits,
    );
    const run = runOf(laneOf((await open()).app));
    return {
      kept,
      fetch: (hour: number): Promise<void> => kept.fetch(run, sandpiper, stepOf(hour), 0),
      peek: (hour: number) => kept.peek(run, stepOf(hour), 0),
      asked: () => asked,
    };
  }

  it("are forgotten when there are too many, and asked for again", async () => {
    const { fetch, peek, asked } = await keep({ most: 0, least: 3 });
    for (const hour of [30, 31, 32]) await fetch(hour);
    await fetch(30); // used again: hour 31 is now the oldest
    await fetch(33);
    expect(asked()).toBe(4);
    expect([30, 31, 32, 33].map((hour) => peek(hour) === undefined)).toEqual([false, true, false, false]);
    await fetch(31);
    expect(asked()).toBe(5);
  });

  it("are forgotten when they are too large together, the oldest first", async () => {
    const large = await keep({ most: Number.POSITIVE_INFINITY, least: 1 });
    for (const hour of [31, 32, 34]) await large.fetch(hour);
    const sizes = [31, 32, 34].map((hour) => sizeOf(large.peek(hour) ?? NOTHING));
    expect(Math.min(...sizes)).toBeGreaterThan(20);
    const [first = 0, second = 0] = sizes;
    const { fetch, peek } = await keep({ most: first + second + 2, least: 1 });
    const known = (): boolean[] => [31, 32, 34].map((hour) => peek(hour) !== undefined);
    await fetch(31);
    await fetch(32);
    expect(known()).toEqual([true, true, false]);
    await fetch(34); // larger than both
    expect(known()).toEqual([false, false, true]);
  });

  it("are all kept, however large, that may be asked for at one moment", async () => {
    const { fetch, peek } = await keep({ most: 1, least: 2 });
    for (const hour of [31, 32]) await fetch(hour);
    expect([31, 32].map((hour) => peek(hour) !== undefined)).toEqual([true, true]);
  });

  it("of another session are forgotten", async () => {
    const { app } = await open();
    const lane = laneOf(app);
    await app.deliberations.fetch(runOf(lane), lane.choice, stepOf(34), 0);
    expect(app.deliberations.peek(runOf(lane), stepOf(34), 0)).toBeDefined();
    await app.openSource({ kind: "preset", name: "random", seed: 3 });
    expect(app.deliberations.peek(runOf(lane), stepOf(34), 0)).toBeUndefined();
  });
});

const NOTHING: Deliberation = { step: stepOf(0), event: 0, threshold: 0, decisions: [] };
