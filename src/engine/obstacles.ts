/**
 * Why an intervention does not apply when its moment comes (I1), and so changes nothing. The same
 * question is asked while a run is simulated and, of its record, afterwards: what stood in the way then
 * follows from who ran where and which conditions held.
 */

import type { VmId } from "../base/ids.ts";
import { findDue } from "./changes.ts";
import { conditionsAfter } from "./conditions.ts";
import { createPlacementCursor, type PlacementCursor } from "./cursor.ts";
import type { Intervention, MomentIntervention } from "./intervention.ts";
import { isAtMoment, kindOf } from "./intervention.ts";
import type { Obstacle } from "./interventions/kind.ts";
import type { RunRecord } from "./record.ts";
import type { Workload } from "./workload.ts";

/**
 * Finds what stood in the way of an intervention of the workload in a run: null where it was made,
 * undefined for one without a moment (a veto, a load), and where its step is not done. Interventions
 * that are asked for in order of time cost the least.
 */
export function createObstacleFinder(
  workload: Workload,
  record: RunRecord,
): (made: Intervention) => Obstacle | null | undefined {
  let cursor: PlacementCursor | null = null;
  return (made) => {
    const due = findDue(workload, record, made);
    if (due === null) return undefined;
    if (due.isMade) return null;
    cursor ??= createPlacementCursor(record);
    cursor.seek(due.made.step, due.events);
    const { placement } = cursor;
    const { threshold, downCount, isUp } = conditionsAfter(workload, due.before);
    const hostOf = (vm: VmId) => placement.hostOf(vm);
    return kindOf(due.made).obstacle(due.made, { pms: workload.pms, threshold, downCount, isUp, hostOf });
  };
}

/** An intervention that a run passed over. */
export interface PassedOver {
  readonly made: MomentIntervention;
  /** Its place in the workload's list, from 0. */
  readonly index: number;
  readonly obstacle: Obstacle;
}

/** What a run passed over, in the order of the list. */
export function passedOverIn(workload: Workload, record: RunRecord): PassedOver[] {
  const obstacleOf = createObstacleFinder(workload, record);
  return workload.interventions.flatMap((made, index) => {
    const obstacle = obstacleOf(made) ?? null;
    return obstacle === null || !isAtMoment(made) ? [] : [{ made, index, obstacle }];
  });
}
