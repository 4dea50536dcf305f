/**
 * The fleet as Sandpiper finds it when it begins to plan (SP3, SP4): what is used, who runs where, who is
 * hot, whatever has moved since. So a plan can be made again while it is carried out.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { pmId } from "../base/ids.ts";
import { MEM, RESOURCE_COUNT } from "../base/resources.ts";
import { TOLERANCE } from "../base/tolerance.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import { ascending, descending } from "./ranking.ts";
import type { Needs } from "./sandpiper-needs.ts";
import { magnitude, volumeOfPm, volumeOfVm } from "./volume.ts";

export class SandpiperStart {
  readonly view: ClusterView;
  readonly needs: Needs;
  readonly threshold: number;
  readonly used: Float64Array;
  /** The PMs that are up. */
  readonly hosts: readonly PmId[];
  /** The hot ones, the largest volume first (SP4). */
  readonly hot: readonly PmId[];
  readonly #most = new Map<PmId, readonly VmId[]>();
  readonly #least = new Map<PmId, readonly VmId[]>();

  constructor(view: ClusterView, needs: Needs, threshold: number, hot: readonly PmId[]) {
    this.view = view;
    this.needs = needs;
    this.threshold = threshold;
    this.used = Float64Array.from({ length: view.pms * RESOURCE_COUNT }, (_, i) => at(view.utilization, i));
    this.hosts = Array.from({ length: view.pms }, (_, pm) => pmId(pm)).filter((pm) => view.isUp(pm));
    this.hot = descending(hot, (pm) => volumeOfPm(this.used, pm), magnitude).map(({ id }) => id);
  }

  /** SP4: the VMs that `pm` ran, the largest VSR first. A plan that is made again asks for the same, and finds the same. */
  mostFirst(pm: PmId): readonly VmId[] {
    return this.#ordered(pm, this.#most, descending);
  }

  /** SP6: the smallest VSR first. */
  leastFirst(pm: PmId): readonly VmId[] {
    return this.#ordered(pm, this.#least, ascending);
  }

  /** SP4: the volume of a VM on `pm` for its memory, of which it is taken to have some. */
  vsrOf(vm: VmId, pm: PmId): number {
    return volumeOfVm(this.view, pm, vm) / Math.max(resourceAt(this.view.demand, vm, MEM), TOLERANCE);
  }

  #ordered(pm: PmId, known: Map<PmId, readonly VmId[]>, order: typeof ascending): readonly VmId[] {
    const found = known.get(pm);
    if (found !== undefined) return found;
    const vms = order(this.view.vmsOn(pm), (vm: VmId) => this.vsrOf(vm, pm), magnitude).map(({ id }) => id);
    known.set(pm, vms);
    return vms;
  }
}
