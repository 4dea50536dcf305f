/** A scenario as files of results have it: its own figures. What its fork changes is not in them. */

import { instantText } from "../scenario/instant.ts";
import type { Scenario } from "../scenario/scenario.ts";

export interface ScenarioHead
  extends Pick<
    Scenario,
    "name" | "pms" | "vms" | "steps" | "stepMinutes" | "threshold" | "migration" | "seed"
  > {
  /** When step 0 begins, in UTC; null where that is not known. */
  readonly start: string | null;
  /** `interventions` is how many. */
  readonly fork: { readonly name: string; readonly interventions: number } | null;
}

/** Its keys in the order in which they are written. */
export function scenarioHead(scenario: Scenario): ScenarioHead {
  const { name, pms, vms, steps, stepMinutes, threshold, migration, seed, fork } = scenario;
  return {
    name,
    pms,
    vms,
    steps,
    stepMinutes,
    start: scenario.start === null ? null : instantText(scenario.start),
    threshold,
    migration,
    seed,
    fork: fork && { name: fork.name, interventions: fork.interventions.length },
  };
}
