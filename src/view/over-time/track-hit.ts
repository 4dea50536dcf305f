/**
 * Which event of a lane's track a place on it stands for. A glyph is small and its neighbours are near:
 * it is hit from as far as `reach` around its middle, and the nearest wins. A bar stands for the first
 * event of its steps.
 */

import { at } from "../../base/vector.ts";
import type { EventCounts } from "./series.ts";
import { BAR_KINDS, countedSteps } from "./track-bars.ts";
import type { TrackGlyph } from "./track-layout.ts";

/** Half the side of what is hit of a glyph, px: with a mouse, and with a finger. */
export const REACH = { fine: 6, coarse: 12 } as const;

/** An event of a lane, and how many more are drawn as one with it. */
export interface HitEvent {
  readonly step: number;
  readonly index: number;
  readonly more: number;
}

export function hitGlyph(
  glyphs: readonly TrackGlyph[],
  x: number,
  y: number,
  reach: number,
): TrackGlyph | null {
  let nearest: TrackGlyph | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const glyph of glyphs) {
    const [dx, dy] = [Math.abs(glyph.x - x), Math.abs(glyph.y - y)];
    const distance = dx * dx + dy * dy;
    if (dx > reach || dy > reach || distance >= least) continue;
    [nearest, least] = [glyph, distance];
  }
  return nearest;
}

export const eventOfGlyph = (glyph: TrackGlyph): HitEvent => ({
  step: glyph.step,
  index: glyph.index,
  more: glyph.kind === "more" ? glyph.count - 1 : 0,
});

/**
 * The first event within the bar that covers `step`; null where it has none.
 * @param steps in a bar
 */
export function eventOfBar(counts: EventCounts, step: number, steps: number): HitEvent | null {
  const from = Math.floor(step / steps) * steps;
  const end = Math.min(from + steps, countedSteps(counts));
  let first = -1;
  let events = 0;
  for (let each = from; each < end; each++) {
    const own = BAR_KINDS.reduce((sum, kind) => sum + at(counts[kind], each), 0);
    if (own > 0 && first < 0) first = each;
    events += own;
  }
  return first < 0 ? null : { step: first, index: 0, more: events - 1 };
}
