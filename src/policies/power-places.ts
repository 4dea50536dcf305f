/**
 * Where VMs can go by least growth of power (docs/rules.md#tm4, TM5): the PMs that a plan may use, with
 * what it has put on them, under a tree of boxes. A search passes over boxes without room, of dearer PMs,
 * or, where all cost the same, with higher ids. Figures are compared exactly; floating-point sums are
 * monotone, so no box is passed over wrongly.
 */

import { present } from "../base/assert.ts";
import type { PmId, VmId } from "../base/ids.ts";
import { NOBODY, pmId } from "../base/ids.ts";
import type { ResourceIndex, ResourceVector } from "../base/resources.ts";
import { RESOURCE_COUNT, RESOURCE_INDICES } from "../base/resources.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at, resourceAt } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import { placeOrder } from "./place-order.ts";
import type { PlaceRules } from "./place-rules.ts";
import { ALL, limitsOf, roomOf } from "./place-rules.ts";
import type { GrowthRange } from "./power.ts";
import { HAIR } from "./power.ts";

/** PMs in a box at the bottom of the tree. */
const BLOCK = 8;
/** So few PMs are looked at one by one: keeping boxes would cost more. */
const FEW = 128;
/** More than rounding can do to a sum of cpu. */
const SLACK = 1e-6;

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
  /** The share of its cpu that each PM used before the plan. */
  readonly #before: Float64Array;
  /** `3 * pms` utilizations, with what the plan has put on each PM. */
  readonly #now: Float64Array;
  /** What each PM drew then, and the rest of {@link PowerModel}'s figures. */
  readonly #drawn: Float64Array;
  readonly #handicap: Float64Array;
  readonly #isOut: Uint8Array;
  /** PMs by slot, and slots by PM. */
  #order = new Int32Array(0);
  readonly #slotOf: Int32Array;
  /** Blocks of slots at the bottom, a power of two: `#blocks + b` is the box of block b, 1 the root. 1 where there are {@link FEW}, without boxes; 0 before it is built. */
  #blocks = 0;
  /** At least as much cpu as all of them could take, in reference PMs. */
  #room = 0;
  #boxes = new Float64Array(0);
  /** Per box, the lowest id of those with the least handicap, or a hair more; and of all. */
  #first = new Int32Array(0);
  #firstOfAll = new Int32Array(0);
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
    this.#before = new Float64Array(cluster.pms);
    this.#isOut = new Uint8Array(cluster.pms);
    this.#drawn = new Float64Array(cluster.pms);
    this.#handicap = new Float64Array(cluster.pms);
    this.#slotOf = new Int32Array(cluster.pms);
    for (let pm = 0; pm < cluster.pms; pm++) {
      const before = at(this.#now, pm * RESOURCE_COUNT);
      this.#before[pm] = before;
      if (before > ALL || !cluster.isUp(pmId(pm)) || isOut(pmId(pm))) this.#isOut[pm] = 1;
      else this.#drawn[pm] = rules.power.drawn(at(cluster.capacity, pm * RESOURCE_COUNT), before);
      this.#weigh(pm);
    }
    this.#limits = limitsOf(rules, cluster.threshold);
    this.#idleLimits = rules.excusesIdle ? roomOf(rules) : this.#limits;
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
    if (this.#blocks === 0) this.#build();
    for (const r of RESOURCE_INDICES) this.#wanted[r] = resourceAt(this.#cluster.demand, vm, r);
    this.#best = NOBODY;
    this.#least = Number.POSITIVE_INFINITY;
    if (this.#blocks === 1) this.#searchBlock(0, vm);
    else this.#search(1, this.#bound(1), vm);
    return this.#best;
  }

  /** By how much power seems to grow on `to` (TM5). */
  growth(vm: VmId, to: PmId): number {
    return this.#growthOn(to, resourceAt(this.#cluster.demand, vm, 0));
  }

  #growthOn(pm: number, cpu: number): number {
    const i = pm * RESOURCE_COUNT;
    const capacity = at(this.#cluster.capacity, i);
    return this.#rules.power.growth(
      capacity,
      at(this.#drawn, pm),
      at(this.#before, pm),
      at(this.#now, i),
      cpu / capacity,
    );
  }

  /** What `pm` uses, with what the plan has put there. */
  used(pm: PmId): ResourceVector {
    return [resourceAt(this.#now, pm, 0), resourceAt(this.#now, pm, 1), resourceAt(this.#now, pm, 2)];
  }

  /** What `to` would use. */
  usedWith(vm: VmId, to: PmId): ResourceVector {
    const used = (r: ResourceIndex): number =>
      resourceAt(this.#now, to, r) + this.#cluster.shareOf(vm, to, r);
    return [used(0), used(1), used(2)];
  }

  /** From now on these take nobody. */
  excludeAll(isOut: (pm: PmId) => boolean): void {
    for (let pm = 0; pm < this.#isOut.length; pm++) if (isOut(pmId(pm))) this.#isOut[pm] = 1;
    this.#blocks = 0;
  }

  /** From now on `pm` takes nobody. */
  exclude(pm: PmId): void {
    this.#room -= this.#roomOn(pm);
    this.#isOut[pm] = 1;
    this.#changed(pm);
  }

  /** Whether these VMs ask for more cpu than there is room for, on all PMs together. */
  isTooMuch(vms: readonly VmId[]): boolean {
    if (this.#blocks === 0) this.#build();
    let cpu = 0;
    for (const vm of vms) cpu += resourceAt(this.#cluster.demand, vm, 0);
    return cpu > this.#room + SLACK;
  }

  /** The plan puts `vm` on `pm`. */
  put(vm: VmId, pm: PmId): void {
    const i = pm * RESOURCE_COUNT;
    this.#held.push({ pm, was: [at(this.#now, i), at(this.#now, i + 1), at(this.#now, i + 2)] });
    this.#use(pm, this.usedWith(vm, pm));
  }

  /** What was put stays. */
  keep(): void {
    this.#held.length = 0;
  }

  /** The last so many that were put are taken back. */
  takeBack(vms: number): void {
    for (let left = vms; left > 0; left--) {
      const { pm, was } = present(this.#held.pop(), "what was put since the last keep");
      this.#use(pm, was);
    }
  }

  #use(pm: number, used: ResourceVector): void {
    this.#room -= this.#roomOn(pm);
    this.#now.set(used, pm * RESOURCE_COUNT);
    this.#room += this.#roomOn(pm);
    this.#weigh(pm);
    this.#changed(pm);
  }

  /** How much cpu `pm` could take at most, in reference PMs. */
  #roomOn(pm: number): number {
    if (this.#isOut[pm] === 1) return 0;
    const cpu = at(this.#now, pm * RESOURCE_COUNT);
    const limits = cpu === 0 ? this.#idleLimits : this.#limits;
    return Math.max(0, limits[0] - cpu) * at(this.#cluster.capacity, pm * RESOURCE_COUNT);
  }

  #build(): void {
    const asked = this.asked();
    const isFew = asked.length <= FEW;
    this.#order = isFew ? Int32Array.from(asked) : placeOrder(asked, this.#now, this.#cluster.capacity);
    this.#slotOf.fill(NOBODY);
    this.#room = 0;
    for (let slot = 0; slot < asked.length; slot++) {
      const pm = this.#order[slot] as number;
      this.#slotOf[pm] = slot;
      this.#room += this.#roomOn(pm);
    }
    this.#blocks = 1;
    if (isFew) return;
    let blocks = 1;
    while (blocks * BLOCK < asked.length) blocks *= 2;
    this.#blocks = blocks;
    this.#boxes = new Float64Array(2 * blocks * BOX);
    this.#first = new Int32Array(2 * blocks);
    this.#firstOfAll = new Int32Array(2 * blocks);
    for (let block = 0; block < blocks; block++) this.#boundBlock(block);
    for (let node = blocks - 1; node > 0; node--) this.#boundNode(node);
  }

  #weigh(pm: number): void {
    if (this.#isOut[pm] === 1) return;
    const capacity = at(this.#cluster.capacity, pm * RESOURCE_COUNT);
    const now = at(this.#now, pm * RESOURCE_COUNT);
    const [drawn, before] = [at(this.#drawn, pm), at(this.#before, pm)];
    this.#handicap[pm] = this.#rules.power.handicap(capacity, drawn, before, now);
  }

  #search(node: number, bound: number, vm: VmId): void {
    if (this.#isNoBetter(node, bound)) return;
    if (node >= this.#blocks) {
      this.#searchBlock(node - this.#blocks, vm);
      return;
    }
    const [left, right] = [2 * node, 2 * node + 1];
    // Where none here is cheaper than the best, and ids decide, most halves are passed over by that alone.
    const isTied = bound === this.#least && this.#isTight(node);
    const ofLeft = isTied && this.#firstIn(left) > this.#best ? Number.POSITIVE_INFINITY : this.#bound(left);
    const ofRight =
      isTied && this.#firstIn(right) > this.#best ? Number.POSITIVE_INFINITY : this.#bound(right);
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
      const growth = this.#growthOn(pm, at(this.#wanted, 0));
      if (growth > this.#least || (growth === this.#least && pm > this.#best)) continue;
      if (this.#cluster.refusalOf(vm, pm) !== null) continue;
      this.#best = pm;
      this.#least = growth;
    }
  }

  /** Whether a PM that uses so much and is so large has room (TM4): what `comparisonsOf` tells of it. */
  #fits(used: ReadonlyColumn, from: number, capacity: ReadonlyColumn, of: number): boolean {
    const limits = at(used, from) === 0 ? this.#idleLimits : this.#limits;
    const wanted = this.#wanted;
    return (
      at(used, from) + at(wanted, 0) / at(capacity, of) <= limits[0] &&
      at(used, from + 1) + at(wanted, 1) / at(capacity, of + 1) <= limits[1] &&
      at(used, from + 2) + at(wanted, 2) / at(capacity, of + 2) <= limits[2]
    );
  }

  /** The least that any PM of a box could cost; infinite where none has room. */
  #bound(node: number): number {
    const boxes = this.#boxes;
    const i = node * BOX;
    if (this.#firstOfAll[node] === NOBODY || !this.#fits(boxes, i, boxes, i + LARGEST))
      return Number.POSITIVE_INFINITY;
    const range = this.#rangeOf(node);
    return this.#rules.power.leastGrowth(range, at(this.#wanted, 0) / range.largest);
  }

  #rangeOf(node: number): GrowthRange {
    const [boxes, range, i] = [this.#boxes, this.#range, node * BOX];
    range.smallest = at(boxes, i + SMALLEST);
    range.largest = at(boxes, i + LARGEST);
    range.leastHandicap = at(boxes, i + HANDICAP);
    range.low = at(boxes, i);
    range.high = at(boxes, i + HIGH_CPU);
    return range;
  }

  #isNoBetter(node: number, bound: number): boolean {
    if (bound === Number.POSITIVE_INFINITY || bound > this.#least) return true;
    return bound === this.#least && this.#firstIn(node) > this.#best && this.#isTight(node);
  }

  /** Holds of both halves of a box of which it holds. */
  #isTight(node: number): boolean {
    return this.#rules.power.isTight(this.#rangeOf(node), at(this.#wanted, 0));
  }

  #firstIn(node: number): number {
    return (this.#wanted[0] === 0 ? this.#firstOfAll : this.#first)[node] as number;
  }

  #changed(pm: number): void {
    const slot = this.#slotOf[pm] as number;
    if (this.#blocks <= 1 || slot === NOBODY) return;
    const block = Math.floor(slot / BLOCK);
    this.#boundBlock(block);
    for (let node = (this.#blocks + block) >> 1; node > 0; node >>= 1) this.#boundNode(node);
  }

  #end(block: number): number {
    return this.#blocks === 1 ? this.#order.length : Math.min((block + 1) * BLOCK, this.#order.length);
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
      const [first, firstOfAll] = [this.#first[part] as number, this.#firstOfAll[part] as number];
      this.#nameFirst(node, at(boxes, i + HANDICAP), first, firstOfAll);
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
    const boxes = this.#boxes;
    for (let r = 0; r < RESOURCE_COUNT; r++) {
      boxes[i + r] = Number.POSITIVE_INFINITY;
      boxes[i + LARGEST + r] = 0;
    }
    boxes[i + HIGH_CPU] = Number.NEGATIVE_INFINITY;
    boxes[i + HANDICAP] = Number.POSITIVE_INFINITY;
    boxes[i + SMALLEST] = Number.POSITIVE_INFINITY;
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
