/**
 * How far the axes of the space reach, and where on its axis a utilization stands. One range for all
 * lanes: places can be compared from lane to lane. An axis is drawn in full up to `full`; where a few
 * PMs reach far beyond, the rest of it, up to `end`, is pressed together into its last fifth: it is
 * broken there, and says so. Places are parts of an axis, 0..1; what is beyond its end is beyond 1.
 */

import { nice, ticks } from "d3-array";
import type { ResourceVector } from "../../base/resources.ts";
import { RESOURCE_INDICES } from "../../base/resources.ts";

/** Utilizations. There is one object for each pair, so that ranges can be told apart by identity. */
export interface AxisRange {
  readonly full: number;
  /** `full`, or more. */
  readonly end: number;
}

export type SpaceRange = readonly [cpu: AxisRange, net: AxisRange, mem: AxisRange];

/** How much of a resource is used, by whom: utilizations over a whole run. */
export interface LoadExtent {
  /** Of the PM that uses most. */
  readonly peak: number;
  /** What nine of ten PMs stay below at every moment; the peak where each PM counts. */
  readonly bulk: number;
}

export type SpaceExtent = readonly [cpu: LoadExtent, net: LoadExtent, mem: LoadExtent];

/** The part of a broken axis that is drawn in full. */
const FULL_PART = 0.8;
/** What sticks out by less stands just outside of the box. */
const JUST_OUTSIDE = 1.1;
/** An axis that is used no farther is cut down; one whose bulk is no higher is broken. */
const HARDLY_USED = 0.5;
/** Less than a hundredth of a PM is nothing to look into; a tenth of an axis, or more, is drawn in full. */
const LEAST_END = 0.01;
const LEAST_FULL = 0.1;

const ranges = new Map<string, AxisRange>();

function axisRange(full: number, end: number): AxisRange {
  const key = `${full} ${end}`;
  const range = ranges.get(key) ?? { full, end };
  ranges.set(key, range);
  return range;
}

const WHOLE_AXIS = axisRange(1, 1);
export const WHOLE_SPACE: SpaceRange = [WHOLE_AXIS, WHOLE_AXIS, WHOLE_AXIS];

/** The range that shows all that is used, and most of it large. */
export const fittedSpace = ([cpu, net, mem]: SpaceExtent): SpaceRange => [
  fittedAxis(cpu),
  fittedAxis(net),
  fittedAxis(mem),
];

function fittedAxis({ peak, bulk }: LoadExtent): AxisRange {
  // Capacity is where an axis breaks: how far a saturated PM is beyond it matters less.
  if (peak > JUST_OUTSIDE) return axisRange(1, Math.max(1 / FULL_PART, roundAbove(peak, 5)));
  if (peak <= 0) return WHOLE_AXIS; // nobody uses it: there is nothing to look into
  const around = roundAbove(Math.max(LEAST_END, peak), 2);
  const end = around <= HARDLY_USED ? around : 1;
  const full = roundAbove(Math.max(LEAST_END, LEAST_FULL * end, bulk), 2);
  return axisRange(full <= HARDLY_USED * end ? full : end, end);
}

/** A round figure at or above another: the last of about `count` equal steps from 0. */
const roundAbove = (figure: number, count: number): number => nice(0, figure, count)[1];

export const isSameSpace = (a: SpaceRange, b: SpaceRange): boolean =>
  RESOURCE_INDICES.every((resource) => a[resource] === b[resource]);

/** Whether what is beyond `full` is pressed together. */
export const isBroken = ({ full, end }: AxisRange): boolean => full < FULL_PART * end;

/** Whether the axis reaches so far. */
export const reachesTo = ({ end }: AxisRange, utilization: number): boolean => utilization <= end;

/** What is to be said of an axis. */
export interface AxisReach {
  readonly end: number;
  /** Null where it is not broken. */
  readonly brokenAt: number | null;
  /** The threshold, where it lies beyond the axis's end. */
  readonly beyond: number | null;
}

export const reachOf = (range: AxisRange, threshold: number): AxisReach => ({
  end: range.end,
  brokenAt: isBroken(range) ? range.full : null,
  beyond: reachesTo(range, threshold) ? null : threshold,
});

/** Where on its axis a utilization stands. */
export function placeOn({ full, end }: AxisRange, utilization: number): number {
  if (full === end) return utilization / end;
  return utilization <= full
    ? (utilization / full) * FULL_PART
    : FULL_PART + ((utilization - full) / (end - full)) * (1 - FULL_PART);
}

/** Which utilization stands at a place of the axis. */
export function utilizationAt({ full, end }: AxisRange, place: number): number {
  if (full === end) return place * end;
  return place <= FULL_PART
    ? (place / FULL_PART) * full
    : full + ((place - FULL_PART) / (1 - FULL_PART)) * (end - full);
}

/** Round figures within the part that is drawn in full: quarters of a PM, where it is that large. */
export const axisSteps = ({ full }: AxisRange): readonly number[] =>
  full === 1 ? [0.25, 0.5, 0.75] : ticks(0, full, 4).filter((step) => step > 0 && step < full);

/** The place of the space that is nearest: no farther than any of its axes. */
export const withinSpace = (range: SpaceRange, [cpu, net, mem]: ResourceVector): ResourceVector => [
  Math.min(cpu, range[0].end),
  Math.min(net, range[1].end),
  Math.min(mem, range[2].end),
];
