/** Figures derived from utilizations and events. Pure functions of the record; nothing is stored twice. */

import type { Step } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import type { Column } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { RunRecord } from "./record.ts";
import { eventKindAt, utilizationAfter } from "./record.ts";

/** The counters of Table 2 (C1, C2). */
export interface Counters {
  /** Overload findings that led to an action: migration + swap (C2). */
  readonly overload: number;
  readonly migration: number;
  readonly swap: number;
  /** Overload findings that led to none, once per PM and step (C1). */
  readonly noSolution: number;
}

/** The counters over everything before event `action` of `step`; `step = steps, action = 0` gives the whole run. */
export function countersBefore(record: RunRecord, step: number, action: number): Counters {
  const end = Math.min(
    at32(record.eventStart, step) + action,
    at32(record.eventStart, Math.min(step + 1, record.steps)),
  );
  const counts = { migration: 0, swap: 0, "no-solution": 0 };
  for (let i = 0; i < end; i++) counts[eventKindAt(record, i)]++;
  return {
    overload: counts.migration + counts.swap,
    migration: counts.migration,
    swap: counts.swap,
    noSolution: counts["no-solution"],
  };
}

/** The counters of the whole run, as in Table 2. */
export const totalCounters = (record: RunRecord): Counters => countersBefore(record, record.steps, 0);

const at32 = (column: Uint32Array, index: number): number => column[index] as number;

/** Population standard deviation across PMs, per resource (Fig. 8). */
export function deviationAcrossPms(utilization: Column): [cpu: number, net: number, mem: number] {
  const pms = utilization.length / RESOURCE_COUNT;
  const deviation = (r: ResourceIndex): number => {
    let sum = 0;
    for (let pm = 0; pm < pms; pm++) sum += resourceAt(utilization, pm, r);
    const mean = sum / pms;
    let squares = 0;
    for (let pm = 0; pm < pms; pm++) squares += (resourceAt(utilization, pm, r) - mean) ** 2;
    return Math.sqrt(squares / pms);
  };
  return [deviation(0), deviation(1), deviation(2)];
}

/** Sum over PMs, per resource. The same under every placement of the same step (P2). */
export function fleetSum(utilization: Column): [cpu: number, net: number, mem: number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < utilization.length; i++)
    sum[(i % RESOURCE_COUNT) as ResourceIndex] += at(utilization, i);
  return sum;
}

/** The resources of a PM that are over the threshold, in the order cpu, net, mem (P5, P9). */
export const resourcesOver = (utilization: Column, pm: number, threshold: number): ResourceIndex[] =>
  RESOURCE_INDICES.filter((r) => isOver(resourceAt(utilization, pm, r), threshold));

/** PMs that are over the threshold on some resource after the actions of `step`. */
export function overloadedAfter(record: RunRecord, step: Step, threshold: number): number[] {
  const utilization = utilizationAfter(record, step);
  return Array.from({ length: record.pms }, (_, pm) => pm).filter(
    (pm) => resourcesOver(utilization, pm, threshold).length > 0,
  );
}
