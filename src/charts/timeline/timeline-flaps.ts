/**
 * The flaps of a lane (C3), along the lower edge of its track: a zigzag in each step that has any, there
 * and back again, as wide as there are many; where steps are too narrow for that a strip under those that
 * have some, so that how much is drawn depends on the pixels and never on the events.
 */

import { at } from "../../base/vector.ts";
import type { Mark } from "../../view/marks/marks.ts";
import type { HourScale } from "../../view/over-time/chart-scales.ts";
import { pathMark } from "../marks/plain-marks.ts";

interface FlapPlace {
  readonly top: number;
  readonly height: number;
}

/** Of a tooth of the zigzag, px. */
const TOOTH = 3;
const HEIGHT = 3;
/** So many are told apart in a step; more are drawn as so many. */
const MOST_TEETH = 4;
/** Between the drawing and the track's lower edge, px. */
const MARGIN = 1;
/** A strip is at least so long, px. */
const LEAST_PITCH = 2;

/** @param flaps how many each step has that is done */
export function flapMarks(flaps: ArrayLike<number>, scale: HourScale, { top, height }: FlapPlace): Mark[] {
  const bottom = top + height - MARGIN;
  const end = Math.min(flaps.length, scale.first + scale.steps);
  const hasRoom = scale.cell >= 2 * TOOTH;
  const path = hasRoom ? zigzags(flaps, scale, end, bottom) : strips(flaps, scale, end, bottom);
  if (path === "") return [];
  return [
    pathMark(
      path,
      hasRoom
        ? { stroke: "ink2", strokeWidth: 1.4, roundCorners: true, mark: "flaps" }
        : { fill: "ink2", mark: "flaps" },
    ),
  ];
}

function zigzags(flaps: ArrayLike<number>, scale: HourScale, end: number, bottom: number): string {
  let path = "";
  for (let step = scale.first; step < end; step++) {
    const teeth = Math.min(at(flaps, step), MOST_TEETH, Math.floor(scale.cell / (2 * TOOTH)));
    if (teeth === 0) continue;
    path += `M${(scale.centre(step) - teeth * TOOTH).toFixed(2)},${bottom.toFixed(2)}`;
    path += `l${TOOTH},${-HEIGHT}l${TOOTH},${HEIGHT}`.repeat(teeth);
  }
  return path;
}

function strips(flaps: ArrayLike<number>, scale: HourScale, end: number, bottom: number): string {
  const steps = Math.max(1, Math.ceil(LEAST_PITCH / scale.cell));
  let path = "";
  for (let from = scale.first; from < end; from += steps) {
    const to = Math.min(end, from + steps);
    let any = false;
    for (let step = from; step < to && !any; step++) any = at(flaps, step) > 0;
    if (!any) continue;
    const [left, right] = [scale.edge(from), scale.edge(to)];
    path += `M${left.toFixed(2)},${bottom.toFixed(2)}V${(bottom - HEIGHT).toFixed(2)}H${right.toFixed(2)}V${bottom.toFixed(2)}z`;
  }
  return path;
}
