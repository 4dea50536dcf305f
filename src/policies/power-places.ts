/**
 * Where VMs can go by least growth of power (docs/rules.md#tm4, TM5): the PMs that a plan may use, with
 * what it has put on them so far, under a tree of boxes. PMs of one size that are loaded alike share a
 * box, so that a search passes over whole boxes without room, with dearer PMs, or, where all cost the
 * same, with higher ids. Figures are compared exactly; sums of floating-point figures are monotone, so
 * a box is never passed over wrongly, not even for the last digit.
 */

import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import type { Refusal } from "../engine/decision.ts";
import type { PowerModel } from "./power.ts";
import { HAIR } from "./power.ts";

/** PMs in a box at the bottom of the tree. */
const BLOCK = 8;
/** Cells of a resource from 0 to 1: fine enough to tell PMs apart, and a key still is a whole number. */
const CELLS = 1024;
/** Nobody has more than there is (TM4). */
const ALL = 1;

/** What a plan goes by. */
export interface PlaceRules {
  readonly power: PowerModel;
  /** The resources that make a PM hot (TM1). */
  readonly counted: readonly ResourceIndex[];
  /** The resources of which a VM must find enough (TM4). */
  readonly needed: readonly ResourceIndex[];
  /** Whether a PM that uses no cpu may become hot (TM4). */
  readonly excusesIdle: boolean;
}

/** Figures of a box, side by side: least use of each resource, most of cpu, ... */
const HIGH_CPU = RESOURCE_COUNT;
/** ... the least handicap, ... */
const HANDICAP = HIGH_CPU + 1;
/** ... the least cpu that any of its PMs has, and the most of each resource. */
const SMALLEST = HANDICAP + 1;
const LARGEST = SMALLEST + 1;
const BOX = LARGEST + RESOURCE_COUNT;

export class PowerPlaces {
  readonly #cluster: ClusterView;
  readonly #rules: PlaceRules;
  /** The share of its cpu that each PM used when the plan began. */
  readonly #before: Float64Array;
  /** `3 * pms` utilizations, with what the plan has put on each PM. */
  readonly #now: Float64Array;
  readonly #handicap: Float64Array;
  readonly #isOut: Uint8Array;
  readonly #order: Int32Array;
  readonly #slotOf: Int32Array;
  /** Blocks of slots at the bottom, a power of two: `#blocks + b` is the box of block b, 1 the root. */
  readonly #blocks: number;
  readonly #boxes: Float64Array;
  /** Per box, the lowest id of those with the least handicap, or a hair more; and of all. */
  readonly #first: Int32Array;
  readonly #firstOfAll: Int32Array;
  /** Up to what each resource may be used, by PMs in general and by those that use no cpu (TM4). */
  readonly #limits: ResourceVector;
  readonly #idleLimits: ResourceVector;
  /** What the VM asks for that is being placed. */
  readonly #wanted = new Float64Array(RESOURCE_COUNT);
  readonly #range = { smallest: 0, largest: 0, leastHandicap: 0, low: 0, high: 0 };
  /** What was put on PMs since the last {@link keep}, the last on top. */
  readonly #held: { readonly pm: number; readonly was: ResourceVector }[] = [];
  #best: number = NOBODY;
  #least = Number.POSITIVE_INFINITY;

  /** @param isOut PMs that take nobody, besides those that are down or full */
  constructor(cluster: ClusterView, rules: PlaceRules, isOut: (pm: PmId) => boolean) {
    this.#cluster = cluster;
    this.#rules = rules;
    this.#now = Float64Array.from(cluster.utilization);
    this.#before = Float64Array.from({ length: cluster.pms }, (_, pm) => at(this.#now, pm * RESOURCE_COUNT));
    this.#isOut = Uint8Array.from({ length: cluster.pms }, (_, pm) =>
      Number(at(this.#before, pm) > ALL || !cluster.isUp(pmId(pm)) || isOut(pmId(pm))),
    );
    this.#handicap = new Float64Array(cluster.pms);
    for (let pm = 0; pm < cluster.pms; pm++) this.#weigh(pm);
    this.#order = orderOf(cluster);
    this.#slotOf = new Int32Array(cluster.pms);
    this.#order.forEach((pm, slot) => {
      this.#slotOf[pm] = slot;
    });
    let blocks = 1;
    while (blocks * BLOCK < cluster.pms) blocks *= 2;
    this.#blocks = blocks;
    this.#boxes = new Float64Array(2 * blocks * BOX);
    this.#first = new Int32Array(2 * blocks);
    this.#firstOfAll = new Int32Array(2 * blocks);
    const { counted, needed, excusesIdle } = rules;
    const roomOf = (r: ResourceIndex): number => (needed.includes(r) ? ALL : Number.POSITIVE_INFINITY);
    const limitOf = (r: ResourceIndex): number =>
      counted.includes(r) ? Math.min(cluster.threshold, roomOf(r)) : roomOf(r);
    this.#limits = [limitOf(0), limitOf(1), limitOf(2)];
    this.#idleLimits = excusesIdle ? [roomOf(0), roomOf(1), roomOf(2)] : this.#limits;
    for (let block = 0; block < blocks; block++) this.#boundBlock(block);
    for (let node = blocks - 1; node > 0; node--) this.#boundNode(node);
  }

  /** The share of its cpu that `pm` used when the plan began. */
  before(pm: PmId): number {
    return at(this.#before, pm);
  }

  /** The PMs that are asked, by id. */
  asked(): PmId[] {
    const asked: PmId[] = [];
    for (let pm = 0; pm < this.#isOut.length; pm++) if (this.#isOut[pm] === 0) asked.push(pmId(pm));
    return asked;
  }

  /** The PM on which power grows least by `vm` of those that may take it, a tie to the lower id; {@link NOBODY} when none may. */
  leastPower(vm: VmId): number {
    for (const r of RESOURCE_INDICES) this.#wanted[r] = resourceAt(this.#cluster.demand, vm, r);
    this.#best = NOBODY;
    this.#least = Number.POSITIVE_INFINITY;
    this.#search(1, this.#bound(1), vm);
    return this.#best;
  }

  /** By how much power seems to grow on `to` (TM5). */
  growth(vm: VmId, to: PmId): number {
    const { capacity } = this.#cluster;
    const now = at(this.#now, to * RESOURCE_COUNT);
    return this.#rules.power.growth(
      resourceAt(capacity, to, 0),
      at(this.#before, to),
      now,
      this.#cluster.shareOf(vm, to, 0),
    );
  }

  /** What `to` would use. */
  usedWith(vm: VmId, to: PmId): ResourceVector {
    const used = (r: ResourceIndex): number =>
      resourceAt(this.#now, to, r) + this.#cluster.shareOf(vm, to, r);
    return [used(0), used(1), used(2)];
  }

  /** What speaks against `to` (TM4): a constraint, too little room, or that it would be hot. */
  refusalOf(vm: VmId, to: PmId): Refusal | null {
    const { threshold } = this.#cluster;
    const forbidden = this.#cluster.refusalOf(vm, to);
    if (forbidden !== null) return forbidden;
    const used = this.usedWith(vm, to);
    const { needed, counted, excusesIdle } = this.#rules;
    const lacking = needed.find((r) => used[r] > ALL);
    if (lacking !== undefined) return over(lacking, used[lacking], ALL);
    if (excusesIdle && resourceAt(this.#now, to, 0) === 0) return null;
    const hot = counted.find((r) => used[r] > threshold);
    return hot === undefined ? null : over(hot, used[hot], threshold);
  }

  /** From now on `pm` takes nobody. */
  exclude(pm: PmId): void {
    this.#isOut[pm] = 1;
    this.#changed(pm);
  }

  /** The plan puts `vm` on `pm`. */
  put(vm: VmId, pm: PmId): void {
    const i = pm * RESOURCE_COUNT;
    this.#held.push({ pm, was: [at(this.#now, i), at(this.#now, i + 1), at(this.#now, i + 2)] });
    this.#now.set(this.usedWith(vm, pm), i);
    this.#weigh(pm);
    this.#changed(pm);
  }

  /** What was put stays. */
  keep(): void {
    this.#held.length = 0;
  }

  /** What was put since is taken back. */
  takeBack(): void {
    for (let held = this.#held.pop(); held !== undefined; held = this.#held.pop()) {
      this.#now.set(held.was, held.pm * RESOURCE_COUNT);
      this.#weigh(held.pm);
      this.#changed(held.pm);
    }
  }

  #weigh(pm: number): void {
    if (this.#isOut[pm] === 1) return;
    const capacity = at(this.#cluster.capacity, pm * RESOURCE_COUNT);
    const now = at(this.#now, pm * RESOURCE_COUNT);
    this.#handicap[pm] = this.#rules.power.handicap(capacity, at(this.#before, pm), now);
  }

  #search(node: number, bound: number, vm: VmId): void {
    if (this.#isNoBetter(node, bound)) return;
    if (node >= this.#blocks) {
      this.#searchBlock(node - this.#blocks, vm);
      return;
    }
    const left = 2 * node;
    const right = left + 1;
    const ofLeft = this.#bound(left);
    const ofRight = this.#bound(right);
    // The more promising half first: what it finds may rule out the other.
    const leftFirst = ofLeft < ofRight || (ofLeft === ofRight && this.#firstIn(left) < this.#firstIn(right));
    if (leftFirst) this.#search(left, ofLeft, vm);
    this.#search(right, ofRight, vm);
    if (!leftFirst) this.#search(left, ofLeft, vm);
  }

  #searchBlock(block: number, vm: VmId): void {
    for (let slot = block * BLOCK; slot < this.#end(block); slot++) {
      const pm = pmId(this.#order[slot] as number);
      const i = pm * RESOURCE_COUNT;
      if (this.#isOut[pm] === 1 || !this.#fits(this.#now, i, this.#cluster.capacity, i)) continue;
      const growth = this.growth(vm, pm);
      if (growth > this.#least || (growth === this.#least && pm > this.#best)) continue;
      if (this.#cluster.refusalOf(vm, pm) !== null) continue;
      [this.#best, this.#least] = [pm, growth];
    }
  }

  /** Whether a PM that uses so much and is so large has room (TM4): {@link refusalOf} without the reason, and without the constraints. */
  #fits(used: ReadonlyColumn, from: number, capacity: ReadonlyColumn, of: number): boolean {
    const [cpu, net, mem] = at(used, from) === 0 ? this.#idleLimits : this.#limits;
    const wanted = this.#wanted;
    return (
      at(used, from) + at(wanted, 0) / at(capacity, of) <= cpu &&
      at(used, from + 1) + at(wanted, 1) / at(capacity, of + 1) <= net &&
      at(used, from + 2) + at(wanted, 2) / at(capacity, of + 2) <= mem
    );
  }

  /** The least that any PM of a box could cost; infinite where none has room. */
  #bound(node: number): number {
    const [boxes, range, i] = [this.#boxes, this.#range, node * BOX];
    if (this.#firstOfAll[node] === NOBODY || !this.#fits(boxes, i, boxes, i + LARGEST))
      return Number.POSITIVE_INFINITY;
    range.smallest = at(boxes, i + SMALLEST);
    range.largest = at(boxes, i + LARGEST);
    range.leastHandicap = at(boxes, i + HANDICAP);
    range.low = at(boxes, i);
    range.high = at(boxes, i + HIGH_CPU);
    return this.#rules.power.leastGrowth(range, at(this.#wanted, 0) / range.largest);
  }

  #isNoBetter(node: number, bound: number): boolean {
    if (bound === Number.POSITIVE_INFINITY || bound > this.#least) return true;
    if (bound < this.#least || !this.#rules.power.isTight(at(this.#wanted, 0))) return false;
    return this.#firstIn(node) > this.#best;
  }

  /** No PM of the box with a lower id can cost the least that one of them could. */
  #firstIn(node: number): number {
    return (this.#wanted[0] === 0 ? this.#firstOfAll : this.#first)[node] as number;
  }

  /** Whoever looks at a PM's box has to see it as it is. */
  #changed(pm: number): void {
    const block = Math.floor((this.#slotOf[pm] as number) / BLOCK);
    this.#boundBlock(block);
    for (let node = (this.#blocks + block) >> 1; node > 0; node >>= 1) this.#boundNode(node);
  }

  #end(block: number): number {
    return Math.min((block + 1) * BLOCK, this.#order.length);
  }

  #boundBlock(block: number): void {
    const node = this.#blocks + block;
    this.#empty(node);
    const { capacity } = this.#cluster;
    const [boxes, box] = [this.#boxes, node * BOX];
    for (let slot = block * BLOCK; slot < this.#end(block); slot++) {
      const pm = this.#order[slot] as number;
      if (this.#isOut[pm] === 1) continue;
      const i = pm * RESOURCE_COUNT;
      this.#nameFirst(node, at(this.#handicap, pm), pm, pm);
      boxes[box + HIGH_CPU] = Math.max(at(boxes, box + HIGH_CPU), at(this.#now, i));
      boxes[box + SMALLEST] = Math.min(at(boxes, box + SMALLEST), at(capacity, i));
      for (let r = 0; r < RESOURCE_COUNT; r++) {
        boxes[box + r] = Math.min(at(boxes, box + r), at(this.#now, i + r));
        boxes[box + LARGEST + r] = Math.max(at(boxes, box + LARGEST + r), at(capacity, i + r));
      }
    }
  }

  #boundNode(node: number): void {
    this.#empty(node);
    const [boxes, box] = [this.#boxes, node * BOX];
    for (let part = 2 * node; part <= 2 * node + 1; part++) {
      if (this.#firstOfAll[part] === NOBODY) continue;
      const i = part * BOX;
      this.#nameFirst(
        node,
        at(boxes, i + HANDICAP),
        this.#first[part] as number,
        this.#firstOfAll[part] as number,
      );
      boxes[box + HIGH_CPU] = Math.max(at(boxes, box + HIGH_CPU), at(boxes, i + HIGH_CPU));
      boxes[box + SMALLEST] = Math.min(at(boxes, box + SMALLEST), at(boxes, i + SMALLEST));
      for (let r = 0; r < RESOURCE_COUNT; r++) {
        boxes[box + r] = Math.min(at(boxes, box + r), at(boxes, i + r));
        boxes[box + LARGEST + r] = Math.max(at(boxes, box + LARGEST + r), at(boxes, i + LARGEST + r));
      }
    }
  }

  #empty(node: number): void {
    const i = node * BOX;
    this.#first[node] = NOBODY;
    this.#firstOfAll[node] = NOBODY;
    this.#boxes.fill(Number.POSITIVE_INFINITY, i, i + BOX);
    this.#boxes[i + HIGH_CPU] = Number.NEGATIVE_INFINITY;
    this.#boxes.fill(0, i + LARGEST, i + BOX);
  }

  /**
   * The box holds these, too. Within a hair of the least handicap ids are held together: what is as
   * cheap but for rounding must not be passed over.
   */
  #nameFirst(node: number, handicap: number, first: number, firstOfAll: number): void {
    const least = at(this.#boxes, node * BOX + HANDICAP);
    const [was, wasOfAll] = [this.#first[node] as number, this.#firstOfAll[node] as number];
    if (handicap < least - HAIR) this.#first[node] = first;
    else if (handicap <= least + HAIR) this.#first[node] = Math.min(was, first);
    this.#firstOfAll[node] = wasOfAll === NOBODY ? firstOfAll : Math.min(wasOfAll, firstOfAll);
    this.#boxes[node * BOX + HANDICAP] = Math.min(least, handicap);
  }
}

const over = (resource: ResourceIndex, value: number, bound: number): Refusal => ({
  kind: "target-over",
  resource,
  value,
  bound,
});

/**
 * PMs that share boxes: by size, then in bands of what cpu they use, as many in each, in a band by
 * memory, then by id. All of that is one whole number, so that sorting needs no comparisons.
 */
function orderOf({ pms, capacity, utilization }: ClusterView): Int32Array {
  const sizes = new Map<number, number>();
  for (let pm = 0; pm < pms; pm++) sizes.set(at(capacity, pm * RESOURCE_COUNT), 0);
  for (const [rank, size] of [...sizes.keys()].sort((a, b) => b - a).entries()) sizes.set(size, rank);
  const bandOf = bandsOf(pms, utilization);
  const keys = new Float64Array(pms);
  for (let pm = 0; pm < pms; pm++) {
    const i = pm * RESOURCE_COUNT;
    const size = sizes.get(at(capacity, i)) as number;
    const band = bandOf[cellOf(at(utilization, i))] as number;
    keys[pm] = ((size * CELLS + band) * CELLS + cellOf(at(utilization, i + 2))) * pms + pm;
  }
  return Int32Array.from(keys.sort(), (key) => key % pms);
}

/** By cell of cpu, its band: about as many bands as there are boxes in one. */
function bandsOf(pms: number, utilization: ReadonlyColumn): Int32Array {
  const inCell = new Int32Array(CELLS);
  for (let pm = 0; pm < pms; pm++) {
    const cell = cellOf(at(utilization, pm * RESOURCE_COUNT));
    inCell[cell] = (inCell[cell] as number) + 1;
  }
  const bands = Math.ceil(Math.sqrt(pms / BLOCK));
  let below = 0;
  return inCell.map((count) => {
    const band = Math.floor((below * bands) / pms);
    below += count;
    return band;
  });
}

const cellOf = (share: number): number => Math.max(0, Math.min(CELLS - 1, Math.floor(share * CELLS)));
