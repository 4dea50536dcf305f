/** The runs behind a session: who is heard, who is found, who is stopped. With runs that do nothing. */

import { describe, expect, it } from "vitest";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import type { LaneRun, LiveRun } from "../../src/state/live-run.ts";
import type { RunKey } from "../../src/state/session-runs.ts";
import { createSessionRuns, forkKey, originalKey } from "../../src/state/session-runs.ts";
import { moveAt, openTwo, scoa } from "./fork-page.ts";
import { laneOf, runOf } from "./page.ts";

const shown = runOf(laneOf((await openTwo()).app, 1));

/** A run of a policy that is as far as it is said to be. */
function createRun(kind: LaneRun["kind"], interventions = NO_INTERVENTIONS) {
  const listeners: (() => void)[] = [];
  const seen = { stopped: 0 };
  const current: LaneRun = kind === "failed" ? { kind, fault: { kind: "died" } } : { ...shown, kind };
  const live: LiveRun = {
    choice: scoa,
    interventions,
    ready: Promise.resolve(),
    current: () => current,
    listen: (listener) => void listeners.push(listener),
    stop: () => void seen.stopped++,
  };
  return { live, listeners, seen };
}

const [original, fork] = [originalKey(0), forkKey(0, 1)];

describe("a run that grows", () => {
  it("is listened to once, however often its lane changes, and told of once for each place", () => {
    const told: RunKey[] = [];
    const runs = createSessionRuns((key) => told.push(key));
    const { live, listeners } = createRun("running");
    for (let i = 0; i < 50; i++) {
      runs.replaceLane(
        0,
        new Map([
          [original, live],
          [fork, live],
        ]),
      );
    }
    expect(listeners).toHaveLength(1);
    for (const tell of listeners) tell();
    expect(told).toEqual([original, fork]);
  });

  it("is not heard of any more once it is replaced, and again when it comes back", () => {
    const told: RunKey[] = [];
    const runs = createSessionRuns((key) => told.push(key));
    const { live, listeners } = createRun("done");
    runs.replaceLane(0, new Map([[original, live]]));
    runs.replaceLane(0, new Map());
    for (const tell of listeners) tell();
    expect(told).toEqual([]);
    runs.replaceLane(0, new Map([[fork, live]]));
    for (const tell of listeners) tell();
    expect(told).toEqual([fork]);
  });
});

describe("a run that is looked for", () => {
  it.each(["running", "stopped", "done", "failed"] as const)("is the one in its place: %s", (kind) => {
    const runs = createSessionRuns(() => {});
    const { live } = createRun(kind);
    runs.replaceLane(0, new Map([[original, live]]));
    expect(runs.find(0, original, scoa, NO_INTERVENTIONS)).toBe(live);
    expect(runs.find(0, original, scoa, [moveAt(3)])).toBeUndefined();
    expect(runs.find(0, original, { ...scoa, policy: "none" }, NO_INTERVENTIONS)).toBeUndefined();
  });

  it("may be elsewhere in the lane, or retired, if it comes to its end", () => {
    const runs = createSessionRuns(() => {});
    const [stopped, done] = [createRun("stopped"), createRun("done", [moveAt(3)])];
    runs.replaceLane(
      0,
      new Map([
        [original, stopped.live],
        [fork, done.live],
      ]),
    );
    expect(runs.find(0, fork, scoa, NO_INTERVENTIONS)).toBeUndefined();
    expect(runs.find(0, original, scoa, [moveAt(3)])).toBe(done.live);
    expect(runs.find(1, originalKey(1), scoa, [moveAt(3)])).toBeUndefined();
    runs.replaceLane(0, new Map());
    expect(runs.find(0, original, scoa, [moveAt(3)])).toBe(done.live);
    expect([stopped.seen.stopped, done.seen.stopped]).toEqual([1, 0]);
  });
});
