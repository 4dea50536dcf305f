/** Tells a session whose runs have come further from one that is another. */

import type { Lane } from "../state/lane.ts";
import { runOfFork } from "../state/lane.ts";
import type { Run } from "../state/run.ts";
import type { Session } from "../state/session.ts";

/** Whether nothing but the length of runs is different. */
export function isGrowth(before: Session, after: Session): boolean {
  return (
    before.scenario === after.scenario &&
    isRunGrowth(before.baseline, after.baseline) &&
    before.lanes.length === after.lanes.length &&
    before.lanes.every((lane, i) => {
      const now = after.lanes[i];
      return now !== undefined && isLaneGrowth(lane, now);
    })
  );
}

const isLaneGrowth = (before: Lane, after: Lane): boolean =>
  before.id === after.id &&
  before.choice === after.choice &&
  before.name === after.name &&
  before.shown === after.shown &&
  before.interventions === after.interventions &&
  isRunGrowth(before.runs.original, after.runs.original) &&
  isRunGrowth(before.run, after.run) &&
  before.forks.length === after.forks.length &&
  before.forks.every((fork, i) => {
    const now = after.forks[i];
    if (now?.id !== fork.id || now.name !== fork.name) return false;
    return isRunGrowth(runOfFork(before, fork), runOfFork(after, now));
  });

const isRunGrowth = (before: Run, after: Run): boolean =>
  before.kind !== "failed" &&
  after.kind !== "failed" &&
  before.kind === after.kind &&
  before.record === after.record;
