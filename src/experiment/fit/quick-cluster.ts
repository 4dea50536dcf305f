/**
 * A cluster for the search alone: homogeneous (P3), in preallocated columns, nothing recorded but
 * what the objective reads. It adds and subtracts in the engine's order, so that its figures are
 * the engine's bit for bit; `test/unit/fit.test.ts` holds the two equal. The verdict on a find is
 * always the engine's.
 */

import { RESOURCE_COUNT } from "../../base/resources.ts";
import { isOver, onGrid } from "../../base/tolerance.ts";
import { at } from "../../base/vector.ts";

const entry = (column: Int32Array, index: number): number => column[index] as number;

export interface QuickCounts {
  migration: number;
  swap: number;
  noSolution: number;
}

/** What VMs are ordered by; `resource` is for keys that look at one. */
export type VmKey = (cluster: QuickCluster, vm: number, resource: number) => number;

export class QuickCluster {
  readonly utilization: Float64Array;
  readonly placement: Int32Array;
  /** `[step][pm][resource]`, after the step's actions. */
  readonly history: Float64Array;
  /** Per step, bit p set: no solution for PM p. */
  readonly gaveUp: Int32Array;
  readonly counts: QuickCounts = { migration: 0, swap: 0, noSolution: 0 };
  /** VM ids, filled by the sorts. */
  readonly candidates: Int32Array;
  readonly partners: Int32Array;
  readonly #keys: Float64Array;
  #table: Float64Array;
  #offset = 0;

  constructor(
    readonly pms: number,
    readonly vms: number,
    readonly steps: number,
    readonly threshold: number,
  ) {
    this.utilization = new Float64Array(pms * RESOURCE_COUNT);
    this.placement = new Int32Array(vms);
    this.history = new Float64Array(steps * pms * RESOURCE_COUNT);
    this.gaveUp = new Int32Array(steps);
    this.candidates = new Int32Array(vms);
    this.partners = new Int32Array(vms);
    this.#keys = new Float64Array(vms);
    this.#table = new Float64Array(0);
  }

  /** Begins a run on a table laid out `[step][vm][resource]`. */
  reset(table: Float64Array, initialPlacement: Int32Array): void {
    this.#table = table;
    this.placement.set(initialPlacement);
    this.gaveUp.fill(0);
    this.counts.migration = 0;
    this.counts.swap = 0;
    this.counts.noSolution = 0;
  }

  beginStep(step: number): void {
    const { utilization, placement, vms } = this;
    const table = this.#table;
    this.#offset = step * vms * RESOURCE_COUNT;
    for (let i = 0; i < utilization.length; i++) utilization[i] = 0;
    for (let vm = 0, from = this.#offset; vm < vms; vm++, from += RESOURCE_COUNT) {
      const to = entry(placement, vm) * RESOURCE_COUNT;
      utilization[to] = at(utilization, to) + at(table, from);
      utilization[to + 1] = at(utilization, to + 1) + at(table, from + 1);
      utilization[to + 2] = at(utilization, to + 2) + at(table, from + 2);
    }
  }

  endStep(step: number): void {
    this.history.set(this.utilization, step * this.utilization.length);
  }

  demandOf(vm: number, resource: number): number {
    return at(this.#table, this.#offset + vm * RESOURCE_COUNT + resource);
  }

  isOverloaded(pm: number): boolean {
    const { utilization, threshold } = this;
    const o = pm * RESOURCE_COUNT;
    return (
      isOver(at(utilization, o), threshold) ||
      isOver(at(utilization, o + 1), threshold) ||
      isOver(at(utilization, o + 2), threshold)
    );
  }

  anyOverloaded(): boolean {
    for (let i = 0; i < this.utilization.length; i++)
      if (isOver(at(this.utilization, i), this.threshold)) return true;
    return false;
  }

  /** What `pm` would be asked for of `resource` with `arriving` and without `leaving` (-1: nobody). */
  after(pm: number, resource: number, arriving: number, leaving: number): number {
    return (
      at(this.utilization, pm * RESOURCE_COUNT + resource) +
      (arriving < 0 ? 0 : this.demandOf(arriving, resource)) -
      (leaving < 0 ? 0 : this.demandOf(leaving, resource))
    );
  }

  /** Whether `pm` would stay at or under the threshold on every resource. */
  fits(pm: number, arriving: number, leaving: number): boolean {
    return (
      !isOver(this.after(pm, 0, arriving, leaving), this.threshold) &&
      !isOver(this.after(pm, 1, arriving, leaving), this.threshold) &&
      !isOver(this.after(pm, 2, arriving, leaving), this.threshold)
    );
  }

  migrate(vm: number, to: number): void {
    this.#move(vm, to);
    this.counts.migration++;
  }

  swap(vm: number, other: number): void {
    const [from, to] = [entry(this.placement, vm), entry(this.placement, other)];
    this.#move(vm, to);
    this.#move(other, from);
    this.counts.swap++;
  }

  giveUp(step: number, pm: number): void {
    this.counts.noSolution++;
    this.gaveUp[step] = entry(this.gaveUp, step) | (1 << pm);
  }

  /**
   * Fills `into` with the VMs on `pm` by key on the grid, ties to the lower id (P9); returns how many.
   * @param sign 1 ascending, -1 descending
   */
  sortVms(into: Int32Array, pm: number, sign: 1 | -1, keyOf: VmKey, resource: number): number {
    const keys = this.#keys;
    let count = 0;
    for (let vm = 0; vm < this.vms; vm++) {
      if (entry(this.placement, vm) !== pm) continue;
      const key = sign * onGrid(keyOf(this, vm, resource));
      let i = count++;
      for (; i > 0 && at(keys, i - 1) > key; i--) {
        keys[i] = at(keys, i - 1);
        into[i] = entry(into, i - 1);
      }
      keys[i] = key;
      into[i] = vm;
    }
    return count;
  }

  #move(vm: number, to: number): void {
    const { utilization } = this;
    const from = entry(this.placement, vm);
    this.placement[vm] = to;
    for (let r = 0; r < RESOURCE_COUNT; r++) {
      const demand = this.demandOf(vm, r);
      const [source, target] = [from * RESOURCE_COUNT + r, to * RESOURCE_COUNT + r];
      utilization[source] = at(utilization, source) - demand;
      utilization[target] = at(utilization, target) + demand;
    }
  }
}
