/**
 * A tournament over machines: each has a key, and who has the largest is known at once, every tie to
 * the lower id (P9). A changed key is played up through the rounds above it, so that a change costs
 * the logarithm of the number of machines. The orders of the policies that only ever ask for the
 * first stand on this.
 */

import { NOBODY } from "../base/ids.ts";

/** The key of a machine that takes no part. */
export const OUT = Number.NEGATIVE_INFINITY;

export class Tournament {
  readonly #keys: Float64Array;
  /** Winners, the root at 1; the leaves of a full binary tree are at `#leaves + id`. */
  readonly #winners: Int32Array;
  readonly #leaves: number;

  /** @param keyOf the larger, the earlier; {@link OUT} for those that take no part */
  constructor(count: number, keyOf: (id: number) => number) {
    let leaves = 1;
    while (leaves < count) leaves *= 2;
    this.#leaves = leaves;
    this.#keys = new Float64Array(leaves).fill(OUT);
    for (let id = 0; id < count; id++) this.#keys[id] = keyOf(id);
    this.#winners = new Int32Array(2 * leaves);
    for (let id = 0; id < leaves; id++) this.#winners[leaves + id] = id;
    for (let node = leaves - 1; node > 0; node--) this.#play(node);
  }

  /** The machine with the largest key, or {@link NOBODY} when none takes part. */
  first(): number {
    const winner = this.#winners[1] as number;
    return this.keyOf(winner) === OUT ? NOBODY : winner;
  }

  keyOf(id: number): number {
    return this.#keys[id] as number;
  }

  update(id: number, key: number): void {
    if (this.keyOf(id) === key) return;
    this.#keys[id] = key;
    for (let node = (this.#leaves + id) >> 1; node > 0; node >>= 1) this.#play(node);
  }

  /** The left one has the lower id: it stays unless the right one's key is larger. */
  #play(node: number): void {
    const left = this.#winners[2 * node] as number;
    const right = this.#winners[2 * node + 1] as number;
    this.#winners[node] = this.keyOf(right) > this.keyOf(left) ? right : left;
  }
}
