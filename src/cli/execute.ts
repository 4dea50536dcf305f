/** The one place where the command line runs the engine. Every policy runs on the same workload. */

import { simulate } from "../engine/simulate.ts";
import type { CompletedRun } from "../experiment/encode-run.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import { relocateWith } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";

/** In the order of the choices. */
export function execute(scenario: Scenario, choices: readonly PolicyChoice[]): CompletedRun[] {
  const workload = createWorkload(scenario);
  return choices.map((choice) => ({ choice, record: simulate(workload, relocateWith(choice)) }));
}
