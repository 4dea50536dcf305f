/**
 * How a fleet stands when a policy looks at it: before the event that is shown, since that is what it decided
 * on; at the moment itself where none is. The source is whoever somebody has chosen, else the event's, else
 * the PM that the policy would turn to first.
 */

import { RESOURCE_COUNT } from "../../base/resources.ts";
import type { Column, ReadonlyColumn } from "../../base/vector.ts";
import { norm } from "../../base/vector.ts";
import { isAnyOver } from "../../engine/metrics.ts";
import type { RunEvent } from "../../engine/record.ts";
import type { Sight, Standing } from "../../engine/sight.ts";
import type { LaneFrame } from "../lane-frame.ts";
import { isReasoning } from "../picture/event-geometry.ts";

export interface StandingInput {
  readonly frame: LaneFrame;
  readonly sight: Sight;
  /** Source and target of what is drawn: of the event, or of what is weighed. */
  readonly involved: { readonly from: number; readonly to: number | null } | null;
  /** Whether the event that led to the moment is drawn: places are then those before it. */
  readonly drawsEvent: boolean;
  readonly chosen: number | null;
}

/** What of a moment it follows from where no reasons are drawn. @param hidesEvent whether the event gives way to something else */
export function momentSeen(
  frame: LaneFrame,
  hidesEvent: boolean,
): Pick<StandingInput, "frame" | "involved" | "drawsEvent"> {
  const drawsEvent = !hidesEvent && frame.event !== null && !isReasoning(frame);
  return { frame, drawsEvent, involved: drawsEvent ? frame.event : null };
}

export function standingOf({ frame, sight, involved, drawsEvent, chosen }: StandingInput): Standing {
  const utilization = drawsEvent ? frame.before : frame.utilization;
  const pms = utilization.length / RESOURCE_COUNT;
  const hosts = Array.from({ length: pms }, (_, pm) => pm).filter(frame.isUp);
  const first = (): number | null => firstOf(hosts, utilization, frame.threshold, sight.criterionOf ?? norm);
  const source = chosen ?? involved?.from ?? first();
  const { event, vmsOn, shareOf, threshold } = frame;
  return {
    utilization,
    begun: frame.begun(),
    hosts,
    threshold,
    source,
    target: source === involved?.from ? involved.to : null,
    vm:
      drawsEvent && event !== null && event.kind !== "no-solution" && event.from === source ? event.vm : null,
    vmsOn: drawsEvent && event !== null ? vmsBefore(event, vmsOn) : vmsOn,
    shareOf,
  };
}

/** Who ran where before the event. */
function vmsBefore(event: RunEvent, vmsOn: Standing["vmsOn"]): Standing["vmsOn"] {
  if (event.kind === "no-solution") return vmsOn;
  const { vm, from, to } = event;
  const back = event.kind === "swap" ? event.with : null;
  return (pm) => {
    const now = vmsOn(pm);
    if (pm !== from && pm !== to) return now;
    const [came, left] = pm === to ? [vm, back] : [back, vm];
    const stayed = now.filter((each) => each !== came);
    return left === null ? stayed : [...stayed, left].sort((a, b) => a - b);
  };
}

/** Of those over, or of all where none is, the one with the largest figure, the lowest of equals. */
function firstOf(
  hosts: readonly number[],
  utilization: Column,
  threshold: number,
  figureOf: (utilization: ReadonlyColumn, pm: number) => number,
): number | null {
  const over = hosts.filter((pm) => isAnyOver(utilization, pm, threshold));
  const [first, ...others] = over.length > 0 ? over : hosts;
  if (first === undefined) return null;
  return others.reduce(
    (most, pm) => (figureOf(utilization, pm) > figureOf(utilization, most) ? pm : most),
    first,
  );
}
