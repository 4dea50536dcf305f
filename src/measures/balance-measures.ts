/**
 * Figures of how even the PMs are after the actions of a step. PMs that are not there count for none
 * of them (I3). The extremes are taken from the record's quantiles where it has them, as it has of a
 * large fleet on the page, and else from a pass over the PMs.
 */

import type { Step } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { at } from "../base/vector.ts";
import { conditionsAt } from "../engine/changes.ts";
import { deviationAfter, eventCount, QUANTILES, quantilesAfter, utilizationAfter } from "../engine/record.ts";
import type { MeasuredRun, StepReader } from "./measure.ts";

/** Population standard deviation across PMs (Fig. 8). */
export const deviation =
  (resource: ResourceIndex) =>
  ({ record }: MeasuredRun): StepReader =>
  (step) =>
    at(deviationAfter(record, step), resource);

/** The mean of the three. */
export const meanDeviation =
  ({ record }: MeasuredRun): StepReader =>
  (step) =>
    deviationAfter(record, step).reduce((sum, figure) => sum + figure, 0) / RESOURCE_COUNT;

/** Utilization of the PM that has most less that of the one that has least. */
export const spread =
  (resource: ResourceIndex) =>
  (run: MeasuredRun): StepReader =>
  (step) =>
    spreadAfter(run, step, resource);

/** The same on the resource where it is widest. */
export const widestSpread =
  (run: MeasuredRun): StepReader =>
  (step) =>
    Math.max(...RESOURCE_INDICES.map((resource) => spreadAfter(run, step, resource)));

function spreadAfter({ record, workload }: MeasuredRun, step: Step, resource: ResourceIndex): number {
  const quantiles = quantilesAfter(record, step);
  if (quantiles !== null) {
    const first = resource * QUANTILES.length;
    return at(quantiles, first + QUANTILES.length - 1) - at(quantiles, first);
  }
  const { down } = conditionsAt(workload, record, step, eventCount(record, step));
  const utilization = utilizationAfter(record, step);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let pm = 0; pm < record.pms; pm++) {
    if (down?.has(pm) === true) continue;
    const value = utilization[pm * RESOURCE_COUNT + resource] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}
