/** What the answering side does, in whatever thread it runs. */

import { withInterventions } from "../engine/changes.ts";
import type { Decider } from "../engine/decider.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import { explainEvent } from "../engine/replay.ts";
import { createSimulation } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import { openScenario } from "./open-scenario.ts";
import type { Handlers, RunRequest } from "./protocol.ts";
import { createSlices, inSlices, listenFor } from "./slices.ts";
import type { Solve } from "./solvers.ts";

/** All lanes of a scenario run on one workload. */
const workloads = new WeakMap<Scenario, Workload>();

function workloadOf({ scenario, interventions }: RunRequest): Workload {
  const workload = workloads.get(scenario) ?? createWorkload(scenario, NO_INTERVENTIONS);
  workloads.set(scenario, workload);
  return withInterventions(workload, interventions);
}

/** What the answering side works with; a test hands in policies and solvers of its own. */
export interface Means {
  readonly deciderOf: (choice: PolicyChoice) => Decider;
  readonly solve: Solve;
}

export const createHandlers = ({ deciderOf, solve }: Means): Handlers => ({
  open: openScenario,

  async run({ start, ...request }, context) {
    const options = { quantiles: true, start };
    const simulation = createSimulation(workloadOf(request), deciderOf(request.choice), options);
    const total = request.scenario.steps;
    const { signal } = context;
    const slices = createSlices(context);
    let answer: unknown;
    for (let stop = simulation.advance(); stop !== null; stop = simulation.advance(answer)) {
      answer =
        stop.kind === "question" ? await unlessAborted(solve(stop.question, signal), signal) : undefined;
      const part = simulation.take();
      if (part !== null) context.deliver(part);
      if (slices.isOver()) await slices.rest({ done: simulation.completed, total });
    }
    return { steps: simulation.completed };
  },

  async explain({ step, event, start, ...request }, context) {
    await listenFor(context.signal); // who no longer wants it is heard before it begins
    const work = explainEvent(workloadOf(request), deciderOf(request.choice), start, step, event);
    return inSlices(work, (done) => ({ done, total: event + 1 }), context);
  },
});

/** What is promised, or the reason of an abort, whichever comes first. */
function unlessAborted<T>(promised: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promised.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
