/** What counts as growth of a session: drawings may take their time to follow it, and nothing else. */

import { describe, expect, it } from "vitest";
import { createApp } from "../../src/state/app.ts";
import { DEFAULT_DISPLAY } from "../../src/state/display.ts";
import { createFrameScheduler } from "../../src/state/frame-scheduler.ts";
import type { Lane, LanePlan } from "../../src/state/lane.ts";
import { createLane, runOfFork } from "../../src/state/lane.ts";
import type { Run } from "../../src/state/run.ts";
import type { Session } from "../../src/state/session.ts";
import { isGrowth } from "../../src/ui/session-growth.ts";
import { createLocalRunner } from "../contract/local-runner.ts";
import { choose } from "./fixtures.ts";

async function open(): Promise<Session> {
  const app = createApp(
    createLocalRunner(),
    createFrameScheduler(() => {}),
    DEFAULT_DISPLAY,
  );
  const choices = [choose("scoa"), choose("none")];
  await app.open({ source: { kind: "preset", name: "random", seed: 3 }, choices, at: null });
  const { session } = app.store.getState();
  if (session === null) throw new Error("a session is open");
  return session;
}

/** The session with one of its lanes as `change` makes it. */
const withLane = (session: Session, change: (lane: Lane) => Lane): Session => ({
  ...session,
  lanes: session.lanes.map((lane, i) => (i === 0 ? change(lane) : lane)),
});

describe("growth of a session", async () => {
  const session = await open();

  it("is a run that has come further, a lane's or the baseline's", () => {
    expect(isGrowth(session, { ...session, baseline: { ...session.baseline, completed: 1 } })).toBe(true);
    const further = withLane(session, (lane) => ({ ...lane, run: { ...lane.run } }));
    expect(isGrowth(session, further)).toBe(true);
  });

  it("is not a run that has ended or failed, nor another run", async () => {
    const stopped = withLane(session, (lane) =>
      lane.run.kind === "failed" ? lane : { ...lane, run: { ...lane.run, kind: "stopped", fault: null } },
    );
    const failed = withLane(session, (lane) => ({
      ...lane,
      run: { kind: "failed", fault: { kind: "died" } },
    }));
    for (const other of [stopped, failed, await open()]) expect(isGrowth(session, other)).toBe(false);
  });

  it("is not a lane that comes, goes, or runs something else", () => {
    expect(isGrowth(session, { ...session, lanes: session.lanes.slice(1) })).toBe(false);
    expect(isGrowth(session, { ...session, lanes: session.lanes.toReversed() })).toBe(false);
    const chosen = withLane(session, (lane) => ({ ...lane, choice: choose("none") }));
    expect(isGrowth(session, chosen)).toBe(false);
  });

  it("is not a fork that comes, is shown or is named, but one that has come further", () => {
    const forked = withLane(session, (lane) => {
      const fork = { id: 1, name: "", interventions: [...lane.interventions] };
      return createLane({ ...lane, forks: [fork] }, { ...lane.runs, forks: new Map([[1, lane.run]]) });
    });
    const withPlan = (change: Partial<LanePlan>): Session =>
      withLane(forked, (lane) => createLane({ ...lane, ...change }, lane.runs));
    const withForkRun = (change: (run: Run) => Run): Session =>
      withLane(forked, (lane) =>
        createLane(lane, { ...lane.runs, forks: new Map([[1, change(runOfFork(lane, { id: 1 }))]]) }),
      );
    const [fork] = forked.lanes[0]?.forks ?? [];
    if (fork === undefined) throw new Error("there is a fork");
    expect(isGrowth(session, forked)).toBe(false);
    expect(isGrowth(forked, withPlan({ shown: 1 }))).toBe(false);
    expect(isGrowth(forked, withPlan({ forks: [{ ...fork, name: "mine" }] }))).toBe(false);
    expect(
      isGrowth(
        forked,
        withForkRun(() => ({ kind: "failed", fault: { kind: "died" } })),
      ),
    ).toBe(false);
    expect(
      isGrowth(
        forked,
        withForkRun((run) => ({ ...run })),
      ),
    ).toBe(true);
  });
});
