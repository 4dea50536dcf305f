/** Chart data, taken from the record column by column. Pure; a chart keeps what it is given. */

import { stepOf } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { at } from "../base/vector.ts";
import type { RunEventKind, RunRecord } from "../engine/record.ts";
import { eventsOf, utilizationAfter } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";

/** `steps` figures: one PM's utilization of one resource after each step's actions (Figs. 6, 7). */
export const loadSeries = (record: RunRecord, pm: number, resource: ResourceIndex): Float64Array =>
  everyStep(record.steps, (step) =>
    at(record.utilization, (step * record.pms + pm) * RESOURCE_COUNT + resource),
  );

/** `steps` figures: population standard deviation across PMs after each step's actions (Fig. 8). */
export const deviationSeries = (record: RunRecord, resource: ResourceIndex): Float64Array =>
  everyStep(record.steps, (step) => at(record.deviation, step * RESOURCE_COUNT + resource));

/** `steps` figures: the fleet's demand of one resource as a fraction of the fleet's capacity. The same for every lane (P2). */
export function demandSeries(workload: Workload, resource: ResourceIndex): Float64Array {
  const demand = new Float64Array(workload.vms * RESOURCE_COUNT);
  let capacity = 0;
  for (let pm = 0; pm < workload.pms; pm++) capacity += at(workload.capacity, pm * RESOURCE_COUNT + resource);
  return everyStep(workload.steps, (step) => {
    workload.demand.load(stepOf(step), demand);
    let sum = 0;
    for (let i = resource; i < demand.length; i += RESOURCE_COUNT) sum += at(demand, i);
    return sum / capacity;
  });
}

/** `steps` figures: the spread between the most and the least loaded PM, on the resource where it is widest. */
export const spreadSeries = (record: RunRecord): Float64Array =>
  everyStep(record.steps, (step) => {
    const utilization = utilizationAfter(record, stepOf(step));
    const spread = (r: ResourceIndex): number => {
      let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (let i: number = r; i < utilization.length; i += RESOURCE_COUNT) {
        low = Math.min(low, at(utilization, i));
        high = Math.max(high, at(utilization, i));
      }
      return high - low;
    };
    return Math.max(...RESOURCE_INDICES.map(spread));
  });

/** `steps` figures: PM-hours over the threshold after the actions, up to and including each step. */
export function overloadedHoursSeries(record: RunRecord, threshold: number): Float64Array {
  let total = 0;
  return everyStep(record.steps, (step) => {
    const utilization = utilizationAfter(record, stepOf(step));
    for (let pm = 0; pm < record.pms; pm++) {
      const over = RESOURCE_INDICES.some((r) => isOver(at(utilization, pm * RESOURCE_COUNT + r), threshold));
      if (over) total++;
    }
    return total;
  });
}

/** `steps` figures: VMs moved so far, a swap counting as two. */
export function movesSeries(record: RunRecord): Float64Array {
  let total = 0;
  return everyStep(record.steps, (step) => {
    for (const event of eventsOf(record, stepOf(step))) {
      total += event.kind === "swap" ? 2 : event.kind === "migration" ? 1 : 0;
    }
    return total;
  });
}

/**
 * `steps` figures: memory moved so far, in PMs' worth of memory; every moved VM counts with its
 * demand at the hour of the move.
 */
export function movedMemorySeries(record: RunRecord, workload: Workload): Float64Array {
  const demand = new Float64Array(workload.vms * RESOURCE_COUNT);
  const memoryOf = (vm: number): number => at(demand, vm * RESOURCE_COUNT + 2);
  let total = 0;
  return everyStep(record.steps, (step) => {
    workload.demand.load(stepOf(step), demand);
    for (const event of eventsOf(record, stepOf(step))) {
      if (event.kind !== "no-solution") total += memoryOf(event.vm);
      if (event.kind === "swap") total += memoryOf(event.with);
    }
    return total;
  });
}

/** One glyph's worth of history on a lane's track. */
export interface TrackEvent {
  readonly step: number;
  /** Position among the events of its step, 0-based. */
  readonly index: number;
  readonly kind: RunEventKind;
}

/** Every event of a run, in order. */
export const trackEvents = (record: RunRecord): TrackEvent[] =>
  Array.from({ length: record.steps }, (_, step) =>
    eventsOf(record, stepOf(step)).map((event, index) => ({ step, index, kind: event.kind })),
  ).flat();

const everyStep = (steps: number, figure: (step: number) => number): Float64Array =>
  Float64Array.from({ length: steps }, (_, step) => figure(step));
