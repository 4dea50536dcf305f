/**
 * A cluster as a damped policy sees it: PMs that wait are in no need of relief (DA1, DA5), and demands are
 * smoothed where that is asked for (DA6): then all that a policy goes by, utilizations included, is made
 * of the smoothed ones, and follows what is moved. Everything else is the cluster's own.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, vmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Refusal } from "../engine/decision.ts";
import type { PlacementView } from "../engine/placement.ts";

/** Demands and utilizations that take the place of the cluster's. */
export interface Smoothed {
  readonly demand: Float64Array;
  readonly utilization: Float64Array;
}

export class DampedView implements ClusterView {
  readonly pms: number;
  readonly vms: number;
  readonly capacity: ReadonlyColumn;
  readonly placement: PlacementView;
  readonly #cluster: ClusterView;
  readonly #smoothed: Smoothed | null;
  readonly #waits: (pm: PmId) => boolean;

  /** @param waits whether a PM is not relieved although it is over */
  constructor(cluster: ClusterView, smoothed: Smoothed | null, waits: (pm: PmId) => boolean) {
    this.#cluster = cluster;
    this.#smoothed = smoothed;
    this.#waits = waits;
    this.pms = cluster.pms;
    this.vms = cluster.vms;
    this.capacity = cluster.capacity;
    this.placement = cluster.placement;
  }

  get utilization(): ReadonlyColumn {
    return this.#smoothed?.utilization ?? this.#cluster.utilization;
  }

  get demand(): ReadonlyColumn {
    return this.#smoothed?.demand ?? this.#cluster.demand;
  }

  get threshold(): number {
    return this.#cluster.threshold;
  }

  get areAllUp(): boolean {
    return this.#cluster.areAllUp;
  }

  hostOf(vm: VmId): PmId {
    return this.#cluster.hostOf(vm);
  }

  vmsOn(pm: PmId): VmId[] {
    return this.#cluster.vmsOn(pm);
  }

  shareOf(vm: VmId, pm: PmId, resource: ResourceIndex): number {
    return resourceAt(this.demand, vm, resource) / resourceAt(this.capacity, pm, resource);
  }

  /** What is counted: by what is demanded, not by what is seen of it. */
  isOverloaded(pm: PmId): boolean {
    return this.#cluster.isOverloaded(pm);
  }

  /** Whether it is over as far as the policy sees. */
  seemsOver(pm: PmId): boolean {
    return RESOURCE_INDICES.some((r) => isOver(resourceAt(this.utilization, pm, r), this.threshold));
  }

  needsRelief(pm: PmId): boolean {
    return this.seemsOver(pm) && !this.#waits(pm);
  }

  isUp(pm: PmId): boolean {
    return this.#cluster.isUp(pm);
  }

  refusalOf(vm: VmId, to: PmId): Refusal | null {
    return this.#cluster.refusalOf(vm, to);
  }

  refusalOfSwap(vm: VmId, other: VmId): Refusal | null {
    return this.#cluster.refusalOfSwap(vm, other);
  }

  /** Sums the smoothed demands up afresh: when a step begins, and where somebody else has moved VMs. */
  sumUp(): void {
    if (this.#smoothed === null) return;
    const { utilization, demand } = this.#smoothed;
    utilization.fill(0);
    for (let vm = 0; vm < this.vms; vm++) {
      const pm = this.placement.hostOf(vmId(vm));
      for (const r of RESOURCE_INDICES)
        utilization[pm * RESOURCE_COUNT + r] =
          at(utilization, pm * RESOURCE_COUNT + r) + at(demand, vm * RESOURCE_COUNT + r);
    }
    for (let i = 0; i < utilization.length; i++) utilization[i] = at(utilization, i) / at(this.capacity, i);
  }

  /** `vm` has gone from one PM to another. */
  follow(vm: VmId, from: PmId, to: PmId): void {
    if (this.#smoothed === null) return;
    const { utilization } = this.#smoothed;
    const isEmpty = this.placement.firstOn(from) === NOBODY;
    for (const r of RESOURCE_INDICES) {
      const [source, target] = [from * RESOURCE_COUNT + r, to * RESOURCE_COUNT + r];
      utilization[source] = isEmpty ? 0 : at(utilization, source) - this.shareOf(vm, from, r);
      utilization[target] = at(utilization, target) + this.shareOf(vm, to, r);
    }
  }
}
