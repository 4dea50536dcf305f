/** Figures derived from utilizations and events. Pure functions of the record; nothing is stored twice. */

import { wholeAt } from "../base/columns.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import type { Column } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { RunEventKind, RunRecord } from "./record.ts";
import { completedSteps, EVENT_KINDS, eventRange, utilizationAfter } from "./record.ts";

/** The counters of Table 2 (C1, C2). */
export interface Counters {
  /** Overload findings that led to an action: migration + swap, less what a person did to a PM that was not over (C2, I2). */
  readonly overload: number;
  readonly migration: number;
  readonly swap: number;
  /** Overload findings that led to none, once per PM and step, also of a PM that another action relieved later in the step (C1). */
  readonly noSolution: number;
}

/** The counters over everything before event `action` of `step`, which is done. */
export function countersBefore(record: RunRecord, step: Step, action: number): Counters {
  const { part, start, end } = eventRange(record, step);
  const row = (step - part.first) * EVENT_KINDS.length;
  const counts = part.eventsBefore.slice(row, row + EVENT_KINDS.length);
  let overload = wholeAt(part.overloadBefore, step - part.first);
  for (let e = start; e < Math.min(start + action, end); e++) {
    const kind = wholeAt(part.eventKind, e);
    counts[kind] = wholeAt(counts, kind) + 1;
    if (EVENT_KINDS[kind] !== "no-solution") overload += wholeAt(part.eventOverload, e);
  }
  const countOf = (kind: RunEventKind): number => wholeAt(counts, EVENT_KINDS.indexOf(kind));
  return {
    overload,
    migration: countOf("migration"),
    swap: countOf("swap"),
    noSolution: countOf("no-solution"),
  };
}

/** The counters of all steps that are done; of the whole run, as in Table 2. */
export function totalCounters(record: RunRecord): Counters {
  const last = completedSteps(record) - 1;
  if (last < 0) return { overload: 0, migration: 0, swap: 0, noSolution: 0 };
  return countersBefore(record, stepOf(last), Number.POSITIVE_INFINITY);
}

/** VMs moved: a swap moves two. */
export const movedVms = ({ migration, swap }: Pick<Counters, "migration" | "swap">): number =>
  migration + 2 * swap;

/** Sum over PMs, per resource. The same under every placement of the same step (P2). */
export function fleetSum(utilization: Column): [cpu: number, net: number, mem: number] {
  let [cpu, net, mem] = [0, 0, 0];
  for (let i = 0; i < utilization.length; i += RESOURCE_COUNT) {
    cpu += at(utilization, i);
    net += at(utilization, i + 1);
    mem += at(utilization, i + 2);
  }
  return [cpu, net, mem];
}

/**
 * What the fleet is asked for, per resource, in units of the reference PM: the same under every placement
 * of the same step, also where PMs differ in size (P2, P3).
 */
export function fleetDemand(utilization: Column, capacity: Column): [cpu: number, net: number, mem: number] {
  const demand: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < utilization.length; i++) {
    const r = (i % RESOURCE_COUNT) as ResourceIndex;
    demand[r] += at(utilization, i) * at(capacity, i);
  }
  return demand;
}

/** The resources of a PM that are over the threshold, in the order cpu, net, mem (P5, P9). */
export const resourcesOver = (utilization: Column, pm: number, threshold: number): ResourceIndex[] =>
  RESOURCE_INDICES.filter((r) => isOver(resourceAt(utilization, pm, r), threshold));

/** P5, P9: whether any resource of a PM is over the threshold. */
export const isAnyOver = (utilization: Column, pm: number, threshold: number): boolean =>
  isOver(resourceAt(utilization, pm, 0), threshold) ||
  isOver(resourceAt(utilization, pm, 1), threshold) ||
  isOver(resourceAt(utilization, pm, 2), threshold);

/** PMs that are over the threshold on some resource after the actions of `step`. */
export function overloadedAfter(record: RunRecord, step: Step, threshold: number): number[] {
  const utilization = utilizationAfter(record, step);
  return Array.from({ length: record.pms }, (_, pm) => pm).filter((pm) =>
    isAnyOver(utilization, pm, threshold),
  );
}
