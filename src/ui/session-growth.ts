/** Tells a session whose runs have come further from one that is another. */

import type { LaneRun } from "../state/live-run.ts";
import type { Session } from "../state/session.ts";

/** Whether nothing but the length of runs is different. */
export function isGrowth(before: Session, after: Session): boolean {
  return (
    before.scenario === after.scenario &&
    isRunGrowth(before.baseline, after.baseline) &&
    before.lanes.length === after.lanes.length &&
    before.lanes.every((lane, i) => {
      const now = after.lanes[i];
      return now?.id === lane.id && now.choice === lane.choice && isRunGrowth(lane.run, now.run);
    })
  );
}

const isRunGrowth = (before: LaneRun, after: LaneRun): boolean =>
  before.kind !== "failed" &&
  after.kind !== "failed" &&
  before.kind === after.kind &&
  before.record === after.record;
