/**
 * The best placement within reach of a solver: least excess, then fewest moves, then the lowest peak
 * (OP2-OP4). Each stage begins with what the one before has found, and is skipped where counting shows that
 * nothing is better. Whatever a solver says, a placement is taken for what it comes to by our own sums.
 */

import { isLowered, isOver, TOLERANCE } from "../base/tolerance.ts";
import { MOST_TRIED, tryFewMoves } from "./few-moves.ts";
import { firstPlacement } from "./first-placement.ts";
import type { SolveModel } from "./linear-model.ts";
import { fewestMoves, leastExcess } from "./placement-bounds.ts";
import type { Aim } from "./placement-models.ts";
import { placementModel } from "./placement-models.ts";
import type { PlacementFigures, PlacementProblem, PlannedMove } from "./placement-problem.ts";
import { figuresOf, mayRunOn, movesTo } from "./placement-problem.ts";

/** What became of one of the three questions. */
export interface Stage {
  readonly found: number;
  /** No placement has less, of those that are as good in the questions before; never more than what was found. */
  readonly bound: number;
  /** Whether a solver was asked: else counting was enough. */
  readonly isSolved: boolean;
}

/** In this order. */
export const STAGES = ["excess", "moves", "peak"] as const satisfies readonly Aim["kind"][];
export type StageName = (typeof STAGES)[number];

/** Plain data: it is recorded as it is. */
export interface BestPlacement {
  /** In no order. */
  readonly moves: readonly PlannedMove[];
  readonly stages: Readonly<Record<StageName, Stage>>;
  /** Whether a stage was left since the time was up. */
  readonly isLate: boolean;
}

/** How far from proven: 0 where nothing better is left. */
export const gapOf = ({ found, bound }: Stage): number => (isOver(found, bound) ? found - bound : 0);

/**
 * @param now seconds by any clock
 * @param mostTried placements, before the solver is asked: a test hands in fewer
 */
export function bestPlacement(
  problem: PlacementProblem,
  solve: SolveModel,
  now: () => number,
  mostTried = MOST_TRIED,
): BestPlacement {
  const begun = now();
  let hosts = firstPlacement(problem);
  let isLate = false;

  /**
   * Takes what is better than `hosts`, and tells how the stage ended.
   * @param least by counting: where `hosts` have no more, nothing is solved
   */
  function solveStage(aim: Aim, least: number): Stage {
    const name = aim.kind;
    const before = figuresOf(problem, hosts);
    if (!isOver(before[name], least)) return { found: before[name], bound: before[name], isSolved: false };
    const { model, columnsOf, hostsOf } = placementModel(problem, aim);
    const left = (problem.seconds - (now() - begun)) * SHARES[name];
    const { values, bound, isProven } = solve(model, columnsOf(hosts), Math.max(SHORTEST, left));
    if (values !== null) {
      const solved = hostsOf(values);
      if (isBetter(figuresOf(problem, solved), before, name)) hosts = solved;
    }
    if (!isProven) isLate = true;
    const found = figuresOf(problem, hosts)[name];
    // Half a move is a whole one.
    const told = name === "moves" ? Math.ceil(bound - TOLERANCE) : bound;
    return { found, bound: isProven ? found : Math.min(found, Math.max(least, told)), isSolved: true };
  }

  const mayRun = (vm: number, pm: number): boolean => mayRunOn(problem, vm, pm);
  const isUp = (pm: number): boolean => problem.hosts.some((_, vm) => mayRun(vm, pm));
  const excess = solveStage({ kind: "excess" }, leastExcess(problem, mayRun, isUp));
  const few = tryFewMoves(problem, excess.found, mostTried);
  if (few.kind === "found") hosts = few.hosts;
  // What was found among all that are as few moves away is the best: neither aim is left.
  const [fewest, lowest] = few.kind === "found" ? [NOTHING_LEFT, NOTHING_LEFT] : [few.fewest, 0];
  const counted = Math.max(fewest, fewestMoves(problem, excess.found));
  const moves = solveStage({ kind: "moves", excess: excess.found }, counted);
  const peak = solveStage({ kind: "peak", excess: excess.found, moves: moves.found }, lowest);
  return { moves: movesTo(problem, hosts), stages: { excess, moves, peak }, isLate };
}

/** A bound under which everything is. */
const NOTHING_LEFT = Number.POSITIVE_INFINITY;

/** Of the time that is left: who comes first is not to take it all. */
const SHARES: Readonly<Record<StageName, number>> = { excess: 0.5, moves: 0.6, peak: 1 };

/** Seconds that a stage is given however late it is: enough to take what it begins with. */
const SHORTEST = 0.05;

/** In what is asked, and not worse in what comes before. */
function isBetter(found: PlacementFigures, before: PlacementFigures, name: StageName): boolean {
  switch (name) {
    case "excess":
      return isLowered(before.excess, found.excess);
    case "moves":
      return !isOver(found.excess, before.excess) && found.moves < before.moves;
    case "peak":
      return (
        !isOver(found.excess, before.excess) &&
        found.moves <= before.moves &&
        isLowered(before.peak, found.peak)
      );
  }
}
