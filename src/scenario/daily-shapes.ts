/**
 * The daily patterns (D1) that generated VMs follow, as one small table: peaks and widths of the
 * normal pattern on a grid of quarter hours, ramps on whole hours, steady. A VM's pattern is then a
 * number, and its level at a time of day a look-up.
 */

import type { StepTime } from "../base/step-time.ts";
import { minuteOfDay } from "../base/step-time.ts";
import type { Pattern } from "./patterns.ts";
import { stepLevel } from "./patterns.ts";
import type { Range } from "./profile-ranges.ts";
import { PROFILE_RANGES } from "./profile-ranges.ts";

/** Steps of peaks and widths, in hours. */
const GRID = 0.25;

const gridOf = ([min, max]: Range, step: number): number[] =>
  Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => min + i * step);

const PEAKS = gridOf(PROFILE_RANGES.normal.peak, GRID);
const WIDTHS = gridOf(PROFILE_RANGES.normal.width, GRID);
const STARTS = gridOf(PROFILE_RANGES.ramp.start, 1);
const LENGTHS = gridOf(PROFILE_RANGES.ramp.hours, 1);

/** Steady first, then every normal, then every ramp. */
export const SHAPES: readonly Pattern[] = [
  { kind: "steady" },
  ...PEAKS.flatMap((peak) => WIDTHS.map((width): Pattern => ({ kind: "normal", peak, width }))),
  ...STARTS.flatMap((start) => LENGTHS.map((hours): Pattern => ({ kind: "ramp", start, hours }))),
];
const FIRST_NORMAL = 1;
const FIRST_RAMP = FIRST_NORMAL + PEAKS.length * WIDTHS.length;

/** Times of day whose levels are kept: a day's, of steps of whole minutes. About 2 kB each. */
const MOST_KEPT = 1440;

/**
 * How high each of the {@link SHAPES} stands during a step, from 0 its base to 1 its height. Made when
 * a time of day is asked for the first time, and the same array whenever it comes again.
 */
export function createDailyLevels(time: StepTime): (step: number) => Float64Array {
  const kept = new Map<number, Float64Array>();
  return (step) => {
    const minute = minuteOfDay(step, time);
    const known = kept.get(minute);
    if (known !== undefined) return known;
    const levels = Float64Array.from(SHAPES, (shape) => stepLevel(shape, step, time));
    if (kept.size >= MOST_KEPT) kept.clear(); // times that never come again, as of steps of 0.7 minutes
    kept.set(minute, levels);
    return levels;
  };
}

/** The shape that two uniform figures in [0, 1) choose of a kind. */
export function shapeOf(kind: Pattern["kind"], first: number, second: number): number {
  switch (kind) {
    case "steady":
      return 0;
    case "normal":
      return (
        FIRST_NORMAL + Math.floor(first * PEAKS.length) * WIDTHS.length + Math.floor(second * WIDTHS.length)
      );
    case "ramp":
      return (
        FIRST_RAMP + Math.floor(first * STARTS.length) * LENGTHS.length + Math.floor(second * LENGTHS.length)
      );
  }
}
