/**
 * The threshold over a whole run, and the parts of a line above it. It is one figure unless a person
 * has changed it on the way: then it is a step line, with the figure that holds after each step's
 * last event. Parts are cut exactly where the line crosses, so that a chart marks what is over and
 * never the upper half of a stroke that only touches the threshold.
 */

import { present } from "../../base/assert.ts";
import { stepOf } from "../../base/ids.ts";
import { isOver } from "../../base/tolerance.ts";
import { at } from "../../base/vector.ts";
import { conditionsBefore } from "../../engine/conditions.ts";
import { touches } from "../../engine/intervention.ts";
import type { Workload } from "../../engine/workload.ts";

/** The steps `from .. to - 1`, through which the threshold stays at `value`. */
export interface ThresholdPiece {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** In order, covering all steps of the workload. */
export function thresholdPieces(workload: Workload): readonly ThresholdPiece[] {
  const { steps, interventions } = workload;
  const changes = interventions.filter((made) => touches(made, "threshold")).map(({ step }) => step);
  const starts = [...new Set([0, ...changes])].filter((step) => step < steps).sort((a, b) => a - b);
  const pieces: ThresholdPiece[] = [];
  starts.forEach((from, i) => {
    const { threshold: value } = conditionsBefore(workload, stepOf(from + 1));
    const last = pieces.at(-1);
    const to = starts[i + 1] ?? steps;
    if (last?.value === value) pieces.splice(-1, 1, { ...last, to });
    else pieces.push({ from, to, value });
  });
  return pieces;
}

/** The figure that holds after a step; after the end of the run that of its last step. */
export const thresholdAt = (pieces: readonly ThresholdPiece[], step: number): number =>
  present(pieces.find(({ to }) => step < to) ?? pieces.at(-1), "a threshold").value;

export interface LinePoint {
  readonly step: number;
  readonly value: number;
}

/**
 * The parts of a line that are over the threshold of the time, each from crossing to crossing, in
 * order. Where the threshold changes a part ends; a single step over at an end of a piece is a single point.
 */
export const partsOver = (values: ArrayLike<number>, pieces: readonly ThresholdPiece[]): LinePoint[][] =>
  pieces.flatMap((piece) => partsOverPiece(values, piece));

function partsOverPiece(values: ArrayLike<number>, { from, to, value: threshold }: ThresholdPiece) {
  const parts: LinePoint[][] = [];
  let part: LinePoint[] | null = null;
  for (let step = from; step < Math.min(to, values.length); step++) {
    const value = at(values, step);
    if (isOver(value, threshold)) {
      if (part === null) {
        part = step === from ? [] : [crossing(values, step - 1, threshold)];
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
  const [from, to] = [at(values, step), at(values, step + 1)];
  const share = Math.min(1, Math.max(0, (threshold - from) / (to - from)));
  return { step: step + share, value: threshold };
}
