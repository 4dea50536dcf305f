/**
 * What interventions come to (I1-I7 in `intervention.ts`): the workload that they make of another, the
 * conditions that hold at a moment, and what is due in a step.
 */

import { assert } from "../base/assert.ts";
import type { PmId, Step, VmId } from "../base/ids.ts";
import { pmId, stepOf } from "../base/ids.ts";
import type { ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import type { Column } from "../base/vector.ts";
import { at } from "../base/vector.ts";
import type { Intervention, MomentIntervention } from "./intervention.ts";
import type { RunRecord } from "./record.ts";
import { partOfStep } from "./record.ts";
import type { Demand, Workload } from "./workload.ts";

/** PMs of a fleet of so many, with those that are added to it (I4). */
export const pmsWith = (pms: number, interventions: readonly Intervention[]): number =>
  pms + interventions.filter(({ kind }) => kind === "pm-added").length;

/**
 * The workload with a list of interventions instead of its own.
 * @param workload one without any: lists are not added to each other, since added PMs count from its last
 */
export function withInterventions(workload: Workload, interventions: readonly Intervention[]): Workload {
  assert(workload.interventions.length === 0, "interventions are made in a workload without any");
  if (interventions.length === 0) return workload;
  const added = interventions.flatMap((made) => (made.kind === "pm-added" ? made.capacity : []));
  const loads = interventions.filter((made) => made.kind === "load");
  return {
    ...workload,
    pms: pmsWith(workload.pms, interventions),
    capacity: added.length === 0 ? workload.capacity : joined(workload.capacity, added),
    demand: loads.length === 0 ? workload.demand : withLoads(workload.demand, loads),
    interventions,
  };
}

function joined(column: Float64Array, more: readonly number[]): Float64Array {
  const whole = new Float64Array(column.length + more.length);
  whole.set(column);
  whole.set(more, column.length);
  return whole;
}

type Load = Extract<Intervention, { kind: "load" }>;

/** I6. */
function withLoads(demand: Demand, loads: readonly Load[]): Demand {
  const members = new Map(loads.map((load) => [load, new Set(load.vms)]));
  const due = (step: Step): readonly Load[] =>
    loads.filter(({ step: first, steps }) => step >= first && step < first + steps);
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

function addLoad(column: Column, vm: number, add: ResourceVector): void {
  for (const r of RESOURCE_INDICES) {
    const i = vm * RESOURCE_COUNT + r;
    column[i] = Math.max(0, at(column, i) + add[r]);
  }
}

/** What holds at a moment of a run, besides demand and placement. */
export interface Conditions {
  /** P5. */
  readonly threshold: number;
  /** Whether a PM is there, and may take VMs. */
  isUp(pm: number): boolean;
}

/** Conditions that can be looked up for a whole fleet; `down` is null where every PM is up. */
export interface ChangedConditions extends Conditions {
  readonly down: ReadonlySet<number> | null;
}

/** The conditions in a run at `step`, which is done, after `action` events, everything made there included. */
export function conditionsAt(
  workload: Workload,
  record: RunRecord,
  step: Step,
  action: number,
): ChangedConditions {
  if (workload.interventions.length === 0) return conditionsAfter(workload, 0);
  const part = partOfStep(record, step);
  const before = countBefore(workload, step);
  const begun = before - countBefore(workload, stepOf(part.first));
  const made = dueIn(workload, step).filter((_, i) => (part.madeAfter[begun + i] ?? 0) <= action);
  return conditionsAfter(workload, before + made.length);
}

/** The conditions with which `step` begins, before anything that is due in it. */
export const conditionsBefore = (workload: Workload, step: Step): ChangedConditions =>
  conditionsAfter(workload, countBefore(workload, step));

/** The conditions once the first `count` moments' interventions are made, in order of time. */
export function conditionsAfter(workload: Workload, count: number): ChangedConditions {
  const { interventions } = workload;
  let { threshold } = workload;
  if (interventions.length === 0) return { threshold, down: null, isUp: everyPm };
  const down = new Set<number>();
  for (let pm = firstAdded(workload); pm < workload.pms; pm++) down.add(pm);
  for (const made of inOrderOfTime(interventions).slice(0, count)) {
    if (made.kind === "threshold") threshold = made.value;
    if (made.kind === "pm-down" && canGoDown(workload, down, made.pm)) down.add(made.pm);
    if (made.kind === "pm-added") down.delete(addedPm(workload, made));
  }
  return { threshold, down: down.size === 0 ? null : down, isUp: (pm) => !down.has(pm) };
}

const everyPm = (): boolean => true;

/** How many moments' interventions come before `step`. */
export function countBefore({ interventions }: Workload, step: Step): number {
  const moments = inOrderOfTime(interventions);
  const first = moments.findIndex((made) => made.step >= step);
  return first === -1 ? moments.length : first;
}

/** A PM goes down only where another one is left to take its VMs. */
const canGoDown = ({ pms }: Workload, down: ReadonlySet<number>, pm: number): boolean =>
  !down.has(pm) && down.size + 1 < pms;

const firstAdded = ({ pms, interventions }: Workload): number =>
  pms - interventions.filter(({ kind }) => kind === "pm-added").length;

/** The PM that an intervention adds (I4). */
function addedPm(workload: Workload, added: Intervention): PmId {
  const before = workload.interventions.indexOf(added);
  const earlier = workload.interventions.slice(0, before).filter(({ kind }) => kind === "pm-added");
  return pmId(firstAdded(workload) + earlier.length);
}

/** What is due in the midst of a step, in order (I1). */
export const dueIn = ({ interventions }: Workload, step: Step): readonly MomentIntervention[] =>
  inOrderOfTime(interventions).filter((made) => made.step === step);

/** By step, then by events; what comes at the same moment in the order of the list. */
function inOrderOfTime(interventions: readonly Intervention[]): readonly MomentIntervention[] {
  const known = ordered.get(interventions);
  if (known !== undefined) return known;
  const moments = interventions
    .filter((made) => made.kind !== "veto" && made.kind !== "load")
    .sort((a, b) => a.step - b.step || a.after - b.after);
  ordered.set(interventions, moments);
  return moments;
}

/** Lists of interventions are never changed. */
const ordered = new WeakMap<readonly Intervention[], readonly MomentIntervention[]>();

/** I5: the PMs that each VM may not go to in a step; null where there are none. */
export function vetoesIn(
  { interventions }: Workload,
  step: Step,
): ReadonlyMap<VmId, ReadonlySet<PmId>> | null {
  const vetoes = new Map<VmId, Set<PmId>>();
  for (const made of interventions) {
    if (made.kind !== "veto" || made.step !== step) continue;
    vetoes.set(made.vm, (vetoes.get(made.vm) ?? new Set()).add(made.to));
  }
  return vetoes.size === 0 ? null : vetoes;
}
