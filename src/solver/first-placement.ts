/**
 * A good placement to begin with, by local search. Everything here is quick next to a solver, which is
 * spared the rest where nothing can be better than what is found here (`placement-bounds.ts`).
 */

import { isLowered } from "../base/tolerance.ts";
import { at } from "../base/vector.ts";
import type { PlacementProblem } from "./placement-problem.ts";
import { addTo, excessOn, loadsOf, mayRunOn } from "./placement-problem.ts";

/**
 * Moves or swaps VMs of PMs that are over as long as that lowers the total excess, what lowers it most
 * first; then home again goes who can without raising it. It ends: each change lowers the excess by more
 * than the tolerance.
 * @returns by VM, its PM
 */
export function firstPlacement(problem: PlacementProblem): Int32Array {
  const search = new Search(problem);
  for (let change = search.bestChange(); change !== null; change = search.bestChange())
    search.carryOut(change);
  for (const [vm, home] of problem.hosts.entries()) search.sendHome(vm, home);
  return search.hosts;
}

interface Move {
  readonly vm: number;
  readonly from: number;
  readonly to: number;
}

/** A move, or the two of a swap, which are between the same PMs. */
type Change = readonly [Move, ...Move[]];

class Search {
  readonly hosts: Int32Array;
  readonly #loads: Float64Array;
  readonly #problem: PlacementProblem;

  constructor(problem: PlacementProblem) {
    this.#problem = problem;
    this.hosts = problem.hosts.slice();
    this.#loads = loadsOf(problem, this.hosts);
  }

  /** Null where nothing lowers the excess. Of equals the first, by VM, then by PM. */
  bestChange(): Change | null {
    let best: Change | null = null;
    let most = 0;
    for (const change of this.#changes()) {
      const gain = this.#gainOf(change);
      if (!isLowered(gain, most)) continue;
      best = change;
      most = gain;
    }
    return best;
  }

  carryOut(change: Change): void {
    for (const { vm, from, to } of change) {
      addTo(this.#loads, this.#problem, vm, from, -1);
      addTo(this.#loads, this.#problem, vm, to, 1);
      this.hosts[vm] = to;
    }
  }

  sendHome(vm: number, home: number): void {
    const from = at(this.hosts, vm);
    const back: Change = [{ vm, from, to: home }];
    if (from !== home && !isLowered(0, this.#gainOf(back))) this.carryOut(back);
  }

  *#changes(): Generator<Change> {
    const { hosts } = this;
    for (const [vm, from] of hosts.entries()) {
      if (this.#excessOn(from) === 0) continue;
      for (let to = 0; to < this.#problem.pms; to++)
        if (to !== from && mayRunOn(this.#problem, vm, to)) yield [{ vm, from, to }];
      for (const [other, to] of hosts.entries()) {
        if (to === from || !mayRunOn(this.#problem, vm, to) || !mayRunOn(this.#problem, other, from))
          continue;
        yield [
          { vm, from, to },
          { vm: other, from: to, to: from },
        ];
      }
    }
  }

  /** By how much less the two PMs are over once the change is made. It leaves everything as it is. */
  #gainOf(change: Change): number {
    const [{ from, to }] = change;
    const before = this.#excessOn(from) + this.#excessOn(to);
    this.carryOut(change);
    const gain = before - this.#excessOn(from) - this.#excessOn(to);
    for (const { vm, from: home, to: away } of change) this.carryOut([{ vm, from: away, to: home }]);
    return gain;
  }

  #excessOn(pm: number): number {
    return excessOn(this.#loads, pm, this.#problem.threshold);
  }
}
