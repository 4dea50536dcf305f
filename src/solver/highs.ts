/**
 * HiGHS in WebAssembly, which solves the models of this room. It runs in the thread that calls it, and does not
 * listen until it is done: so it is called in a thread of its own. One thread of work and a fixed seed: within
 * its time the same model gives the same solution.
 */

import type { Highs } from "highs";
import loadHighs from "highs";
import type { LinearModel, Solved, SolveModel } from "./linear-model.ts";

/** Of rows and whole figures; less than the tolerance of P9. */
const FEASIBILITY = 1e-10;

const OPTIONS = {
  output_flag: false,
  primal_feasibility_tolerance: FEASIBILITY,
  dual_feasibility_tolerance: FEASIBILITY,
  mip_feasibility_tolerance: FEASIBILITY,
  mip_rel_gap: 0,
  mip_abs_gap: 1e-9,
  random_seed: 0,
};

/** @param address of the WebAssembly file; the package's own place for it when left out */
export async function createHighs(address?: string): Promise<SolveModel> {
  const highs = await loadHighs(address === undefined ? {} : { locateFile: () => address });
  return (model, start, seconds) => solve(highs, model, start, seconds);
}

function solve(highs: Highs, model: LinearModel, start: readonly number[], seconds: number): Solved {
  const { optimal, infeasible } = highs.constants.modelStatus;
  const { integer, continuous } = highs.constants.variableType;
  const finite = (bound: number): number =>
    Number.isFinite(bound) ? bound : bound > 0 ? highs.infinity : -highs.infinity;
  const [numCols, numRows] = [model.cost.length, model.rowLower.length];
  const data = {
    numCols,
    numRows,
    colCost: model.cost,
    colLower: model.lower,
    colUpper: model.upper.map(finite),
    rowLower: model.rowLower.map(finite),
    rowUpper: model.rowUpper.map(finite),
    integrality: model.whole.map((isWhole) => (isWhole === 1 ? integer : continuous)),
    matrix: {
      format: "csr",
      numRows,
      numCols,
      starts: model.starts,
      indices: model.columns,
      values: model.values,
    },
  } as const;
  return highs.withModel(data, (solver) => {
    solver.options.set({ ...OPTIONS, time_limit: seconds });
    solver.setSolution({ colValue: start });
    solver.run();
    const status = solver.getModelStatus();
    const hasSolution = solver.info.get("primal_solution_status") === FEASIBLE;
    return {
      values: hasSolution ? solver.getSolution().colValue : null,
      bound: Number(solver.info.get("mip_dual_bound")),
      isProven: status === optimal || status === infeasible,
    };
  });
}

/** What HiGHS calls a solution that it stands by. */
const FEASIBLE = 2;
