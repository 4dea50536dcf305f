/** The tasks behind a session: who is found, who is stopped. With tasks that do nothing. */

import { describe, expect, it } from "vitest";
import { NO_INTERVENTIONS } from "../../src/engine/intervention.ts";
import type { Run } from "../../src/state/run.ts";
import type { RunTask } from "../../src/state/run-task.ts";
import { createSessionRuns } from "../../src/state/session-runs.ts";
import { moveAt, openTwo, scoa } from "./fork-page.ts";
import { laneOf, runOf } from "./page.ts";

const { scenario, workload, record, view, completed } = runOf(laneOf((await openTwo()).app, 1));
const simulated = { scenario, workload, record, view, completed };
const RUNS: readonly Run[] = [
  { kind: "running", ...simulated, remainingMs: 1 },
  { kind: "stopped", ...simulated, fault: null },
  { kind: "done", ...simulated },
  { kind: "failed", fault: { kind: "died" } },
];
const [, STOPPED, DONE] = RUNS as [Run, Run, Run, Run];

/** The task behind a run that is as far as it is said to be. */
function createTask(run: Run, interventions = NO_INTERVENTIONS) {
  const seen = { stopped: 0 };
  const task: RunTask = {
    choice: scoa,
    interventions,
    ready: Promise.resolve(),
    current: () => run,
    stop: () => void seen.stopped++,
  };
  return { task, seen };
}

const laneOfTasks = (original: RunTask, ...forks: readonly RunTask[]) => ({
  original,
  forks: new Map(forks.map((task, i) => [i + 1, task])),
});

describe("a run that is looked for", () => {
  it.each(RUNS)("is the one in its place: $kind", (run) => {
    const runs = createSessionRuns();
    const { task } = createTask(run);
    runs.replaceLane(0, laneOfTasks(task));
    expect(runs.find(0, null, scoa, NO_INTERVENTIONS)).toBe(task);
    expect(runs.find(0, null, scoa, [moveAt(3)])).toBeUndefined();
    expect(runs.find(0, null, { ...scoa, policy: "none" }, NO_INTERVENTIONS)).toBeUndefined();
  });

  it("may be elsewhere in the lane, or retired, if it comes to its end", () => {
    const runs = createSessionRuns();
    const [stopped, done, other] = [createTask(STOPPED), createTask(DONE, [moveAt(3)]), createTask(DONE)];
    runs.replaceLane(0, laneOfTasks(stopped.task, done.task));
    expect(runs.find(0, 1, scoa, NO_INTERVENTIONS)).toBeUndefined();
    expect(runs.find(0, null, scoa, [moveAt(3)])).toBe(done.task);
    expect(runs.find(1, null, scoa, [moveAt(3)])).toBeUndefined();
    runs.replaceLane(0, laneOfTasks(other.task));
    expect(runs.find(0, null, scoa, [moveAt(3)])).toBe(done.task);
    expect([stopped.seen.stopped, done.seen.stopped]).toEqual([1, 0]);
  });

  it("is gone with its lane", () => {
    const runs = createSessionRuns();
    const [done, other] = [createTask(DONE, [moveAt(3)]), createTask(DONE)];
    runs.replaceLane(0, laneOfTasks(done.task));
    runs.replaceLane(0, laneOfTasks(other.task));
    expect(runs.find(0, null, scoa, [moveAt(3)])).toBe(done.task);
    runs.remove(0);
    expect(runs.find(0, null, scoa, [moveAt(3)])).toBeUndefined();
    expect(runs.relatives(scoa)).toEqual([]);
    expect(other.seen.stopped).toBe(1);
  });
});

describe("a task in two places of a lane", () => {
  it("stays as long as it has one of them", () => {
    const runs = createSessionRuns();
    const { task, seen } = createTask(STOPPED);
    runs.replaceLane(0, laneOfTasks(task, task));
    runs.replaceLane(0, laneOfTasks(task));
    expect(seen.stopped).toBe(0);
    runs.replaceLane(0, laneOfTasks(createTask(DONE).task));
    expect(seen.stopped).toBe(1);
  });
});
