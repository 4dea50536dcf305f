/**
 * The demands of the last steps, and a percentile of them for every VM and resource (DA6): by nearest
 * rank, so that it is a figure that was demanded. It follows from the workload, and is nobody's state.
 */

import { at } from "../base/vector.ts";
import type { Situation } from "../engine/decider.ts";

export class DemandWindow {
  /** `3 * vms` figures. */
  readonly smoothed: Float64Array;
  readonly #percentile: number;
  /** The demands of step s at `s % length`. */
  readonly #seen: readonly Float64Array[];
  /** The step that was seen last. */
  #last: number | null = null;
  readonly #sorted: Float64Array;

  /** @param window how many samples, the present one among them */
  constructor(vms: number, window: number, percentile: number) {
    this.smoothed = new Float64Array(vms * 3);
    this.#percentile = percentile;
    this.#seen = Array.from({ length: window }, () => new Float64Array(vms * 3));
    this.#sorted = new Float64Array(window);
  }

  /** A step has come. */
  see({ step, view, past }: Pick<Situation, "step" | "view" | "past">): void {
    const window = this.#seen.length;
    const there = Math.min(step + 1, window);
    if (this.#last !== step - 1)
      // it goes on from a checkpoint
      for (let ago = 1; ago < there; ago++)
        this.#seen[(step - ago) % window]?.set(past.demand(ago) as Float64Array);
    this.#seen[step % window]?.set(view.demand as Float64Array);
    this.#last = step;
    const rank = Math.max(0, Math.ceil((this.#percentile / 100) * there) - 1);
    for (let i = 0; i < this.smoothed.length; i++) this.smoothed[i] = this.#ranked(i, there, rank);
  }

  /** The figure at place `rank` among the `there` samples of one demand; while there are fewer than the window holds, all are at its beginning. */
  #ranked(i: number, there: number, rank: number): number {
    const sorted = this.#sorted;
    for (let s = 0; s < there; s++) {
      const figure = at(this.#seen[s] as Float64Array, i);
      let place = s;
      for (; place > 0 && at(sorted, place - 1) > figure; place--) sorted[place] = at(sorted, place - 1);
      sorted[place] = figure;
    }
    return at(sorted, rank);
  }
}
