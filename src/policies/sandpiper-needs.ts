/**
 * What a VM is taken to need (SP3): a high percentile of what it has demanded lately, of each resource by
 * itself. Worked out for those that are asked about, once.
 */

import type { VmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import { resourceAt, vectorAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Past } from "../engine/history.ts";
import { quantileOf } from "../forecast/quantile.ts";

export class Needs {
  readonly #view: ClusterView;
  readonly #past: Past;
  readonly #share: number;
  readonly #steps: number;
  /** `3 * vms` figures, of those that were asked about. */
  readonly #needs: Float64Array;
  readonly #isKnown: Uint8Array;
  /** `[resource][step]` of one VM. */
  readonly #demands: Float64Array;
  readonly #scratch: Float64Array;

  /**
   * @param percentile from 0 to 100
   * @param window steps, the present one among them
   */
  constructor(view: ClusterView, past: Past, percentile: number, window: number) {
    this.#view = view;
    this.#past = past;
    this.#share = percentile / 100;
    this.#steps = Math.min(window, past.steps + 1);
    this.#needs = new Float64Array(view.vms * RESOURCE_COUNT);
    this.#isKnown = new Uint8Array(view.vms);
    this.#demands = new Float64Array(RESOURCE_INDICES.length * this.#steps);
    this.#scratch = new Float64Array(this.#steps);
  }

  /** In units of the reference PM. */
  of(vm: VmId): ResourceVector {
    this.#workOut(vm);
    return vectorAt(this.#needs, vm);
  }

  /** The same of one resource. */
  ofResource(vm: VmId, r: ResourceIndex): number {
    this.#workOut(vm);
    return resourceAt(this.#needs, vm, r);
  }

  #workOut(vm: VmId): void {
    if (this.#isKnown[vm] === 1) return;
    this.#isKnown[vm] = 1;
    for (let ago = 0; ago < this.#steps; ago++) {
      const demand = ago === 0 ? vectorAt(this.#view.demand, vm) : this.#past.demandOf(vm, ago);
      for (const r of RESOURCE_INDICES) this.#demands[r * this.#steps + ago] = demand[r];
    }
    for (const r of RESOURCE_INDICES) this.#needs[vm * RESOURCE_COUNT + r] = this.#percentile(r);
  }

  #percentile(r: ResourceIndex): number {
    const from = r * this.#steps;
    return quantileOf(this.#demands, from, from + this.#steps, this.#share, this.#scratch);
  }
}
