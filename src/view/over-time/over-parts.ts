/**
 * The parts of a line that lie above a threshold, cut exactly where it crosses, so that a chart
 * marks what is over and never the upper half of a stroke that only touches the threshold.
 */

import { isOver } from "../../base/tolerance.ts";

export interface LinePoint {
  readonly step: number;
  readonly value: number;
}

/** The parts over `threshold`, each from crossing to crossing, in order. A single step over at an end of the run is a single point. */
export function partsOver(values: ArrayLike<number>, threshold: number): LinePoint[][] {
  const parts: LinePoint[][] = [];
  let part: LinePoint[] | null = null;
  for (let step = 0; step < values.length; step++) {
    const value = values[step] ?? 0;
    if (isOver(value, threshold)) {
      if (part === null) {
        part = step === 0 ? [] : [crossing(values, step - 1, threshold)];
        parts.push(part);
      }
      part.push({ step, value });
    } else if (part !== null) {
      part.push(crossing(values, step - 1, threshold));
      part = null;
    }
  }
  return parts;
}

/** Where the line from `step` to the next crosses the threshold; one end is over, the other is not. */
function crossing(values: ArrayLike<number>, step: number, threshold: number): LinePoint {
  const [from, to] = [values[step] ?? 0, values[step + 1] ?? 0];
  const share = Math.min(1, Math.max(0, (threshold - from) / (to - from)));
  return { step: step + share, value: threshold };
}
