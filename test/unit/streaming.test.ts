/** Long runs on the page: shown from their first hours on, growing, stopped, replaced. The real simulation, in this thread. */

import { afterEach, describe, expect, it } from "vitest";
import { stepOf } from "../../src/base/ids.ts";
import { completedSteps, utilizationAfter } from "../../src/engine/record.ts";
import { simulate } from "../../src/engine/simulate.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import type { ScenarioSource } from "../../src/runner/protocol.ts";
import { createGeneratedScenario } from "../../src/scenario/generated-figures.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import type { App } from "../../src/state/app.ts";
import { createApp } from "../../src/state/app.ts";
import { DEFAULT_DISPLAY } from "../../src/state/display.ts";
import { createFrameScheduler } from "../../src/state/frame-scheduler.ts";
import type { Run } from "../../src/state/run.ts";
import type { Session } from "../../src/state/session.ts";
import { availableSteps, playableOf } from "../../src/state/session.ts";
import { createLocalRunner } from "../contract/local-runner.ts";
import { choose } from "./fixtures.ts";
import { turn, until } from "./page.ts";

/** Takes a second or so: far longer than a page would keep one waiting. */
const FIGURES = { pms: 800, vms: 8000, steps: 200, stepMinutes: 60, seed: 7, load: 1, mix: null };
const LONG: ScenarioSource = { kind: "generate", figures: FIGURES };
const SHORT: ScenarioSource = { kind: "preset", name: "random", seed: 3 };
const CHOICES = [choose("sandpiper-2008"), choose("scoa")];

const opened: App[] = [];
/** Animation frames that are due: they are turned by hand. */
const frames: ((now: number) => void)[] = [];

/** What a test leaves running would slow down those after it: another scenario ends it. */
afterEach(async () => {
  for (const app of opened.splice(0)) await app.openSource(SHORT);
});

function setUp(): App {
  const app = createApp(
    createLocalRunner(),
    createFrameScheduler((callback) => frames.push(callback)),
    DEFAULT_DISPLAY,
  );
  opened.push(app);
  return app;
}

async function openLong(at: number | null = null): Promise<App> {
  const app = setUp();
  const opened = app.open({
    source: LONG,
    choices: CHOICES,
    at: at === null ? null : { step: stepOf(at), action: 0 },
  });
  expect(await opened).toBe(true);
  return app;
}

function session(app: App): Session {
  const { session: open } = app.store.getState();
  if (open === null) throw new Error("a session is open");
  return open;
}

const runs = (app: App): readonly Run[] => session(app).lanes.map(({ run }) => run);
const kinds = (app: App): string[] => runs(app).map(({ kind }) => kind);
const stepsOfRun = (run: Run | undefined): number =>
  run === undefined || run.kind === "failed" ? -1 : run.completed;

describe("a long run", () => {
  it("is shown from its first hours on, grows, and ends as a run in one go does", async () => {
    const app = await openLong();
    expect(kinds(app)).toEqual(["running", "running"]);
    const first = availableSteps(session(app));
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(FIGURES.steps);
    const seen = [first];
    const leave = app.store.subscribe(() => seen.push(availableSteps(session(app))));
    await until(app, () => kinds(app).every((kind) => kind === "done"));
    leave();
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(new Set(seen).size).toBeGreaterThan(2);
    const [run] = runs(app);
    if (run?.kind !== "done") throw new Error("it is done");
    const whole = simulate(
      createWorkload(createGeneratedScenario(FIGURES)),
      deciderOf(choose("sandpiper-2008")),
    );
    for (const step of [0, 99, 199].map(stepOf))
      expect(utilizationAfter(run.record, step)).toEqual(utilizationAfter(whole, step));
  });

  it("can be played as far as all lanes have come, and playing waits for more", async () => {
    const app = await openLong();
    const playable = playableOf(session(app));
    expect(playable).toMatchObject({ steps: availableSteps(session(app)), growing: true });
    app.play({ kind: "seek-hour", step: FIGURES.steps });
    expect(app.store.getState().playback.at.step).toBe(playable.steps - 1);
    await until(app, () => !playableOf(session(app)).growing);
    expect(playableOf(session(app))).toMatchObject({ steps: FIGURES.steps, growing: false });
  });

  it("goes to the moment that a link asked for as soon as it is there, unless somebody went elsewhere", async () => {
    const app = await openLong(150);
    expect(app.store.getState().playback.at.step).toBeLessThan(150);
    await until(app, () => availableSteps(session(app)) > 150);
    expect(app.store.getState().playback.at.step).toBe(150);

    const other = await openLong(150);
    other.scrub(1);
    for (const frame of frames.splice(0)) frame(0);
    await until(other, () => !playableOf(session(other)).growing);
    expect(other.store.getState().playback.at.step).toBe(1);
  });

  it("that is stopped keeps what is there, and the other lanes go on", async () => {
    const app = await openLong();
    const [lane] = session(app).lanes;
    app.stopRun(lane?.id ?? -1);
    await until(app, () => kinds(app)[0] === "stopped");
    const [stopped] = runs(app);
    const at = stepsOfRun(stopped);
    expect(at).toBeGreaterThan(0);
    await until(app, () => kinds(app)[1] === "done");
    expect(stepsOfRun(runs(app)[0])).toBe(at);
    expect(availableSteps(session(app))).toBe(at);
    if (stopped?.kind !== "stopped") throw new Error("it was stopped");
    expect(completedSteps(stopped.record)).toBe(at);
    const last = stepOf(at - 1); // whichever it is: at night it may have no events
    const { utilization } = stopped.view.frameAt(
      { step: last, action: Number.MAX_SAFE_INTEGER, progress: 1 },
      6,
    );
    expect(utilization).toEqual(utilizationAfter(stopped.record, last));
  });

  it("run again goes to its end", async () => {
    const app = await openLong();
    const [lane] = session(app).lanes;
    if (lane === undefined) throw new Error("a lane");
    app.stopRun(lane.id);
    await until(app, () => kinds(app)[0] === "stopped");
    await app.choosePolicy(lane.id, lane.choice);
    await until(app, () => kinds(app)[0] === "done");
    expect(stepsOfRun(runs(app)[0])).toBe(FIGURES.steps);
  });

  it("that was stopped stays so, whatever is done to the forks of its lane", async () => {
    const app = await openLong();
    const { id } = session(app).lanes[0] ?? { id: -1 };
    app.stopRun(id);
    await until(app, () => kinds(app)[0] === "stopped");
    const [stopped] = runs(app);
    const value = 0.7;
    await app.intervene(id, { kind: "threshold", step: stepOf(stepsOfRun(stopped) - 1), after: 0, value });
    app.renameFork(id, 1, "mine");
    app.showFork(id, null);
    await app.redo(); // after all of these
    const [lane] = session(app).lanes;
    expect(lane).toMatchObject({ shown: null, forks: [{ name: "mine" }] });
    expect(lane?.runs.original).toBe(stopped);
    expect(app.store.getState().work).toEqual([]);
  });

  it("ends without a word when another scenario takes its place", async () => {
    const app = await openLong();
    const [before] = runs(app);
    expect(await app.openSource(SHORT)).toBe(true);
    await until(app, () => kinds(app).every((kind) => kind === "done"));
    const come = before?.kind === "failed" || before === undefined ? -1 : completedSteps(before.record);
    for (let turns = 0; turns < 10; turns++) await turn(); // a run that goes on comes further in each
    expect(session(app).scenario.name).toBe("random");
    expect(before?.kind === "failed" || before === undefined ? -1 : completedSteps(before.record)).toBe(come);
    expect(app.store.getState()).toMatchObject({ work: [], problem: null });
  });

  it("leaves nothing under way behind once it is shown", async () => {
    const app = await openLong();
    expect(app.store.getState().work).toEqual([]);
    await until(app, () => kinds(app).every((kind) => kind === "done"));
    expect(app.store.getState()).toMatchObject({ work: [], problem: null });
  });

  it("of another policy comes back to the moment that was looked at", async () => {
    const app = await openLong();
    await until(app, () => kinds(app).every((kind) => kind === "done"));
    app.play({ kind: "seek-hour", step: 150 });
    const [lane] = session(app).lanes;
    await app.choosePolicy(lane?.id ?? -1, choose("thr-mmt"));
    await until(app, () => kinds(app)[0] === "done");
    expect(app.store.getState().playback.at.step).toBe(150);
  });

  it("is waited for when one plays at the end of what is there", async () => {
    const app = await openLong();
    app.play({ kind: "seek-hour", step: FIGURES.steps });
    const { step } = app.store.getState().playback.at;
    app.play({ kind: "play" });
    expect(app.store.getState().playback).toMatchObject({ kind: "playing", at: { step } });
  });

  it("whose opening is cancelled is not run any further", async () => {
    const local = createLocalRunner();
    const underWay = new Set<AbortSignal>();
    const app = createApp(
      {
        ...local,
        call(kind, request, options) {
          if (kind === "run" && options?.signal !== undefined) underWay.add(options.signal);
          return local.call(kind, request, options);
        },
      },
      createFrameScheduler((callback) => frames.push(callback)),
      DEFAULT_DISPLAY,
    );
    const opening = app.open({ source: LONG, choices: CHOICES, at: null });
    await until(app, () => app.store.getState().work.some(({ progress }) => progress !== null));
    for (const { cancel } of app.store.getState().work) cancel();
    expect(await opening).toBe(false);
    expect(underWay.size).toBe(3);
    expect([...underWay].every((signal) => signal.aborted)).toBe(true);
    expect(app.store.getState()).toMatchObject({ session: null, work: [], problem: null });
  });
});
