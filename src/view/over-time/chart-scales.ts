/**
 * The scales that charts and timeline share, so that the same hour stands at the same place for
 * everything that is drawn and dragged. A step is a cell, not a point: step s covers the axis from
 * s to s + 1, and what happened in it stands in the middle of the cell. Pure; pixels in, pixels out.
 */

import { ticks } from "d3-array";
import { at } from "../../base/vector.ts";

export interface HourScale {
  /** First step shown. */
  readonly first: number;
  /** Number of steps shown. */
  readonly steps: number;
  readonly left: number;
  readonly right: number;
  /** Width of one step. */
  readonly cell: number;
  /** Where the boundary before step `hour` lies; `steps` gives the right end. */
  edge(hour: number): number;
  /** The middle of a step; fractions glide. */
  centre(step: number): number;
  /** The step under `x`, clamped to those shown. */
  stepAt(x: number): number;
}

/** Steps `first .. first + steps - 1` spread evenly from `left` to `right`. */
export function hourScale(steps: number, left: number, right: number, first = 0): HourScale {
  const cell = (right - left) / steps;
  const edge = (hour: number): number => left + (hour - first) * cell;
  return {
    first,
    steps,
    left,
    right,
    cell,
    edge,
    centre: (step) => edge(step + 0.5),
    stepAt: (x) => first + Math.min(steps - 1, Math.max(0, Math.floor((x - left) / cell))),
  };
}

/**
 * Where to lay a range input's track so that a thumb of `thumbWidth`, which inputs keep inside
 * their track, has its middle on the middle of every step.
 */
export const sliderTrack = (scale: HourScale, thumbWidth: number): { left: number; width: number } => ({
  left: scale.left + (scale.cell - thumbWidth) / 2,
  width: scale.right - scale.left - scale.cell + thumbWidth,
});

/** First step of a window of `length` steps that shows `step`: it turns pages, so the axis rests in between. */
export const windowStart = (step: number, steps: number, length: number): number =>
  Math.max(0, Math.min(Math.floor(step / length) * length, steps - length));

/** What is above this is far beyond saturation: a higher axis would flatten what is below. */
const MOST_LOAD = 1.5;

/**
 * Top of a load axis: 1.15, a step of 0.25 above the largest figure where that is not enough, and 1.5 at
 * most. What goes higher is cut there.
 */
export const loadTop = (series: Iterable<ArrayLike<number>>): number => {
  const most = largest(series);
  return most <= 1.15 ? 1.15 : Math.min(MOST_LOAD, Math.ceil((most + 0.02) / 0.25) * 0.25);
};

/** Top of a deviation axis: 0.27, and a nice step above the largest figure where that is not enough. */
export const deviationTop = (series: Iterable<ArrayLike<number>>): number => {
  const most = largest(series);
  return most <= 0.27 ? 0.27 : Math.ceil((most + 0.005) / 0.05) * 0.05;
};

/** Top of any other axis that starts at 0: a nice step at or above the largest figure; 1 where all are 0. */
export function niceTop(series: Iterable<ArrayLike<number>>): number {
  const most = largest(series);
  if (most <= 0) return 1;
  const [, second = most] = ticks(0, most, 4);
  return Math.ceil(most / second - 1e-9) * second;
}

/** Ticks of a vertical axis from 0 to `top`, thinned to about one in 26 px but never to 0 alone; `whole` leaves out fractions. */
export function valueTicks(top: number, height: number, whole = false): number[] {
  const thinned = ticks(0, top, Math.max(1, Math.floor(height / 26)));
  const marks = thinned.length > 1 ? thinned : ticks(0, top, 2);
  return marks.filter((tick) => !whole || Number.isInteger(tick));
}

function largest(series: Iterable<ArrayLike<number>>): number {
  let most = 0;
  for (const figures of series) {
    for (let i = 0; i < figures.length; i++) most = Math.max(most, at(figures, i));
  }
  return most;
}
