/** Answers what policies ask of solvers, in the thread that it is called in. */

import { assert } from "../base/assert.ts";
import type { Question } from "../engine/decider.ts";
import type { Answer } from "../engine/simulate.ts";
import { bestPlacement } from "./best-placement.ts";
import type { SolveModel } from "./linear-model.ts";
import type { PlacementProblem } from "./placement-problem.ts";
import { PLACEMENT_SOLVER } from "./placement-problem.ts";

/** @param now seconds by any clock */
export const createAnswer =
  (solve: SolveModel, now: () => number): Answer =>
  ({ solver, problem }: Question) => {
    assert(solver === PLACEMENT_SOLVER, `there is a solver "${solver}"`);
    return bestPlacement(problem as PlacementProblem, solve, now);
  };
