/**
 * What a tool has on its books while it plans: what all VMs of each PM ask for together, added up in the
 * order of their ids, in units of the reference PM, and changed by every move that it decides on. Absolute
 * figures, so that sums of demands that are multiples of 1/4096 are exact whatever the PMs' sizes (RM1,
 * RM4). It knows the PMs that are up; others are no hosts to a tool.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { pmId, vmId } from "../base/ids.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";

export class Ledger {
  /** In the order of ids (RM3). */
  readonly hosts: readonly PmId[];
  readonly #view: ClusterView;
  readonly #used: Float64Array;
  readonly #cpuFactor: number;

  /** @param cpuFactor what a VM's cpu is taken for when it is moved (PX13) */
  constructor(view: ClusterView, cpuFactor = 1) {
    this.#view = view;
    this.#cpuFactor = cpuFactor;
    this.hosts = Array.from({ length: view.pms }, (_, pm) => pmId(pm)).filter((pm) => view.isUp(pm));
    this.#used = new Float64Array(view.pms * RESOURCE_COUNT);
    for (let i = 0; i < view.vms; i++) {
      const vm = vmId(i); // by id: the order on a PM depends on who came when
      for (const r of RESOURCE_INDICES) this.#add(view.hostOf(vm), r, resourceAt(view.demand, vm, r));
    }
  }

  /** What is asked of `pm`, in units of the reference PM. */
  used(pm: PmId, resource: ResourceIndex): number {
    return resourceAt(this.#used, pm, resource);
  }

  /** RM1: u, as a fraction of what `pm` has. */
  share(pm: PmId, resource: ResourceIndex): number {
    return this.used(pm, resource) / resourceAt(this.#view.capacity, pm, resource);
  }

  move(vm: VmId, from: PmId, to: PmId): void {
    for (const r of RESOURCE_INDICES) {
      const demand = resourceAt(this.#view.demand, vm, r) * (r === 0 ? this.#cpuFactor : 1);
      this.#add(from, r, -demand);
      this.#add(to, r, demand);
    }
  }

  /** As it is now, and stays. */
  copy(): Ledger {
    const copy = new Ledger(this.#view, this.#cpuFactor);
    copy.#used.set(this.#used);
    return copy;
  }

  #add(pm: PmId, resource: ResourceIndex, demand: number): void {
    const i = pm * RESOURCE_COUNT + resource;
    this.#used[i] = at(this.#used, i) + demand;
  }
}
