/**
 * What one lane looks like at a moment: where every PM's point is drawn, what is exactly true
 * there, and which event is being shown. Everything is read off the record through a cursor;
 * points in motion are interpolated between two recorded states, and never anything else.
 */

import { easeCubicInOut } from "d3-ease";
import type { Step } from "../base/ids.ts";
import { pmId, stepOf, vmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { at } from "../base/vector.ts";
import { createCursor } from "../engine/cursor.ts";
import type { RunEvent, RunRecord } from "../engine/record.ts";
import { eventAt, eventCount, utilizationAfter } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { Moment } from "./moment.ts";

/** The phases of an event's animation, as fractions of it: see the design tokens, "Motion" (150, 200, 250, 250 ms). */
export const EVENT_PHASES = {
  sourceShown: 150 / 850,
  targetShown: 350 / 850,
  left: 600 / 850,
  joined: 1,
} as const;

export interface LaneFrame {
  readonly step: Step;
  /** Events of this step that have happened in this lane, 0..actions. */
  readonly action: number;
  /** Events that this step has in this lane. */
  readonly actions: number;
  /** `3 * pms`: where the points are drawn. */
  readonly positions: Float64Array;
  /** `3 * pms`: the utilization once the motion, if any, is over. */
  readonly utilization: Float64Array;
  /** The event that leads to this moment; null when the hour has only begun. */
  readonly event: RunEvent | null;
  /** How far `event` has been carried out, 0..1 in the phases of {@link EVENT_PHASES}. */
  readonly eventProgress: number;
  /** `3 * pms`: utilization before `event`; the same as `utilization` when there is none. */
  readonly before: Float64Array;
  /** `vms`: the PM that runs each VM, `event` carried out. */
  readonly placement: Int32Array;
  /** What `vm` demands at this step, in fractions of the capacity of `pm`: what it adds to a PM that runs it. */
  readonly shareOf: (vm: number, pm: number) => ResourceVector;
  /** Utilization at the end of each of the last hours, oldest first, then after each event of this hour but the last; `3 * pms` each. */
  readonly trail: readonly Float64Array[];
}

export interface LaneView {
  /** The frame at `moment`. The arrays are reused: they are valid until the next call. */
  frameAt(moment: Moment, trailHours: number): LaneFrame;
}

export function createLaneView(workload: Workload, record: RunRecord): LaneView {
  const cursor = createCursor(workload, record);
  const { cluster } = cursor;
  const positions = new Float64Array(record.pms * 3);
  const before = new Float64Array(record.pms * 3);
  const shareOf = (vm: number, pm: number): ResourceVector => {
    const share = (r: ResourceIndex): number => cluster.shareOf(vmId(vm), pmId(pm), r);
    return [share(0), share(1), share(2)];
  };
  /** What stays as it is while points move; the cursor stands there. */
  let sought: { readonly step: Step; readonly action: number; readonly hours: number } | null = null;
  let trail: Float64Array[] = [];

  return {
    frameAt(moment, trailHours) {
      const { step } = moment;
      const actions = eventCount(record, step);
      const action = Math.min(moment.action, actions);
      const behind = moment.action > actions; // other lanes are still acting: this one rests
      const progress = behind ? 1 : moment.progress;
      const event = action === 0 ? null : eventAt(record, step, action - 1);
      if (sought?.step !== step || sought.action !== action || sought.hours !== trailHours) {
        seek(step, action, trailHours);
      }
      const { utilization, placement } = cluster;

      if (event === null) {
        const previous = step === 0 ? utilization : utilizationAfter(record, stepOf(step - 1));
        interpolate(positions, previous, utilization, easeCubicInOut(progress));
      } else {
        positions.set(before);
        movePoint(event.from, easedPart(progress, EVENT_PHASES.targetShown, EVENT_PHASES.left));
        if (event.to !== null) {
          movePoint(event.to, easedPart(progress, EVENT_PHASES.left, EVENT_PHASES.joined));
        }
      }
      return {
        step,
        action,
        actions,
        positions,
        utilization,
        event,
        eventProgress: event === null ? 0 : progress,
        before,
        placement,
        shareOf,
        trail,
      };

      function movePoint(pm: number, t: number): void {
        for (let i = pm * 3; i < pm * 3 + 3; i++) positions[i] = lerp(at(before, i), at(utilization, i), t);
      }
    },
  };

  function seek(step: Step, action: number, hours: number): void {
    trail = trailBefore(step, hours);
    for (let a = 0; a < action; a++) {
      cursor.seek(step, a);
      trail.push(cluster.utilization.slice());
      before.set(cluster.utilization);
    }
    cursor.seek(step, action);
    if (action === 0) before.set(cluster.utilization);
    sought = { step, action, hours };
  }

  function trailBefore(step: Step, hours: number): Float64Array[] {
    const first = Math.max(0, step - hours);
    return Array.from({ length: step - first }, (_, i) => utilizationAfter(record, stepOf(first + i)));
  }
}

const lerp = (from: number, to: number, t: number): number => from + (to - from) * t;

/** How far `progress` is through the part of an event from `start` to `end`, 0..1. */
export const partOf = (progress: number, start: number, end: number): number =>
  Math.min(1, Math.max(0, (progress - start) / (end - start)));

/** The same, eased as the points are. */
export const easedPart = (progress: number, start: number, end: number): number =>
  easeCubicInOut(partOf(progress, start, end));

function interpolate(out: Float64Array, from: Float64Array, to: Float64Array, t: number): void {
  for (let i = 0; i < out.length; i++) out[i] = lerp(at(from, i), at(to, i), t);
}
