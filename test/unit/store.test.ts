/** The page's state with the real simulation behind it, and animation frames turned by hand. */

import { describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { totalCounters } from "../../src/engine/metrics.ts";
import { eventCount, stepsWithEvents } from "../../src/engine/record.ts";
import type { ScenarioSource } from "../../src/runner/protocol.ts";
import type { App } from "../../src/state/app.ts";
import { createApp } from "../../src/state/app.ts";
import type { AppState } from "../../src/state/app-state.ts";
import { DEFAULT_DISPLAY } from "../../src/state/display.ts";
import { createFrameScheduler } from "../../src/state/frame-scheduler.ts";
import type { ShownRun } from "../../src/state/run.ts";
import type { Session } from "../../src/state/session.ts";
import { MAX_LANES, playableOf } from "../../src/state/session.ts";
import { createLocalRunner } from "../contract/local-runner.ts";
import { choose } from "./fixtures.ts";

const RANDOM: ScenarioSource = { kind: "preset", name: "random", seed: 3 };
const GOOD: ScenarioSource = {
  kind: "csv",
  name: "two.csv",
  file: new Blob(["vm,hour,cpu,net,mem\na,0,0.5,0,0\nb,0,0.4,0,0\n"]),
  pms: 2,
};
const WRONG: ScenarioSource = {
  kind: "csv",
  name: "wrong.csv",
  file: new Blob(["vm,hour,cpu\n"]),
  pms: null,
};

const [sandpiper, scoa, none] = [choose("sandpiper-2008"), choose("scoa"), choose("none")];

function setUp() {
  const due: ((now: number) => void)[] = [];
  const scheduler = createFrameScheduler((callback) => due.push(callback));
  const app = createApp(createLocalRunner(), scheduler, DEFAULT_DISPLAY);
  let now = 0;
  /** Lets one animation frame pass, if one is due. */
  const crank = (ms = 16): void => {
    now += ms;
    for (const callback of due.splice(0)) callback(now);
  };
  return { app, scheduler, crank, due: (): number => due.length };
}

async function setUpOpen(...choices: readonly (typeof scoa)[]) {
  const page = setUp();
  const wanted = choices.length === 0 ? [sandpiper, scoa] : choices;
  await page.app.open({ source: RANDOM, choices: wanted, at: null });
  await allDone(page.app); // also where the machine is so busy that runs are shown from their first hours on
  return page;
}

const isGrowing = (app: App): boolean => {
  const { session: open } = app.store.getState();
  return open !== null && playableOf(open).growing;
};

const allDone = (app: App): Promise<void> =>
  new Promise((resolve) => {
    if (!isGrowing(app)) return resolve();
    const leave = app.store.subscribe(() => {
      if (isGrowing(app)) return;
      leave();
      resolve();
    });
  });

const state = (app: App): AppState => app.store.getState();

function session(app: App): Session {
  const { session: open } = state(app);
  if (open === null) throw new Error("a session is open");
  return open;
}

const policies = (app: App): string[] => session(app).lanes.map((lane) => lane.choice.policy);
const laneId = (app: App, index: number): number => session(app).lanes[index]?.id ?? -1;
const position = (app: App): string => `${state(app).playback.at.step}.${state(app).playback.at.action}`;
const endOf = (app: App, hour: number): string =>
  `${hour}.${playableOf(session(app)).actionsAt(stepOf(hour))}`;

function finished(app: App, lane: number): ShownRun {
  const run = session(app).lanes[lane]?.run;
  if (run?.kind !== "done") throw new Error("the lane has run");
  return run;
}

/** An hour in which something happens in some lane. */
const busyHour = (app: App): number => stepsWithEvents(finished(app, 0).record)[0] ?? -1;

describe("opening a scenario", () => {
  it("begins with nothing", () => {
    const { app } = setUp();
    expect(state(app)).toMatchObject({ session: null, work: [], problem: null });
  });

  it("shows it with its lanes, at the first hour, at rest", async () => {
    const { app } = await setUpOpen(sandpiper, scoa);
    expect(session(app).scenario.name).toBe("random");
    expect(policies(app)).toEqual(["sandpiper-2008", "scoa"]);
    expect(session(app).lanes.map((lane) => lane.run.kind)).toEqual(["done", "done"]);
    expect(totalCounters(session(app).baseline.record).noSolution).toBe(0);
    expect(state(app)).toMatchObject({ work: [], problem: null, playback: { kind: "resting" } });
    expect(position(app)).toBe("0.0");
  });

  it("shows the moment that was asked for, or the nearest that there is", async () => {
    const { app } = setUp();
    await app.open({ source: RANDOM, choices: [scoa], at: { step: stepOf(9), action: 0 } });
    await allDone(app);
    expect(position(app)).toBe("9.0");
    await app.open({ source: RANDOM, choices: [scoa], at: { step: stepOf(500), action: 99 } });
    await allDone(app);
    expect(position(app)).toBe(endOf(app, 71));
  });

  it("says while it works, and when it is done", async () => {
    const { app } = setUp();
    const opening = app.open({ source: RANDOM, choices: [scoa], at: null });
    expect(state(app).work.map(({ on }) => on)).toEqual(["scenario"]);
    expect(state(app).session).toBeNull();
    expect(await opening).toBe(true);
    expect(state(app).work).toEqual([]);
  });

  it("of a wrong file keeps what was open and says what is wrong", async () => {
    const { app } = await setUpOpen();
    app.play({ kind: "seek-hour", step: 9 });
    const { session: before, playback } = state(app);
    expect(await app.openSource(WRONG)).toBe(false);
    expect(state(app).session).toBe(before);
    expect(state(app).playback).toBe(playback);
    expect(state(app).work).toEqual([]);
    expect(state(app).problem).toMatchObject({
      kind: "input",
      error: { code: "missing-resources", place: { file: "wrong.csv", line: 1 } },
    });
  });

  it("of a table of large demands offers to open it with them", async () => {
    const { app } = await setUpOpen();
    const file = new File(["vm,hour,cpu,net,mem\na,0,35,0,0\nb,0,20,0,0\n"], "large.csv");
    expect(await app.openFile(file)).toBe(false);
    const { problem } = state(app);
    expect(problem).toMatchObject({
      kind: "input",
      error: { code: "large-demand", place: { line: 2, column: "cpu", value: "35" } },
    });
    if (problem?.kind !== "input" || problem.retry === undefined) throw new Error("no way to open it");
    expect(await app.openSource(problem.retry)).toBe(true);
    expect(state(app)).toMatchObject({ problem: null, session: { scenario: { name: "large.csv" } } });
    await app.openVariant({ ...problem.retry, pms: 2 } as ScenarioSource);
    expect(state(app)).toMatchObject({ problem: null, session: { scenario: { pms: 2 } } });
    await app.openSource(WRONG);
    expect(state(app).problem).not.toHaveProperty("retry");
  });

  it("of a table that only counts steps waits to be told how long they are", async () => {
    const { app } = await setUpOpen();
    const file = new File(["vm,step,cpu,net,mem\na,0,0.5,0,0\na,1,0.5,0,0\n"], "steps.csv");
    const before = state(app).session;
    expect(await app.openFile(file)).toBe(false);
    expect(state(app)).toMatchObject({ problem: null, unknownStep: { name: "steps.csv" }, session: before });
    expect(await app.answerStep(null)).toBe(false);
    expect(state(app)).toMatchObject({ problem: null, unknownStep: null, session: before });

    await app.openFile(file);
    expect(await app.answerStep(5)).toBe(true);
    expect(state(app)).toMatchObject({
      unknownStep: null,
      session: { scenario: { name: "steps.csv", stepMinutes: 5, start: null } },
    });
    expect(await app.answerStep(5)).toBe(false); // nothing waits any more
  });

  it("with another length of its steps stays at the moment", async () => {
    const { app } = await setUpOpen();
    const text = "vm,step,cpu,net,mem\na,0,0.5,0,0\na,1,0.5,0,0\nb,0,0.4,0,0\nb,1,0.4,0,0\n";
    const source: ScenarioSource = { kind: "csv", name: "s.csv", file: new Blob([text]), pms: 2 };
    await app.openSource({ ...source, stepMinutes: 60 });
    app.play({ kind: "seek-hour", step: 1 });
    const { at } = state(app).playback;
    expect(await app.openVariant({ ...source, stepMinutes: 5 })).toBe(true);
    expect(state(app)).toMatchObject({ playback: { at }, session: { scenario: { stepMinutes: 5 } } });
  });

  it("that only tells what moves cost runs nothing again, and keeps forks, their history, and where one is by then", async () => {
    const { app, crank } = await setUpOpen(scoa);
    const lane = state(app).session?.lanes[0]?.id ?? Number.NaN;
    await app.intervene(lane, { kind: "threshold", step: stepOf(3), after: 0, value: 0.5 });
    await allDone(app);
    const before = state(app).session;
    app.play({ kind: "seek-hour", step: 4 });
    const changing = app.setMigration({ memory: 1000, link: 10, dirty: 0 });
    app.play({ kind: "seek-hour", step: 9 });
    expect(await changing).toBe(true);
    crank();
    const { session, history, playback } = state(app);
    expect(session?.scenario.migration).toEqual({ memory: 1000, link: 10, dirty: 0 });
    expect(session?.source.migration).toEqual({ memory: 1000, link: 10, dirty: 0 });
    expect(playback.at.step).toBe(9);
    expect(session?.lanes[0]?.forks).toHaveLength(1);
    expect(history.done).toHaveLength(1);
    const partsOf = (open: typeof session) =>
      open?.lanes.flatMap(({ run }) => (run.kind === "done" ? run.record.parts : [])) ?? [];
    expect(partsOf(session).length).toBeGreaterThan(0);
    for (const [i, part] of partsOf(session).entries()) expect(part).toBe(partsOf(before)[i]);
  });

  it("that succeeds takes the last problem away; so does a reader", async () => {
    const { app } = await setUpOpen();
    await app.openSource(WRONG);
    expect(await app.openSource(GOOD)).toBe(true);
    expect(state(app).problem).toBeNull();
    await app.openSource(WRONG);
    app.dismissProblem();
    expect(state(app).problem).toBeNull();
  });

  it("keeps the lanes' policies, and starts at the first hour", async () => {
    const { app } = await setUpOpen(scoa, none);
    const ids = session(app).lanes.map(({ id }) => id);
    app.play({ kind: "seek-hour", step: 9 });
    await app.openSource(GOOD);
    expect(session(app).scenario.name).toBe("two.csv");
    expect(policies(app)).toEqual(["scoa", "none"]);
    expect(session(app).lanes.map(({ id }) => id)).toEqual(ids);
    expect(position(app)).toBe("0.0");
  });

  it("forgets a chosen PM that there is no more", async () => {
    const { app } = await setUpOpen();
    app.selectPm(1);
    await app.openSource(GOOD);
    expect(state(app).selectedPm).toBe(1);
    await app.openSource(RANDOM);
    app.selectPm(5);
    await app.openSource(GOOD);
    expect(state(app).selectedPm).toBeNull();
  });
});

describe("cancelling", () => {
  it("keeps what was open, and is no problem", async () => {
    const { app } = await setUpOpen();
    const before = session(app);
    const opening = app.openSource(GOOD);
    for (const work of state(app).work) work.cancel();
    expect(await opening).toBe(false);
    expect(state(app)).toMatchObject({ work: [], problem: null });
    expect(session(app)).toBe(before);
  });

  it("of a file that is wrong says nothing of it any more", async () => {
    const { app } = await setUpOpen();
    const opening = app.openSource(WRONG);
    for (const work of state(app).work) work.cancel();
    expect(await opening).toBe(false);
    expect(state(app).problem).toBeNull();
  });

  it("is what opening something else does", async () => {
    const { app } = await setUpOpen();
    const [first, second] = [app.openSource(RANDOM), app.openSource(GOOD)];
    expect(await Promise.all([first, second])).toEqual([false, true]);
    expect(session(app).scenario.name).toBe("two.csv");
    expect(state(app)).toMatchObject({ work: [], problem: null });
  });

  it("leaves a lane as it was", async () => {
    const { app } = await setUpOpen(scoa);
    const before = session(app);
    const changing = app.choosePolicy(laneId(app, 0), none);
    for (const work of state(app).work) work.cancel();
    await changing;
    expect(session(app)).toBe(before);
  });
});

describe("choosing a lane's policy", () => {
  it("keeps the moment and the other lanes", async () => {
    const { app } = await setUpOpen(sandpiper, scoa);
    const hour = busyHour(app);
    app.play({ kind: "seek", at: { step: stepOf(hour), action: 1 } });
    const [, other] = session(app).lanes;
    await app.choosePolicy(laneId(app, 0), choose("scoa", { sourceLoad: "after" }));
    expect(session(app).lanes[0]?.choice.parameters).toEqual({ sourceLoad: "after" });
    expect(session(app).lanes[1]).toBe(other);
    expect(state(app).playback.at.step).toBe(hour);
  });

  it("goes to the nearest moment when the hour has fewer events now", async () => {
    const { app } = await setUpOpen(sandpiper);
    const hour = busyHour(app);
    app.play({ kind: "seek-hour", step: hour });
    expect(eventCount(finished(app, 0).record, stepOf(hour))).toBeGreaterThan(0);
    await app.choosePolicy(laneId(app, 0), none);
    expect(position(app)).toBe(`${hour}.0`);
  });

  it("of one that fails is that lane's matter, and can be mended", async () => {
    const { app } = await setUpOpen(sandpiper, scoa);
    const id = laneId(app, 0);
    await app.choosePolicy(id, { policy: "no such policy", parameters: {} });
    expect(session(app).lanes[0]?.run).toMatchObject({
      kind: "failed",
      fault: { kind: "threw", message: expect.stringContaining("no such policy") },
    });
    expect(session(app).lanes[1]?.run.kind).toBe("done");
    expect(state(app).problem).toBeNull();
    await app.choosePolicy(id, none);
    expect(session(app).lanes[0]?.run.kind).toBe("done");
  });

  it("in two lanes at once changes both", async () => {
    const { app } = await setUpOpen(sandpiper, scoa);
    await Promise.all([app.choosePolicy(laneId(app, 0), none), app.choosePolicy(laneId(app, 1), none)]);
    expect(policies(app)).toEqual(["none", "none"]);
  });

  it("twice in one lane shows the last", async () => {
    const { app } = await setUpOpen(sandpiper);
    const id = laneId(app, 0);
    await Promise.all([app.choosePolicy(id, none), app.choosePolicy(id, scoa)]);
    expect(policies(app)).toEqual(["scoa"]);
  });

  it("does not bring back a lane that has been closed in the meantime", async () => {
    const { app } = await setUpOpen(sandpiper, scoa);
    const id = laneId(app, 0);
    const changing = app.choosePolicy(id, none);
    app.removeLane(id);
    await changing;
    expect(policies(app)).toEqual(["scoa"]);
  });
});

describe("lanes", () => {
  it("are added at the end, each with an id of its own", async () => {
    const { app } = await setUpOpen(sandpiper);
    await app.addLane(scoa);
    await app.addLane(none);
    expect(policies(app)).toEqual(["sandpiper-2008", "scoa", "none"]);
    expect(new Set(session(app).lanes.map(({ id }) => id)).size).toBe(3);
  });

  it("are at most four, whether opened or added", async () => {
    const { app } = await setUpOpen(...Array.from({ length: MAX_LANES + 2 }, () => none));
    expect(session(app).lanes).toHaveLength(MAX_LANES);
    await app.addLane(scoa);
    expect(session(app).lanes).toHaveLength(MAX_LANES);
  });

  it("are at most four, even when two are added at once", async () => {
    const { app } = await setUpOpen(...Array.from({ length: MAX_LANES - 1 }, () => none));
    await Promise.all([app.addLane(scoa), app.addLane(scoa)]);
    expect(session(app).lanes).toHaveLength(MAX_LANES);
  });

  it("can be removed, all but the last", async () => {
    const { app } = await setUpOpen(sandpiper, scoa);
    app.removeLane(laneId(app, 0));
    expect(policies(app)).toEqual(["scoa"]);
    app.removeLane(laneId(app, 0));
    expect(policies(app)).toEqual(["scoa"]);
  });

  it("that are left set the pace: the moment is one that they have", async () => {
    const { app } = await setUpOpen(sandpiper, none);
    const hour = busyHour(app);
    app.play({ kind: "seek-hour", step: hour });
    app.removeLane(laneId(app, 0));
    expect(position(app)).toBe(`${hour}.0`);
  });
});

describe("playing", () => {
  it("does nothing without a scenario", () => {
    const { app } = setUp();
    app.play({ kind: "play" });
    expect(state(app).playback.kind).toBe("resting");
  });

  it("goes on with every frame, and stops asking for frames when it rests", async () => {
    const { app, crank, due } = await setUpOpen();
    crank();
    expect(due()).toBe(0);
    app.play({ kind: "play" });
    for (let i = 0; i < 60; i++) crank();
    expect(state(app).playback.at.step).toBeGreaterThan(0);
    expect(due()).toBe(1);
    app.play({ kind: "pause" });
    crank();
    crank();
    expect(due()).toBe(0);
  });
});

describe("display", () => {
  it("changes in part", () => {
    const { app } = setUp();
    app.show({ mode: "cpu-net", trailHours: 24 });
    expect(state(app).display).toEqual({ ...DEFAULT_DISPLAY, mode: "cpu-net", trailHours: 24 });
  });
});

describe("a lane's frames", () => {
  it("are made once for a moment, and drawn only when they have changed", async () => {
    const { app, scheduler, crank } = await setUpOpen();
    const frames = app.framesOf(finished(app, 0));
    expect(frames.read()).toBe(frames.read());
    let drawn = 0;
    const leave = frames.subscribe(() => drawn++);
    const afterFrame = (change: () => void): number => {
      change();
      crank();
      return drawn;
    };
    expect(afterFrame(() => scheduler.request())).toBe(1);
    expect(afterFrame(() => scheduler.request())).toBe(1); // nothing has changed
    expect(afterFrame(() => app.selectPm(2))).toBe(1);
    expect(afterFrame(() => app.play({ kind: "seek-hour", step: 9 }))).toBe(2);
    expect(frames.read().step).toBe(9);
    expect(afterFrame(() => app.show({ trailHours: 0 }))).toBe(3);
    leave();
    expect(afterFrame(() => app.play({ kind: "seek-hour", step: 10 }))).toBe(3);
  });
});
