/**
 * How many PMs are over after each step of a lane, as an area behind its track: the busiest hours are
 * seen at once, also of a lane that never acts. All lanes are drawn on one scale, up to the most of any.
 */

import { at } from "../../base/vector.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { pathMark, textMark } from "../marks/plain-marks.ts";

export interface OverPlace {
  readonly top: number;
  readonly height: number;
  readonly font: number;
}

/** Faint: events stand before it. */
const OPACITY = 0.2;
/** So far below the track's upper edge the most of any lane reaches, px. */
const MARGIN = 2;
/** An hour narrower than this is drawn with its neighbours, by the most of them, px. */
const LEAST_PITCH = 1;

/**
 * @param most PMs over at once in any lane, above 0
 * @param name right of the track, of the most of this lane; null where there is no room, or none is over
 */
export function overMarks(
  over: ArrayLike<number>,
  most: number,
  scale: HourScale,
  { top, height, font }: OverPlace,
  name: string | null,
): Mark[] {
  const bottom = top + height;
  const room = height - MARGIN;
  const steps = Math.max(1, Math.ceil(LEAST_PITCH / scale.cell));
  const end = Math.min(over.length, scale.first + scale.steps);
  let path = "";
  for (let from = scale.first; from < end; from += steps) {
    const to = Math.min(end, from + steps);
    let pms = 0;
    for (let step = from; step < to; step++) pms = Math.max(pms, at(over, step));
    if (pms === 0) continue;
    const [left, right] = [scale.edge(from), scale.edge(to)];
    path += `M${left.toFixed(2)},${bottom}V${(bottom - (pms / most) * room).toFixed(2)}H${right.toFixed(2)}V${bottom}z`;
  }
  return [
    ...(path === "" ? [] : [pathMark(path, { fill: "over", opacity: OPACITY, mark: "busy" })]),
    ...(name === null
      ? []
      : [textMark(name, scale.right + 5, bottom - font * 0.65, { fill: "over", size: font })]),
  ];
}
