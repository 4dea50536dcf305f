/** The one place where the command line runs the engine. Every policy runs on the same workload. */

import { createRecord } from "../engine/record.ts";
import { createSimulation } from "../engine/simulate.ts";
import type { CompletedRun } from "../experiment/encode-run.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { deciderOf } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import type { ProgressLine } from "./progress.ts";

/** In the order of the choices. */
export function execute(
  scenario: Scenario,
  choices: readonly PolicyChoice[],
  progress?: ProgressLine,
): CompletedRun[] {
  const workload = createWorkload(scenario);
  return choices.map((choice) => {
    const simulation = createSimulation(workload, deciderOf(choice));
    const { record, append } = createRecord(workload);
    while (simulation.advance()) {
      const part = simulation.take();
      if (part !== null) append(part);
      progress?.show(`running ${choice.policy}, steps`, simulation.completed, workload.steps);
    }
    return { choice, workload, record };
  });
}
