/** OP8, of a whole run: asks a solver about each step that needs one, in order. */

import { stepOf } from "../base/ids.ts";
import type { RunRecord } from "../engine/record.ts";
import { completedSteps } from "../engine/record.ts";
import type { Workload } from "../engine/workload.ts";
import type { StepDistance } from "../solver/step-distance.ts";
import { createDistanceTasks } from "../solver/step-distance.ts";
import type { Solve } from "./solvers.ts";

interface Means {
  readonly solve: Solve;
  readonly signal: AbortSignal;
  /** After each step, with those that are done. */
  readonly told: (done: number) => void;
}

/** By step, as far as the run is done. Rejects on abort, and where the solver cannot answer. */
export async function distancesOf(
  { workload, record }: { readonly workload: Workload; readonly record: RunRecord },
  { solve, signal, told }: Means,
): Promise<(StepDistance | null)[]> {
  const taskOf = createDistanceTasks(workload, record);
  const distances: (StepDistance | null)[] = [];
  for (let s = 0; s < completedSteps(record); s++) {
    const task = taskOf(stepOf(s));
    distances.push(
      task.kind === "known" ? task.distance : task.distanceBy(await solve(task.question, signal)),
    );
    told(distances.length);
  }
  return distances;
}
