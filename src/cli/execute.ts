/** The one place where the command line runs the engine. Every policy runs on the same workload. */

import { createRecord } from "../engine/record.ts";
import { createSimulation } from "../engine/simulate.ts";
import type { CompletedRun } from "../experiment/encode-run.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { deciderOf } from "../policies/registry.ts";
import { drive } from "../runner/drive.ts";
import { solve } from "../runner/solvers.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { ProgressLine } from "./progress.ts";

/** In the order of the choices. */
export async function execute(
  scenario: Scenario,
  choices: readonly PolicyChoice[],
  progress?: ProgressLine,
): Promise<CompletedRun[]> {
  const workload = createWorkload(scenario);
  const { signal } = new AbortController(); // a signal of the system ends the program
  const runs: CompletedRun[] = [];
  for (const choice of choices) {
    const simulation = createSimulation(workload, deciderOf(choice));
    const { record, append: deliver } = createRecord(workload);
    const pause = (): null => {
      progress?.show(`running ${choice.policy}, steps`, simulation.completed, workload.steps);
      return null;
    };
    await drive(simulation, { solve, signal, deliver, pause });
    runs.push({ choice, workload, record });
  }
  return runs;
}
