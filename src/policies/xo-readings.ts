/**
 * What Xen Orchestra's load balancer has of each host while it plans (docs/rules.md#xo1): cpu in percent of
 * the host, free memory absolute, in units of the reference PM. A VM's cpu is a percentage of the host
 * that it runs on, and is booked as that wherever it goes.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import { Ledger } from "./ledger.ts";

/** Of a host, or of a VM: then `memory` is what it takes. */
export interface VmReading {
  readonly cpu: number;
  readonly memory: number;
}

export class Readings {
  /** In the order of ids (RM3). */
  readonly hosts: readonly PmId[];
  readonly #view: ClusterView;
  readonly #cpu: Float64Array;
  readonly #free: Float64Array;

  constructor(view: ClusterView) {
    const ledger = new Ledger(view);
    this.#view = view;
    this.hosts = ledger.hosts;
    this.#cpu = new Float64Array(view.pms);
    this.#free = new Float64Array(view.pms);
    for (const pm of ledger.hosts) {
      this.#cpu[pm] = ledger.share(pm, 0) * 100;
      this.#free[pm] = resourceAt(view.capacity, pm, 2) - ledger.used(pm, 2);
    }
  }

  cpuOf(pm: PmId): number {
    return at(this.#cpu, pm);
  }

  freeOf(pm: PmId): number {
    return at(this.#free, pm);
  }

  vm(vm: VmId): VmReading {
    const cpu = this.#view.shareOf(vm, this.#view.hostOf(vm), 0) * 100;
    return { cpu, memory: resourceAt(this.#view.demand, vm, 2) };
  }

  arrive({ cpu, memory }: VmReading, to: PmId): void {
    this.#cpu[to] = this.cpuOf(to) + cpu;
    this.#free[to] = this.freeOf(to) - memory;
  }

  leave({ cpu, memory }: VmReading, from: PmId): void {
    this.#cpu[from] = this.cpuOf(from) - cpu;
    this.#free[from] = this.freeOf(from) + memory;
  }

  /** XO9: of cpu, each host as often as it has cores. */
  meanCpu(): number {
    let [sum, cores] = [0, 0];
    for (const pm of this.hosts) {
      const has = resourceAt(this.#view.capacity, pm, 0);
      sum += this.cpuOf(pm) * has;
      cores += has;
    }
    return sum / cores;
  }
}

/** XO5, XO6: whether two figures are taken for equal: by what they differ for the smaller, or as both are small. */
export const areAlike = (a: number, b: number, by: number): boolean =>
  Math.abs(a - b) <= Math.min(a, b) * by || (a <= by && b <= by);
