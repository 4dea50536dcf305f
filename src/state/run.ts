/** What there is of a run, as data: a policy on a workload, as far as it is simulated. */

import type { RunRecord } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { Fault } from "../runner/fault.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LaneView } from "../view/lane-frame.ts";

interface Simulated {
  readonly scenario: Scenario;
  /** What it ran on: with interventions. */
  readonly workload: Workload;
  /** Grows while the run goes on, and stays the same object: a run is known by it. */
  readonly record: RunRecord;
  readonly view: LaneView;
  /** Steps that were done when this was said. */
  readonly completed: number;
}

interface RunningRun extends Simulated {
  readonly kind: "running";
  /** How long the rest will take at the pace so far, in milliseconds. */
  readonly remainingMs: number;
}

interface StoppedRun extends Simulated {
  readonly kind: "stopped";
  /** Why it stopped by itself; null where a person stopped it. */
  readonly fault: Fault | null;
}

interface DoneRun extends Simulated {
  readonly kind: "done";
}

/** A run that can be looked at, as far as it is done: at least its first step is. */
export type ShownRun = RunningRun | StoppedRun | DoneRun;

/** A run that failed has nothing to show. */
export type Run = ShownRun | { readonly kind: "failed"; readonly fault: Fault };

/** Something of each run of a lane: the run itself, or the task behind it. */
export interface LaneRuns<T> {
  /** Of the run without any of the lane's forks. */
  readonly original: T;
  /** By the id of the fork. */
  readonly forks: ReadonlyMap<number, T>;
}

/** The original's first, then the forks' in their order. */
export const allOf = <T>({ original, forks }: LaneRuns<T>): readonly T[] => [original, ...forks.values()];

export const mapRuns = <T, R>({ original, forks }: LaneRuns<T>, make: (one: T) => R): LaneRuns<R> => ({
  original: make(original),
  forks: new Map([...forks].map(([fork, one]) => [fork, make(one)])),
});
