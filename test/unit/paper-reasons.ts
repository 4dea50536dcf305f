/** Everything that the policies thought in the paper scenario, event by event. */

import type { Deliberation } from "../../src/engine/decision.ts";
import { eventCount } from "../../src/engine/record.ts";
import type { Workload } from "../../src/engine/workload.ts";
import type { PolicyChoice } from "../../src/policies/registry.ts";
import { deciderOf } from "../../src/policies/registry.ts";
import { createPreset } from "../../src/scenario/presets/catalogue.ts";
import { createWorkload } from "../../src/scenario/scenario.ts";
import { explainEvent, run, stepsOf } from "./fixtures.ts";

export const PAPER = createWorkload(createPreset("paper"));

export interface Told {
  readonly deliberation: Deliberation;
  readonly workload: Workload;
}

/** Everything that led to the events of a run. */
export function deliberationsOf(choice: PolicyChoice, workload = PAPER): Told[] {
  const record = run(choice, workload);
  return stepsOf(workload).flatMap((step) =>
    Array.from({ length: eventCount(record, step) }, (_, event) => ({
      deliberation: explainEvent(workload, deciderOf(choice), record, step, event),
      workload,
    })),
  );
}
