/**
 * Fig. 8 in two figures (R4): how uneven cpu is across PMs in the peak hours after the first day,
 * and how much that changes from one peak hour to the next.
 */

import { stepOf } from "../base/ids.ts";
import { at } from "../base/vector.ts";
import type { RunRecord } from "../engine/record.ts";
import { deviationAfter } from "../engine/record.ts";
import { FIRST_DAY_HOURS, PEAK_HOURS } from "./paper-tables.ts";

/** Whether `step` is a peak hour after the first day (R4). */
function isPeakHour(step: number): boolean {
  const hour = step % 24;
  return step >= FIRST_DAY_HOURS && hour >= PEAK_HOURS.first && hour <= PEAK_HOURS.last;
}

/** R4's figures of one run: of cpu, over the peak hours after the first day. */
export interface PeakDeviation {
  /** Mean standard deviation across PMs. */
  readonly mean: number;
  /** Mean absolute change from one peak hour to the next, within a day. */
  readonly change: number;
}

export const peakDeviation = (record: RunRecord): PeakDeviation =>
  peakDeviationOf(record.steps, (step) => at(deviationAfter(record, stepOf(step)), 0));

/** {@link peakDeviation} of any source of deviations by step. */
export function peakDeviationOf(steps: number, cpuDeviation: (step: number) => number): PeakDeviation {
  let [sum, changes, count, pairs] = [0, 0, 0, 0];
  for (let step = FIRST_DAY_HOURS; step < steps; step++) {
    if (!isPeakHour(step)) continue;
    sum += cpuDeviation(step);
    count++;
    if (!isPeakHour(step - 1)) continue;
    changes += Math.abs(cpuDeviation(step) - cpuDeviation(step - 1));
    pairs++;
  }
  return { mean: sum / count, change: changes / pairs };
}
