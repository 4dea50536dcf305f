/**
 * The PMs' points in the utilization space under a tree of bounding boxes, for questions about the
 * whole fleet that a policy asks after each action: who is farthest from here, and where something
 * costs least. Whole boxes are passed over where their bounds say that nobody in them can be the
 * answer; floating-point arithmetic is monotone, so a bound is never wrong, not even in the last
 * digit. Who is farthest costs about the logarithm of the number of PMs where points are spread; no
 * question costs more than a look at each box and each PM.
 */

import { NOBODY, pmId } from "../base/ids.ts";
import { RESOURCE_COUNT } from "../base/resources.ts";
import { onGrid, TOLERANCE } from "../base/tolerance.ts";
import type { ReadonlyColumn } from "../base/vector.ts";
import { at, squaredDistance } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";
import { spaceOrder } from "./space-order.ts";

/** PMs in a box at the bottom of the tree. */
const BLOCK = 16;
/** Below so many PMs looking at all of them costs less than bringing them into an order. */
const WORTH_SORTING = 256;
/** Per box: the lowest and the highest coordinate on each axis. */
const BOX = 2 * RESOURCE_COUNT;
const HIGH = RESOURCE_COUNT;

/** What something costs on a PM with this utilization: never less where any of the three is more; infinite where it is not possible. */
export type CostOf = (cpu: number, net: number, mem: number) => number;

export class BoxTree {
  readonly #points: ReadonlyColumn;
  readonly #pms: number;
  /** The PM at each slot, and the slot of each PM. */
  readonly #order: Int32Array;
  readonly #slotOf: Int32Array;
  /** Blocks of slots at the bottom, rounded up to a power of two: `#blocks + b` is the node of block b, 1 the root. */
  readonly #blocks: number;
  readonly #boxes: Float64Array;
  /** The lowest id in each node: a tie goes to it. */
  readonly #lowest: Int32Array;
  /** PMs that are no answer to anything, by id. */
  readonly #out: Uint8Array;
  /** What a search for the farthest has found so far. */
  #best: number = NOBODY;
  #bestKey = -1;
  /** Squared distances below it are nearer by more than the grid can blur: no need to look closer. */
  #floor = 0;

  /**
   * @param points `3 * pms` figures, which may change: say so with {@link update}
   * @param isMember which PMs there are; all when left out
   */
  constructor(points: ReadonlyColumn, isMember?: (pm: number) => boolean) {
    const all = points.length / RESOURCE_COUNT;
    const order = all >= WORTH_SORTING ? spaceOrder(points) : idOrder(all);
    this.#points = points;
    this.#order = isMember === undefined ? order : order.filter(isMember);
    this.#pms = this.#order.length;
    this.#slotOf = new Int32Array(all);
    this.#order.forEach((pm, slot) => {
      this.#slotOf[pm] = slot;
    });
    let blocks = 1;
    while (blocks * BLOCK < this.#pms) blocks *= 2;
    this.#blocks = blocks;
    this.#boxes = new Float64Array(2 * blocks * BOX);
    this.#lowest = new Int32Array(2 * blocks).fill(all);
    this.#out = new Uint8Array(all);
    for (let block = 0; block < blocks; block++) {
      this.#boundBlock(block);
      for (let slot = block * BLOCK; slot < this.#end(block); slot++)
        this.#lowest[blocks + block] = Math.min(this.#lowestIn(blocks + block), this.#at(slot));
    }
    for (let node = blocks - 1; node > 0; node--) {
      this.#boundNode(node);
      this.#lowest[node] = Math.min(this.#lowestIn(2 * node), this.#lowestIn(2 * node + 1));
    }
  }

  /** The point of `pm` has moved. */
  update(pm: number): void {
    const block = Math.floor((this.#slotOf[pm] as number) / BLOCK);
    this.#boundBlock(block);
    for (let node = (this.#blocks + block) >> 1; node > 0; node >>= 1) this.#boundNode(node);
  }

  /** From now on `pm` is no answer. */
  exclude(pm: number): void {
    this.#out[pm] = 1;
    this.update(pm);
  }

  /**
   * The PM whose point is farthest from that of `source`, another one; {@link NOBODY} in a fleet of
   * one. Distances are compared on the grid, ties go to the lower id (P9).
   */
  farthestFrom(source: number): number {
    this.#best = NOBODY;
    this.#bestKey = -1;
    this.#floor = 0;
    this.#searchFarthest(1, this.#bound(1, source), source);
    return this.#best;
  }

  #searchFarthest(node: number, bound: number, source: number): void {
    if (bound < this.#floor || this.#isNoBetter(bound, this.#lowestIn(node))) return;
    if (node >= this.#blocks) {
      this.#searchBlock(node - this.#blocks, source);
      return;
    }
    const left = 2 * node;
    const right = left + 1;
    const ofLeft = this.#bound(left, source);
    const ofRight = this.#bound(right, source);
    // The more promising half first: what it finds may rule out the other.
    if (ofLeft >= ofRight) this.#searchFarthest(left, ofLeft, source);
    this.#searchFarthest(right, ofRight, source);
    if (ofLeft < ofRight) this.#searchFarthest(left, ofLeft, source);
  }

  #searchBlock(block: number, source: number): void {
    for (let slot = block * BLOCK; slot < this.#end(block); slot++) {
      const pm = this.#at(slot);
      if (pm === source || this.#out[pm] === 1) continue;
      const squares = squaredDistance(this.#points, source, pm);
      if (squares < this.#floor || this.#isNoBetter(squares, pm)) continue;
      const farthest = Math.sqrt(squares);
      this.#best = pm;
      this.#bestKey = onGrid(farthest);
      this.#floor = Math.max(0, farthest - 2 * TOLERANCE) ** 2;
    }
  }

  /** Whether `id` at this squared distance comes after the best so far (P9). */
  #isNoBetter(squares: number, id: number): boolean {
    const key = onGrid(Math.sqrt(squares));
    return key < this.#bestKey || (key === this.#bestKey && id > this.#best);
  }

  /**
   * The PM on which something costs least; {@link NOBODY} where it is not possible on any. Costs are compared on
   * the grid, ties go to the lower id (P9).
   * @param mayBe whether a PM may be the answer at all
   * @param below the key of a cost; what costs as much or more is no answer
   */
  cheapest(costOf: CostOf, mayBe: (pm: number) => boolean, below = Number.POSITIVE_INFINITY): number {
    this.#best = NOBODY;
    this.#bestKey = below;
    this.#searchCheapest(1, this.#leastCost(1, costOf), costOf, mayBe);
    return this.#best;
  }

  #searchCheapest(node: number, bound: number, costOf: CostOf, mayBe: (pm: number) => boolean): void {
    if (this.#isNoCheaper(bound, this.#lowestIn(node))) return;
    if (node >= this.#blocks) {
      const block = node - this.#blocks;
      for (let slot = block * BLOCK; slot < this.#end(block); slot++) {
        const pm = this.#at(slot);
        if (this.#out[pm] === 1) continue;
        const key = onGrid(this.#costAt(this.#points, pm * RESOURCE_COUNT, costOf));
        if (this.#isNoCheaper(key, pm) || !mayBe(pm)) continue;
        this.#best = pm;
        this.#bestKey = key;
      }
      return;
    }
    const left = 2 * node;
    const right = left + 1;
    const ofLeft = this.#leastCost(left, costOf);
    const ofRight = this.#leastCost(right, costOf);
    if (ofLeft <= ofRight) this.#searchCheapest(left, ofLeft, costOf, mayBe);
    this.#searchCheapest(right, ofRight, costOf, mayBe);
    if (ofLeft > ofRight) this.#searchCheapest(left, ofLeft, costOf, mayBe);
  }

  /** Whether `id` at the cost with this key comes after the best so far, or cannot be (P9). */
  #isNoCheaper(key: number, id: number): boolean {
    return key > this.#bestKey || (key === this.#bestKey && id > this.#best);
  }

  /** The key of what it costs at the lowest corner of a box: of nobody in it is it less. Infinite for an empty one. */
  #leastCost(node: number, costOf: CostOf): number {
    const low = node * BOX;
    const isEmpty = at(this.#boxes, low) === Number.POSITIVE_INFINITY;
    return isEmpty ? Number.POSITIVE_INFINITY : onGrid(this.#costAt(this.#boxes, low, costOf));
  }

  #costAt(column: ReadonlyColumn, i: number, costOf: CostOf): number {
    return costOf(at(column, i), at(column, i + 1), at(column, i + 2));
  }

  #at(slot: number): number {
    return this.#order[slot] as number;
  }

  #end(block: number): number {
    return Math.min((block + 1) * BLOCK, this.#pms);
  }

  #lowestIn(node: number): number {
    return this.#lowest[node] as number;
  }

  /** The squared distance from the point of `source` to the farthest corner of a box; -1 for an empty one. */
  #bound(node: number, source: number): number {
    let squares = 0;
    for (let axis = 0; axis < RESOURCE_COUNT; axis++) {
      const from = at(this.#points, source * RESOURCE_COUNT + axis);
      const low = at(this.#boxes, node * BOX + axis);
      const high = at(this.#boxes, node * BOX + HIGH + axis);
      if (low > high) return -1;
      const far = Math.max(Math.abs(from - low), Math.abs(high - from));
      squares += far * far;
    }
    return squares;
  }

  #boundBlock(block: number): void {
    const box = (this.#blocks + block) * BOX;
    this.#empty(box);
    for (let slot = block * BLOCK; slot < this.#end(block); slot++) {
      const pm = this.#at(slot);
      if (this.#out[pm] === 1) continue;
      for (let axis = 0; axis < RESOURCE_COUNT; axis++) {
        const figure = at(this.#points, pm * RESOURCE_COUNT + axis);
        if (figure < at(this.#boxes, box + axis)) this.#boxes[box + axis] = figure;
        if (figure > at(this.#boxes, box + HIGH + axis)) this.#boxes[box + HIGH + axis] = figure;
      }
    }
  }

  #boundNode(node: number): void {
    const box = node * BOX;
    const left = 2 * node * BOX;
    const right = left + BOX;
    for (let axis = 0; axis < RESOURCE_COUNT; axis++) {
      this.#boxes[box + axis] = Math.min(at(this.#boxes, left + axis), at(this.#boxes, right + axis));
      this.#boxes[box + HIGH + axis] = Math.max(
        at(this.#boxes, left + HIGH + axis),
        at(this.#boxes, right + HIGH + axis),
      );
    }
  }

  #empty(box: number): void {
    for (let axis = 0; axis < RESOURCE_COUNT; axis++) {
      this.#boxes[box + axis] = Number.POSITIVE_INFINITY;
      this.#boxes[box + HIGH + axis] = Number.NEGATIVE_INFINITY;
    }
  }
}

const idOrder = (pms: number): Int32Array => Int32Array.from({ length: pms }, (_, pm) => pm);

/** PMs that are down are no answer. */
export function excludeDown(points: BoxTree, cluster: ClusterView): void {
  if (cluster.areAllUp) return;
  for (let pm = 0; pm < cluster.pms; pm++) if (!cluster.isUp(pmId(pm))) points.exclude(pm);
}
