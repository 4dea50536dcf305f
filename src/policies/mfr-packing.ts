/**
 * The first fit of MFR (MF4-MF6): every VM is placed anew, those that may need most first, on PMs that are
 * filled up to where the sum of what is expected and of what it may be off by is within bounds.
 *
 * It ends: each VM is placed once.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { pmId, vmId } from "../base/ids.ts";
import { normalQuantile } from "../base/random.ts";
import type { ResourceIndex } from "../base/resources.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { isOver } from "../base/tolerance.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { MfrForecasts } from "./mfr-forecasts.ts";
import { descending } from "./ranking.ts";

export interface PackingRules {
  readonly resources: readonly ResourceIndex[];
  /** How far a PM is filled, as a share of what it has. */
  readonly bound: number;
  /** MF3. */
  readonly overflow: number;
  /** MF6. */
  readonly keepsCurrent: boolean;
}

export interface Placed {
  readonly vm: VmId;
  readonly from: PmId;
  readonly to: PmId;
}

/** A PM that was looked at for a VM, with how far it would be filled of each resource, by their order in the rules. */
export interface Looked {
  readonly pm: PmId;
  readonly fill: readonly number[];
}

export class MfrPacking {
  readonly #view: ClusterView;
  readonly #forecasts: MfrForecasts;
  readonly #rules: PackingRules;
  readonly #hosts: readonly PmId[];
  /** Who runs where before anything moves. */
  readonly #from: Int32Array;
  readonly #quantile: number;
  /** `3 * pms` figures: what is expected of those that were placed, and the sum of squares of what it may be off by. */
  readonly #expected: Float64Array;
  readonly #variance: Float64Array;

  constructor(view: ClusterView, forecasts: MfrForecasts, rules: PackingRules) {
    this.#view = view;
    this.#forecasts = forecasts;
    this.#rules = rules;
    this.#hosts = Array.from({ length: view.pms }, (_, pm) => pmId(pm)).filter((pm) => view.isUp(pm));
    this.#from = Int32Array.from({ length: view.vms }, (_, vm) => view.hostOf(vmId(vm)));
    this.#quantile = normalQuantile(1 - rules.overflow);
    this.#expected = new Float64Array(view.pms * RESOURCE_COUNT);
    this.#variance = new Float64Array(view.pms * RESOURCE_COUNT);
  }

  /**
   * Places all VMs.
   * @param asked of whose places every look is kept
   */
  place(asked: VmId | null): { readonly moves: readonly Placed[]; readonly looked: readonly Looked[] } {
    this.#expected.fill(0);
    this.#variance.fill(0);
    const moves: Placed[] = [];
    const looked: Looked[] = [];
    for (const vm of this.#order()) {
      const from = pmId(at(this.#from, vm));
      const to = this.#placeFor(vm, from, vm === asked ? looked : null) ?? from; // MF5: else it stays
      this.#book(vm, to);
      if (to !== from) moves.push({ vm, from, to });
    }
    return { moves, looked };
  }

  /** How far `pm` is filled by the VMs that were placed, as a share of what it has. */
  filled(pm: PmId, r: ResourceIndex): number {
    const i = pm * RESOURCE_COUNT + r;
    return this.#share(pm, r, at(this.#expected, i), at(this.#variance, i));
  }

  /** MF4: by the most that is likely to be asked for, of the resource of which that is most. */
  mostOf(vm: VmId): number {
    const { resources } = this.#rules;
    const mostOn = (r: ResourceIndex): number =>
      this.#forecasts.expected(vm, r) + this.#forecasts.quantile(vm, r);
    return resources.reduce<number>((most, r) => Math.max(most, mostOn(r)), Number.NEGATIVE_INFINITY);
  }

  #order(): readonly VmId[] {
    const vms = Array.from({ length: this.#view.vms }, (_, vm) => vmId(vm));
    return descending(vms, (vm) => this.mostOf(vm)).map(({ id }) => id);
  }

  /** MF5, MF6. */
  #placeFor(vm: VmId, from: PmId, looked: Looked[] | null): PmId | null {
    const fits = (pm: PmId): boolean => {
      looked?.push({ pm, fill: this.#rules.resources.map((r) => this.#fillWith(vm, pm, r)) });
      for (const r of this.#rules.resources)
        if (isOver(this.#fillWith(vm, pm, r), this.#rules.bound)) return false;
      return pm === from || this.#view.refusalOf(vm, pm) === null;
    };
    const stays = this.#rules.keepsCurrent && this.#view.isUp(from);
    if (stays && fits(from)) return from;
    return this.#hosts.find((pm) => !(stays && pm === from) && fits(pm)) ?? null;
  }

  #fillWith(vm: VmId, pm: PmId, r: ResourceIndex): number {
    const i = pm * RESOURCE_COUNT + r;
    const expected = at(this.#expected, i) + this.#forecasts.expected(vm, r);
    const variance = at(this.#variance, i) + this.#forecasts.deviation(vm, r) ** 2;
    return this.#share(pm, r, expected, variance);
  }

  #share(pm: PmId, r: ResourceIndex, expected: number, variance: number): number {
    return (expected + this.#quantile * Math.sqrt(variance)) / resourceAt(this.#view.capacity, pm, r);
  }

  #book(vm: VmId, pm: PmId): void {
    for (const r of this.#rules.resources) {
      const i = pm * RESOURCE_COUNT + r;
      this.#expected[i] = at(this.#expected, i) + this.#forecasts.expected(vm, r);
      this.#variance[i] = at(this.#variance, i) + this.#forecasts.deviation(vm, r) ** 2;
    }
  }
}
