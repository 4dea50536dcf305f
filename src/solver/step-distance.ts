/**
 * How far what was done in a step is from the best that could be done (OP8), on the placement in which the
 * step began: the same for whoever ran, and nothing of earlier steps is held against it.
 */

import { assert } from "../base/assert.ts";
import type { Step } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import { Cluster } from "../engine/cluster.ts";
import { dueIn } from "../engine/conditions.ts";
import { createPlacementCursor } from "../engine/cursor.ts";
import type { Question } from "../engine/decider.ts";
import { countersBefore, movedVms } from "../engine/metrics.ts";
import type { RunRecord } from "../engine/record.ts";
import { utilizationAfter } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { BestPlacement } from "./best-placement.ts";
import { gapOf } from "./best-placement.ts";
import { MOST_PLACES, SECONDS } from "./limits.ts";
import { excessOf, PLACEMENT_SOLVER, placementProblem } from "./placement-problem.ts";

export interface StepDistance {
  /** What is left over the threshold beyond the least that there could be, over PMs and resources. */
  readonly excess: number;
  /** VMs moved beyond the fewest that it takes for the least excess; a swap moves two. */
  readonly moves: number;
  /** Whether a solver has proven what it is measured by: else it may be farther off. */
  readonly isProven: boolean;
}

/** What it takes to know a distance. */
export type DistanceTask =
  /** Nothing; null where there is none: a person intervened in the step, or the fleet is too large (OP6). */
  | { readonly kind: "known"; readonly distance: StepDistance | null }
  | {
      readonly kind: "asks";
      readonly question: Question;
      readonly distanceBy: (answer: unknown) => StepDistance;
    };

/** Of each step of a run that is done, in order. */
export function createDistanceTasks(workload: Workload, record: RunRecord): (step: Step) => DistanceTask {
  const cursor = createPlacementCursor(record);
  const cluster = new Cluster(workload);
  return (step) => {
    if (dueIn(workload, step).length > 0) return { kind: "known", distance: null };
    cursor.seek(step, 0);
    cluster.placement.place(cursor.placement.hosts);
    cluster.beginStep(step);
    const left = excessOf(utilizationAfter(record, step), cluster);
    const moved = movesIn(record, step);
    const isCalm = !Array.from({ length: cluster.pms }, (_, pm) => pmId(pm)).some((pm) =>
      cluster.isOverloaded(pm),
    );
    if (isCalm) return { kind: "known", distance: { excess: left, moves: moved, isProven: true } };
    if (cluster.pms * cluster.vms > MOST_PLACES) return { kind: "known", distance: null };
    const problem = placementProblem(cluster, SECONDS);
    return {
      kind: "asks",
      question: { solver: PLACEMENT_SOLVER, problem },
      distanceBy(answer) {
        const { excess, moves } = (answer as BestPlacement).stages;
        const distance = {
          excess: Math.max(0, left - excess.found),
          moves: Math.max(0, moved - moves.found), // who leaves more over may have moved less
          isProven: gapOf(excess) === 0 && gapOf(moves) === 0,
        };
        assert(Number.isFinite(distance.excess), `the distance of step ${step} is a figure`);
        return distance;
      },
    };
  };
}

function movesIn(record: RunRecord, step: Step): number {
  const [before, after] = [0, Number.POSITIVE_INFINITY].map((event) =>
    movedVms(countersBefore(record, step, event)),
  ) as [number, number];
  return after - before;
}

/** What the distances of steps come to; steps without one count for nothing. */
export interface RunDistance {
  /** In PM-steps, times the excess that was avoidable in each. */
  readonly excess: number;
  readonly moves: number;
  /** Steps whose distance is known but not proven. */
  readonly unproven: number;
  /** Steps without one. */
  readonly unknown: number;
}

export const sumOfDistances = (distances: readonly (StepDistance | null)[]): RunDistance => ({
  excess: distances.reduce((sum, one) => sum + (one?.excess ?? 0), 0),
  moves: distances.reduce((sum, one) => sum + (one?.moves ?? 0), 0),
  unproven: distances.filter((one) => one?.isProven === false).length,
  unknown: distances.filter((one) => one === null).length,
});
