/** The solver's thread in a page: a worker that the simulation's worker starts, with its first question. */

import { NotLoaded } from "../base/missing.ts";
import type { SolverHearer, SolverReply, SolverThread } from "./solvers.ts";
import { createSolve, hear } from "./solvers.ts";

function startSolverWorker(hearer: SolverHearer): SolverThread {
  const worker = new Worker(new URL("./solver-entry.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<SolverReply>) => hear(data, hearer));
  worker.addEventListener("error", ({ message }) =>
    hearer.failed(message ? new Error(message) : new NotLoaded("the solver could not be loaded")),
  );
  return {
    ask: (question) => worker.postMessage(question),
    end: () => worker.terminate(),
  };
}

/** One for all that the simulation's worker is asked. */
export const solveInWorker = createSolve(startSolverWorker);
