/**
 * A lane's track where events are too many to stand side by side: a bar per hour, or per few hours
 * where an hour is narrower than a bar. Moves stand on a line, swaps on migrations and half as
 * wide; what found no solution hangs below it. Heights grow with the square root, so that single
 * events are still seen beside thousands; all lanes are laid out on one `BarScale`. The size of a
 * layout depends on the pixels, never on the events.
 */

import { at } from "../../base/vector.ts";
import type { HourScale } from "./chart-scales.ts";
import type { EventCounts, TrackEvent } from "./series.ts";

export type BarKind = TrackEvent["kind"];
/** From the line up, and the last below it. */
export const BAR_KINDS = ["migration", "swap", "no-solution"] as const satisfies readonly BarKind[];

/** Events by kind of the steps `from .. to - 1`. */
export interface BarCounts extends Readonly<Record<BarKind, number>> {
  readonly from: number;
  readonly to: number;
}

export interface TrackBar {
  readonly kind: BarKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What every lane's bars have in common. */
export interface BarScale {
  /** Steps in a bar. */
  readonly steps: number;
  /** The most moves in a bar of any lane, and the most events without a solution. */
  readonly mostMoves: number;
  readonly mostStuck: number;
}

export interface BarPlace {
  readonly top: number;
  readonly height: number;
}

/** More events than this in one hour are no longer read one by one. */
const MOST_STACKED = 12;
/** A track as wide as so many glyphs still shows two events in the place of each. */
const EVENTS_PER_GLYPH = 2;
/** A bar is at least this wide, with the gap to the next. Px. */
const LEAST_PITCH = 3;
const GAP = 1;
/** A bar with anything in it is seen. Px. */
const LEAST_HEIGHT = 1.5;
/** Above and below the bars, as a fraction of the track. */
const MARGIN = 0.09;

/** How many steps of a lane are counted. */
export const countedSteps = ({ migration }: EventCounts): number => migration.length;

/**
 * Whether a run has more events than glyphs could show.
 * @param glyph width of a glyph, px
 */
export function needsBars(lanes: readonly EventCounts[], scale: HourScale, glyph: number): boolean {
  const places = (scale.right - scale.left) / glyph;
  return lanes.some((lane) => {
    const steps = countedSteps(lane);
    let total = 0;
    for (let step = 0; step < steps; step++) {
      const events = at(lane.migration, step) + at(lane.swap, step) + at(lane["no-solution"], step);
      if (events > MOST_STACKED) return true;
      total += events;
    }
    return steps > 0 && (total / steps) * Math.min(scale.steps, steps) > EVENTS_PER_GLYPH * places;
  });
}

/** The scale of the bars of all lanes, over the whole run: turning a page does not change it. */
export function barScale(lanes: readonly EventCounts[], scale: HourScale): BarScale {
  const steps = Math.max(1, Math.ceil(LEAST_PITCH / scale.cell));
  let [mostMoves, mostStuck] = [0, 0];
  for (const lane of lanes) {
    for (const bar of foldCounts(lane, steps, 0, countedSteps(lane))) {
      mostMoves = Math.max(mostMoves, bar.migration + bar.swap);
      mostStuck = Math.max(mostStuck, bar["no-solution"]);
    }
  }
  return { steps, mostMoves, mostStuck };
}

/** The events of every `steps` steps from `first` to before `end`, cut at multiples of `steps`. */
export function foldCounts(lane: EventCounts, steps: number, first: number, end: number): BarCounts[] {
  const bars: BarCounts[] = [];
  const last = Math.min(end, countedSteps(lane));
  for (let from = first, to = first; from < last; from = to) {
    to = Math.min(last, (Math.floor(from / steps) + 1) * steps);
    const sums = { migration: 0, swap: 0, "no-solution": 0 };
    for (let step = from; step < to; step++) {
      for (const kind of BAR_KINDS) sums[kind] += at(lane[kind], step);
    }
    bars.push({ from, to, ...sums });
  }
  return bars;
}

/** The bars of a lane within what the scale shows, and the line that they stand on. */
export function layoutBars(
  lane: EventCounts,
  scale: HourScale,
  { steps, mostMoves, mostStuck }: BarScale,
  { top, height }: BarPlace,
): { readonly line: number; readonly bars: readonly TrackBar[] } {
  const room = height * (1 - 2 * MARGIN);
  const share = Math.sqrt(mostMoves) + Math.sqrt(mostStuck);
  const length = (count: number): number => (share === 0 ? 0 : (room * Math.sqrt(count)) / share);
  const line = top + height * MARGIN + length(mostMoves);
  const tall = (count: number): number => (count === 0 ? 0 : Math.max(LEAST_HEIGHT, length(count)));
  const bars: TrackBar[] = [];
  for (const bar of foldCounts(lane, steps, scale.first, scale.first + scale.steps)) {
    const x = scale.edge(bar.from);
    const width = Math.max(1, scale.edge(bar.to) - x - GAP);
    const moves = bar.migration + bar.swap;
    // The stack is as high as all of its moves are; within it the kinds share.
    const migrations = moves === 0 ? 0 : (tall(moves) * bar.migration) / moves;
    const swaps = tall(moves) - migrations;
    const stuck = tall(bar["no-solution"]);
    if (migrations > 0) bars.push({ kind: "migration", x, y: line - migrations, width, height: migrations });
    if (swaps > 0) {
      const slim = width / 2;
      bars.push({ kind: "swap", x: x + slim / 2, y: line - migrations - swaps, width: slim, height: swaps });
    }
    if (stuck > 0) bars.push({ kind: "no-solution", x, y: line, width, height: stuck });
  }
  return { line, bars };
}
