/** What the answering side does, in whatever thread it runs. */

import { createPart } from "../base/part.ts";
import { withInterventions } from "../engine/changes.ts";
import type { Decider } from "../engine/decider.ts";
import { NO_INTERVENTIONS } from "../engine/intervention.ts";
import { explainEvent, workOf } from "../engine/replay.ts";
import { createSimulation } from "../engine/simulate.ts";
import type { Workload } from "../engine/workload.ts";
import type { PolicyChoice } from "../policies/registry.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createWorkload } from "../scenario/scenario.ts";
import { drive } from "./drive.ts";
import { openScenario } from "./open-scenario.ts";
import type { Handlers, RunRequest } from "./protocol.ts";
import { createSlices, inSlices, listenFor } from "./slices.ts";
import type { Solve } from "./solvers.ts";
import { runWhole } from "./whole-run.ts";

/** Most visitors look at no scores. */
const SCORES = createPart(
  () => import("../experiment/score.ts"),
  (module) => module.scoresOf,
);

/** All lanes of a scenario run on one workload. */
const workloads = new WeakMap<Scenario, Workload>();

function workloadOf({ scenario, interventions }: Omit<RunRequest, "choice">): Workload {
  const workload = workloads.get(scenario) ?? createWorkload(scenario, NO_INTERVENTIONS);
  workloads.set(scenario, workload);
  return withInterventions(workload, interventions);
}

/** What the answering side works with; a test hands in policies and solvers of its own. */
export interface Means {
  readonly deciderOf: (choice: PolicyChoice) => Decider | Promise<Decider>;
  readonly solve: Solve;
}

export const createHandlers = ({ deciderOf, solve }: Means): Handlers => ({
  open: openScenario,

  async run({ start, ...request }, context) {
    const options = { quantiles: true, start };
    const simulation = createSimulation(workloadOf(request), await deciderOf(request.choice), options);
    const total = request.scenario.steps;
    const { signal, deliver } = context;
    const slices = createSlices(context);
    const pause = (): Promise<void> | null =>
      slices.isOver() ? slices.rest({ done: simulation.completed, total }) : null;
    await drive(simulation, { solve, signal, deliver, pause });
    return { steps: simulation.completed };
  },

  async score({ scenario, choice, interventions }, context) {
    const scoresOf = await SCORES.attempt();
    const workload = workloadOf({ scenario, interventions });
    const slices = createSlices(context);
    const record = await runWhole(workload, await deciderOf(choice), {
      solve,
      signal: context.signal,
      pause: (done) => (slices.isOver() ? slices.rest({ done, total: scenario.steps }) : null),
      // What is summed up on the way need not be in one go at the end.
      grown: (record) => void scoresOf({ record, workload }, choice, scenario),
    });
    return scoresOf({ record, workload }, choice, scenario);
  },

  async explain({ step, event, start, ...request }, context) {
    await listenFor(context.signal); // who no longer wants it is heard before it begins
    const work = explainEvent(workloadOf(request), await deciderOf(request.choice), start, step, event);
    const total = workOf(start, step, event);
    context.report({ done: 0, total });
    return inSlices(work, (done) => ({ done, total }), context);
  },
});
