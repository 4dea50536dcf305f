/** What the answering side does, in whatever thread it runs. */

import { withInterventions } from "../engine/changes.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import type { RecordPart } from "../engine/record.ts";
import type { Simulation } from "../engine/simulate.ts";
import { createSimulation, explainEvent } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import { relocateWith } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import { openScenario } from "./open-scenario.ts";
import type { Handlers, RunRequest } from "./protocol.ts";
import { inSlices, listenFor } from "./slices.ts";

/** Events of a replay between two reports. */
const EVENTS_A_REPORT = 500;

/** All lanes of a scenario run on one workload. */
const workloads = new WeakMap<Scenario, Workload>();

function workloadOf({ scenario, interventions }: RunRequest): Workload {
  const workload = workloads.get(scenario) ?? createWorkload(scenario, NO_INTERVENTIONS);
  workloads.set(scenario, workload);
  return withInterventions(workload, interventions);
}

export const handlers: Handlers = {
  open: openScenario,

  async run({ start, ...request }, context) {
    const options = { quantiles: true, start, passed: context.beat };
    const simulation = createSimulation(workloadOf(request), relocateWith(request.choice), options);
    const work = stepsOf(simulation, context.deliver);
    await inSlices(work, (done) => ({ done, total: request.scenario.steps }), context);
    return { steps: simulation.completed };
  },

  /** The replay of a step is one piece: who no longer wants it is heard before it, and it is told how far it is. */
  async explain({ step, event, placement, ...request }, { signal, report, beat }) {
    const total = event + 1;
    await listenFor(signal);
    const passed = (done: number): void => {
      beat();
      if (done % EVENTS_A_REPORT === 0) report({ done, total });
    };
    return explainEvent(workloadOf(request), relocateWith(request.choice), placement, step, event, passed);
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
