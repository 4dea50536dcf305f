/**
 * The state of a cluster at one moment: who runs where, what each VM demands, what each PM is
 * asked for. Utilization is always the sum of the demands placed on a PM over its capacity (P2);
 * it is summed afresh, in VM order, when a step begins, and adjusted by each action within it, so
 * that any replay of the same actions gives the same bits.
 */

import { assert } from "../base/assert.ts";
import type { PmId, Step, VmId } from "../base/ids.ts";
import { NOBODY, pmId, vmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import type { Column } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { Workload } from "./workload.ts";

/** What a policy may see. Columns are the live ones: read, never write. */
export interface ClusterView {
  readonly pms: number;
  readonly vms: number;
  readonly threshold: number;
  /** `3 * pms` figures, fractions of each PM's own capacity; above 1 where more is demanded than there is (P5). */
  readonly utilization: Column;
  /** The PM that runs `vm`. */
  hostOf(vm: VmId): PmId;
  /** The VMs on `pm`, in ascending order; a fresh array that the caller may sort. */
  vmsOn(pm: PmId): VmId[];
  /** What `vm` demands of `resource`, as a fraction of the capacity of `pm`. */
  shareOf(vm: VmId, pm: PmId, resource: ResourceIndex): number;
  /** P5, P9: whether any resource of `pm` is over the threshold. */
  isOverloaded(pm: PmId): boolean;
}

const entry = (column: Int32Array, index: number): number => column[index] as number;

export class Cluster implements ClusterView {
  readonly pms: number;
  readonly vms: number;
  readonly threshold: number;
  readonly utilization: Float64Array;
  /** `3 * vms` figures: the demands of the current step. */
  readonly demand: Float64Array;
  /** `vms` PM indices. */
  readonly placement: Int32Array;
  readonly #workload: Workload;
  // The VMs of each PM as doubly linked lists in columns: a move costs the same at any size.
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  constructor(workload: Workload) {
    this.#workload = workload;
    this.pms = workload.pms;
    this.vms = workload.vms;
    this.threshold = workload.threshold;
    this.utilization = new Float64Array(workload.pms * RESOURCE_COUNT);
    this.demand = new Float64Array(workload.vms * RESOURCE_COUNT);
    this.placement = new Int32Array(workload.vms);
    this.#first = new Int32Array(workload.pms);
    this.#next = new Int32Array(workload.vms);
    this.#previous = new Int32Array(workload.vms);
    this.place(workload.initialPlacement);
  }

  /** Puts every VM where `placement` says; utilization is stale until the next {@link beginStep}. */
  place(placement: Int32Array): void {
    assert(placement.length === this.vms, "a placement of every VM");
    this.placement.set(placement);
    this.#first.fill(NOBODY);
    for (let vm = this.vms - 1; vm >= 0; vm--) this.#link(vm, entry(placement, vm));
  }

  /** The demands change (P4) and every PM's utilization is summed afresh (P2). */
  beginStep(step: Step): void {
    this.#workload.demand.load(step, this.demand);
    const { demand, utilization, placement, vms } = this;
    utilization.fill(0);
    for (let vm = 0; vm < vms; vm++) {
      const from = vm * RESOURCE_COUNT;
      const to = entry(placement, vm) * RESOURCE_COUNT;
      utilization[to] = at(utilization, to) + at(demand, from);
      utilization[to + 1] = at(utilization, to + 1) + at(demand, from + 1);
      utilization[to + 2] = at(utilization, to + 2) + at(demand, from + 2);
    }
    const capacity = this.#workload.capacity;
    for (let i = 0; i < utilization.length; i++) utilization[i] = at(utilization, i) / at(capacity, i);
  }

  /** Moves one VM to `to`, instantaneously (P4). */
  move(vm: VmId, to: PmId): void {
    const from = this.hostOf(vm);
    assert(from !== to, `VM ${vm} moves to another PM`);
    this.#unlink(vm, from);
    this.#link(vm, to);
    this.placement[vm] = to;
    for (const r of RESOURCE_INDICES) {
      const [source, target] = [from * RESOURCE_COUNT + r, to * RESOURCE_COUNT + r];
      this.utilization[source] = at(this.utilization, source) - this.shareOf(vm, from, r);
      this.utilization[target] = at(this.utilization, target) + this.shareOf(vm, to, r);
    }
  }

  /** Moves a VM without touching utilization: for replaying the actions of past steps. */
  relink(vm: VmId, to: PmId): void {
    this.#unlink(vm, this.hostOf(vm));
    this.#link(vm, to);
    this.placement[vm] = to;
  }

  hostOf(vm: VmId): PmId {
    return pmId(entry(this.placement, vm));
  }

  vmsOn(pm: PmId): VmId[] {
    const vms: VmId[] = [];
    for (let vm = entry(this.#first, pm); vm !== NOBODY; vm = entry(this.#next, vm)) vms.push(vmId(vm));
    return vms.sort((a, b) => a - b);
  }

  shareOf(vm: VmId, pm: PmId, resource: ResourceIndex): number {
    return resourceAt(this.demand, vm, resource) / resourceAt(this.#workload.capacity, pm, resource);
  }

  isOverloaded(pm: PmId): boolean {
    return RESOURCE_INDICES.some((r) => isOver(resourceAt(this.utilization, pm, r), this.threshold));
  }

  #link(vm: number, pm: number): void {
    const first = entry(this.#first, pm);
    this.#next[vm] = first;
    this.#previous[vm] = NOBODY;
    if (first !== NOBODY) this.#previous[first] = vm;
    this.#first[pm] = vm;
  }

  #unlink(vm: number, pm: number): void {
    const [next, previous] = [entry(this.#next, vm), entry(this.#previous, vm)];
    if (next !== NOBODY) this.#previous[next] = previous;
    if (previous !== NOBODY) this.#next[previous] = next;
    else this.#first[pm] = next;
  }
}
