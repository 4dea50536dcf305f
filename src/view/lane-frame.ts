/**
 * What one lane looks like at a moment: where every PM's point is drawn, what is exactly true
 * there, and which event is being shown. Points are read off the record alone, whatever its size;
 * who runs where and what a VM demands is looked up only for the machines that somebody asks about.
 * Points in motion are interpolated between two recorded states, and never anything else.
 */

import { easeCubicInOut } from "d3-ease";
import type { Step } from "../base/ids.ts";
import { pmId, stepOf } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { at, vectorAt } from "../base/vector.ts";
import { conditionsAt } from "../engine/changes.ts";
import type { Conditions } from "../engine/conditions.ts";
import type { PlacementCursor } from "../engine/cursor.ts";
import { createPlacementCursor } from "../engine/cursor.ts";
import type { Decision, Deliberation } from "../engine/decision.ts";
import type { RunEvent, RunRecord } from "../engine/record.ts";
import {
  eventAt,
  eventCount,
  eventRange,
  takeBack,
  utilizationAfter,
  utilizationAt,
} from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { Moment } from "./moment.ts";
import { sharesAt } from "./over-time/vm-demand.ts";
import { trailPlaces } from "./picture/trail.ts";

/** The phases of an event's animation, as fractions of it: 150, 200, 250 and 250 ms (docs/design.md#motion). */
export const EVENT_PHASES = {
  sourceShown: 150 / 850,
  targetShown: 350 / 850,
  left: 600 / 850,
  joined: 1,
} as const;

export interface LaneFrame extends FrameMarks {
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
  /** `3 * pms`: utilization at the beginning of the step, before anybody has acted in it. */
  readonly begun: () => Float64Array;
  /** The VMs that `pm` runs, `event` carried out, in ascending order. */
  readonly vmsOn: (pm: number) => readonly number[];
  /** What `vm` demands at this step, in fractions of the capacity of `pm`: what it adds to a PM that runs it. */
  readonly shareOf: (vm: number, pm: number) => ResourceVector;
  /**
   * Where `pm` has been, cpu, net, mem per place: at the end of each of the last steps, oldest first
   * (of every few where they are many: see `trail.ts`), then before each event of this step up to
   * `event` that concerned it.
   */
  readonly trailOf: (pm: number) => readonly ResourceVector[];
  /** That holds at the moment: a PM above it is overloaded. */
  readonly threshold: number;
  /** Whether `pm` is there at the moment, and not down. */
  readonly isUp: (pm: number) => boolean;
}

/** What is drawn over a lane's frame besides its record. */
export interface FrameMarks {
  /** The deliberation of the next event, and how many of its decisions are shown; null outside of one. */
  readonly reasoning: { readonly deliberation: Deliberation; readonly shown: number } | null;
  /** A decision that the reader points at. */
  readonly pointedAt: Decision | null;
  /** `3 * pms` of the ghost, which may have other PMs: where the points of the original are at the same moment. */
  readonly ghost: Float64Array | null;
}

const NO_MARKS: FrameMarks = { reasoning: null, pointedAt: null, ghost: null };

/** A moment whose exact figures are at hand. */
interface Stand {
  readonly step: Step;
  readonly action: number;
  readonly conditions: Conditions;
}

export interface LaneView {
  /**
   * The frame at `moment`, whose step is done. The arrays are reused: they are valid until the next call.
   * @param trail steps that trails go back
   */
  frameAt(moment: Moment, trail: number, marks?: FrameMarks): LaneFrame;
}

export function createLaneView(workload: Workload, record: RunRecord): LaneView {
  const figures = record.pms * RESOURCE_COUNT;
  const positions = new Float64Array(figures);
  const utilization = new Float64Array(figures);
  const before = new Float64Array(figures);
  const begun = new Float64Array(figures);
  let cursor: PlacementCursor | null = null;
  /** What stays as it is while points move. */
  let stood: Stand | null = null;

  return {
    frameAt(moment, trail, marks = NO_MARKS) {
      const { step } = moment;
      const actions = eventCount(record, step);
      const action = Math.min(moment.action, actions);
      const behind = moment.action > actions; // other lanes are still acting: this one rests
      const progress = behind ? 1 : moment.progress;
      const event = action === 0 ? null : eventAt(record, step, action - 1);
      if (stood?.step !== step || stood.action !== action) stood = standAt(step, action);
      const { conditions } = stood;

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
        begun() {
          utilizationAt(record, step, 0, begun);
          return begun;
        },
        vmsOn: (pm) => {
          if (pm >= record.pms) return []; // another lane may have one more
          cursor ??= createPlacementCursor(record);
          cursor.seek(step, action);
          return cursor.placement.vmsOn(pmId(pm));
        },
        shareOf: sharesAt(workload, step),
        trailOf: (pm) => [...endsBefore(pm, step, trail), ...placesWithin(pm, step, action)],
        threshold: conditions.threshold,
        isUp: conditions.isUp, // of this moment, also once the view has gone on
        reasoning: marks.reasoning,
        pointedAt: marks.pointedAt,
        ghost: marks.ghost,
      };

      function movePoint(pm: number, t: number): void {
        for (let i = pm * 3; i < pm * 3 + 3; i++) positions[i] = lerp(at(before, i), at(utilization, i), t);
      }
    },
  };

  function standAt(step: Step, action: number): Stand {
    utilizationAt(record, step, action, utilization);
    before.set(utilization);
    if (action > 0) {
      const { part, start } = eventRange(record, step);
      takeBack(part, start + action - 1, before);
    }
    return { step, action, conditions: conditionsAt(workload, record, step, action) };
  }

  function endsBefore(pm: number, step: Step, trail: number): ResourceVector[] {
    return trailPlaces(step, trail).map((s) => vectorAt(utilizationAfter(record, stepOf(s)), pm));
  }

  function placesWithin(pm: number, step: Step, action: number): ResourceVector[] {
    const { part, start } = eventRange(record, step);
    const places: ResourceVector[] = [];
    for (let e = start; e < start + action; e++) {
      if (part.eventFrom[e] === pm) places.push(vectorAt(part.eventBefore, 2 * e));
      else if (part.eventTo[e] === pm) places.push(vectorAt(part.eventBefore, 2 * e + 1));
    }
    return places;
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
