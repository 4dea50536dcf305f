/** A cluster as a policy is given it: everything that it may know, and no way to change anything. */

import type { PmId, VmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { resourceAt } from "../base/vector.ts";
import type { Cluster, ClusterView } from "./cluster.ts";
import type { Refusal } from "./decision.ts";
import type { PlacementView } from "./placement.ts";

export class PolicyView implements ClusterView {
  readonly pms: number;
  readonly vms: number;
  readonly utilization: ReadonlyColumn;
  readonly capacity: ReadonlyColumn;
  readonly placement: PlacementView;
  readonly #cluster: Cluster;
  /** Those of the step: looked up once, since policies ask for them all the time. */
  #demand: ReadonlyColumn;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.pms = cluster.pms;
    this.vms = cluster.vms;
    this.utilization = cluster.utilization;
    this.capacity = cluster.capacity;
    this.placement = cluster.placement.view;
    this.#demand = cluster.demand;
  }

  /** The demands of the cluster have changed. */
  refresh(): void {
    this.#demand = this.#cluster.demand;
  }

  get threshold(): number {
    return this.#cluster.threshold;
  }

  get demand(): ReadonlyColumn {
    return this.#demand;
  }

  get areAllUp(): boolean {
    return this.#cluster.areAllUp;
  }

  hostOf(vm: VmId): PmId {
    return this.placement.hostOf(vm);
  }

  vmsOn(pm: PmId): VmId[] {
    return this.placement.vmsOn(pm);
  }

  shareOf(vm: VmId, pm: PmId, resource: ResourceIndex): number {
    return resourceAt(this.#demand, vm, resource) / resourceAt(this.capacity, pm, resource);
  }

  isOverloaded(pm: PmId): boolean {
    return this.#cluster.isOverloaded(pm);
  }

  needsRelief(pm: PmId): boolean {
    return this.#cluster.needsRelief(pm);
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
}
