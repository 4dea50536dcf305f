/**
 * What interventions come to (I1-I7 in `intervention.ts`): the workload that they make of another, and
 * what of them was made in a run, and when.
 */

import { assert } from "../base/assert.ts";
import { wholeAt } from "../base/columns.ts";
import type { Step } from "../base/ids.ts";
import { stepOf } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import type { Column } from "../base/vector.ts";
import { at } from "../base/vector.ts";
import type { Conditions } from "./conditions.ts";
import { conditionsAfter, countBefore, countBeforeMade, dueIn } from "./conditions.ts";
import type { Intervention, MomentIntervention } from "./intervention.ts";
import { figuresOf, isAtMoment, kindOf } from "./intervention.ts";
import { pmsWith } from "./intervention-list.ts";
import type { AddedLoad } from "./interventions/kind.ts";
import type { RecordPart, RunRecord } from "./record.ts";
import { completedSteps, partOfStep } from "./record.ts";
import type { Demand, Workload } from "./workload.ts";

/**
 * The workload with a list of interventions instead of its own.
 * @param workload one without any: lists are not added to each other, since added PMs count from its last
 */
export function withInterventions(workload: Workload, interventions: readonly Intervention[]): Workload {
  assert(workload.interventions.length === 0, "interventions are made in a workload without any");
  if (interventions.length === 0) return workload;
  const pms = pmsWith(workload.pms, interventions);
  for (const made of interventions) assertWithin(made, pms, workload.vms);
  const added = interventions.flatMap((made) => kindOf(made).brings?.(made) ?? []);
  const loads = interventions.flatMap((made) => kindOf(made).adds?.(made) ?? []);
  return {
    ...workload,
    pms,
    capacity: added.length === 0 ? workload.capacity : joined(workload.capacity, added),
    demand: loads.length === 0 ? workload.demand : withLoads(workload.demand, loads),
    interventions,
  };
}

/** Files and links are checked where they are read: a machine that is not there is a bug. */
function assertWithin(made: Intervention, pms: number, vms: number): void {
  const isVm = (vm: number): void => assert(vm < vms, `VM ${vm} of ${vms} in an intervention`);
  for (const figure of figuresOf(made)) {
    if (figure.type === "pm") assert(figure.value < pms, `PM ${figure.value} of ${pms} in an intervention`);
    else if (figure.type === "vm" || figure.type === "other-vm") isVm(figure.value);
    else if (figure.type === "vms") for (const vm of figure.value) isVm(vm);
  }
}

function joined(column: Float64Array, more: readonly number[]): Float64Array {
  const whole = new Float64Array(column.length + more.length);
  whole.set(column);
  whole.set(more, column.length);
  return whole;
}

/** I6. */
function withLoads(demand: Demand, loads: readonly AddedLoad[]): Demand {
  const members = new Map(loads.map((load) => [load, new Set(load.vms)]));
  const due = createDueLoads(loads);
  return {
    ...demand,
    load(step, into) {
      const base = demand.load(step, into);
      const loaded = due(step);
      if (loaded.length === 0) return base;
      if (base !== into) into.set(base);
      for (const { vms, add } of loaded) for (const vm of vms) addLoad(into, vm, add);
      return into;
    },
    of(vm, step) {
      const own: Column = Float64Array.from(demand.of(vm, step));
      for (const load of due(step)) if (members.get(load)?.has(vm) === true) addLoad(own, 0, load.add);
      return [at(own, 0), at(own, 1), at(own, 2)];
    },
  };
}

/** The loads of a step. Between two steps where one begins or ends they are the same, and found once. */
function createDueLoads(loads: readonly AddedLoad[]): (step: Step) => readonly AddedLoad[] {
  let last: { readonly from: number; readonly until: number; readonly due: readonly AddedLoad[] } | null =
    null;
  return (step) => {
    if (last !== null && step >= last.from && step < last.until) return last.due;
    let [from, until] = [0, Number.POSITIVE_INFINITY];
    const due = loads.filter(({ step: first, steps }) => {
      const end = first + steps;
      if (first > step) until = Math.min(until, first);
      else if (end <= step) from = Math.max(from, end);
      else [from, until] = [Math.max(from, first), Math.min(until, end)];
      return step >= first && step < end;
    });
    last = { from, until, due };
    return due;
  };
}

function addLoad(column: Column, vm: number, add: ResourceVector): void {
  for (const r of RESOURCE_INDICES) {
    const i = vm * RESOURCE_COUNT + r;
    column[i] = Math.max(0, at(column, i) + add[r]);
  }
}

/** The conditions in a run at `step`, which is done, after `action` events, everything made there included. */
export function conditionsAt(workload: Workload, record: RunRecord, step: Step, action: number): Conditions {
  if (workload.interventions.length === 0) return conditionsAfter(workload, 0);
  const { part, row } = rowIn(workload, record, step);
  const made = dueIn(workload, step).filter((_, i) => wholeAt(part.madeAfter, row + i) <= action);
  return conditionsAfter(workload, countBefore(workload, step) + made.length);
}

/** An intervention whose moment has come in a run. */
export interface Due {
  readonly made: MomentIntervention;
  /** Whether it was made, or passed over since it did not apply (I1). */
  readonly isMade: boolean;
  /** How many events of its step had happened. */
  readonly events: number;
  /** How many moments' interventions of the workload had come before it. */
  readonly before: number;
}

/**
 * What became of an intervention of the workload in a run. Null for one without a moment (a veto, a
 * load), and where its step is not done.
 */
export function findDue(workload: Workload, record: RunRecord, made: Intervention): Due | null {
  if (!isAtMoment(made) || made.step >= completedSteps(record)) return null;
  const { part, row } = rowIn(workload, record, made.step);
  const before = countBeforeMade(workload, made);
  assert(before !== undefined, "an intervention of the workload is asked for");
  const place = row + before - countBefore(workload, made.step);
  return {
    made,
    isMade: wholeAt(part.madeApplied, place) === 1,
    events: wholeAt(part.madeAfter, place),
    before,
  };
}

/** The part of a step, and where the step's interventions begin in its columns. */
function rowIn(
  workload: Workload,
  record: RunRecord,
  step: Step,
): { readonly part: RecordPart; readonly row: number } {
  const part = partOfStep(record, step);
  return { part, row: countBefore(workload, step) - countBefore(workload, stepOf(part.first)) };
}
