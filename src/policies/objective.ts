/**
 * An objective in two parts (RB1): what lies above the threshold over all PMs, and only where that is the
 * same, the squares of all utilizations together with what moves are charged. Each PM's share of either
 * part is a whole number of steps of P9's grid, so that shares add up exactly: what is better is strictly
 * better, and no search that only goes from one state to a better one comes back to where it was.
 */

import { RESOURCE_COUNT } from "../base/resources.ts";
import { onGrid, TOLERANCE } from "../base/tolerance.ts";
import type { Column } from "../base/vector.ts";
import { at } from "../base/vector.ts";
import type { ClusterView } from "../engine/cluster.ts";

/** The two parts, or what something changes of them, in steps of the grid. */
export interface Cost {
  readonly excess: number;
  readonly squares: number;
}

/** What changes nothing. */
export const NO_CHANGE: Cost = { excess: 0, squares: 0 };
/** What everything else is better than. */
export const WORST: Cost = { excess: Number.POSITIVE_INFINITY, squares: Number.POSITIVE_INFINITY };

export const isBetter = (one: Cost, other: Cost): boolean =>
  one.excess < other.excess || (one.excess === other.excess && one.squares < other.squares);

export const plus = (one: Cost, other: Cost): Cost => ({
  excess: one.excess + other.excess,
  squares: one.squares + other.squares,
});

/** As a figure that can be told, in units of a PM. */
export const figureOf = (steps: number): number => steps * TOLERANCE;

/** What a PM of these utilizations adds to the first part. */
export const excessOf = (cpu: number, net: number, mem: number, threshold: number): number =>
  onGrid(Math.max(0, cpu - threshold) + Math.max(0, net - threshold) + Math.max(0, mem - threshold));

/** What a PM of these utilizations adds to the second part. */
export const squaresOf = (cpu: number, net: number, mem: number): number =>
  onGrid(cpu * cpu + net * net + mem * mem);

/** What each PM adds to either part as things stand. */
export class Costs {
  /** By PM. */
  readonly excess: Column;
  readonly squares: Column;
  readonly #view: ClusterView;

  constructor(view: ClusterView) {
    this.#view = view;
    this.excess = new Float64Array(view.pms);
    this.squares = new Float64Array(view.pms);
    for (let pm = 0; pm < view.pms; pm++) this.refresh(pm);
  }

  /** The utilization of `pm` has changed. */
  refresh(pm: number): void {
    const { utilization, threshold } = this.#view;
    const o = pm * RESOURCE_COUNT;
    const [cpu, net, mem] = [at(utilization, o), at(utilization, o + 1), at(utilization, o + 2)];
    this.excess[pm] = excessOf(cpu, net, mem, threshold);
    this.squares[pm] = squaresOf(cpu, net, mem);
  }

  /** Of the whole fleet, without what moves are charged. */
  total(): Cost {
    let [excess, squares] = [0, 0];
    for (let pm = 0; pm < this.excess.length; pm++) {
      excess += at(this.excess, pm);
      squares += at(this.squares, pm);
    }
    return { excess, squares };
  }
}
