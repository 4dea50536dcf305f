/**
 * Who runs where: the PM of each VM, and the VMs of each PM as doubly linked lists in columns, so
 * that a move costs the same at any size.
 */

import { assert } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId, vmId } from "../base/ids.ts";

const entry = (column: Int32Array, index: number): number => column[index] as number;

/** Who runs where, to be read. */
export interface PlacementView {
  hostOf(vm: VmId): PmId;
  /** One of the VMs on `pm`, or {@link NOBODY}; with {@link nextOn} all of them, in no order that means anything. */
  firstOn(pm: PmId): number;
  /** The VM that follows `vm` on its PM, or {@link NOBODY}. */
  nextOn(vm: number): number;
  /** The VMs on `pm`, in ascending order; a fresh array that the caller may sort. */
  vmsOn(pm: PmId): VmId[];
}

/** The lists, without a way to change them. */
class PlacementReader implements PlacementView {
  readonly #hosts: Int32Array;
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  constructor(hosts: Int32Array, first: Int32Array, next: Int32Array) {
    this.#hosts = hosts;
    this.#first = first;
    this.#next = next;
  }

  hostOf(vm: VmId): PmId {
    return pmId(entry(this.#hosts, vm));
  }

  firstOn(pm: PmId): number {
    return entry(this.#first, pm);
  }

  nextOn(vm: number): number {
    return entry(this.#next, vm);
  }

  vmsOn(pm: PmId): VmId[] {
    const vms: VmId[] = [];
    for (let vm = this.firstOn(pm); vm !== NOBODY; vm = this.nextOn(vm)) vms.push(vmId(vm));
    return vms.sort((a, b) => a - b);
  }
}

export class Placement implements PlacementView {
  /** `vms` PM indices: read, never write. */
  readonly hosts: Int32Array;
  /** Who runs where, for those who may not change it. */
  readonly view: PlacementView;
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  constructor(pms: number, vms: number) {
    this.hosts = new Int32Array(vms);
    this.#first = new Int32Array(pms);
    this.#next = new Int32Array(vms);
    this.#previous = new Int32Array(vms);
    this.view = new PlacementReader(this.hosts, this.#first, this.#next);
  }

  /** Puts every VM where `hosts` says. */
  place(hosts: Int32Array): void {
    assert(hosts.length === this.hosts.length, "a placement of every VM");
    this.hosts.set(hosts);
    this.#first.fill(NOBODY);
    for (let vm = hosts.length - 1; vm >= 0; vm--) this.#link(vm, entry(hosts, vm));
  }

  move(vm: VmId, to: PmId): void {
    this.#unlink(vm, entry(this.hosts, vm));
    this.#link(vm, to);
    this.hosts[vm] = to;
  }

  hostOf(vm: VmId): PmId {
    return this.view.hostOf(vm);
  }

  firstOn(pm: PmId): number {
    return this.view.firstOn(pm);
  }

  nextOn(vm: number): number {
    return this.view.nextOn(vm);
  }

  vmsOn(pm: PmId): VmId[] {
    return this.view.vmsOn(pm);
  }

  #link(vm: number, pm: number): void {
    const first = entry(this.#first, pm);
    this.#next[vm] = first;
    this.#previous[vm] = NOBODY;
    if (first !== NOBODY) this.#previous[first] = vm;
    this.#first[pm] = vm;
  }

  #unlink(vm: number, pm: number): void {
    const next = entry(this.#next, vm);
    const previous = entry(this.#previous, vm);
    if (next !== NOBODY) this.#previous[next] = previous;
    if (previous !== NOBODY) this.#next[previous] = next;
    else this.#first[pm] = next;
  }
}
