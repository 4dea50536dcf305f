/**
 * The state of a cluster at one moment: who runs where, what each VM demands, what each PM is
 * asked for. Utilization is always the sum of the demands placed on a PM over its capacity (P2);
 * it is summed afresh, in VM order, when a step begins, and adjusted by each action within it, so
 * that any replay of the same actions gives the same bits.
 */

import { assert } from "../base/assert.ts";
import type { PmId, Step, VmId } from "../base/ids.ts";
import { NOBODY, stepOf } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import type { Column, ReadonlyColumn } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { Conditions, Vetoes } from "./conditions.ts";
import { conditionsBefore, vetoesIn } from "./conditions.ts";
import type { Constraint } from "./constraint.ts";
import { refusalOf, refusalOfSwap, upOnly, vetoes } from "./constraint.ts";
import type { Refusal } from "./decision.ts";
import { isAnyOver } from "./metrics.ts";
import type { PlacementView } from "./placement.ts";
import { Placement } from "./placement.ts";
import type { Workload } from "./workload.ts";

/** What a policy may see: it changes while the policy acts, and cannot be written to. */
export interface ClusterView {
  readonly pms: number;
  readonly vms: number;
  /** P5; it holds now, and may be another later. */
  readonly threshold: number;
  /** `3 * pms` figures, fractions of each PM's own capacity; above 1 where more is demanded than there is (P5). */
  readonly utilization: ReadonlyColumn;
  /** `3 * vms` figures: what each VM demands now, in units of the reference PM. */
  readonly demand: ReadonlyColumn;
  /** `3 * pms` figures, in units of the reference PM (P3). */
  readonly capacity: ReadonlyColumn;
  readonly placement: PlacementView;
  /** The PM that runs `vm`. */
  hostOf(vm: VmId): PmId;
  /** The VMs on `pm`, in ascending order; a fresh array that the caller may sort. */
  vmsOn(pm: PmId): VmId[];
  /** What `vm` demands of `resource`, as a fraction of the capacity of `pm`. */
  shareOf(vm: VmId, pm: PmId, resource: ResourceIndex): number;
  /** P5, P9: whether any resource of `pm` is over the threshold: what is counted. */
  isOverloaded(pm: PmId): boolean;
  /** Whether a policy that relieves PMs is to relieve `pm`: those that are over, unless they are to wait (DA1). */
  needsRelief(pm: PmId): boolean;
  /** Whether `pm` is there and may take VMs; one that is not runs none (I3, I4). */
  isUp(pm: PmId): boolean;
  /** Whether every PM is up. */
  readonly areAllUp: boolean;
  /** What forbids that `vm` goes to `to`, whatever room there is; null where nothing does. */
  refusalOf(vm: VmId, to: PmId): Refusal | null;
  /** What forbids that the two change places, on whatever PMs they are. */
  refusalOfSwap(vm: VmId, other: VmId): Refusal | null;
}

export class Cluster implements ClusterView {
  readonly pms: number;
  readonly vms: number;
  threshold: number;
  readonly utilization: Float64Array;
  readonly placement: Placement;
  readonly #workload: Workload;
  /** `3 * vms` figures: the demands of the current step; a procedure's, or a window on a table. */
  #demand: Column;
  /** Where a procedure writes the demands; each cluster has its own, so that runs can take turns. */
  readonly #ownDemand: Float64Array;
  /** Every PM is as large as the reference PM (P3). */
  readonly #isUnit: boolean;
  #conditions: Conditions;
  #vetoes: Vetoes | null = null;
  /** What forbids actions whatever the conditions are. */
  #lasting: readonly Constraint[] = [];
  #constraints: readonly Constraint[] = [];

  constructor(workload: Workload) {
    this.#workload = workload;
    this.pms = workload.pms;
    this.vms = workload.vms;
    this.threshold = workload.threshold;
    this.utilization = new Float64Array(workload.pms * RESOURCE_COUNT);
    this.placement = new Placement(workload.pms, workload.vms);
    this.placement.place(workload.initialPlacement);
    this.#ownDemand = new Float64Array(workload.vms * RESOURCE_COUNT);
    this.#demand = this.#ownDemand;
    this.#isUnit = workload.capacity.every((figure) => figure === 1);
    this.#conditions = conditionsBefore(workload, stepOf(0));
  }

  get demand(): Column {
    return this.#demand;
  }

  get capacity(): Column {
    return this.#workload.capacity;
  }

  /** The demands change (P4) and every PM's utilization is summed afresh (P2). */
  beginStep(step: Step): void {
    this.#demand = this.#workload.demand.load(step, this.#ownDemand);
    sumDemands(this.#demand, this.placement.hosts, this.utilization);
    if (!this.#isUnit) divide(this.utilization, this.#workload.capacity);
    if (this.#workload.interventions.length === 0) return;
    this.#vetoes = vetoesIn(this.#workload, step);
    this.hold(conditionsBefore(this.#workload, step));
  }

  /** From now on these conditions hold. Who has to leave a PM that is down is the caller's care. */
  hold(conditions: Conditions): void {
    this.#conditions = conditions;
    this.threshold = conditions.threshold;
    this.#gatherConstraints();
  }

  /** From now on these forbid actions as well. */
  constrain(lasting: readonly Constraint[]): void {
    this.#lasting = lasting;
    this.#gatherConstraints();
  }

  #gatherConstraints(): void {
    this.#constraints = [
      ...(this.#vetoes === null ? [] : [vetoes(this.#vetoes)]),
      ...(this.areAllUp ? [] : [upOnly(this.#conditions)]),
      ...this.#lasting,
    ];
  }

  /** The PMs that are not up; null where all are. */
  get down(): ReadonlySet<number> | null {
    return this.#conditions.down;
  }

  get downCount(): number {
    return this.#conditions.downCount;
  }

  get areAllUp(): boolean {
    return this.#conditions.downCount === 0;
  }

  isUp(pm: PmId): boolean {
    return this.#conditions.isUp(pm);
  }

  refusalOf(vm: VmId, to: PmId): Refusal | null {
    return refusalOf(this.#constraints, vm, to);
  }

  refusalOfSwap(vm: VmId, other: VmId): Refusal | null {
    const [from, to] = [this.hostOf(vm), this.hostOf(other)];
    return refusalOfSwap(this.#constraints, { vm, from, other, to });
  }

  /** Moves one VM to `to`, instantaneously (P4). */
  move(vm: VmId, to: PmId): void {
    const from = this.hostOf(vm);
    assert(from !== to, `VM ${vm} moves to another PM`);
    this.placement.move(vm, to);
    const { utilization } = this;
    for (const r of RESOURCE_INDICES) {
      const source = from * RESOURCE_COUNT + r;
      const target = to * RESOURCE_COUNT + r;
      utilization[source] = at(utilization, source) - this.shareOf(vm, from, r);
      utilization[target] = at(utilization, target) + this.shareOf(vm, to, r);
    }
    if (this.placement.firstOn(from) !== NOBODY) return;
    for (const r of RESOURCE_INDICES) utilization[from * RESOURCE_COUNT + r] = 0; // not the rest of a subtraction
  }

  /** Exchanges two VMs of different PMs: `vm` goes first. */
  swap(vm: VmId, other: VmId): void {
    const [from, to] = [this.hostOf(vm), this.hostOf(other)];
    this.move(vm, to);
    this.move(other, from);
  }

  hostOf(vm: VmId): PmId {
    return this.placement.hostOf(vm);
  }

  vmsOn(pm: PmId): VmId[] {
    return this.placement.vmsOn(pm);
  }

  shareOf(vm: VmId, pm: PmId, resource: ResourceIndex): number {
    return resourceAt(this.#demand, vm, resource) / resourceAt(this.#workload.capacity, pm, resource);
  }

  isOverloaded(pm: PmId): boolean {
    return isAnyOver(this.utilization, pm, this.threshold);
  }

  needsRelief(pm: PmId): boolean {
    return this.isOverloaded(pm);
  }
}

/**
 * One pass over all VMs: what each PM is asked for in total, in units of the reference PM.
 * @param hosts `vms` PM indices
 * @param into `3 * pms` figures, overwritten
 */
function sumDemands(demand: Column, hosts: Int32Array, into: Float64Array): void {
  into.fill(0);
  for (let vm = 0, from = 0; vm < hosts.length; vm++, from += RESOURCE_COUNT) {
    // Indexed in place: an accessor that has seen columns of two types would cost as much again.
    const to = (hosts[vm] as number) * RESOURCE_COUNT;
    into[to] = (into[to] as number) + (demand[from] as number);
    into[to + 1] = (into[to + 1] as number) + (demand[from + 1] as number);
    into[to + 2] = (into[to + 2] as number) + (demand[from + 2] as number);
  }
}

function divide(column: Float64Array, by: Float64Array): void {
  for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) / (by[i] as number);
}
