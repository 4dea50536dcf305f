/** What the answering side does, in whatever thread it runs. */

import type { RecordPart } from "../engine/record.ts";
import type { Simulation } from "../engine/simulate.ts";
import { createSimulation } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import { relocateWith } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import { openScenario } from "./open-scenario.ts";
import type { Handlers } from "./protocol.ts";
import { inSlices } from "./slices.ts";

/** All lanes of a scenario run on one workload. */
const workloads = new WeakMap<Scenario, Workload>();

function workloadOf(scenario: Scenario): Workload {
  const workload = workloads.get(scenario) ?? createWorkload(scenario);
  workloads.set(scenario, workload);
  return workload;
}

export const handlers: Handlers = {
  open: openScenario,

  async run({ scenario, choice }, context) {
    const simulation = createSimulation(workloadOf(scenario), relocateWith(choice), { quantiles: true });
    const work = stepsOf(simulation, context.deliver);
    await inSlices(work, (done) => ({ done, total: scenario.steps }), context);
    return { steps: simulation.completed };
  },
};

/** Yields how many steps are done. */
function* stepsOf(simulation: Simulation, deliver: (part: RecordPart) => void): Generator<number, void> {
  while (simulation.advance()) {
    const part = simulation.take();
    if (part !== null) deliver(part);
    yield simulation.completed;
  }
}
