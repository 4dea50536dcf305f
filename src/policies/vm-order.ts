/**
 * The VMs of one PM in an order of which a policy mostly needs the beginning: a heap, so that who
 * stops early has not sorted the rest. Keys are compared as they are (put them on the grid first),
 * ties go to the lower id (P9).
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, vmId } from "../base/ids.ts";
import type { ClusterView } from "../engine/cluster.ts";

export class VmOrder {
  readonly #ids: number[] = [];
  readonly #keys: number[] = [];

  /** @param keyOf the larger, the earlier */
  constructor({ placement }: ClusterView, pm: PmId, keyOf: (vm: VmId) => number) {
    for (let vm = placement.firstOn(pm); vm !== NOBODY; vm = placement.nextOn(vm)) {
      this.#ids.push(vm);
      this.#keys.push(keyOf(vmId(vm)));
    }
    for (let i = (this.#ids.length >> 1) - 1; i >= 0; i--) this.#sink(i);
  }

  /** The next VM of the order; null when there was none left. */
  next(): VmId | null {
    const first = this.#ids[0];
    if (first === undefined) return null;
    const [id, key] = [this.#ids.pop() as number, this.#keys.pop() as number];
    if (this.#ids.length > 0) {
      this.#ids[0] = id;
      this.#keys[0] = key;
      this.#sink(0);
    }
    return vmId(first);
  }

  /** All VMs that are left, in order; none is left afterwards. */
  rest(): VmId[] {
    const vms: VmId[] = [];
    for (let vm = this.next(); vm !== null; vm = this.next()) vms.push(vm);
    return vms;
  }

  #sink(start: number): void {
    for (let i = start; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let first = i;
      if (left < this.#ids.length && this.#isBefore(left, first)) first = left;
      if (right < this.#ids.length && this.#isBefore(right, first)) first = right;
      if (first === i) return;
      this.#swap(i, first);
      i = first;
    }
  }

  #isBefore(i: number, j: number): boolean {
    const [a, b] = [this.#keys[i] as number, this.#keys[j] as number];
    return a > b || (a === b && (this.#ids[i] as number) < (this.#ids[j] as number));
  }

  #swap(i: number, j: number): void {
    const [id, key] = [this.#ids[i] as number, this.#keys[i] as number];
    this.#ids[i] = this.#ids[j] as number;
    this.#keys[i] = this.#keys[j] as number;
    this.#ids[j] = id;
    this.#keys[j] = key;
  }
}

/** The VM of `pm` with the largest key, a tie to the lower id; null where it runs none. */
export function firstVm({ placement }: ClusterView, pm: PmId, keyOf: (vm: VmId) => number): VmId | null {
  let first = NOBODY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let vm = placement.firstOn(pm); vm !== NOBODY; vm = placement.nextOn(vm)) {
    const key = keyOf(vmId(vm));
    if (first !== NOBODY && (key < largest || (key === largest && vm > first))) continue;
    [first, largest] = [vm, key];
  }
  return first === NOBODY ? null : vmId(first);
}
