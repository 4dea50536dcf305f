/**
 * The daily patterns (D1) that generated VMs follow, as one small table: peaks and widths of the
 * normal pattern on a grid of quarter hours, ramps on whole hours, steady. A VM's pattern is then a
 * number, and its level at an hour a look-up.
 */

import type { Pattern } from "./patterns.ts";
import { patternLevel } from "./patterns.ts";
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

export const DAILY_SHAPES = SHAPES.length;

/** `[hour of day][shape]`: how high the shape stands, from 0 its base to 1 its height. */
export const DAILY_LEVELS: Float64Array = Float64Array.from(
  Array.from({ length: 24 }, (_, hour) => SHAPES.map((shape) => patternLevel(shape, hour))).flat(),
);

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
