/**
 * The threshold over a whole run. It is one figure unless a person has changed it on the way: then
 * it is a step line, with the figure that holds after each step's last event.
 */

import { stepOf } from "../../base/ids.ts";
import { conditionsBefore } from "../../engine/conditions.ts";
import { touches } from "../../engine/intervention.ts";
import type { Workload } from "../../engine/workload.ts";
import type { LinePoint } from "./over-parts.ts";
import { partsOver } from "./over-parts.ts";

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

/** The figure that holds after a step. */
export const thresholdAt = (pieces: readonly ThresholdPiece[], step: number): number =>
  (pieces.find(({ to }) => step < to) ?? pieces.at(-1))?.value ?? Number.POSITIVE_INFINITY;

/** The parts of a line that lie above the threshold as it was at the time. */
export function partsOverPieces(values: ArrayLike<number>, pieces: readonly ThresholdPiece[]): LinePoint[][] {
  return pieces.flatMap(({ from, to, value }) => {
    const own = Float64Array.from(
      { length: Math.max(0, Math.min(to, values.length) - from) },
      (_, i) => values[from + i] ?? 0,
    );
    return partsOver(own, value).map((part) => part.map((point) => ({ ...point, step: point.step + from })));
  });
}
