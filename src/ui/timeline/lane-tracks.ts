/** What the timeline draws of lanes: their events, what of them concerns the chosen machine, and demands of their own. */

import { stepOf } from "../../base/ids.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";
import type { TimelineLane } from "../../charts/timeline/timeline-marks.ts";
import type { RunEvent } from "../../engine/record.ts";
import { eventAt, eventCount } from "../../engine/record.ts";
import type { Lane } from "../../state/lane.ts";
import type { Position } from "../../state/playback.ts";
import type { Run } from "../../state/run.ts";
import { demandSeries, eventCounts, hasOwnDemand, trackEvents } from "../../view/over-time/series.ts";

/** cpu, net, mem of every shown run whose fleet demands, or has, something else than the scenario's: a fork may add load, and PMs that come or go. */
export const ownDemands = (lanes: readonly Pick<Lane, "run">[]): Float64Array[][] =>
  lanes.flatMap(({ run }) =>
    run.kind === "failed" || !hasOwnDemand(run.workload)
      ? []
      : [RESOURCE_INDICES.map((r) => demandSeries(run.record, r))],
  );

/** Whether an event of a run concerns the chosen PM or VM; null while neither is chosen. */
export function concernsOf(run: Run, pm: number | null, vm: number | null): TimelineLane["concerns"] {
  if (run.kind === "failed" || (pm === null && vm === null)) return null;
  return (step, index) => isAbout(eventAt(run.record, stepOf(step), index), pm, vm);
}

const isAbout = (event: RunEvent, pm: number | null, vm: number | null): boolean =>
  (pm !== null && (event.from === pm || event.to === pm)) ||
  (vm !== null &&
    event.kind !== "no-solution" &&
    (event.vm === vm || (event.kind === "swap" && event.with === vm)));

/** A failed run has no events. */
export function eventsOfRun(run: Run): Pick<TimelineLane, "counts" | "events"> {
  if (run.kind === "failed") return { counts: NO_EVENTS, events: () => [] };
  return { counts: eventCounts(run.record), events: () => trackEvents(run.record) };
}

const NO_EVENTS = { migration: new Uint32Array(), swap: new Uint32Array(), "no-solution": new Uint32Array() };

/** How many events of the step have happened in each lane. */
export const actionsOfLanes = (lanes: readonly Lane[], at: Position): number[] =>
  lanes.map(({ run }) => (run.kind !== "failed" ? Math.min(at.action, eventCount(run.record, at.step)) : 0));
