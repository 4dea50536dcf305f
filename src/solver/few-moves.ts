/**
 * Every placement that is a few moves away, as long as there are not too many: most steps need no more. What
 * is found here is the best of all, and no solver has to be asked; where nothing is found, so many moves are
 * not enough.
 */

import { present } from "../base/assert.ts";
import { isLowered, isOver } from "../base/tolerance.ts";
import type { PlacementProblem } from "./placement-problem.ts";
import { addTo, excessOf, loadsOf, mayRunOn, peakOf } from "./placement-problem.ts";

/** Placements that are tried at most: half a second's worth, a small part of what a solver takes. */
export const MOST_TRIED = 2_000_000;

export type FewMoves =
  /** OP3, OP4: by VM, its PM. */
  | { readonly kind: "found"; readonly hosts: Int32Array }
  /** Fewer moves than this are not enough. */
  | { readonly kind: "none"; readonly fewest: number };

/**
 * @param excess what may be left
 * @param most placements that are tried
 */
export function tryFewMoves(problem: PlacementProblem, excess: number, most: number): FewMoves {
  const { hosts } = problem;
  if (!isOver(excessOf(loadsOf(problem, hosts), problem), excess)) return { kind: "found", hosts };
  const moves = allMoves(problem);
  let placements = 1;
  for (let count = 1; ; count++) {
    placements *= (moves.length - count + 1) / count;
    if (placements < 1 || placements > most) return { kind: "none", fewest: count };
    const best = new Search(problem, moves, excess).best(count);
    if (best !== null) return { kind: "found", hosts: best };
  }
}

interface Move {
  readonly vm: number;
  readonly from: number;
  readonly to: number;
}

/** By VM, then by PM. */
const allMoves = (problem: PlacementProblem): Move[] =>
  [...problem.hosts].flatMap((from, vm) =>
    Array.from({ length: problem.pms }, (_, to) => ({ vm, from, to })).filter(
      ({ to }) => to !== from && mayRunOn(problem, vm, to),
    ),
  );

class Search {
  readonly #problem: PlacementProblem;
  readonly #moves: readonly Move[];
  readonly #excess: number;
  readonly #made: Move[] = [];
  #best: { readonly made: readonly Move[]; readonly peak: number } | null = null;

  constructor(problem: PlacementProblem, moves: readonly Move[], excess: number) {
    this.#problem = problem;
    this.#moves = moves;
    this.#excess = excess;
  }

  /** Of all placements that are `count` moves away, and leave no more excess, the first with the lowest peak. */
  best(count: number): Int32Array | null {
    const loads = loadsOf(this.#problem, this.#problem.hosts);
    this.#try(
      0,
      Array.from({ length: count }, () => new Float64Array(loads.length)),
      loads,
    );
    if (this.#best === null) return null;
    const hosts = this.#problem.hosts.slice();
    for (const { vm, to } of this.#best.made) hosts[vm] = to;
    return hosts;
  }

  /** @param room for the loads after each move that is left: they come from `loads` afresh, so that nothing adds up */
  #try(first: number, [room, ...others]: readonly Float64Array[], loads: Float64Array): void {
    const after = present(room, "a move that is left");
    for (let i = first; i < this.#moves.length; i++) {
      const move = present(this.#moves[i], "a move");
      if (move.vm === this.#made.at(-1)?.vm) continue;
      after.set(loads);
      addTo(after, this.#problem, move.vm, move.from, -1);
      addTo(after, this.#problem, move.vm, move.to, 1);
      this.#made.push(move);
      if (others.length > 0) this.#try(i + 1, others, after);
      else this.#judge(after);
      this.#made.pop();
    }
  }

  #judge(loads: Float64Array): void {
    if (isOver(excessOf(loads, this.#problem), this.#excess)) return;
    const peak = peakOf(loads);
    if (this.#best === null || isLowered(this.#best.peak, peak)) this.#best = { made: [...this.#made], peak };
  }
}
