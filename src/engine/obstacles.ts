/**
 * Why an intervention does not apply when its moment comes (I1), and so changes nothing. The same
 * question is asked while a run is simulated and, of its record, afterwards: what stood in the way then
 * follows from who ran where and which conditions held.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { findDue } from "./changes.ts";
import type { Conditions } from "./conditions.ts";
import { canGoDown, conditionsAfter } from "./conditions.ts";
import { createPlacementCursor, type PlacementCursor } from "./cursor.ts";
import type { Intervention, MomentIntervention } from "./intervention.ts";
import type { RunRecord } from "./record.ts";
import type { Workload } from "./workload.ts";

export type Obstacle =
  /** The VM runs on that PM already. */
  | "there-already"
  /** The PM is down already, or has not been added yet. */
  | "not-up"
  /** Both VMs of a swap run on the same PM. */
  | "same-pm"
  /** The threshold is that already. */
  | "same-threshold"
  /** No other PM is up (I3). */
  | "last-pm";

/** What a change finds. */
interface Standing extends Pick<Conditions, "threshold" | "downCount" | "isUp"> {
  hostOf(vm: VmId): PmId;
}

/**
 * What stands in the way of a change; null where nothing does.
 * @param pms those that are added included
 */
export function obstacleTo(made: MomentIntervention, now: Standing, pms: number): Obstacle | null {
  switch (made.kind) {
    case "move":
      if (now.hostOf(made.vm) === made.to) return "there-already";
      return now.isUp(made.to) ? null : "not-up";
    case "swap":
      return now.hostOf(made.vm) === now.hostOf(made.with) ? "same-pm" : null;
    case "threshold":
      return made.value === now.threshold ? "same-threshold" : null;
    case "pm-down":
      if (!now.isUp(made.pm)) return "not-up";
      return canGoDown(now, made.pm, pms) ? null : "last-pm";
    case "pm-added":
      return null;
  }
}

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
    const found = { threshold, downCount, isUp, hostOf: (vm: VmId) => placement.hostOf(vm) };
    return obstacleTo(due.made, found, workload.pms);
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
    return obstacle === null || !("after" in made) ? [] : [{ made, index, obstacle }];
  });
}
